"""The working calendar 2020-2027 (C-06, E-05), cross-checked with an independent package."""

from datetime import date, timedelta

import holidays
import pytest

from oryndau.law import calendar
from oryndau.law.calendar import CalendarError, DayKind, WorkCalendar

CURRENT = calendar.current()


def every_day() -> list[date]:
    span = (CURRENT.last - CURRENT.first).days
    return [CURRENT.first + timedelta(days=n) for n in range(span + 1)]


def peer() -> dict[date, bool]:
    """Working or not by the package `holidays`, which rests on Saturday and Sunday."""
    known = holidays.country_holidays("KZ", years=range(2020, 2028), language="en_US")
    worked = known.weekend_workdays
    return {d: (d.isoweekday() < 6 or d in worked) and d not in known for d in every_day()}


def test_it_agrees_with_the_package_on_every_day() -> None:
    # No difference in what is worked. Differences that do not show here: the package calls 11 May 2020 an
    # ordinary
    # Monday (we: a day of rest moved to 8 May), and carries 28 December 2013 as a worked day of every year.
    theirs = peer()
    assert {d for d in every_day() if CURRENT.is_working(d) != theirs[d]} == set()


def test_differences_from_the_package_in_kind_are_the_named_ones() -> None:
    known = holidays.country_holidays("KZ", years=range(2020, 2028), language="en_US")
    worked = {d for d in every_day() if CURRENT.day(d).kind is DayKind.WORKED}
    theirs = {d for d in known.weekend_workdays if d.year >= 2020}
    assert worked - theirs == {date(2020, 5, 11)}  # a worked Monday, which the package cannot say
    assert theirs - worked == set()
    ours_estimated = {d for d in every_day() if CURRENT.day(d).estimated}
    assert ours_estimated == {d for d, name in known.items() if "estimated" in name}
    off = {DayKind.HOLIDAY, DayKind.DAY_OFF, DayKind.SUBSTITUTE, DayKind.MOVED_OFF}
    assert {d for d in every_day() if CURRENT.day(d).kind in off} == set(known)


@pytest.mark.parametrize(
    ("day", "kind"),
    [
        ("2026-08-30", DayKind.WEEKEND),  # no Constitution Day in 2026
        ("2026-08-31", DayKind.WORKING),
        ("2026-03-15", DayKind.WEEKEND),
        ("2025-08-30", DayKind.HOLIDAY),
        ("2025-09-01", DayKind.SUBSTITUTE),
        ("2027-03-15", DayKind.HOLIDAY),
        ("2027-08-30", DayKind.WORKING),
        ("2023-01-07", DayKind.DAY_OFF),  # Christmas on a Saturday does not move
        ("2023-01-09", DayKind.WORKING),
        ("2022-07-09", DayKind.DAY_OFF),  # Kurban-ait on a Saturday does not move
        ("2022-07-11", DayKind.WORKING),
        ("2022-01-03", DayKind.SUBSTITUTE),  # two holidays at a weekend give two days
        ("2022-01-04", DayKind.SUBSTITUTE),
        ("2022-05-10", DayKind.SUBSTITUTE),  # 7 May, Saturday; 9 May is itself a holiday
        ("2020-05-11", DayKind.WORKED),
        ("2020-05-08", DayKind.MOVED_OFF),
        ("2024-05-04", DayKind.WORKED),
        ("2025-01-05", DayKind.WORKED),
        ("2026-01-05", DayKind.WORKING),
        ("2021-12-17", DayKind.HOLIDAY),
        ("2022-12-01", DayKind.WORKING),
        ("2026-10-26", DayKind.SUBSTITUTE),
    ],
)
def test_it_knows_what_a_day_is(day: str, kind: DayKind) -> None:
    assert CURRENT.day(date.fromisoformat(day)).kind is kind


def test_every_day_has_a_reason_and_a_source() -> None:
    for week in (CURRENT, CURRENT.six_day):
        for on in every_day():
            day = week.day(on)
            assert day.source
            assert "{" not in day.why.kk + day.why.ru + day.why.en


def test_the_state_corporation_works_on_saturdays_but_not_on_holidays() -> None:
    six = CURRENT.six_day
    assert six.is_working(date(2026, 11, 21))
    assert not six.is_working(date(2026, 11, 22))
    assert not six.is_working(date(2026, 5, 9))  # a holiday on Saturday
    assert six.is_working(date(2026, 5, 11))  # and no day instead of it
    assert not six.is_working(date(2026, 3, 9))  # a holiday on Sunday gives the Monday
    assert six.is_working(date(2024, 5, 8))  # whose Saturday was a working day anyway


def test_it_finds_the_next_working_day() -> None:
    assert CURRENT.next_working(date(2026, 3, 20)) == date(2026, 3, 26)
    assert CURRENT.working_days(date(2026, 11, 20), date(2026, 11, 27)) == 5


def test_a_day_outside_its_years_is_an_error_that_says_so() -> None:
    for day in (date(2019, 12, 31), date(2028, 1, 1)):
        with pytest.raises(CalendarError, match="covers 2020 to 2027"):
            CURRENT.day(day)


SMALL = """
version = "2026-12-01-test"
first_year = 2026
last_year = 2026
checked_on = 2026-12-01
[[holiday]]
key = "x"
month = 12
days = [16]
kk = "х"
ru = "х"
en = "x"
clause = "holidays-law:Art. 3"
mark = "memory"
"""


def test_an_operator_can_load_a_new_version() -> None:
    moved = '[[move]]\noff = 2026-12-18\nworked = 2026-12-20\nsource = "order"\n'
    loaded = calendar.parse(SMALL + moved)
    assert loaded.version == "2026-12-01-test"
    assert isinstance(loaded, WorkCalendar)
    assert not loaded.is_working(date(2026, 12, 18))
    assert loaded.is_working(date(2026, 12, 20))


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("version = ", "not TOML"),
        (SMALL.replace("2026-12-01-test", "../x"), "version"),
        (SMALL.replace("days = [16]", "days = [99]"), "holiday.0.days"),
        (SMALL + "unknown = 1", "holiday.0.unknown"),
        (SMALL.replace("first_year = 2026", "first_year = 2027"), "after last_year"),
        (SMALL + '[[move]]\noff = 2026-12-19\nworked = 2026-12-20\nsource = "o"\n', "cannot move"),
        (SMALL + '[[move]]\noff = 2027-12-20\nworked = 2026-12-20\nsource = "o"\n', "outside"),
    ],
)
def test_an_unsound_calendar_is_refused_with_the_place(text: str, says: str) -> None:
    with pytest.raises(CalendarError, match=says):
        calendar.parse(text)


def test_it_loads_packaged_versions_by_name() -> None:
    assert calendar.load(CURRENT.version) == CURRENT
    with pytest.raises(CalendarError, match="packaged"):
        calendar.load("1999-01-01")
