"""The verbs of a candidate that no other service has: submit, choose another session (C-03, C-19)."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.urls import reverse

from oryndau.cases import engine, errors
from oryndau.cases.actors import Actor
from oryndau.cases.models import Event
from oryndau.cases.proof import Proof
from oryndau.certification.applying import openings, papers, stops
from oryndau.certification.models import Candidate, Session
from oryndau.eds.verdict import Verdict
from oryndau.law.certification.candidate import CERTIFICATION
from oryndau.law.certification.facts import CertificationApplication, SessionMove
from oryndau.law.licensing.facts import FeeReference
from oryndau.payments.services import attach
from oryndau.signing import services as signing
from oryndau.signing.models import SignatureSession
from oryndau.wizard.models import Draft
from oryndau.wizard.services import acting
from oryndau.wizard.services.freezing import freeze
from oryndau.wizard.stops import CannotApply, Stop

SUBMIT = "certification.submit"


def open_signing(
    draft: Draft, facts: CertificationApplication, actor: Actor, *, browser: str, at: datetime
) -> SignatureSession:
    """Freeze a draft's application and open the signature session for its candidate."""
    check_applicant(facts, actor)
    session = Session.objects.get(pk=facts.session)
    frozen = freeze(CERTIFICATION.key, "submit", draft.pk, facts, papers.readable(facts, session, at))
    return signing.open_session(
        SUBMIT, frozen.content, browser=browser, at=at, iin=actor.iin,
        subject={
            "draft": str(draft.pk), "actor": {"iin": actor.iin, "name": actor.name},
            "facts": facts.model_dump(mode="json"), "documents": list(frozen.documents),
        },
    )  # fmt: skip


@signing.completes(SUBMIT)
def submitted(session: SignatureSession, proof: Proof, verdict: Verdict, at: datetime) -> str:
    """The application was signed: open the case, take the seat, close the draft."""
    subject = session.subject
    facts = CertificationApplication.model_validate(subject["facts"])
    draft = UUID(subject["draft"])
    event = receive(draft, facts, acting.signer(session), proof, at=at, documents=tuple(subject["documents"]))
    Draft.objects.filter(pk=draft).update(submitted_at=at)
    return reverse("certification:submitted", args=[event.case_id])


def receive(
    case: UUID, facts: CertificationApplication, actor: Actor, proof: Proof, *, at: datetime,
    documents: tuple[dict[str, Any], ...] = (),
) -> Event:  # fmt: skip
    """Open the case of a signed application and give it a seat in its session.

    The session's row is locked, so that two candidates cannot take its last seat at once. Raises
    `CannotApply` that says why not, or what the engine refuses; then nothing is kept.
    """
    check_applicant(facts, actor)
    with transaction.atomic():
        Session.objects.select_for_update().filter(pk=facts.session).first()
        found = stops.stops(facts, case, at)
        if found:
            raise CannotApply(str(case), stops=found, answers=reverse("certification:check", args=[case]))
        opening = engine.Opening(
            case=case, procedure=CERTIFICATION.key, territory=facts.territory, applicant=actor.iin,
            principal=actor.iin, title=facts.applicant.full_name, channel="portal",
            parties=(("candidate", actor.iin, facts.applicant.full_name),),
        )  # fmt: skip
        event = engine.open_case(opening, "submit", actor, facts, at=at, proof=proof, documents=documents)
        Candidate.objects.create(
            case_id=case, session_id=facts.session, territory=facts.territory, iin=actor.iin,
            name=facts.applicant.full_name, language=facts.language.value, form=facts.form,
        )  # fmt: skip
        if facts.licence and isinstance(facts.licence.fee, FeeReference):
            attach(facts.licence.fee.fee, event.case, at)
    return event


def check_applicant(facts: CertificationApplication, actor: Actor) -> None:
    """The candidate signs for himself, and is whom the application names. Raises `NotPermitted`."""
    if actor.bin or actor.staff or facts.applicant.iin != actor.iin:
        raise errors.NotPermitted("submit")


def move(case: UUID, session: UUID, actor: Actor, *, version: int, at: datetime) -> Event:
    """Go to another session of the same body; the term counts from its closing date anew (C-19).

    Raises `CannotApply` when it is closed or full, or not of the case's territory.
    """
    with transaction.atomic():
        row = Session.objects.select_for_update().filter(pk=session).first()
        candidate = Candidate.objects.filter(pk=case).first()
        if row is None or candidate is None or row.territory != candidate.territory:
            raise errors.UnknownCase(str(session))
        found = [
            Stop("", words, clause)
            for words, clause in openings.faults(row.pk, candidate.language, row.closes_on, at)
        ]
        if found:
            raise CannotApply(str(case), stops=found, case=reverse("certification:case", args=[case]))
        facts = SessionMove(session=row.pk, closes_on=row.closes_on)
        event = engine.perform(case, "move-session", actor, facts, at=at, version=version)
        Candidate.objects.filter(pk=case).update(session=row)
    return event


acting.takes_objections(CERTIFICATION.key, "certification")
