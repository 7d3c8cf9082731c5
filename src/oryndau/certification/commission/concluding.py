"""The signed minutes take effect: sealed and kept, each candidate's case concluded, the seed told (C-16).

Each of these is a message of its own: one that fails is tried again and keeps none of the others back.
"""

from datetime import date, datetime
from uuid import UUID

from oryndau.cases import engine, outbox
from oryndau.cases.actors import SYSTEM
from oryndau.cases.models import Message
from oryndau.certification.commission.bench import locked
from oryndau.certification.commission.recording import content_of, facts_of, in_force, replaced
from oryndau.certification.models import Candidate, MinutesText
from oryndau.documents import sealing, storage
from oryndau.documents.models import Document
from oryndau.documents.services import keep
from oryndau.examination.hall import services as hall
from oryndau.law.certification.admission import may_apply_from
from oryndau.law.certification.facts import Conclusion, Outcome
from oryndau.law.certification.session_facts import Line4
from oryndau.timekeeping import local

KEEP = "certification-session.keep-minutes"
PUBLISH = "certification-session.publish-seed"
CONCLUDE = "certification-session.conclude-candidate"


@outbox.handles("certification-session.conclude-candidates")
def conclude_candidates(message: Message, at: datetime) -> None:
    """Leave a message for the minutes, one for the seed, and one for each candidate in the minutes."""
    text = _text(message.of_case)
    territory, about = text.session.territory, {"minutes": str(text.pk), "decided_on": _decided_on(text)}
    follow = [
        Message(case_id=text.session_id, territory=territory, topic=topic, payload=about, available_at=at)
        for topic in (KEEP, PUBLISH)
    ]
    follow += [
        Message(case_id=line.case, territory=territory, topic=CONCLUDE, payload=about, available_at=at)
        for line in facts_of(text).candidates
    ]
    Message.objects.bulk_create(follow)


@outbox.handles(CONCLUDE)
def conclude_candidate(message: Message, at: datetime) -> None:
    """Conclude one candidate's case as the minutes say. One that is concluded already is left alone."""
    locked(message.of_case)
    row = Candidate.objects.get(pk=message.of_case)
    if row.outcome:
        return
    text = MinutesText.objects.get(pk=message.payload["minutes"])
    line = next(line for line in facts_of(text).candidates if line.case == row.pk)
    facts = _conclusion(text, line, date.fromisoformat(message.payload["decided_on"]))
    engine.perform(row.pk, f"conclude-{line.outcome.value}", SYSTEM, facts, at=at)
    row.outcome, row.may_apply_from = line.outcome.value, facts.may_apply_from
    row.save(update_fields=["outcome", "may_apply_from"])


def _conclusion(text: MinutesText, line: Line4, decided_on: date) -> Conclusion:
    barred = line.outcome is Outcome.SUSPENDED
    return Conclusion(
        outcome=line.outcome, minutes_number=facts_of(text).number, minutes=text.sha256,
        decided_on=decided_on, may_apply_from=may_apply_from(decided_on) if barred else None,
    )  # fmt: skip


@outbox.handles(PUBLISH)
def publish_seed(message: Message, at: datetime) -> None:
    """Tell the seed from which the papers were drawn (C-11)."""
    hall.publish_seed(message.of_case, at)


@outbox.handles(KEEP)
def keep_minutes(message: Message, at: datetime) -> None:
    """Seal the minutes and keep them as a document of the session. Without a seal they wait, and say so."""
    text = _text(message.of_case)
    if Document.objects.filter(number=text.number).exists():
        return
    signed = storage.read(text.sha256)
    try:
        sealed = sealing.seal(signed, at=at)
    except sealing.SealUnavailable as error:
        raise outbox.Later(str(error)) from error
    chairman = text.signatures.get(member__staff=facts_of(text).chairman.staff)
    keep(
        content_of(text), sealed, case_id=text.session_id, territory=text.session.territory, at=at,
        event_no=text.event_no, signature_id=chairman.signature, signed=signed,
        supersedes=replaced(text.session_id),
    )  # fmt: skip


def _text(session: UUID) -> MinutesText:
    text = in_force(session)
    assert text, "a concluded session has its minutes"
    return text


def _decided_on(text: MinutesText) -> str:
    """The day of the decision: that of the last signature."""
    return local(text.signatures.order_by("-at")[0].at).date().isoformat()
