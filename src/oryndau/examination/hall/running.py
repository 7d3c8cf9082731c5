"""A test runs from its beginning to its end by the server's clock alone (C-11, C-12)."""

from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db import connection, transaction

from oryndau.cases.models import Message
from oryndau.examination import events
from oryndau.examination.hall.errors import Refused
from oryndau.examination.hall.incidents import note
from oryndau.examination.hall.marking import count_right
from oryndau.examination.hall.opening import cards_of, weights_of
from oryndau.examination.models import Attempt, Exam
from oryndau.law.certification.examination import GENESIS, Drawn, draw, ends_at

FINISH = "examination.finish"
"""Topic of the message that ends a test whose time is over, whether its candidate is there or not."""
SILENT = timedelta(seconds=50)
"""After so long without a sign of life the connection counts as lost: two beats of the page are missing."""


def begin(attempt: UUID, at: datetime) -> Attempt:
    """Draw the paper and start the clock of a seated candidate whose browser is there. Raises `Refused`."""
    with transaction.atomic():
        row = Attempt.objects.select_for_update(of=("self",)).select_related("exam").get(pk=attempt)
        if row.state != Attempt.State.SEATED:
            raise Refused("not-running")
        if not row.place:
            raise Refused("no-browser")
        row.paper = [asdict(one) for one in _drawn(row.exam, row.case_id)]
        row.state, row.started_at, row.seen_at, row.head = Attempt.State.RUNNING, at, at, GENESIS
        row.ends_at = ends_at(at, row.exam.minutes, row.extra_minutes)
        row.save(update_fields=["paper", "state", "started_at", "seen_at", "head", "ends_at"])
        Message.objects.create(
            territory=row.territory, topic=FINISH, payload={"attempt": str(row.pk)}, available_at=row.ends_at
        )
        events.tell_started(row, at)
    return row


def _drawn(exam: Exam, case: UUID) -> tuple[Drawn, ...]:
    return draw(bytes.fromhex(exam.seed), str(case), cards_of(exam), weights_of(exam), exam.questions)


def finish(attempt: UUID, by: str, at: datetime) -> Attempt:
    """End a running test, mark it and tell its result; `by` is `candidate` or `time`.

    One that has ended stays as it is: the second call is noted and changes nothing. A test whose time is over
    ended then, whoever asks.
    """
    with transaction.atomic():
        row = _locked(attempt)
        if row.state != Attempt.State.RUNNING:
            if by == "candidate":
                note(row.pk, "finished-again", at)
            return row
        assert row.ends_at, "a running test has its end"
        by = "time" if at >= row.ends_at else by
        row.state, row.finished_at = Attempt.State.FINISHED, min(at, row.ends_at)
        row.correct = count_right(row)
        row.save(update_fields=["state", "finished_at", "correct"])
        events.tell_finished(row, by, at)
    return row


def finish_if_over(row: Attempt, at: datetime) -> Attempt:
    """The test, ended by this call when its time is over."""
    over = row.state == Attempt.State.RUNNING and row.ends_at is not None and at >= row.ends_at
    return finish(row.pk, "time", at) if over else row


def stop(attempt: UUID, at: datetime, *, by: UUID, why: str) -> Attempt:
    """Stop the test of a suspended candidate: what is saved stays, nothing is marked (C-10)."""
    with transaction.atomic():
        row = _locked(attempt)
        if row.state not in (Attempt.State.SEATED, Attempt.State.RUNNING):
            raise Refused("not-running")
        row.state, row.finished_at = Attempt.State.STOPPED, at
        row.save(update_fields=["state", "finished_at"])
        note(row.pk, "suspended", at, by=by, violation=why)
    return row


def _locked(attempt: UUID) -> Attempt:
    return Attempt.objects.select_for_update().get(pk=attempt)


@dataclass(frozen=True, slots=True)
class Beat:
    """What a page learns from its sign of life: where the test is, and how many seconds are left."""

    state: str
    left: int
    answered: int


_ALIVE = """
    UPDATE examination_attempt a SET seen_at = %(at)s
    FROM (SELECT id, seen_at FROM examination_attempt WHERE id = %(id)s FOR UPDATE) b
    WHERE a.id = b.id AND a.place = %(place)s RETURNING a.state, a.ends_at, a.answered, b.seen_at
"""


def alive(attempt: UUID, place: str, at: datetime) -> Beat:
    """A sign of life of the candidate's page. A long silence before it is noted. Raises `Refused`."""
    with connection.cursor() as cursor:
        cursor.execute(_ALIVE, {"id": attempt, "place": place, "at": at})
        found = cursor.fetchone()
    if found is None:
        raise Refused("other-browser")
    state, ends, answered, seen = found
    if state == Attempt.State.RUNNING:
        note_silence(attempt, seen, at)
        if at >= ends:
            state = finish(attempt, "time", at).state
    return Beat(state, seconds_left(ends, at), answered)


def note_silence(attempt: UUID, seen: datetime | None, at: datetime) -> None:
    """Note a loss of connection that has just ended."""
    if seen and at - seen > SILENT:
        note(attempt, "connection", at, since=seen.isoformat(), seconds=int((at - seen).total_seconds()))


def seconds_left(ends: datetime | None, at: datetime) -> int:
    """Whole seconds to the end; 0 when it is over or has not begun."""
    return max(0, int((ends - at).total_seconds())) if ends else 0
