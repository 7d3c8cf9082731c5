"""The terms of a case as they stand, with their reckoning (E-03, E-05, C-04, C-19).

Prefetch `clocks` of the case to keep the number of queries constant.
"""

from dataclasses import dataclass
from datetime import date, datetime

from oryndau.cases import calendars
from oryndau.cases.clocks import explain
from oryndau.cases.models import Case
from oryndau.cases.models import Clock as ClockRow
from oryndau.law import terms
from oryndau.law.calendar import CalendarError
from oryndau.law.steps import Step
from oryndau.law.text import Text
from oryndau.pages.components import Clock, ClockState, ClockStep
from oryndau.timekeeping import local

SOON_WORKING_DAYS = 1
"""A term is «soon» when at most this many working days are left: a product's choice, no rule of law."""
_STATES = {
    "running": ClockState.RUNNING,
    "soon": ClockState.SOON,
    "late": ClockState.LATE,
    "stopped": ClockState.DONE,
}


@dataclass(frozen=True, slots=True)
class ClockView:
    """A term of a case as it stands. `days_left`: working days, 0 on the last day, negative when late."""

    term_text: Text
    clause: Text
    started_on: date
    due_on: date
    due_at: datetime
    days_left: int
    state: str
    """running | soon | late | stopped"""
    stopped_at: datetime | None
    calendar_version: str
    steps: tuple[Step, ...]

    def shown(self, language: str) -> Clock:
        """The term as the clock component draws it."""
        return Clock(
            name=self.term_text.in_(language), clause=self.clause.in_(language), state=_STATES[self.state],
            due_at=self.due_at, working_days_left=self.days_left, ended_at=self.stopped_at,
            steps=shown_steps(self.steps, language), calendar_version=self.calendar_version,
        )  # fmt: skip


def clocks(case: Case, at: datetime) -> list[ClockView]:
    """The terms of the case as they stand at a moment, running ones first, each with its reasoning."""
    rows = sorted(case.clocks.all(), key=lambda row: (row.stopped_at is not None, row.due_at))
    return [_clock(row, at) for row in rows]


def _clock(row: ClockRow, at: datetime) -> ClockView:
    term, due = terms.get(row.term), explain(row)
    left = days_left(row.due_on, at)
    return ClockView(
        term_text=term.text, clause=term.clause.text, started_on=row.started_on, due_on=row.due_on,
        due_at=row.due_at, days_left=left, state=_state(row, left, at), stopped_at=row.stopped_at,
        calendar_version=row.calendar_version, steps=due.steps,
    )  # fmt: skip


def expected(due: terms.Deadline, at: datetime, language: str) -> Clock:
    """A term that does not run yet, as it will be: for who waits for its beginning."""
    return Clock(
        name=terms.get(due.rule).text.in_(language), state=ClockState.RUNNING, due_at=due.due_at,
        working_days_left=days_left(due.due_on, at), steps=shown_steps(due.steps, language),
        clause=due.clause.in_(language), calendar_version=due.calendar_version,
    )  # fmt: skip


def shown_steps(steps: tuple[Step, ...], language: str) -> list[ClockStep]:
    """A reckoning day by day."""
    return [ClockStep(step.date, step.counts, step.why.in_(language)) for step in steps]


def days_left(due_on: date, at: datetime) -> int:
    """Working days from the day of `at` to the due day, by the calendar in force."""
    try:
        return terms.remaining(due_on, local(at).date(), calendars.active())
    except CalendarError:  # a case older than the calendar's years is still shown
        return (due_on - local(at).date()).days


def state_of(due_at: datetime, left: int, at: datetime) -> str:
    """running, soon or late."""
    if at > due_at:
        return "late"
    return "soon" if left <= SOON_WORKING_DAYS else "running"


def _state(row: ClockRow, left: int, at: datetime) -> str:
    return "stopped" if row.stopped_at else state_of(row.due_at, left, at)
