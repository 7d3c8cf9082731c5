"""The work queue of a clerk, or of the territory for its head: what its lines show (C-07, C-17)."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any, NamedTuple
from uuid import UUID

from django.db.models import QuerySet

from oryndau.cases import queue
from oryndau.cases.actors import Actor
from oryndau.cases.keyset import Page, page
from oryndau.cases.models import Case, Task
from oryndau.cases.queue import PAGE, Counts, Filters, days
from oryndau.certification.models import Candidate
from oryndau.law.certification.candidate import CERTIFICATION
from oryndau.law.procedure import Role

_ROLES = frozenset({Role.CLERK.value, Role.HEAD.value})
_COLUMNS = (
    "id", "case_id", "kind", "due_at", "done_at", "assignee", "case__number", "case__title", "case__state",
    "case__received_at",
)  # fmt: skip


class Row(NamedTuple):
    """A line of the queue; `kind` is the task, empty where a search found a case."""

    case_id: UUID
    kind: str
    number: str | None
    title: str
    state: str
    received_at: datetime
    due_at: datetime | None
    done_at: datetime | None
    assignee: UUID | None
    session: str


def tasks(actor: Actor, filters: Filters, at: datetime, *, after: str = "", before: str = "") -> Page[Any]:
    """A page of tasks, each with the columns that a line shows, after or before a cursor."""
    found = queue.filtered(_scope(actor, filters), filters, days(at)).values_list(*_COLUMNS, named=True)
    return page(found, queue.order(actor, filters), PAGE, after=after, before=before)


def counts(actor: Actor, filters: Filters, at: datetime) -> Counts:
    """How much open work there is, each number capped."""
    mine = Filters(assignee=filters.assignee, shared=filters.shared)
    return queue.counts(_scope(actor, mine), at)


def _scope(actor: Actor, filters: Filters) -> "QuerySet[Task]":
    return queue.scope(actor, filters, CERTIFICATION.key, _ROLES)


def rows_of_tasks(found: Sequence[Any]) -> list[Row]:
    """The lines of a page of tasks; their sessions in one query."""
    sessions = _sessions(task.case_id for task in found)
    return [
        Row(
            task.case_id, task.kind, task.case__number, task.case__title, task.case__state,
            task.case__received_at, task.due_at, task.done_at, task.assignee, sessions.get(task.case_id, ""),
        )
        for task in found
    ]  # fmt: skip


def rows_of_cases(found: Sequence[Case]) -> list[Row]:
    """The lines of cases that a search found; their sessions in one query."""
    sessions = _sessions(case.pk for case in found)
    return [
        Row(
            case.pk, "", case.number, case.title, case.state, case.received_at,
            None if case.closed_at else case.due_at, case.closed_at, case.assignee,
            sessions.get(case.pk, ""),
        )
        for case in found
    ]  # fmt: skip


def _sessions(cases: Iterable[UUID]) -> dict[UUID, str]:
    rows = Candidate.objects.filter(pk__in=list(cases)).values_list("case_id", "session__number")
    return dict(rows)
