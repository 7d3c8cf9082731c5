"""A new version of the working calendar: open clocks and planned registrations are computed anew.

Each case gets an event that says so; each case is its own transaction, so that one bad row stops nothing,
and the command can simply be run again.
"""

import json
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction

from oryndau.cases import calendars, engine
from oryndau.cases.actors import SYSTEM
from oryndau.cases.clocks import would_move
from oryndau.cases.models import CalendarVersion, Case, Clock, Event, Message
from oryndau.cases.procedures import procedure_of
from oryndau.law import calendar as law_calendar
from oryndau.law.calendar import WorkCalendar
from oryndau.law.initiation import CalendarChange


class CalendarRefused(ValueError):
    """The version cannot be taken: unreadable, or its name is used already."""


@dataclass(frozen=True, slots=True)
class Changed:
    """What a new version did."""

    version: str
    looked_at: int
    moved: int


def load_version(source: str, *, at: datetime) -> Changed:
    """Put a version in force and recompute the open clocks. `CalendarRefused` when it cannot be taken."""
    try:
        calendar = law_calendar.parse(source)
    except (ValueError, KeyError) as error:
        raise CalendarRefused(f"cannot be read: {error}") from error
    known = CalendarVersion.objects.filter(version=calendar.version).first()
    if calendar.version in law_calendar.versions() or (known and known.source != source):
        raise CalendarRefused(f"version {calendar.version} exists already: give the new one its own name")
    previous = calendars.active().version
    CalendarVersion.objects.get_or_create(
        version=calendar.version, defaults={"source": source, "loaded_at": at}
    )
    calendars.forget()
    return recompute(calendar, previous, at=at)


def recompute(calendar: WorkCalendar, previous: str, *, at: datetime) -> Changed:
    """Recompute every open case whose clock or registration the calendar moves."""
    waiting = set(Message.objects.filter(done_at=None, available_at__gt=at).values_list("case_id", flat=True))
    running = set(Clock.objects.filter(stopped_at=None).values_list("case_id", flat=True))
    open_cases = sorted(case for case in waiting | running if case)
    moved = sum(_recompute_case(case, calendar, previous, at) for case in open_cases)
    return Changed(calendar.version, len(open_cases), moved)


@transaction.atomic
def _recompute_case(case_id: UUID, calendar: WorkCalendar, previous: str, at: datetime) -> bool:
    case = Case.objects.select_for_update().get(pk=case_id)
    if case.closed_at:
        return False
    clocks_move = any(would_move(clock, calendar) for clock in case.clocks.filter(stopped_at=None))
    if not (_move_messages(case, calendar, at) or clocks_move):
        return False
    facts = CalendarChange(version=calendar.version, previous=previous)
    engine.perform(case_id, "recompute-terms", SYSTEM, facts, at=at)
    return True


def _move_messages(case: Case, calendar: WorkCalendar, at: datetime) -> bool:
    """Messages that a step planned for a later moment get the moment of the new calendar."""
    moved = False
    for message in case.messages.filter(done_at=None, available_at__gt=at):
        event = Event.objects.get(case=case, no=message.payload["event"])
        step = procedure_of(case.procedure).step(event.step)
        facts = step.facts.model_validate(json.loads(event.body)["facts"])
        for send in step.sends:
            if send.topic != message.topic or send.due is None:
                continue
            due = max(send.due(event.at, facts, calendar), event.at)
            moved = moved or due != message.available_at
            Message.objects.filter(pk=message.pk).update(available_at=due)
    return moved
