"""When the Government moves a day off, open clocks are recomputed and the case says so."""

from datetime import date

import pytest

from oryndau.cases import calendars, recompute
from oryndau.cases.tests.factories import WORKING_MORNING, bailiff, events, registered, submitted
from oryndau.law import calendar as law_calendar

pytestmark = pytest.mark.django_db


def with_day_off(day: str, version: str = "2026-11-22.test") -> str:
    """The calendar in force with one more day off."""
    from importlib.resources import files

    name = f"data/calendar/{law_calendar.current().version}.toml"
    source = (files("oryndau.law") / name).read_text("utf-8")
    source = source.replace(f'"{law_calendar.current().version}"', f'"{version}"', 1)
    return source + f'\n[[move]]\noff = {day}\nworked = 2026-11-28\nsource = "https://example.kz/"\n'


def test_an_open_clock_moves_and_leaves_an_event() -> None:
    case = registered(bailiff())
    changed = recompute.load_version(with_day_off("2026-11-25"), at=WORKING_MORNING)
    assert changed.moved == 1
    clock = case.clocks.get()
    assert (clock.due_on, clock.calendar_version) == (date(2026, 11, 27), "2026-11-22.test")
    assert events(case)[-1].step == "recompute-terms"
    assert case.tasks.get().due_at == clock.due_at
    case.refresh_from_db()
    assert case.due_at == clock.due_at


def test_a_planned_registration_moves_too() -> None:
    from datetime import timedelta

    case = submitted(WORKING_MORNING - timedelta(days=2))  # Saturday: registered on Monday 23rd
    recompute.load_version(with_day_off("2026-11-23"), at=WORKING_MORNING - timedelta(days=1))
    due = case.messages.get(topic="initiation.register").available_at
    assert due.date() == date(2026, 11, 24)


def test_a_calendar_that_moves_nothing_leaves_no_event() -> None:
    case = registered(bailiff())
    changed = recompute.load_version(with_day_off("2026-12-30"), at=WORKING_MORNING)
    assert changed.moved == 0
    assert len(events(case)) == 2
    assert calendars.active().version == "2026-11-22.test"


def test_a_used_name_or_a_broken_file_is_refused() -> None:
    with pytest.raises(recompute.CalendarRefused):
        recompute.load_version("not a calendar", at=WORKING_MORNING)
    with pytest.raises(recompute.CalendarRefused, match="own name"):
        recompute.load_version(with_day_off("2026-11-25", law_calendar.current().version), at=WORKING_MORNING)
