"""Announcing a session: every closing date of seven years leaves days for it (C-02, C-19; A1 p.4, St.)."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given

from oryndau.law import terms
from oryndau.law.calendar import WorkCalendar
from oryndau.law.certification.announcement import closing_moment, window
from oryndau.law.certification.tests.samples import (
    ANY_CALENDAR,
    CALENDAR,
    CLOSES_ON,
    HELD_AT,
    MONDAY,
    REASON,
    announcement,
    composition,
    now,
    of_session,
    opening,
)
from oryndau.law.hours import ALMATY


def at(day: date, hour: int = 10, minute: int = 0) -> datetime:
    return datetime(day.year, day.month, day.day, hour, minute, tzinfo=ALMATY)


def announced(**changes: Any) -> list[str]:
    return of_session("announce", announcement(**changes), now(MONDAY))


def test_the_example_of_the_order() -> None:
    """Receipt closes on Tuesday 1 December 2026: ten working days end on the 15th. Documents of the last day
    are checked by Thursday the 3rd, the result is signed a day after the session: from the 4th to the 14th.
    """
    allowed = window(CLOSES_ON, CALENDAR)
    assert (allowed.first, allowed.last) == (date(2026, 12, 4), date(2026, 12, 14))
    assert allowed.term_ends_on == date(2026, 12, 15)


def test_every_working_day_of_seven_years_leaves_days_for_a_session() -> None:
    """2021 to 2027, as far as the calendar knows the days after."""
    day, last = date(2021, 1, 1), date(2027, 12, 1)
    while day <= last:
        if CALENDAR.is_working(day):
            allowed = window(day, CALENDAR)
            held = [allowed.first, allowed.last]
            assert day < allowed.first <= allowed.last < allowed.term_ends_on
            assert all(map(CALENDAR.is_working, [*held, allowed.term_ends_on]))
            assert CALENDAR.working_days(day, allowed.first) == 3
            assert CALENDAR.working_days(day, allowed.term_ends_on) == 10
            assert CALENDAR.working_days(allowed.last, allowed.term_ends_on) == 1
        day += timedelta(days=1)


@given(ANY_CALENDAR)
def test_for_any_calendar_the_session_leaves_two_days_before_and_one_after(calendar: WorkCalendar) -> None:
    closes_on = calendar.next_working(date(2026, 5, 10))
    allowed = window(closes_on, calendar)
    assert calendar.working_days(closes_on, allowed.first) == 3
    assert calendar.working_days(closes_on, allowed.last) == 9
    result = terms.due(terms.get("certification.result"), allowed.last, calendar)
    assert result.due_on <= allowed.term_ends_on


def test_a_good_announcement_is_taken() -> None:
    assert announced() == []


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"closes_on": "2026-11-23"}, "closes_in_past"),
        ({"closes_on": "2026-11-29"}, "closes_on_rest_day"),
        ({"held_at": at(date(2026, 12, 3)).isoformat()}, "session_outside_term"),
        ({"held_at": at(date(2026, 12, 15)).isoformat()}, "session_outside_term"),
        ({"held_at": at(date(2026, 12, 5)).isoformat()}, "session_on_rest_day"),
        ({"held_at": at(date(2026, 12, 4), 8, 59).isoformat()}, "session_out_of_hours"),
        ({"held_at": at(date(2026, 12, 4), 13).isoformat()}, "session_out_of_hours"),
        ({"held_at": at(date(2026, 12, 4), 18, 30).isoformat()}, "session_out_of_hours"),
    ],
)
def test_an_announcement_that_cannot_be_kept_is_refused(changes: dict[str, str], said: str) -> None:
    assert announced(**changes) == [said]


def test_receipt_closes_with_the_working_time_of_its_day_and_not_before() -> None:
    """C-21: 18:30."""
    told = {"closes_on": CLOSES_ON.isoformat(), "applications": 3}
    ends, first = closing_moment(CLOSES_ON), ("announce", announcement())
    assert ends == at(CLOSES_ON, 18, 30)
    assert of_session("close-receipt", told, now(ends, first)) == []
    assert of_session("close-receipt", told, now(ends - timedelta(seconds=1), first)) == ["receipt_open"]
    another = told | {"closes_on": "2026-11-30"}
    assert of_session("close-receipt", another, now(ends, first)) == ["receipt_open"]


@pytest.mark.parametrize(
    ("held_at", "said"),
    [
        (at(date(2026, 12, 7), 15), []),
        (at(date(2026, 12, 14)), []),
        (at(date(2026, 12, 3)), ["session_outside_term"]),
        (at(date(2026, 12, 15)), ["session_outside_term"]),
        (at(date(2026, 12, 12)), ["session_on_rest_day"]),
        (at(date(2026, 12, 7), 14), ["session_out_of_hours"]),
        (MONDAY, ["session_in_past"]),
    ],
)
def test_a_changed_time_keeps_to_the_announced_closing_date(held_at: datetime, said: list[str]) -> None:
    """The same before and after receipt has closed."""
    told = {"held_at": held_at.isoformat(), "place_kk": "Зал", "place_ru": "Зал", "seats": 20, **REASON}
    for moment in (MONDAY, at(date(2026, 12, 2))):
        keys = of_session("change", told, now(moment, ("announce", announcement())))
        assert keys == (said if held_at != MONDAY else ["session_in_past"])


def test_the_session_opens_on_its_announced_day_or_the_one_it_was_moved_to() -> None:
    """Whoever came on the announced day is not absent (C-16)."""
    first, appointed = ("announce", announcement()), ("appoint", composition())
    moved = ("change", {"held_at": "2026-12-07T05:00:00Z"})
    friday, monday = HELD_AT, datetime(2026, 12, 7, 5, 0, tzinfo=UTC)
    assert of_session("open", opening(), now(friday, first, appointed)) == []
    assert of_session("open", opening(), now(monday, first, appointed)) == ["session_another_day"]
    assert of_session("open", opening(), now(friday, first, appointed, moved)) == ["session_another_day"]
    assert of_session("open", opening(), now(monday, first, appointed, moved)) == []
