"""Incidents to be read: the last ones, and the terms whose end fell inside one (C-23)."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Q

from oryndau.cases.actors import Actor
from oryndau.cases.models import Case, Clock
from oryndau.cases.permissions import visible
from oryndau.incidents.models import Incident
from oryndau.law import terms
from oryndau.law.terms import Term

SHOWN = 20
KEPT_IN_VIEW = timedelta(days=90)
_MOST_TERMS = 200


@dataclass(frozen=True, slots=True)
class Hindered:
    """An open term whose end fell inside an incident. Nothing was changed by it."""

    clock: Clock
    term: Term
    incident: Incident


def recent(at: datetime) -> list[Incident]:
    """What is open, and the last that ended within three months, the newest first."""
    rows = Incident.objects.filter(Q(ended_at=None) | Q(began_at__gte=at - KEPT_IN_VIEW))
    return list(rows.prefetch_related("tellings").order_by("-began_at", "-id")[:SHOWN])


def hindered(incidents: Iterable[Incident], actor: Actor, at: datetime) -> list[Hindered]:
    """The open terms of cases that the reader may see which ended while a part did not work. A paused term
    has no end that could be missed. A read: only the law or a decision can extend a term.
    """
    return list(_hindered(list(incidents), actor, at))[:_MOST_TERMS]


def _hindered(incidents: list[Incident], actor: Actor, at: datetime) -> Iterator[Hindered]:
    inside = Q(pk__in=[])
    for one in incidents:
        inside |= Q(due_at__gte=one.began_at, due_at__lte=one.ended_at or at)
    own = Case.objects.filter(visible(actor)).values("pk")
    clocks = Clock.objects.filter(inside, stopped_at=None, case__in=own).select_related("case")
    for clock in clocks.order_by("due_at", "id")[: 2 * _MOST_TERMS]:
        if clock.pauses and clock.pauses[-1][1] is None:
            continue
        for one in incidents:
            if one.began_at <= clock.due_at <= (one.ended_at or at):
                yield Hindered(clock, terms.get(clock.term), one)
