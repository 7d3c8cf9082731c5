"""The complaints that wait for the reader's role, what is due first standing first (C-24, E-15)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.urls import reverse

from oryndau.cases.actors import Actor
from oryndau.cases.keyset import Order, Page, page
from oryndau.cases.models import Task
from oryndau.cases.queue import PAGE, days, kinds_of
from oryndau.law.appeal import COMPLAINT
from oryndau.law.procedure import NATIONAL
from oryndau.pages.components import Tag
from oryndau.wizard.reading.due import due_tag, due_words

_ORDER = Order(("due_at", "id"))


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the queue."""

    url: str
    number: str
    title: str
    received_at: datetime
    due: str
    tag: Tag


def tasks(actor: Actor, *, after: str = "", before: str = "") -> Page[Any]:
    """A page of the hall of the reader's role: of his territory, or of the country."""
    kinds = kinds_of(COMPLAINT.key, frozenset(role.value for role in actor.roles))
    found = Task.objects.filter(done_at=None, kind__in=kinds)
    if not actor.roles & NATIONAL:
        found = found.filter(territory=actor.territory)
    return page(found.select_related("case"), _ORDER, PAGE, after=after, before=before)


def lines(found: Sequence[Task], at: datetime) -> list[Line]:
    """The lines of a page of tasks."""
    when = days(at)
    return [
        Line(
            url=reverse("complaint-desk:case", args=[task.case_id]), number=task.case.number or "",
            title=task.case.title, received_at=task.case.received_at, due=due_words(task.due_at, when),
            tag=due_tag(task.due_at, when),
        )
        for task in found
    ]  # fmt: skip
