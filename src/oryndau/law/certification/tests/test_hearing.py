"""The hearing before a refusal: its days for any term and calendar, its grounds (C-18; A1 p.14)."""

from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from oryndau.law.calendar import WorkCalendar
from oryndau.law.certification.tests.samples import (
    ANY_CALENDAR,
    CALENDAR,
    CLOSES_ON,
    REASONS,
    answers,
    now,
    objections,
    preliminary_refusal,
)
from oryndau.law.hearing import in_working_hours, last_notice_day, lawful_days
from oryndau.law.hours import ALMATY

DUE = date(2026, 12, 8)
"""A Tuesday: three working days before it is Thursday the 3rd."""
CONVICTED = answers(convictions={"conviction": "unexpunged"})
DAYS = st.dates(date(2026, 3, 10), date(2026, 10, 20))


def at(day: int, hour: int = 10, minute: int = 0) -> datetime:
    """A time of December 2026 in Almaty."""
    return datetime(2026, 12, day, hour, minute, tzinfo=ALMATY)


def proposed(on: int, hearing: datetime, due_on: date = DUE) -> list[str]:
    """What stands against a preliminary refusal of that day of December with that hearing."""
    situation = now(at(on), *CONVICTED, running={"certification.decision": due_on})
    told = preliminary_refusal(hearing_at=hearing.isoformat())
    return objections("propose-refusal", told, situation)


def test_the_notice_comes_three_working_days_before_the_end_of_the_term() -> None:
    assert last_notice_day(DUE, CALENDAR, on=CLOSES_ON) == date(2026, 12, 3)
    assert proposed(3, at(4)) == []
    assert proposed(4, at(7)) == ["hearing_notice_late"]
    assert proposed(8, at(9)) == ["hearing_notice_late"]


def test_the_hearing_is_within_two_working_days_of_the_notice_and_not_on_its_day() -> None:
    """A notice of Thursday the 3rd: Friday the 4th and Monday the 7th, the weekend between does not count."""
    assert lawful_days(date(2026, 12, 3), DUE, CALENDAR) == (date(2026, 12, 4), date(2026, 12, 7))
    assert proposed(3, at(7)) == []
    for other in (at(3, 18), at(5), at(8)):
        assert proposed(3, other) == ["hearing_day"]


@pytest.mark.parametrize(
    ("hour", "minute", "lawful"),
    [(8, 59, False), (9, 0, True), (12, 59, True), (13, 0, False), (14, 29, False), (14, 30, True),
     (18, 29, True), (18, 30, False)],
)  # fmt: skip
def test_the_hearing_begins_in_working_hours(hour: int, minute: int, lawful: bool) -> None:
    """C-21: 9:00 to 18:30 with a break from 13:00 to 14:30."""
    assert in_working_hours(at(4, hour, minute)) is lawful
    assert (proposed(3, at(4, hour, minute)) == []) is lawful


def test_once_the_term_is_over_a_refusal_is_possible_again_with_its_hearing() -> None:
    """A restriction of the Law does not lapse because the provider was late; the hearing stays due."""
    assert proposed(9, at(10)) == []
    assert proposed(9, at(14)) == ["hearing_day"]


@given(ANY_CALENDAR, DAYS, st.integers(0, 20))
def test_for_any_calendar_and_term_only_lawful_days_are_proposed(
    calendar: WorkCalendar, due_on: date, before: int
) -> None:
    notified = due_on - timedelta(days=before)
    days = lawful_days(notified, due_on, calendar)
    in_time = calendar.working_days(notified, due_on) >= 3 and notified <= last_notice_day(
        due_on, calendar, on=notified
    )
    assert bool(days) is in_time
    for day in days:
        assert calendar.is_working(day)
        assert 1 <= calendar.working_days(notified, day) <= 2
        assert notified < day <= due_on


@given(ANY_CALENDAR, DAYS)
def test_for_any_calendar_the_last_notice_day_is_the_last_working_one_that_leaves_three(
    calendar: WorkCalendar, due_on: date
) -> None:
    last = last_notice_day(due_on, calendar, on=due_on)
    assert calendar.is_working(last)
    assert calendar.working_days(last, due_on) >= 3
    assert calendar.working_days(calendar.next_working(last), due_on) < 3


@given(ANY_CALENDAR, DAYS, st.integers(1, 30))
def test_after_the_term_two_working_days_remain_for_the_hearing(
    calendar: WorkCalendar, due_on: date, late: int
) -> None:
    notified = due_on + timedelta(days=late)
    days = lawful_days(notified, due_on, calendar)
    assert len(days) == 2
    assert all(calendar.is_working(day) and calendar.working_days(notified, day) <= 2 for day in days)


@given(st.times())
def test_no_meeting_begins_outside_the_hours(moment: time) -> None:
    inside = time(9) <= moment < time(13) or time(14, 30) <= moment < time(18, 30)
    assert in_working_hours(datetime.combine(CLOSES_ON, moment, tzinfo=ALMATY)) is inside


def test_no_restriction_is_named_that_the_registers_clear() -> None:
    """C-05, C-08."""
    situation = now(at(3), *answers(), running={"certification.decision": DUE})
    told = preliminary_refusal(hearing_at=at(4).isoformat())
    assert objections("propose-refusal", told, situation) == ["restriction_clear"]


def test_the_minutes_are_not_of_a_hearing_before_its_time_or_of_one_to_come() -> None:
    told = {"held_at": at(3).isoformat(), "appeared": False, "said_kk": "Келмеді.", "said_ru": "Не явился."}
    appointed = ("propose-refusal", preliminary_refusal(hearing_at=at(3, 10).isoformat()))
    assert objections("hold-hearing", told, now(at(3, 11), appointed)) == []
    assert objections("hold-hearing", told, now(at(3, 9), appointed)) == ["time_in_future"]
    early = told | {"held_at": at(3, 9).isoformat()}
    assert objections("hold-hearing", early, now(at(3, 11), appointed)) == ["hearing_before_time"]
    assert objections("hold-hearing", told, now(at(3, 11))) == ["hearing_before_time"]


@pytest.mark.parametrize(
    ("grounds", "restrictions", "said"),
    [
        (["restriction"], [2], []),
        (["restriction"], [2, 3], ["ground_not_heard"]),
        (["unreliable"], [], ["ground_not_heard"]),
        (["unreliable", "restriction"], [2], ["ground_not_heard"]),
    ],
)
def test_a_refusal_rests_on_nothing_on_which_the_candidate_was_not_heard(
    grounds: list[str], restrictions: list[int], said: list[str]
) -> None:
    """APPC Art. 73."""
    told = {"grounds": grounds, "restrictions": restrictions, **REASONS}
    heard = ("propose-refusal", preliminary_refusal())
    assert objections("refuse", told, now(at(4), heard)) == said
