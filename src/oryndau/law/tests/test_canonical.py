"""Canonical JSON: the profile of RFC 8785, stable under a round trip (E-05, E-07)."""

import json
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from oryndau.law.canonical import CanonicalError, canonical, digest
from oryndau.law.facts import InitiationApplication
from oryndau.law.money import Money
from oryndau.law.tests.samples import made

texts = st.text(st.characters(exclude_categories=["Cs"]))
plain = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53) + 1, 2**53 - 1) | texts,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(texts, inner, max_size=4),
    max_leaves=20,
)


@given(st.dictionaries(texts, plain))
def test_reading_and_writing_again_gives_the_same_bytes(value: dict[str, Any]) -> None:
    once = canonical(value)
    assert canonical(json.loads(once)) == once
    assert json.loads(once) == value


@given(st.dictionaries(texts, plain, min_size=2))
def test_the_order_of_keys_does_not_matter(value: dict[str, Any]) -> None:
    assert canonical(dict(reversed(value.items()))) == canonical(value)


def test_keys_are_ordered_by_utf16_units() -> None:
    # The example of RFC 8785, 3.2.3: a pair of surrogates comes before U+FB33.
    keys = ["\u20ac", "\r", "\ufb33", "1", "\U0001f600", "\u0080", "\u00f6"]
    written = canonical(dict.fromkeys(keys, 0)).decode()
    assert list(json.loads(written)) == ["\r", "1", "\u0080", "\u00f6", "\u20ac", "\U0001f600", "\ufb33"]


def test_it_escapes_as_the_rfc_says() -> None:
    assert canonical({"a": "\u20ac$\x0f\nA'B\"\\/"}) == '{"a":"€$\\u000f\\nA\'B\\"\\\\/"}'.encode()


def test_decimals_money_and_dates_travel_as_strings() -> None:
    value = {
        "d": Decimal("1E+2"),
        "m": Money(1),
        "on": date(2026, 11, 21),
        "at": datetime(2026, 1, 1, tzinfo=UTC),
    }
    expected = {"at": "2026-01-01T00:00:00+00:00", "d": "100", "m": "1.00", "on": "2026-11-21"}
    assert json.loads(canonical(value)) == expected


@pytest.mark.parametrize("wrong", [1.0, float("nan"), 2**53, {1: 2}, object(), "\ud800", b"x", {"\ud800": 1}])
def test_it_refuses_what_has_no_canonical_form(wrong: Any) -> None:
    with pytest.raises(CanonicalError):
        canonical({"a": wrong})


def test_an_application_survives_the_journal_byte_for_byte() -> None:
    application = made()
    stored = canonical(application)
    again = InitiationApplication.model_validate_json(stored)
    assert again == application
    assert canonical(again) == stored
    assert len(digest(application)) == 64
