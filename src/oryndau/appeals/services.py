"""The verbs of who complains: sign and submit, withdraw (C-24, E-15; APPC Art. 93, 94)."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.urls import reverse

from oryndau.appeals import contested
from oryndau.appeals.models import Link
from oryndau.appeals.papers import readable
from oryndau.appeals.words import COMPLAINT as WORD
from oryndau.cases import engine, errors
from oryndau.cases.actors import Actor
from oryndau.cases.models import Case, Event
from oryndau.cases.proof import Proof
from oryndau.documents import numbers
from oryndau.eds.verdict import Verdict
from oryndau.law.appeal import COMPLAINT
from oryndau.law.appeal_facts import Complaint
from oryndau.law.initiation import Withdrawal
from oryndau.people.acting import SIGNING_ROLES
from oryndau.signing import services as signing
from oryndau.signing.models import SignatureSession
from oryndau.wizard.models import Draft
from oryndau.wizard.services.freezing import freeze

PURPOSE = "complaint.submit"


def open_signing(
    draft: Draft, facts: Complaint, actor: Actor, *, browser: str, at: datetime
) -> SignatureSession:
    """Freeze a draft's complaint and open the signature session for who complains."""
    check_complainant(facts, actor)
    frozen = freeze(COMPLAINT.key, "submit", draft.pk, facts, readable(facts, numbers.new(), at))
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
    """The complaint was signed: open its case, close the draft, show what happens next."""
    subject = session.subject
    facts, who = Complaint.model_validate(subject["facts"]), subject["actor"]
    actor = Actor(kind="person", name=who["name"], iin=who["iin"], bin=who["bin"])
    event = receive(UUID(subject["draft"]), facts, actor, proof, at=at, documents=tuple(subject["documents"]))
    Draft.objects.filter(pk=event.case_id).update(submitted_at=at)
    return reverse("complaint:submitted", args=[event.case_id])


def receive(
    case: UUID, facts: Complaint, actor: Actor, proof: Proof, *, at: datetime,
    documents: tuple[dict[str, Any], ...] = (),
) -> Event:  # fmt: skip
    """Open the case of a signed complaint, linked to the case complained of.

    Raises `NotPermitted` for another's case, for another's name, and where the head would judge himself;
    else a `CaseError` of the engine. Then nothing is kept.
    """
    about = check_complainant(facts, actor)
    opening = engine.Opening(
        case=case, procedure=COMPLAINT.key, territory=about.territory, applicant=actor.acts_for,
        principal=actor.acts_for, title=title_of(facts), channel=facts.submitted_via,
        parties=(("complainant", actor.acts_for, facts.complainant),),
    )  # fmt: skip
    with transaction.atomic():
        event = engine.open_case(opening, "submit", actor, facts, at=at, proof=proof, documents=documents)
        Link.objects.create(complaint_id=case, contested_id=about.pk)
    return event


def check_complainant(facts: Complaint, actor: Actor) -> Case:
    """The case complained of, if who signs is named and it is his own, and if what the complaint says of who
    made the contested act is so still. Raises `NotPermitted`.
    """
    about = contested.own(facts.contested.case, actor)
    organisation = facts.organisation.bin if facts.organisation else ""
    if about is None or facts.applicant.iin != actor.iin or organisation != actor.bin or actor.staff:
        raise errors.NotPermitted("submit")
    said = facts.contested
    if facts.territory != about.territory or said.by_head != contested.by_head(about, said.event):
        raise errors.NotPermitted("submit")
    return about


def title_of(facts: Complaint) -> str:
    """How the complaint is named in lists."""
    number = f", № {facts.contested.number}" if facts.contested.number else ""
    return f"{WORD.in_(facts.language)}: {facts.complainant}{number}"


def withdraw(case: UUID, reason: str, actor: Actor, *, version: int, at: datetime) -> Event:
    """Take the complaint back before it is decided."""
    return engine.perform(case, "withdraw", actor, Withdrawal(reason=reason), at=at, version=version)
