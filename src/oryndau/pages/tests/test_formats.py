"""Dates, moments and money in three languages (E-05, E-11)."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from oryndau.pages import formats

DUE = datetime(2026, 11, 24, 13, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("language", "words"),
    [("kk", "2026 ж. 24 қараша"), ("ru", "24 ноября 2026 г."), ("en", "24 November 2026")],
)
def test_it_writes_a_date_in_words(language: str, words: str) -> None:
    assert formats.day(DUE.date(), language).replace("\u202f", " ").replace("\u00a0", " ") == words


@pytest.mark.parametrize(("language", "name"), [("kk", "сейсенбі"), ("ru", "вторник"), ("en", "Tuesday")])
def test_it_names_the_day_of_the_week(language: str, name: str) -> None:
    assert name in formats.weekday(DUE, language)


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_it_shows_kazakhstans_time(language: str) -> None:
    assert formats.hour(DUE, language) == "18:30"
    assert formats.moment(DUE, language).endswith(", 18:30")


def test_a_moment_late_in_the_utc_day_belongs_to_the_next_day_here() -> None:
    assert "25 November" in formats.day(datetime(2026, 11, 24, 19, 0, tzinfo=UTC), "en")


def test_a_language_without_conventions_falls_back_to_english() -> None:
    assert formats.day(date(2026, 1, 2), "xx") == "2 January 2026"


def test_it_writes_a_sum_with_two_places_and_the_tenge_sign() -> None:
    assert formats.tenge(Decimal("1234567.5"), "en") == "1,234,567.50\u00a0₸"
    assert formats.tenge(Decimal("1234567.5"), "ru").endswith("567,50\u00a0₸")


@given(st.decimals(min_value=0, max_value=10**12, places=2))
def test_no_tiyn_is_lost_in_writing(amount: Decimal) -> None:
    written = formats.tenge(amount, "en").removesuffix("\u00a0₸").replace(",", "")
    assert Decimal(written) == amount
