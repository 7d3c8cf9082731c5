"""The work queue of a person, or of a whole territory for its head: which tasks, in what order (E-03, C-07).

Lists go by keyset pages along an index and never count or sort a whole table: counts are capped.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from functools import cache
from uuid import UUID

from django.db.models import Count, Q, QuerySet

from oryndau.cases import calendars
from oryndau.cases.actors import Actor
from oryndau.cases.keyset import Order
from oryndau.cases.models import Task
from oryndau.cases.procedures import procedure_of
from oryndau.law.calendar import CalendarError
from oryndau.law.procedure import Role
from oryndau.timekeeping import ALMATY, local

PAGE = 50
CAP = 500
"""Counts stop here: «500+» says enough, and the database need not look further."""
_DAY = timedelta(days=1)
_HEADS = frozenset({Role.HEAD, Role.LICENSING_HEAD})


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
    """What the case is about, in the words of its service."""
    received_from: date | None = None
    received_to: date | None = None
    assignee: UUID | None = None
    shared: bool = False
    """Only what lies in the hall for the reader's role, on nobody's desk."""


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


@cache
def kinds_of(procedure: str, roles: frozenset[str]) -> tuple[str, ...]:
    """The kinds of task of a procedure that lie with one of these roles."""
    opened = {kind for step in procedure_of(procedure).steps for kind in step.opens}
    return tuple(sorted({kind.key for kind in opened if kind.role in roles}))


def scope(actor: Actor, filters: Filters, procedure: str, roles: frozenset[str]) -> "QuerySet[Task]":
    """The tasks of a procedure on the reader's desk; for the head, all of the territory for these roles."""
    found = _of(filters, (procedure,), roles)
    if not is_head(actor):
        return found.filter(assignee=actor.staff, territory=actor.territory)
    if filters.assignee:
        return found.filter(assignee=filters.assignee, territory=actor.territory)
    if filters.shared:
        found = found.filter(assignee=None)
    if filters.tab is Tab.DONE:  # along the index of the territory's cases
        return found.filter(case__territory=actor.territory)
    return found.filter(territory=actor.territory)


def national(
    actor: Actor, filters: Filters, procedures: tuple[str, ...], roles: frozenset[str]
) -> "QuerySet[Task]":
    """The tasks of procedures that one body considers for the whole country (L-01): one's own and those in
    the hall of one's role; for the head, all of these roles.
    """
    found = _of(filters, procedures, roles).filter(case__procedure__in=procedures)
    if filters.assignee:
        return found.filter(assignee=filters.assignee)
    if filters.shared:
        return found.filter(assignee=None)
    if is_head(actor):
        return found
    return found.filter(
        Q(assignee=actor.staff) | Q(assignee=None, role__in=[one.value for one in actor.roles])
    )


def _of(filters: Filters, procedures: Iterable[str], roles: frozenset[str]) -> "QuerySet[Task]":
    kinds = sorted({kind for procedure in procedures for kind in kinds_of(procedure, roles)})
    # Kinds of two services may share a name: their roles tell them apart.
    return Task.objects.filter(
        done_at__isnull=filters.tab is Tab.OPEN, kind__in=kinds, role__in=sorted(roles)
    )


def order(actor: Actor, filters: Filters) -> Order:
    """The order of the queue: what is due first stands first; of work done, the newest."""
    if filters.tab is Tab.OPEN:
        return Order(("due_at", "id"))
    if is_head(actor) and not filters.assignee:
        return Order(("case_id", "id"), descending=True)
    return Order(("done_at", "id"), descending=True)


def filtered(found: "QuerySet[Task]", filters: Filters, when: Days) -> "QuerySet[Task]":
    """Those that are due and were received when the reader asked."""
    if filters.due and filters.tab is Tab.OPEN:
        found = found.filter(_due(when)[filters.due])
    if filters.received_from:
        found = found.filter(case__received_at__gte=_start(filters.received_from))
    if filters.received_to:
        found = found.filter(case__received_at__lt=_start(filters.received_to + _DAY))
    return found


def counts(found: "QuerySet[Task]", at: datetime) -> Counts:
    """How much open work there is, in one query that looks at no more than the first `CAP` tasks."""
    numbers = {due.value: Count("id", filter=rule) for due, rule in _due(days(at)).items()}
    first = found.order_by("due_at", "id").only("id", "due_at")[: CAP + 1]
    return Counts(**first.aggregate(open=Count("id"), **numbers))


def is_head(actor: Actor) -> bool:
    """Whether the actor leads the territory's department, or signs for the licensor."""
    return bool(_HEADS & actor.roles)


def _due(when: Days) -> dict[DueFilter, Q]:
    return {
        DueFilter.LATE: Q(due_at__lt=when.now),
        DueFilter.TODAY: Q(due_at__gte=when.now, due_at__lte=when.today),
        DueFilter.SOON: Q(due_at__gt=when.today, due_at__lte=when.soon),
    }


def _start(day: date) -> datetime:
    return datetime.combine(day, time.min, tzinfo=ALMATY)


def _end(day: date) -> datetime:
    return datetime.combine(day, time.max, tzinfo=ALMATY)
