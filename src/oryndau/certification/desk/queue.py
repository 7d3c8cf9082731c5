"""The work queue of a clerk, or of the territory for its head: what its lines show (C-07, C-17)."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from oryndau.cases import queue
from oryndau.cases.actors import Actor
from oryndau.cases.keyset import Page, page
from oryndau.cases.models import Task
from oryndau.cases.queue import PAGE, Counts, Filters, days
from oryndau.certification.models import Candidate
from oryndau.law.certification.candidate import CERTIFICATION
from oryndau.law.procedure import Role
from oryndau.wizard.reading.lines import COLUMNS

_ROLES = frozenset({Role.CLERK.value, Role.HEAD.value})


def tasks(actor: Actor, filters: Filters, at: datetime, *, after: str = "", before: str = "") -> Page[Any]:
    """A page of tasks, each with the columns that a line shows, after or before a cursor."""
    found = queue.filtered(_scope(actor, filters), filters, days(at)).values_list(*COLUMNS, named=True)
    return page(found, queue.order(actor, filters), PAGE, after=after, before=before)


def counts(actor: Actor, filters: Filters, at: datetime) -> Counts:
    """How much open work there is, each number capped."""
    mine = Filters(assignee=filters.assignee, shared=filters.shared)
    return queue.counts(_scope(actor, mine), at)


def _scope(actor: Actor, filters: Filters) -> "QuerySet[Task]":
    return queue.scope(actor, filters, CERTIFICATION.key, _ROLES)


def sessions(cases: Iterable[UUID]) -> dict[UUID, str]:
    """The session of each of these cases, in one query."""
    rows = Candidate.objects.filter(pk__in=list(cases)).values_list("case_id", "session__number")
    return dict(rows)
