"""The work queue of a bailiff, or of a whole territory for its head (E-03, E-11).

Lists go by keyset pages along an index and never count or sort a whole table: counts are capped.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from enum import StrEnum
from typing import Any, NamedTuple
from uuid import UUID

from django.db import connection
from django.db.models import Count, Exists, JSONField, OuterRef, Q, QuerySet
from django.db.models.functions import Cast

from oryndau.cases import calendars
from oryndau.cases.actors import Actor
from oryndau.cases.keyset import Order, Page, page
from oryndau.cases.models import Case, Event, Task
from oryndau.initiation.desk.guard import is_head
from oryndau.law.calendar import CalendarError
from oryndau.timekeeping import ALMATY, local

PAGE = 50
CAP = 500
"""Counts stop here: «500+» says enough, and the database need not look further."""
_DAY = timedelta(days=1)
_COLUMNS = (
    "id", "case_id", "case__number", "case__procedure", "case__state", "case__received_at",
    "due_at", "done_at", "assignee",
)  # fmt: skip
_ABOUT = """
SELECT case_id, document ->> 'kind', (document ->> 'amount')::numeric,
       (SELECT coalesce(string_agg(name, ', ' ORDER BY id), '') FROM cases_party
        WHERE case_id = told.case_id AND role = 'claimant'),
       (SELECT coalesce(string_agg(name, ', ' ORDER BY id), '') FROM cases_party
        WHERE case_id = told.case_id AND role = 'debtor')
FROM (SELECT case_id, body::json #> '{facts,document}' AS document FROM cases_event
      WHERE case_id = ANY(%s) AND no = 1 OFFSET 0) AS told"""
"""OFFSET 0 keeps the reading of the body in one place: else it would be read anew for every field."""


class Tab(StrEnum):
    """What the queue shows."""

    OPEN = "open"
    DONE = "done"


class DueFilter(StrEnum):
    """By when the work is due."""

    LATE = "late"
    TODAY = "today"
    SOON = "soon"


@dataclass(frozen=True, slots=True)
class Filters:
    """What the reader asked for; None or empty where he asked for nothing."""

    tab: Tab = Tab.OPEN
    due: DueFilter | None = None
    kind: str = ""
    received_from: date | None = None
    received_to: date | None = None
    bailiff: UUID | None = None


class About(NamedTuple):
    """What the parties' application says of a case: its enforcement document, its parties."""

    kind: str | None
    amount: Decimal | None
    claimants: str
    debtors: str


class Row(NamedTuple):
    """A line of the queue."""

    case_id: UUID
    number: str | None
    procedure: str
    state: str
    received_at: datetime
    due_at: datetime | None
    done_at: datetime | None
    assignee: UUID | None
    about: About


@dataclass(frozen=True, slots=True)
class Counts:
    """How much open work there is, each number capped at `CAP`."""

    open: int
    late: int
    today: int
    soon: int


@dataclass(frozen=True, slots=True)
class Days:
    """The moments by which the queue sorts work: now, the end of today, the end of the next working day."""

    now: datetime
    today: datetime
    soon: datetime


def days(at: datetime) -> Days:
    """The moments for a moment, by the calendar in force."""
    today = local(at).date()
    try:
        soon = calendars.active().next_working(today)
    except CalendarError:  # beyond the calendar's years: the next day
        soon = today + _DAY
    return Days(at, _end(today), _end(soon))


def tasks(actor: Actor, filters: Filters, at: datetime, *, after: str = "", before: str = "") -> Page[Any]:
    """A page of 50 tasks, each with the columns that a line shows, after or before a cursor."""
    found = _filtered(_scope(actor, filters), filters, days(at)).values_list(*_COLUMNS, named=True)
    return page(found, _order(actor, filters), PAGE, after=after, before=before)


def _scope(actor: Actor, filters: Filters) -> "QuerySet[Task]":
    found = Task.objects.filter(done_at__isnull=filters.tab is Tab.OPEN)
    if not is_head(actor):
        return found.filter(assignee=actor.staff, territory=actor.territory)
    if filters.bailiff:
        return found.filter(assignee=filters.bailiff, territory=actor.territory)
    if filters.tab is Tab.DONE:  # along the index of the territory's cases
        return found.filter(case__territory=actor.territory)
    return found.filter(territory=actor.territory)


def _order(actor: Actor, filters: Filters) -> Order:
    if filters.tab is Tab.OPEN:
        return Order(("due_at", "id"))
    if is_head(actor) and not filters.bailiff:
        return Order(("case_id", "id"), descending=True)
    return Order(("done_at", "id"), descending=True)


def _filtered(found: "QuerySet[Task]", filters: Filters, when: Days) -> "QuerySet[Task]":
    if filters.due and filters.tab is Tab.OPEN:
        found = found.filter(_due(when)[filters.due])
    if filters.received_from:
        found = found.filter(case__received_at__gte=_start(filters.received_from))
    if filters.received_to:
        found = found.filter(case__received_at__lt=_start(filters.received_to + _DAY))
    if filters.kind:
        first = Event.objects.filter(case=OuterRef("case_id"), no=1).annotate(told=Cast("body", JSONField()))
        found = found.filter(Exists(first.filter(told__facts__document__kind=filters.kind)))
    return found


def _due(when: Days) -> dict[DueFilter, Q]:
    return {
        DueFilter.LATE: Q(due_at__lt=when.now),
        DueFilter.TODAY: Q(due_at__gte=when.now, due_at__lte=when.today),
        DueFilter.SOON: Q(due_at__gt=when.today, due_at__lte=when.soon),
    }


def counts(actor: Actor, filters: Filters, at: datetime) -> Counts:
    """How much open work there is, in one query that looks at no more than the first `CAP` tasks."""
    scope = _scope(actor, Filters(bailiff=filters.bailiff)).order_by("due_at", "id")
    rules = _due(days(at))
    numbers = {due.value: Count("id", filter=rule) for due, rule in rules.items()}
    return Counts(**scope.only("id", "due_at")[: CAP + 1].aggregate(open=Count("id"), **numbers))


def rows_of_tasks(found: Sequence[Any]) -> list[Row]:
    """The lines of a page of tasks, in one query whatever their number."""
    about = _about([task.case_id for task in found])
    return [
        Row(
            task.case_id, task.case__number, task.case__procedure, task.case__state, task.case__received_at,
            task.due_at, task.done_at, task.assignee, about[task.case_id],
        )
        for task in found
    ]  # fmt: skip


def rows_of_cases(found: Sequence[Case]) -> list[Row]:
    """The lines of cases that a search found, in one query whatever their number."""
    about = _about([case.pk for case in found])
    return [
        Row(
            case.pk, case.number, case.procedure, case.state, case.received_at,
            None if case.closed_at else case.due_at, case.closed_at, case.assignee, about[case.pk],
        )
        for case in found
    ]  # fmt: skip


def _about(ids: list[UUID]) -> dict[UUID, About]:
    with connection.cursor() as cursor:
        cursor.execute(_ABOUT, [ids])
        return {case: About(*said) for case, *said in cursor}


def _start(day: date) -> datetime:
    return datetime.combine(day, time.min, tzinfo=ALMATY)


def _end(day: date) -> datetime:
    return datetime.combine(day, time.max, tzinfo=ALMATY)
