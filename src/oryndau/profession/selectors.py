"""Reads of the profession: an agent's record and standing, lists of agents, offices and workers (W-01)."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from enum import StrEnum
from typing import Any
from uuid import UUID

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from oryndau.cases import calendars, keyset
from oryndau.cases.keyset import Order, Page
from oryndau.cases.models import Case
from oryndau.cases.search import fold
from oryndau.law.hours import ALMATY
from oryndau.law.profession.history import Entry, Record, record_of
from oryndau.law.profession.reminders import stages
from oryndau.law.profession.standing import LicenceState, Standing, standing
from oryndau.profession.models import Agent, Office, Worker
from oryndau.registers.models import Licence
from oryndau.timekeeping import local

SIZE = 25
BY_DUE, BY_NAME = Order(("due_at", "id")), Order(("folded", "id"))


def history(case: Case) -> list[Entry]:
    """The case's steps in their order. One query, none where `events` are prefetched."""
    return [_entry(event.step, json.loads(event.body), event.at) for event in case.events.all()]


def _entry(step: str, body: dict[str, Any], at: datetime) -> Entry:
    return Entry(step, body["facts"], at, own=body["actor"]["kind"] == "person")


def record(case: Case) -> Record:
    """What the case tells of its agent."""
    return record_of(history(case))


def licence_of(iin: str) -> LicenceState | None:
    """What the register of licences says of a person: the one that stands, else the one that ended last."""
    return licences_of([iin]).get(iin)


def licences_of(iins: Iterable[str]) -> dict[str, LicenceState]:
    """The same for several persons at once, in one query."""
    rows = Licence.objects.filter(iin__in=set(iins)).exclude(state=Licence.State.REPLACED)
    found: dict[str, LicenceState] = {}
    for row in sorted(rows, key=lambda one: (one.state in Licence.VALID, one.state_since, one.issued_on)):
        found[row.iin] = LicenceState(row.number, row.state, row.state_since, row.suspended_until)
    return found


def known(case: Case, at: datetime) -> tuple[Record, Standing]:
    """What a case tells of its agent, and how he stands at a moment by it, the calendar and his licence."""
    told = record(case)
    licence = licence_of(told.registration.iin)
    return told, standing(told, local(at).date(), calendars.active(), licence)


def of_person(iin: str) -> Agent | None:
    """The agent who a person is, or was last."""
    return Agent.objects.filter(iin=iin).select_related("office").order_by("-ended_on", "-id").first()


def open_of(iin: str) -> Agent | None:
    """The registration of a person that has not ended."""
    return Agent.objects.filter(iin=iin, ended_on=None).first()


class Show(StrEnum):
    """Which agents a list shows."""

    ALL = "all"
    SOON = "soon"
    LATE = "late"
    WAITING = "waiting"
    LICENCE = "licence"
    ENDED = "ended"


@dataclass(frozen=True, slots=True)
class Counts:
    """How many agents each list shows."""

    all: int
    soon: int
    late: int
    waiting: int
    licence: int
    ended: int


def _licensed() -> "QuerySet[Licence]":
    return Licence.objects.filter(iin=OuterRef("iin"), state=Licence.State.ACTIVE)


def _rules(at: datetime) -> dict[Show, Q]:
    first = stages(local(at).date())[1]
    ahead = datetime.combine(local(at).date() + timedelta(days=first), time.max, tzinfo=ALMATY)
    here = Q(ended_on=None)
    return {
        Show.ALL: here, Show.SOON: here & Q(due_at__gte=at, due_at__lte=ahead),
        Show.LATE: here & Q(due_at__lt=at), Show.WAITING: here & Q(waiting__gt=0),
        Show.LICENCE: here & Q(licensed=False), Show.ENDED: ~here,
    }  # fmt: skip


def agents(territory: str, show: Show, at: datetime, *, after: str = "", before: str = "") -> Page[Agent]:
    """A page of a territory's agents, what is due first first; of ended ones, by name."""
    rows = Agent.objects.filter(territory=territory).annotate(licensed=Exists(_licensed()))
    found = rows.filter(_rules(at)[show]).select_related("office")
    order = BY_NAME if show is Show.ENDED else BY_DUE
    return keyset.page(found, order, SIZE, after=after, before=before)


def counts(territory: str, at: datetime) -> Counts:
    """How many agents of a territory each list shows, in one query."""
    rows = Agent.objects.filter(territory=territory).annotate(licensed=Exists(_licensed()))
    numbers = {show.value: Count("id", filter=rule) for show, rule in _rules(at).items()}
    return Counts(**rows.aggregate(**numbers))


def found(agents: Iterable[Case]) -> list[Agent]:
    """The agents of cases that a search found, in its order."""
    ids = [case.pk for case in agents]
    rows = {row.pk: row for row in Agent.objects.filter(pk__in=ids).select_related("office")}
    return [rows[key] for key in ids if key in rows]


def offices(territory: str, query: str = "", *, after: str = "", before: str = "") -> Page[Office]:
    """A page of a territory's offices by name and address, each with the number of its agents."""
    rows = Office.objects.filter(territory=territory).annotate(
        people=Count("agents", filter=Q(agents__ended_on=None))
    )
    for word in fold(query).split():
        rows = rows.filter(folded__contains=word)
    return keyset.page(rows.filter(people__gt=0), BY_NAME, SIZE, after=after, before=before)


def workers(territory: str, query: str = "", *, after: str = "", before: str = "") -> Page[Worker]:
    """A page of who works with the agents of a territory now, by name."""
    rows = Worker.objects.filter(territory=territory, ended_on=None).select_related("agent")
    for word in fold(query).split():
        rows = rows.filter(folded__contains=word)
    return keyset.page(rows, BY_NAME, SIZE, after=after, before=before)


def agent_of(case: UUID) -> Agent:
    """The row of an agent. `Agent.DoesNotExist` when there is none."""
    return Agent.objects.select_related("office").get(pk=case)
