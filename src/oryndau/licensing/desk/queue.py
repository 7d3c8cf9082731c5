"""The licensor's work queue: an officer's own work and the second looks; all of it for the head (L-06)."""

from datetime import datetime
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet

from oryndau.cases import queue
from oryndau.cases.actors import Actor
from oryndau.cases.keyset import Page, page
from oryndau.cases.models import Event, Task
from oryndau.cases.queue import PAGE, Counts, Filters, days
from oryndau.licensing.desk.guard import PROCEDURES, ROLES
from oryndau.wizard.reading.lines import COLUMNS

_ROLES = frozenset(role.value for role in ROLES)


def tasks(actor: Actor, filters: Filters, at: datetime, *, after: str = "", before: str = "") -> Page[Any]:
    """A page of tasks, each with the columns that a line shows, after or before a cursor."""
    found = queue.filtered(_scope(actor, filters), filters, days(at)).values_list(*COLUMNS, named=True)
    return page(found, queue.order(actor, filters), PAGE, after=after, before=before)


def counts(actor: Actor, filters: Filters, at: datetime) -> Counts:
    """How much open work there is, each number capped."""
    mine = Filters(assignee=filters.assignee, shared=filters.shared)
    return queue.counts(_scope(actor, mine), at)


def _scope(actor: Actor, filters: Filters) -> "QuerySet[Task]":
    """Who concluded is not asked for a second look at his own conclusion."""
    own = Event.objects.filter(case=OuterRef("case_id"), step="conclude", actor=actor.reference)
    found = queue.national(actor, filters, PROCEDURES, _ROLES)
    return found if queue.is_head(actor) else found.exclude(Exists(own), kind="endorse")
