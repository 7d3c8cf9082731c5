"""The case complained of: what of it can be contested, and who made it (C-24, E-15; APPC Art. 91, 97).

Of another person's case there is nothing to complain here: it does not exist for him.
"""

import json
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from oryndau.cases.actors import Actor
from oryndau.cases.models import Case, Event
from oryndau.cases.permissions import is_own
from oryndau.law.appeal import COMPLAINT
from oryndau.law.procedure import Role
from oryndau.people.models import Staff
from oryndau.people.places import shown_procedures
from oryndau.timekeeping import local
from oryndau.wizard.reading.story import timeline

_NOT_CONTESTED = frozenset({"submit", "withdraw", "record-answer", "recompute-terms"})


@dataclass(frozen=True, slots=True)
class Happened:
    """An event that can be complained of."""

    no: int
    on: date
    text: str


def _services() -> tuple[str, ...]:
    """Whatever a person finds in his account can be complained of; a complaint itself is taken to court."""
    return tuple(key for key in shown_procedures() if key != COMPLAINT.key)


def own(case: object, actor: Actor) -> Case | None:
    """The person's own case of a service, by its id as it was written; None for any other."""
    try:
        key = UUID(str(case))
    except ValueError:
        return None
    found = Case.objects.prefetch_related("events").filter(pk=key).filter(procedure__in=_services()).first()
    return found if found and is_own(actor, found) else None


def happened(case: Case, language: str) -> list[Happened]:
    """What officials and the system did in the case, as the person is told it, the newest first."""
    events = list(case.events.all())
    told = zip(events, timeline(case, language), strict=True)
    found = [
        Happened(event.no, local(event.at).date(), item.text[:300])
        for event, item in told
        if event.step not in _NOT_CONTESTED and not _by_a_person(event)
    ]
    return found[::-1]


def _by_a_person(event: Event) -> bool:
    return event.actor.startswith(("person:", "program:"))


def maker(case: Case, event: int | None) -> Staff | None:
    """Who is complained of: who made the event; of inaction, who has the case. None for the system."""
    post: Any = case.assignee
    if event is not None:
        body = case.events.filter(no=event).values_list("body", flat=True).first()
        post = json.loads(body)["actor"]["staff"] if body else None
    return Staff.objects.filter(pk=post).first() if post else None


def by_head(case: Case, event: int | None) -> bool:
    """Whether the head of the provider made it himself: the complaint does not go to him."""
    post = maker(case, event)
    if post is None:
        return False
    heads = Staff.objects.filter(
        person=post.person_id, role=Role.HEAD.value, territory=case.territory, active=True
    )
    return post.role == Role.HEAD.value or heads.exists()


def barred(case: Case, event: int | None) -> tuple[UUID, ...]:
    """Every post of the person complained of: by none of them may he decide (APPC Art. 97(2))."""
    post = maker(case, event)
    if post is None:
        return ()
    return tuple(Staff.objects.filter(person=post.person_id).order_by("pk").values_list("pk", flat=True))
