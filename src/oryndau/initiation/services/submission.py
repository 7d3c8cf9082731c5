"""From a complete application to a case: freeze the bytes, take the signature, open the case (E-02(3), E-05).

The portal freezes the application in a signature session; a program sends application and signature
together. Both end in `receive`.
"""

import json
from collections.abc import Iterable
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Model
from django.urls import reverse

from oryndau.cases import engine
from oryndau.cases.actors import Actor
from oryndau.cases.models import Case, Event
from oryndau.cases.proof import Proof
from oryndau.documents import numbers
from oryndau.eds.verdict import Verdict
from oryndau.initiation.content import application_content
from oryndau.law.facts import ApplicantKind, InitiationApplication
from oryndau.law.initiation import INITIATION
from oryndau.people.acting import SIGNING_ROLES
from oryndau.signing import services as signing
from oryndau.signing.models import SignatureSession
from oryndau.wizard.models import Draft
from oryndau.wizard.services import freezing
from oryndau.wizard.services.freezing import Frozen

PURPOSE = "initiation.submit"


class NotTheApplicant(Exception):
    """The application names another applicant than the person who signs it."""


def freeze(case: UUID, facts: InitiationApplication, at: datetime) -> Frozen:
    """The exact bytes to sign for an application, with the readable PDF bound to them by its digest."""
    paper = application_content(facts, numbers.new(), at)
    return freezing.freeze(INITIATION.key, "submit", case, facts, paper)


def open_signing(
    draft: Draft, facts: InitiationApplication, actor: Actor, *, browser: str, at: datetime
) -> SignatureSession:
    """Freeze a draft's application and open the signature session for its applicant."""
    check_applicant(facts, actor)
    frozen = freeze(draft.pk, facts, at)
    return signing.open_session(
        PURPOSE, frozen.content, browser=browser, at=at, iin=actor.iin, bin=actor.bin,
        roles=SIGNING_ROLES if actor.bin else (),
        subject={
            "draft": str(draft.pk), "actor": {"iin": actor.iin, "bin": actor.bin, "name": actor.name},
            "facts": facts.model_dump(mode="json"), "documents": list(frozen.documents),
        },
    )  # fmt: skip


@signing.completes(PURPOSE)
def signed(session: SignatureSession, proof: Proof, verdict: Verdict, at: datetime) -> str:
    """The application was signed on the portal: open the case, close the draft, show what happens next."""
    subject = session.subject
    facts = InitiationApplication.model_validate(subject["facts"])
    who = subject["actor"]
    actor = Actor(kind="person", name=who["name"], iin=who["iin"], bin=who["bin"])
    event = receive(UUID(subject["draft"]), facts, actor, proof, at=at, documents=tuple(subject["documents"]))
    Draft.objects.filter(pk=event.case_id).update(submitted_at=at)
    return reverse("initiation:submitted", args=[event.case_id])


def receive(
    case: UUID, facts: InitiationApplication, actor: Actor, proof: Proof, *, at: datetime,
    documents: tuple[dict[str, Any], ...] = (), first: Iterable[Model] = (),
) -> Event:  # fmt: skip
    """Open the case of a signed application; rows given as `first` are written with it.

    Raises a `CaseError`, or `NotTheApplicant`; then nothing is kept.
    """
    check_applicant(facts, actor)
    opening = engine.Opening(
        case=case, procedure=INITIATION.key, territory=facts.territory, applicant=actor.acts_for,
        principal=facts.claimant.identifier or actor.acts_for, title=title_of(facts),
        channel=facts.submitted_via, parties=parties_of(facts),
    )  # fmt: skip
    return engine.open_case(
        opening, "submit", actor, facts, at=at, proof=proof, documents=documents, first=first
    )


def check_applicant(facts: InitiationApplication, actor: Actor) -> None:
    """The person who signs is the applicant whom the application names, in the capacity that it names."""
    applicant = facts.applicant
    organisation = applicant.organisation.bin if applicant.organisation else ""
    right_capacity = {
        ApplicantKind.SELF: not actor.bin,
        ApplicantKind.ORGANISATION: bool(actor.bin) and actor.bin == organisation,
        ApplicantKind.REPRESENTATIVE: actor.bin == organisation,
    }[applicant.kind]
    if applicant.person.iin != actor.iin or not right_capacity:
        raise NotTheApplicant


def title_of(facts: InitiationApplication) -> str:
    """How the case is named in lists: claimant and debtors."""
    return f"{facts.claimant.full_name} — {', '.join(debtor.full_name for debtor in facts.debtors)}"


def parties_of(facts: InitiationApplication) -> tuple[tuple[str, str, str], ...]:
    """The parties as rows: (role, IIN or BIN or "", name)."""
    claimant = ("claimant", facts.claimant.identifier or "", facts.claimant.full_name)
    debtors = [("debtor", debtor.identifier or "", debtor.full_name) for debtor in facts.debtors]
    if facts.applicant.kind is not ApplicantKind.REPRESENTATIVE:
        return (claimant, *debtors)
    person = facts.applicant.person
    return (claimant, *debtors, ("representative", person.iin, person.full_name))


def application_of(case: Case | UUID) -> InitiationApplication:
    """The application of a case, read from its first event."""
    key = case if isinstance(case, UUID) else case.pk
    body = Event.objects.filter(case_id=key, no=1).values_list("body", flat=True).get()
    return InitiationApplication.model_validate(json.loads(body)["facts"])
