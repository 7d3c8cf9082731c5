"""The verbs of the proctor: ask for a photo, identify and seat, begin, let in, suspend, note (C-10, C-11)."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from oryndau.cases import engine, permissions
from oryndau.cases.actors import Actor
from oryndau.cases.errors import CaseError, FactsInvalid, NotPermitted, StepNotAllowed, UnknownCase
from oryndau.cases.models import Case, Event, Message
from oryndau.cases.permissions import Permission
from oryndau.certification.examining import photos
from oryndau.certification.models import Candidate, Session
from oryndau.examination.hall import services as hall
from oryndau.examination.models import Attempt, Exam
from oryndau.law.acts import ORDER_69
from oryndau.law.certification.candidate import CERTIFICATION
from oryndau.law.certification.facts import Identification, Suspension
from oryndau.law.text import Text

_NOT_ASKED = Text(
    kk="үміткер өтінішінде қосымша уақыт сұрамаған",
    ru="кандидат не просил дополнительного времени в заявлении",
    en="the candidate did not ask for more time in his application",
)  # fmt: skip
_NO_PHOTO = Text(
    kk="тіркелімнен фото келмеді, салыстыратын ештеңе жоқ: тіркелімге қайта сұрау жіберіңіз немесе үміткерді "
       "ЭЦҚ бойынша отырғызыңыз",
    ru="фото из реестра не получено, сравнивать не с чем: запросите реестр ещё раз или посадите кандидата "
       "по ЭЦП",
    en="no photo came from the register, there is nothing to compare with: ask the register again, or seat "
       "the candidate by EDS",
)  # fmt: skip
_STAGES = ORDER_69 / "A1 p.11"


@dataclass(frozen=True, slots=True)
class Seated:
    """A candidate at his seat, and the code that the proctor hands him where he came without EDS."""

    attempt: Attempt
    code: str = ""


def hall_of(actor: Actor, session: UUID) -> tuple[Session, Exam]:
    """The session and its open test, for a proctor of its territory. `UnknownCase` to anybody else."""
    row = Session.objects.filter(pk=session).first()
    if (
        row is None
        or row.territory != actor.territory
        or not permissions.has(actor, Permission.RUN_EXAM_HALL)
    ):
        raise UnknownCase(str(session))
    exam = Exam.objects.defer("bank", "seed").filter(pk=session).first()
    if exam is None:
        raise UnknownCase(str(session))
    return row, exam


def identify(case: UUID, told: dict[str, Any], actor: Actor, *, at: datetime) -> Seated:
    """Write down who sits where and how his identity was made sure, and give him the seat (C-11).

    By photo only where the register has sent one. More time needs its reason, and that he asked for it in
    his application. Raises `FactsInvalid`, or what the engine and the hall refuse.
    """
    facts = engine.valid(CERTIFICATION.step("identify"), told)
    assert isinstance(facts, Identification)
    candidate = _candidate(case, actor)
    if facts.way == "photo" and not photos.is_received(case):
        raise _objection("way", "photo_not_received", _NO_PHOTO)
    if facts.extra_minutes and not extra_time_asked(case):
        raise _objection("extra_minutes", "extra_time_not_asked", _NOT_ASKED)
    with transaction.atomic():
        engine.perform(case, "identify", actor, facts, at=at)
        exam = Exam.objects.defer("bank", "seed").get(pk=candidate.session_id)
        attempt = hall.seat(
            exam, case, candidate.iin, candidate.name, candidate.language, facts.seat, facts.extra_minutes, at
        )
        Candidate.objects.filter(pk=case).update(seat=facts.seat)
        assert actor.staff, "a proctor acts by his post"
        code = hall.issue_code(attempt, actor.staff, at) if facts.way == "photo" else ""
    return Seated(attempt, code)


def _objection(field: str, rule: str, words: Text) -> FactsInvalid:
    told = {"loc": (field,), "type": rule, "msg": words, "clause": _STAGES}
    return FactsInvalid("identify", errors=[told])


def ask_photo(case: UUID, actor: Actor, *, at: datetime) -> None:
    """Ask the register for the candidate's photo, or once more; it comes to his page when it is there (C-11).

    A question that still waits is brought forward instead of a second one. Raises `UnknownCase`,
    `NotPermitted`, or `StepNotAllowed` when nobody is to be identified any more.
    """
    candidate = _candidate(case, actor)
    with transaction.atomic():
        row = Case.objects.select_for_update().get(pk=case)
        if row.state not in photos.IN_HALL or not photos.is_open(candidate.session):
            raise StepNotAllowed("identify", state=row.state)
        if photos.is_received(case):
            return
        waiting = Message.objects.filter(case=row, topic=photos.ASK, done_at=None)
        asked = {"asked_by": actor.reference}
        if waiting.filter(available_at__gt=at).update(available_at=at, payload=asked) or waiting.exists():
            return
        Message.objects.create(
            case=row, territory=row.territory, topic=photos.ASK, available_at=at, payload=asked
        )


def extra_time_asked(case: UUID) -> str:
    """Why the candidate asked for more time when he applied; "" when he did not."""
    body = Event.objects.filter(case=case, no=1).values_list("body", flat=True).first()
    return str(json.loads(body)["facts"].get("extra_time") or "") if body else ""


def begin_all(session: UUID, actor: Actor, clock: Callable[[], datetime]) -> tuple[int, int]:
    """Begin the test of everybody who sits with an open browser: how many began, and how many could not.

    Each has his whole time from his own beginning; one who cannot begin keeps nobody back.
    """
    _row, exam = hall_of(actor, session)
    waiting = Attempt.objects.filter(exam=exam, state=Attempt.State.SEATED).exclude(place="")
    begun = refused = 0
    for key in waiting.order_by("seat").values_list("pk", flat=True):
        try:
            hall.begin(key, clock())
            begun += 1
        except CaseError:
            refused += 1
    return begun, refused


def attempt_for(case: UUID, actor: Actor) -> Attempt:
    """The candidate's test, for the proctor of the hall. Raises `UnknownCase`."""
    _candidate(case, actor)
    attempt = Attempt.objects.filter(case_id=case).first()
    if attempt is None:
        raise UnknownCase(str(case))
    return attempt


def new_code(case: UUID, actor: Actor, at: datetime) -> str:
    """Another code for a seated candidate: his first grew old, or he changes the computer."""
    assert actor.staff, "a proctor acts by his post"
    return hall.issue_code(attempt_for(case, actor), actor.staff, at)


def suspend(
    case: UUID, told: dict[str, Any], actor: Actor, *, version: int | None = None, at: datetime
) -> Attempt:
    """Suspend a candidate for a described violation: a test that runs stops at once (C-10)."""
    facts = engine.valid(CERTIFICATION.step("suspend"), told)
    assert isinstance(facts, Suspension)
    attempt = attempt_for(case, actor)
    assert actor.staff, "a proctor acts by his post"
    with transaction.atomic():
        # The test first, then the case: in this order the end of a test takes them too.
        if attempt.state in (Attempt.State.SEATED, Attempt.State.RUNNING):
            attempt = hall.stop(attempt.pk, at, by=actor.staff, why=facts.violation)
        engine.perform(case, "suspend", actor, facts, at=at, version=version)
    return attempt


def _candidate(case: UUID, actor: Actor) -> Candidate:
    row = Candidate.objects.select_related("session").filter(pk=case).first()
    if row is None:
        raise UnknownCase(str(case))
    if row.territory != actor.territory or not permissions.has(actor, Permission.RUN_EXAM_HALL):
        raise NotPermitted("run-exam-hall")
    return row
