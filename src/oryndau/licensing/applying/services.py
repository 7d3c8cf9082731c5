"""The verbs of who applies for a licence or its re-issue: freeze, sign, submit (L-02, L-03, L-09)."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.urls import reverse

from oryndau.cases import engine, errors
from oryndau.cases.actors import Actor
from oryndau.cases.models import Event
from oryndau.cases.proof import Proof
from oryndau.eds.verdict import Verdict
from oryndau.law.licensing.facts import LicenceApplication, RenewalApplication
from oryndau.law.licensing.issue import LICENCE_ISSUE
from oryndau.law.licensing.renewal import LICENCE_RENEWAL
from oryndau.licensing.applying import papers, stops
from oryndau.licensing.applying.stops import Either
from oryndau.licensing.models import Application
from oryndau.payments import services as payments
from oryndau.people.models import Person
from oryndau.signing import services as signing
from oryndau.signing.models import SignatureSession
from oryndau.wizard.models import Draft
from oryndau.wizard.services import acting
from oryndau.wizard.services.freezing import freeze
from oryndau.wizard.stops import CannotApply

SUBMIT: dict[type[Either], str] = {
    LicenceApplication: f"{LICENCE_ISSUE.key}.submit",
    RenewalApplication: f"{LICENCE_RENEWAL.key}.submit",
}
"""Purposes of the signature sessions, by what is applied for."""
_SPACES = {LICENCE_ISSUE.key: "licensing", LICENCE_RENEWAL.key: "licensing:renewal"}


def procedure_for(facts: Either) -> str:
    """The procedure in which an application is considered."""
    return (LICENCE_ISSUE if isinstance(facts, LicenceApplication) else LICENCE_RENEWAL).key


def open_signing(
    draft: Draft, facts: Either, actor: Actor, *, language: str, browser: str, at: datetime
) -> SignatureSession:
    """Freeze a draft's application and open the signature session for its applicant."""
    check_applicant(facts, actor)
    paper = papers.readable(facts, language, at)
    frozen = freeze(procedure_for(facts), "submit", draft.pk, facts, paper)
    return signing.open_session(
        SUBMIT[type(facts)], frozen.content, browser=browser, at=at, iin=actor.iin,
        subject={
            "draft": str(draft.pk), "actor": {"iin": actor.iin, "name": actor.name},
            "facts": facts.model_dump(mode="json"), "documents": list(frozen.documents),
        },
    )  # fmt: skip


@signing.completes(SUBMIT[LicenceApplication])
def submitted(session: SignatureSession, proof: Proof, verdict: Verdict, at: datetime) -> str:
    """The application for a licence was signed: open the case, close the draft."""
    return _submitted(LicenceApplication.model_validate(session.subject["facts"]), session, proof, at)


@signing.completes(SUBMIT[RenewalApplication])
def renewal_submitted(session: SignatureSession, proof: Proof, verdict: Verdict, at: datetime) -> str:
    """The application for the re-issue was signed: open the case, close the draft."""
    return _submitted(RenewalApplication.model_validate(session.subject["facts"]), session, proof, at)


def _submitted(facts: Either, session: SignatureSession, proof: Proof, at: datetime) -> str:
    draft, papers_of = UUID(session.subject["draft"]), tuple(session.subject["documents"])
    event = receive(draft, facts, acting.signer(session), proof, at=at, documents=papers_of)
    Draft.objects.filter(pk=draft).update(submitted_at=at)
    return reverse("licensing:submitted", args=[event.case_id])


def receive(
    case: UUID, facts: Either, actor: Actor, proof: Proof, *, at: datetime,
    documents: tuple[dict[str, Any], ...] = (),
) -> Event:  # fmt: skip
    """Open the case of a signed application, which waits for its fee from now on.

    The applicant's row is locked, so that two applications of his cannot be received at once. Raises
    `CannotApply` that says why not, `FeeUnusable`, or what the engine refuses; then nothing is kept.
    """
    check_applicant(facts, actor)
    procedure, person = procedure_for(facts), facts.applicant
    with transaction.atomic():
        Person.objects.select_for_update().filter(iin=person.iin).first()
        found = stops.stops(facts, case, at)
        if found:
            answers = reverse(f"{_SPACES[procedure]}:check", args=[case])
            raise CannotApply(str(case), stops=found, answers=answers)
        opening = engine.Opening(
            case=case, procedure=procedure, territory=facts.territory, applicant=person.iin,
            principal=person.iin, title=person.full_name, channel="portal",
            parties=(("applicant", person.iin, person.full_name),),
        )  # fmt: skip
        event = engine.open_case(opening, "submit", actor, facts, at=at, proof=proof, documents=documents)
        Application.objects.create(
            case_id=case, procedure=procedure, territory=facts.territory, iin=person.iin,
            name=person.full_name, fee=facts.fee.fee,
        )  # fmt: skip
        payments.attach(facts.fee.fee, case, at)
    return event


def check_applicant(facts: Either, actor: Actor) -> None:
    """The applicant signs for himself, and is whom the application names. Raises `NotPermitted`."""
    if actor.bin or actor.staff or facts.applicant.iin != actor.iin:
        raise errors.NotPermitted("submit")


acting.takes_objections(LICENCE_ISSUE.key, "licensing")
