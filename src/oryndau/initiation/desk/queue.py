"""The work queue of a bailiff, or of a whole territory for its head (E-03, E-11).

Lists go by keyset pages along an index and never count or sort a whole table: counts are capped.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from enum import StrEnum
from typing import Any
from uuid import UUID

from django.db.models import Count, Exists, F, JSONField, OuterRef, Q, QuerySet
from django.db.models.functions import Cast

from oryndau.cases import calendars
from oryndau.cases.actors import Actor
from oryndau.cases.models import Case, Event, Party, Task
from oryndau.initiation.desk.guard import is_head
from oryndau.initiation.desk.keyset import Order, Page, page
from oryndau.law.calendar import CalendarError
from oryndau.law.enforcement.documents import document_rule
from oryndau.law.text import Text
from oryndau.timekeeping import ALMATY, local

PAGE = 50
CAP = 500
"""Counts stop here: «500+» says enough, and the database need not look further."""
_DAY = timedelta(days=1)


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


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the queue."""

    case: Case
    claimant: str
    debtors: str
    document: Text | None
    amount: Decimal | None
    due_at: datetime | None
    done_at: datetime | None
    assignee: UUID | None


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


def tasks(actor: Actor, filters: Filters, at: datetime, *, after: str = "", before: str = "") -> Page[Task]:
    """A page of 50 tasks with their cases, after or before a cursor."""
    found = _filtered(_scope(actor, filters), filters, days(at)).select_related("case")
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


def rows_of_tasks(found: Iterable[Task]) -> list[Row]:
    """The lines of a page of tasks, in two queries whatever their number."""
    found = list(found)
    about = _about([task.case_id for task in found])
    return [_row(task.case, about, task.due_at, task.done_at, task.assignee) for task in found]


def rows_of_cases(found: Iterable[Case]) -> list[Row]:
    """The lines of cases that a search found."""
    found = list(found)
    about = _about([case.pk for case in found])
    return [
        _row(case, about, None if case.closed_at else case.due_at, case.closed_at, case.assignee)
        for case in found
    ]


def _about(ids: list[UUID]) -> dict[str, dict[UUID, Any]]:
    parties: dict[UUID, dict[str, list[str]]] = {}
    for party in Party.objects.filter(case__in=ids).order_by("id"):
        parties.setdefault(party.case_id, {}).setdefault(party.role, []).append(party.name)
    told = Event.objects.filter(case__in=ids, no=1).annotate(told=Cast("body", JSONField()))
    document = "told__facts__document__"
    facts = told.values_list("case_id", F(f"{document}kind"), F(f"{document}amount"))
    return {"parties": parties, "facts": {case: (kind, amount) for case, kind, amount in facts}}


def _row(
    case: Case,
    about: dict[str, dict[UUID, Any]],
    due: datetime | None,
    done: datetime | None,
    assignee: UUID | None,
) -> Row:
    roles = about["parties"].get(case.pk, {})
    kind, amount = about["facts"].get(case.pk, (None, None))
    return Row(
        case=case, claimant=", ".join(roles.get("claimant", [])), debtors=", ".join(roles.get("debtor", [])),
        document=document_rule(kind).name if kind else None, amount=Decimal(amount) if amount else None,
        due_at=due, done_at=done, assignee=assignee,
    )  # fmt: skip


def _start(day: date) -> datetime:
    return datetime.combine(day, time.min, tzinfo=ALMATY)


def _end(day: date) -> datetime:
    return datetime.combine(day, time.max, tzinfo=ALMATY)
