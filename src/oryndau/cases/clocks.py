"""The clocks of a case: which terms a step starts, stops and recomputes, and how each explains itself."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from oryndau.cases import calendars
from oryndau.cases.models import Case, Clock
from oryndau.law import terms
from oryndau.law.calendar import WorkCalendar
from oryndau.law.procedure import Step
from oryndau.law.terms import Due, Term


@dataclass(frozen=True, slots=True)
class Changes:
    """What a step does to the clocks of a case, planned before it is written."""

    start: tuple[Clock, ...]
    stop: tuple[str, ...]
    moved: tuple[Clock, ...]
    due_at: datetime | None
    """The nearest end of a clock that runs after the step."""
    touched: bool
    told: tuple[dict[str, Any], ...]
    """What the event says of them."""


def plan(
    step: Step, case: Case, on: date, calendar: WorkCalendar, *, counts_from: date | None = None
) -> Changes:
    """What the step changes. A term counts from `counts_from`, else from the day of registration where there

    is one, else from `on`, the day of the step.
    """
    if not (step.starts or step.stops or step.pauses or step.resumes or step.recomputes):
        return Changes((), (), (), None, False, ())
    start = counts_from or case.registered_on or on
    started = tuple(_started(term, case, start, calendar) for term in step.starts)
    stopped = tuple(term.name for term in step.stops)
    running = (
        [] if case.version <= 1 else [c for c in case.clocks.filter(stopped_at=None) if c.term not in stopped]
    )
    moved = (
        tuple(_moved(running, calendar)) if step.recomputes else tuple(_paused(step, running, on, calendar))
    )
    ends = [clock.due_at for clock in (*started, *running)]
    told = [_told("start", clock) for clock in started] + [_told("move", clock) for clock in moved]
    told += [{"do": "stop", "term": name} for name in stopped]
    return Changes(started, stopped, moved, min(ends, default=None), True, tuple(told))


def apply(case: Case, changes: Changes, at: datetime) -> None:
    """Write the planned changes of clocks that are there; the started ones are new rows of the step."""
    if changes.stop:
        case.clocks.filter(stopped_at=None, term__in=changes.stop).update(stopped_at=at)
    for clock in changes.moved:
        clock.save(update_fields=["due_on", "due_at", "calendar_version", "pauses"])


def _started(term: Term, case: Case, on: date, calendar: WorkCalendar) -> Clock:
    due = terms.due(term, on, calendar)
    return Clock(
        case=case, territory=case.territory, term=term.name, started_on=on, due_on=due.due_on,
        due_at=due.due_at, calendar_version=calendar.version,
    )  # fmt: skip


def _moved(running: Iterable[Clock], calendar: WorkCalendar) -> Iterable[Clock]:
    for clock in running:
        due = _due(clock, calendar)
        clock.due_on, clock.due_at, clock.calendar_version = due.due_on, due.due_at, calendar.version
        yield clock


def _paused(step: Step, running: Iterable[Clock], on: date, calendar: WorkCalendar) -> Iterable[Clock]:
    """The clocks that the step pauses or resumes. A paused clock has no end that could be missed: its end
    moves on with every day, and is fixed when it is resumed.
    """
    paused, resumed = ({term.name for term in terms_} for terms_ in (step.pauses, step.resumes))
    for clock in running:
        is_open = bool(clock.pauses) and clock.pauses[-1][1] is None
        if clock.term in paused and not is_open:
            clock.pauses = [*clock.pauses, [on.isoformat(), None]]
        elif clock.term in resumed and is_open:
            clock.pauses = [*clock.pauses[:-1], [clock.pauses[-1][0], on.isoformat()]]
        else:
            continue
        yield from _moved([clock], calendar)


def _told(do: str, clock: Clock) -> dict[str, Any]:
    return {
        "do": do, "term": clock.term, "from": clock.started_on.isoformat(),
        "due": clock.due_at.isoformat(), "calendar": clock.calendar_version, "pauses": clock.pauses,
    }  # fmt: skip


def _due(clock: Clock, calendar: WorkCalendar) -> Due:
    pauses = [
        (date.fromisoformat(start), date.fromisoformat(end) if end else None) for start, end in clock.pauses
    ]
    return terms.due(terms.get(clock.term), clock.started_on, calendar, paused=pauses)


def explain(clock: Clock) -> Due:
    """The end of a clock with its reasoning day by day, by the calendar that it was computed with."""
    return _due(clock, calendars.read(clock.calendar_version))


def would_move(clock: Clock, calendar: WorkCalendar) -> bool:
    """Whether another calendar gives this running clock another end."""
    return _due(clock, calendar).due_at != clock.due_at
