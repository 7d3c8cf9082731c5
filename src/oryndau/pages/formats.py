"""Dates, moments and money as a reader of Kazakh, Russian or English writes them.

Stored moments are UTC; a page shows Kazakhstan's time (Asia/Almaty). Languages without their own
conventions in the data fall back to English, never to the host's settings.
"""

from datetime import date, datetime
from decimal import Decimal

from babel import Locale
from babel.dates import format_date, format_skeleton
from babel.numbers import format_decimal
from django.utils.translation import get_language

from oryndau.timekeeping import local

LOCALES = {"kk": Locale("kk"), "ru": Locale("ru"), "en": Locale("en", "GB")}
"""Page language → the conventions of its dates and numbers."""

_WEEKDAY_PATTERNS = {"kk": "{day}, {weekday}", "ru": "{weekday}, {day}", "en": "{weekday} {day}"}


def page_locale(language: str | None = None) -> Locale:
    """The conventions of a page language (the active one unless named)."""
    code = (language or get_language() or "en")[:2]
    return LOCALES.get(code, LOCALES["en"])


def day(value: date | datetime, language: str | None = None) -> str:
    """A date in words: `24 November 2026`, `24 ноября 2026 г.`, `2026 ж. 24 қараша`."""
    return format_date(_date(value), "long", locale=page_locale(language))


def weekday(value: date | datetime, language: str | None = None) -> str:
    """A date with its day of the week, as a deadline needs it: `Tuesday 24 November 2026`."""
    locale = page_locale(language)
    name = format_date(_date(value), "EEEE", locale=locale)
    pattern = _WEEKDAY_PATTERNS.get(locale.language, "{weekday} {day}")
    return pattern.format(day=day(value, language), weekday=name)


def short_day(value: date | datetime, language: str | None = None) -> str:
    """A date in figures, the same for every reader here: `24.11.2026`."""
    return f"{_date(value):%d.%m.%Y}"


def hour(value: datetime, language: str | None = None) -> str:
    """Kazakhstan's time of day in 24 hours: `18:30`."""
    return format_skeleton("Hm", local(value), locale=page_locale(language))


def moment(value: datetime, language: str | None = None) -> str:
    """A date and Kazakhstan's time: `24 November 2026, 18:30`."""
    return f"{day(value, language)}, {hour(value, language)}"


def number(value: int | Decimal, language: str | None = None) -> str:
    """A number with the language's separators: `1 234 567`."""
    return format_decimal(value, locale=page_locale(language))


def tenge(value: Decimal | int | str, language: str | None = None) -> str:
    """A sum in tenge with two places and the currency's sign; never passes through a float."""
    amount = Decimal(value).quantize(Decimal("0.01"))
    return f"{format_decimal(amount, format='#,##0.00', locale=page_locale(language))}\u00a0₸"


def _date(value: date | datetime) -> date:
    return local(value).date() if isinstance(value, datetime) else value
