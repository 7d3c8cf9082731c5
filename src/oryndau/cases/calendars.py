"""The working calendar in force: the newest version that an operator loaded, else the packaged one."""

import time

from oryndau.cases.models import CalendarVersion
from oryndau.law import calendar as law_calendar
from oryndau.law.calendar import WorkCalendar

_FRESH_SECONDS = 10.0
_cached: tuple[float, str, WorkCalendar] | None = None


def active() -> WorkCalendar:
    """The calendar in force, read again from the database at most every ten seconds.

    A process that has not yet seen a new version computes by the old one; the recomputation that follows
    the loading of a version mends what it computed.
    """
    global _cached
    if _cached and time.monotonic() - _cached[0] < _FRESH_SECONDS:
        return _cached[2]
    newest = CalendarVersion.objects.order_by("-id").only("version").first()
    version = newest.version if newest else ""
    if _cached and _cached[1] == version:
        found = _cached[2]
    else:
        found = read(version) if version else law_calendar.current()
    _cached = (time.monotonic(), version, found)
    return found


def read(version: str) -> WorkCalendar:
    """A version by its name: a loaded one, else a packaged one."""
    row = CalendarVersion.objects.filter(version=version).first()
    return law_calendar.parse(row.source) if row else law_calendar.load(version)


def forget() -> None:
    """Drop the cached calendar, so that the next call reads the version in force."""
    global _cached
    _cached = None
