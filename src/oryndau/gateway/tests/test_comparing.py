"""Spelling is no difference, another word is one (C-03, C-05, E-10)."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from oryndau.gateway.comparing import plain, same_full_name, same_number

NUMBERS = st.text("ЖБВАСЕКМ0123456789 №-", min_size=1, max_size=20).filter(plain)
_KEYBOARD = str.maketrans("АВСЕКМ", "ABCEKM")


@pytest.mark.parametrize(
    ("said", "known", "same"),
    [
        ("Садыков Арман", "Садыков Арман Болатович", True),
        ("САДЫКОВ А. Б.", "Садыков Арман Болатович", True),
        ("Садыков А.Б.", "Садыков Арман Болатович", True),
        ("Садыков Арман Болатович", "Садыков Арман", False),
        ("Садыков Б.", "Садыков Арман Болатович", False),
        ("Садыкова Арман", "Садыков Арман", False),
        ("С. Арман", "Садыков Арман", False),
        ("", "Садыков Арман", False),
        ("–", "Садыков Арман", False),
    ],
)
def test_a_supervisor_may_be_named_with_initials_and_nobody_else(said: str, known: str, same: bool) -> None:
    assert same_full_name(said, known) is same


@given(NUMBERS)
def test_a_number_typed_on_the_latin_keyboard_is_the_same(number: str) -> None:
    assert same_number(number.translate(_KEYBOARD).lower(), number)


@given(NUMBERS, NUMBERS)
def test_other_numbers_are_other_numbers(one: str, other: str) -> None:
    assert same_number(one, other) == (plain(one) == plain(other))
    assert same_number(one, other) == same_number(other, one)
