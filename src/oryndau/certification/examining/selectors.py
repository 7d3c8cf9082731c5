"""The hall as the proctor sees it: every seat at once, in as many questions to the database as one (C-11)."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from oryndau.cases.models import Case
from oryndau.certification.models import Candidate, Session
from oryndau.examination.hall.incidents import KINDS
from oryndau.examination.hall.running import SILENT, seconds_left
from oryndau.examination.hall.seating import waiting_place
from oryndau.examination.models import Attempt, Exam, Incident
from oryndau.law.certification.candidate import ADMITTED, SUSPENDED


class Stage(StrEnum):
    """Where a candidate is on the day of the session."""

    AWAITED = "awaited"
    EMPTY = "empty"
    WAITING = "waiting"
    RUNNING = "running"
    OVERDUE = "overdue"
    FINISHED = "finished"
    SUSPENDED = "suspended"
    AWAY = "away"


_OF_ATTEMPT = {
    Attempt.State.RUNNING: Stage.RUNNING, Attempt.State.FINISHED: Stage.FINISHED,
    Attempt.State.STOPPED: Stage.SUSPENDED,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Place:
    """A candidate in the hall, or awaited in it."""

    case: UUID
    name: str
    language: str
    stage: Stage
    seat: int | None = None
    answered: int = 0
    minutes_left: int = 0
    extra: int = 0
    silent_seconds: int = 0
    """How long his page has given no sign of life, where that is too long."""
    asks: bool = False
    """Another browser asks to be let in."""
    correct: int | None = None
    incidents: int = 0
    last: str = ""

    @property
    def needs_a_look(self) -> bool:
        """Whether the proctor should go there."""
        return self.asks or bool(self.silent_seconds) or self.stage is Stage.OVERDUE


def places(session: Session, exam: Exam, at: datetime) -> list[Place]:
    """Every candidate of the session, by seat, then who is awaited, by name: four questions in all."""
    candidates = list(Candidate.objects.filter(session=session).order_by("seat", "name"))
    states = dict(Case.objects.filter(pk__in=[one.case_id for one in candidates]).values_list("pk", "state"))
    tests = Attempt.objects.filter(exam=exam).defer("paper", "flags")
    attempts = {one.case_id: one for one in tests}
    noted: dict[UUID, list[Incident]] = defaultdict(list)
    for incident in Incident.objects.filter(attempt__exam=exam).order_by("id"):
        noted[incident.attempt_id].append(incident)
    shown = [
        _place(one, states.get(one.case_id, ""), attempts.get(one.case_id), noted, at) for one in candidates
    ]
    return [place for place in shown if place.stage is not Stage.AWAY]


def _place(
    of: Candidate, state: str, attempt: Attempt | None, noted: dict[UUID, list[Incident]], at: datetime
) -> Place:
    if attempt is None:
        stage = Stage.AWAITED if state == ADMITTED else Stage.AWAY
        return Place(of.case_id, of.name, of.language, stage)
    incidents = noted[attempt.pk]
    stage = _stage(attempt, state, at)
    silent = _silent(attempt, at) if stage in (Stage.RUNNING, Stage.WAITING) else 0
    return Place(
        of.case_id, of.name, of.language, stage, seat=attempt.seat, answered=attempt.answered,
        minutes_left=seconds_left(attempt.ends_at, at) // 60, extra=attempt.extra_minutes,
        silent_seconds=silent, asks=bool(waiting_place(incidents)) and stage in _OPEN,
        correct=attempt.correct, incidents=len(incidents), last=_last(incidents),
    )  # fmt: skip


_OPEN = (Stage.EMPTY, Stage.WAITING, Stage.RUNNING)


def _stage(attempt: Attempt, state: str, at: datetime) -> Stage:
    if state == SUSPENDED:
        return Stage.SUSPENDED
    if attempt.state == Attempt.State.SEATED:
        return Stage.WAITING if attempt.place else Stage.EMPTY
    over = attempt.state == Attempt.State.RUNNING and attempt.ends_at is not None and at >= attempt.ends_at
    return Stage.OVERDUE if over else _OF_ATTEMPT[Attempt.State(attempt.state)]


def _silent(attempt: Attempt, at: datetime) -> int:
    gone = at - attempt.seen_at if attempt.seen_at else None
    return int(gone.total_seconds()) if gone and gone > SILENT else 0


def _last(incidents: list[Incident]) -> str:
    return str(KINDS.get(incidents[-1].kind, incidents[-1].kind)) if incidents else ""


def counts(found: Iterable[Place]) -> dict[str, int]:
    """How many candidates stand where, by stage, and how many need a look."""
    counted: dict[str, int] = dict.fromkeys((stage.value for stage in Stage), 0) | {"look": 0}
    for place in found:
        counted[place.stage.value] += 1
        counted["look"] += place.needs_a_look
    return counted


def sessions_of(territory: str) -> list[Session]:
    """Sessions of a territory whose hall is open, the newest first."""
    opened = Exam.objects.filter(territory=territory, published_at=None).values("pk")
    return list(Session.objects.filter(pk__in=opened).order_by("-held_at")[:50])
