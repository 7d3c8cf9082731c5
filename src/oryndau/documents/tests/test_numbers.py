"""The public number of a document: what a person types finds it or is told to be mistyped (E-03)."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from oryndau.documents import numbers

BODY = numbers.ALPHABET


def test_a_new_number_is_its_own_normal_form_and_fits_its_pattern() -> None:
    number = numbers.new()
    assert numbers.normalise(number) == number
    assert numbers.PATTERN.fullmatch(number.encode())
    assert len(number) == numbers.LENGTH


def test_new_numbers_differ() -> None:
    assert len({numbers.new() for _ in range(2000)}) == 2000


def test_case_spaces_dashes_prefix_and_alphabet_do_not_matter() -> None:
    number = next(n for n in iter(numbers.new, "") if set("AKMTX") & set(n) and ("0" in n or "1" in n))
    cyrillic = number[4:].translate(str.maketrans("AKMTX01", "АКМТХOL"))
    for typed in (number.lower(), number.replace("-", " "), number[4:], cyrillic, f" ору{cyrillic.lower()} "):
        assert numbers.normalise(typed) == number


@given(st.integers(0, 15), st.sampled_from(BODY))
def test_any_single_wrong_character_is_noticed(position: int, letter: str) -> None:
    body = numbers.new().replace("-", "")[3:]
    if body[position] == letter:
        return
    with pytest.raises(numbers.MistypedNumber):
        numbers.normalise(body[:position] + letter + body[position + 1 :])


@given(st.text(max_size=60))
def test_whatever_is_typed_gives_a_number_or_a_clear_refusal(typed: str) -> None:
    try:
        number = numbers.normalise(typed)
    except numbers.MistypedNumber:
        return
    assert numbers.PATTERN.fullmatch(number.encode())
