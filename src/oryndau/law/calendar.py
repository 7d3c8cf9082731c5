"""The working calendar: which day counts, and why (C-06, E-05; Labour Code Art. 84, 85; Law on Holidays).

Two weeks live by one calendar: the provider's, Monday to Friday, and the State Corporation's, Monday to
Saturday
(A3 St.). A version is data that an operator can replace at run time: see `parse`.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from enum import StrEnum
from functools import cache, cached_property
from importlib.resources import files
from typing import Final

from oryndau.law.calendar_source import CalendarError, CalendarSource, NamedDays
from oryndau.law.text import Text

__all__ = ["CalendarError", "Day", "DayKind", "Week", "WorkCalendar", "current", "load", "parse", "versions"]

_DAY: Final = timedelta(days=1)


class Week(StrEnum):
    """A working week."""

    FIVE_DAY = "five-day"
    SIX_DAY = "six-day"

    def rests(self, day: date) -> bool:
        """Whether the day is a weekly day of rest."""
        return day.isoweekday() >= (6 if self is Week.FIVE_DAY else 7)


class DayKind(StrEnum):
    """What a day is."""

    WORKING = "working"
    WEEKEND = "weekend"
    HOLIDAY = "holiday"
    DAY_OFF = "day-off"
    SUBSTITUTE = "substitute"
    MOVED_OFF = "moved-off"
    WORKED = "worked"


_WORDS: Final = {
    DayKind.WORKING: Text(kk="жұмыс күні", ru="рабочий день", en="working day"),
    DayKind.WEEKEND: Text(kk="демалыс күні", ru="выходной день", en="weekend"),
    DayKind.HOLIDAY: Text(kk="мереке: {name}", ru="праздник: {name}", en="holiday: {name}"),
    DayKind.DAY_OFF: Text(kk="{name}", ru="{name}", en="{name}"),
    DayKind.SUBSTITUTE: Text(
        kk="демалыс күніне түскен мереке үшін демалыс: {name}",
        ru="выходной за праздник, совпавший с днём отдыха: {name}",
        en="off for a holiday that fell on a day of rest: {name}",
    ),
    DayKind.MOVED_OFF: Text(
        kk="{other} күнінен ауыстырылған демалыс күні",
        ru="день отдыха, перенесённый с {other}",
        en="day of rest moved from {other}",
    ),
    DayKind.WORKED: Text(
        kk="жұмыс күні: демалысы {other} күніне ауыстырылды",
        ru="рабочий день: отдых перенесён на {other}",
        en="worked: its rest was moved to {other}",
    ),
}


@dataclass(frozen=True, slots=True)
class Day:
    """One day: its kind, whether it is a working day (`counts`), the reason, the clause or act, and
    whether the date
    is an estimate that may still change."""

    date: date
    kind: DayKind
    counts: bool
    why: Text
    source: str
    estimated: bool = False


@dataclass(frozen=True)
class WorkCalendar:
    """A version of the calendar for one working week. Dates outside its years raise `CalendarError`."""

    source: CalendarSource
    week: Week = Week.FIVE_DAY
    _days: dict[date, Day] = field(init=False, repr=False, compare=False, default_factory=dict)

    def __post_init__(self) -> None:
        self._days.update(_build(self.source, self.week))

    @property
    def version(self) -> str:
        """The name of the version."""
        return self.source.version

    @property
    def first(self) -> date:
        """The first day that the calendar knows."""
        return date(self.source.first_year, 1, 1)

    @property
    def last(self) -> date:
        """The last day that the calendar knows."""
        return date(self.source.last_year, 12, 31)

    @cached_property
    def six_day(self) -> WorkCalendar:
        """The same version for the week Monday to Saturday, by which the State Corporation works."""
        return replace(self, week=Week.SIX_DAY)

    def day(self, on: date) -> Day:
        """What `on` is."""
        try:
            return self._days[on]
        except KeyError:
            raise CalendarError(
                f"{on} is outside the working calendar {self.version}, which covers "
                f"{self.source.first_year} to {self.source.last_year}"
            ) from None

    def is_working(self, on: date) -> bool:
        """Whether `on` is a working day."""
        return self.day(on).counts

    def next_working(self, on: date) -> date:
        """The first working day after `on`."""
        day = on + _DAY
        while not self.is_working(day):
            day += _DAY
        return day

    def working_days(self, after: date, until: date) -> int:
        """How many working days lie after `after`, up to and including `until`."""
        span = (until - after).days
        return sum(self.is_working(after + timedelta(days=n)) for n in range(1, span + 1))


def _build(source: CalendarSource, week: Week) -> dict[date, Day]:
    first, last = date(source.first_year, 1, 1), date(source.last_year, 12, 31)
    days = {}
    for n in range((last - first).days + 1):
        on = first + timedelta(days=n)
        rests = week.rests(on)
        clause = "labour-code:Art. 84" if rests else "labour-code:Art. 71"
        kind = DayKind.WEEKEND if rests else DayKind.WORKING
        days[on] = Day(on, kind, not rests, _WORDS[kind], clause)
    _mark_named(days, source)
    _mark_substitutes(days, source, week)
    _mark_moves(days, source, week)
    return days


def _mark_named(days: dict[date, Day], source: CalendarSource) -> None:
    for kind, rows in ((DayKind.DAY_OFF, source.day_off), (DayKind.HOLIDAY, source.holiday)):
        for row, on in _dates(rows, source):
            why = _WORDS[kind].format(name=row.name)
            days[on] = Day(on, kind, False, why, row.source or row.clause, on in row.estimated)


def _dates(rows: tuple[NamedDays, ...], source: CalendarSource) -> list[tuple[NamedDays, date]]:
    years = range(source.first_year, source.last_year + 1)
    return sorted(
        ((row, on) for year in years for row in rows for on in row.in_year(year)), key=lambda x: x[1]
    )


def _mark_substitutes(days: dict[date, Day], source: CalendarSource, week: Week) -> None:
    # Law on Holidays, Art. 5: a holiday on a day of rest makes the next working day after it a day of
    # rest. Christmas
    # and Kurban-ait are days off, not holidays (Labour Code, Art. 84(5)), so nothing follows from them.
    for row, on in _dates(source.holiday, source):
        if not week.rests(on):
            continue
        day = on + _DAY
        while day in days and not days[day].counts:
            day += _DAY
        if day in days:
            why = _WORDS[DayKind.SUBSTITUTE].format(name=row.name)
            days[day] = Day(day, DayKind.SUBSTITUTE, False, why, "holidays-law:Art. 5")


def _mark_moves(days: dict[date, Day], source: CalendarSource, week: Week) -> None:
    for move in source.move:
        # Whoever works on Saturdays has no Saturday rest to move: for that week a move holds only when the
        # day
        # worked is one of its own days of rest (assumption; the orders speak of the five-day week).
        if week is Week.SIX_DAY and days[move.worked].counts:
            continue
        if days[move.worked].counts or not days[move.off].counts:
            raise CalendarError(f"a day of rest cannot move from {move.worked} to {move.off}")
        off, worked = DayKind.MOVED_OFF, DayKind.WORKED
        why = _WORDS[off].format(other=_shown(move.worked))
        days[move.off] = Day(move.off, off, False, why, move.source)
        why = _WORDS[worked].format(other=_shown(move.off))
        days[move.worked] = Day(move.worked, worked, True, why, move.source)


def _shown(on: date) -> str:
    return on.strftime("%d.%m.%Y")


def parse(text: str) -> WorkCalendar:
    """A calendar from TOML text, for the five-day week. `CalendarError` when the text is not a sound
    calendar."""
    return WorkCalendar(CalendarSource.read(text))


@cache
def versions() -> tuple[str, ...]:
    """The packaged versions, oldest first."""
    folder = files("oryndau.law") / "data/calendar"
    return tuple(sorted(f.name.removesuffix(".toml") for f in folder.iterdir() if f.name.endswith(".toml")))


@cache
def load(version: str) -> WorkCalendar:
    """A packaged version by name; `CalendarError` that lists the versions when there is none."""
    if version not in versions():
        raise CalendarError(f"no working calendar {version!r}; packaged: {', '.join(versions())}")
    return parse((files("oryndau.law") / f"data/calendar/{version}.toml").read_text("utf-8"))


def current() -> WorkCalendar:
    """The newest packaged version."""
    return load(versions()[-1])
