"""Months and years of the calendar: the same day of a later month, or its last day."""

import calendar
from datetime import date


def months_after(day: date, months: int) -> date:
    """The same day `months` later; the last day of that month where it has no such day."""
    index = day.year * 12 + day.month - 1 + months
    year, month = index // 12, index % 12 + 1
    return date(year, month, min(day.day, calendar.monthrange(year, month)[1]))


def years_after(day: date, years: int) -> date:
    """The same day of a later year."""
    return months_after(day, 12 * years)
