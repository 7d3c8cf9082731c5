"""The work queue of a bailiff, or of a whole territory for its head: what its lines show (E-03, E-11)."""

from collections.abc import Sequence
from datetime import datetime
from decimal import Decimal
from typing import Any, NamedTuple
from uuid import UUID

from django.db import connection
from django.db.models import Exists, JSONField, OuterRef, QuerySet
from django.db.models.functions import Cast

from oryndau.cases import queue
from oryndau.cases.actors import Actor
from oryndau.cases.keyset import Page, page
from oryndau.cases.models import Case, Event, Task
from oryndau.cases.queue import CAP, PAGE, Counts, Days, DueFilter, Filters, Tab, days
from oryndau.law.initiation import INITIATION
from oryndau.law.procedure import Role

__all__ = [
    "CAP", "PAGE", "About", "Counts", "Days", "DueFilter", "Filters", "Row", "Tab", "counts", "days",
    "rows_of_cases", "rows_of_tasks", "tasks",
]  # fmt: skip
_ROLES = frozenset({Role.STATE_BAILIFF.value})
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


def tasks(actor: Actor, filters: Filters, at: datetime, *, after: str = "", before: str = "") -> Page[Any]:
    """A page of 50 tasks, each with the columns that a line shows, after or before a cursor."""
    found = _of_kind(queue.filtered(_scope(actor, filters), filters, days(at)), filters.kind)
    rows = found.values_list(*_COLUMNS, named=True)
    return page(rows, queue.order(actor, filters), PAGE, after=after, before=before)


def _scope(actor: Actor, filters: Filters) -> "QuerySet[Task]":
    return queue.scope(actor, filters, INITIATION.key, _ROLES)


def _of_kind(found: "QuerySet[Task]", kind: str) -> "QuerySet[Task]":
    if not kind:
        return found
    first = Event.objects.filter(case=OuterRef("case_id"), no=1).annotate(told=Cast("body", JSONField()))
    return found.filter(Exists(first.filter(told__facts__document__kind=kind)))


def counts(actor: Actor, filters: Filters, at: datetime) -> Counts:
    """How much open work there is, each number capped."""
    return queue.counts(_scope(actor, Filters(assignee=filters.assignee)), at)


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
