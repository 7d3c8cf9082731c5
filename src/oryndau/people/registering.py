"""Registration by the worker at the right moment: the number, and who gets the case (C-06, L-05)."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from oryndau.cases import calendars, engine, numbering
from oryndau.cases.actors import SYSTEM
from oryndau.cases.models import Case, Event, Message
from oryndau.law.facts.considering import Registration
from oryndau.law.procedure import NATIONAL, Role
from oryndau.people import assigning
from oryndau.timekeeping import local


@dataclass(frozen=True, slots=True)
class Series:
    """How a service registers: to whom it hands its cases, and how their numbers run."""

    name: str
    prefix: str
    """Numbers of the service are told from those of others at a glance: AT-75-2026-000001."""
    role: Role

    def number(self, territory: str, year: int) -> str:
        """The next number, in the caller's transaction."""
        return f"{self.prefix}-{numbering.next_number(self.name, territory, year)}"


def register(case: Case, series: Series, *, at: datetime) -> Event:
    """Give the case its number and who considers it; its table starts the terms.

    Of a role that is held for the country nobody is of the case's territory. Raises `assigning.NobodyThere`.
    """
    home = "" if series.role in NATIONAL else case.territory
    chosen, load = assigning.choose(series.role.value, home)
    today = local(at).date()
    facts = Registration(
        number=series.number(case.territory, today.year), registered_on=today, staff=chosen.pk,
        clerk=chosen.person.full_name, open_cases=load, calendar_version=calendars.active().version,
    )  # fmt: skip
    event = engine.perform(case.pk, "register", SYSTEM, facts, at=at)
    assigning.given(chosen.pk, at)
    return event


def on_message(message: Message, at: datetime, waits: str, verb: Callable[[UUID, datetime], object]) -> None:
    """Register the case of a message by a service's own verb; one that waits no more is left alone."""
    case = Case.objects.select_for_update().get(pk=message.of_case)
    if case.state == waits:
        verb(case.pk, max(at, message.available_at))
