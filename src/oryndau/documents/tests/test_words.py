"""Numbers, sums and dates in words, as the operative part of a decree states them (E-03)."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from oryndau.documents.words import LARGEST, in_words, long_date, long_moment, money, russian_form

SCALES = {"мың": 10**3, "миллион": 10**6, "миллиард": 10**9, "триллион": 10**12}
KAZAKH = {
    **{
        word: n
        for n, word in enumerate(["нөл", "бір", "екі", "үш", "төрт", "бес", "алты", "жеті", "сегіз", "тоғыз"])
    },
    **{
        w: 10 * n
        for n, w in enumerate(
            ["он", "жиырма", "отыз", "қырық", "елу", "алпыс", "жетпіс", "сексен", "тоқсан"], 1
        )
    },
}


@pytest.mark.parametrize(
    ("number", "kk", "ru"),
    [
        (0, "нөл", "ноль"),
        (1, "бір", "один"),
        (11, "он бір", "одиннадцать"),
        (40, "қырық", "сорок"),
        (100, "бір жүз", "сто"),
        (1000, "бір мың", "одна тысяча"),
        (2002, "екі мың екі", "две тысячи два"),
        (12012, "он екі мың он екі", "двенадцать тысяч двенадцать"),
        (21_000_001, "жиырма бір миллион бір", "двадцать один миллион один"),
        (
            1_250_300,
            "бір миллион екі жүз елу мың үш жүз",
            "один миллион двести пятьдесят тысяч триста",
        ),
        (5_000_000_000, "бес миллиард", "пять миллиардов"),
    ],
)
def test_it_spells_known_numbers(number: int, kk: str, ru: str) -> None:
    assert (in_words(number, "kk"), in_words(number, "ru")) == (kk, ru)


def read_kazakh(words: str) -> int:
    total = group = 0
    for word in words.split():
        if word in SCALES:
            total, group = total + group * SCALES[word], 0
        else:
            group = group * 100 if word == "жүз" else group + KAZAKH[word]
    return total + group


@given(st.integers(0, LARGEST))
def test_the_kazakh_words_read_back_as_the_same_number(number: int) -> None:
    assert read_kazakh(in_words(number, "kk")) == number


@given(st.integers(0, 10**6), st.integers(0, 10**6))
def test_two_numbers_never_share_their_russian_words(one: int, other: int) -> None:
    assert (one == other) == (in_words(one, "ru") == in_words(other, "ru"))


@pytest.mark.parametrize("number", [-1, LARGEST + 1])
def test_it_refuses_numbers_that_it_cannot_spell(number: int) -> None:
    with pytest.raises(ValueError, match="into words"):
        in_words(number, "kk")


def test_it_states_a_sum_in_digits_and_words() -> None:
    amount = Decimal("1250300.50")
    assert money(amount, "kk") == ("1\u00a0250\u00a0300 (бір миллион екі жүз елу мың үш жүз) теңге 50 тиын")
    assert money(amount, "ru") == (
        "1\u00a0250\u00a0300 (один миллион двести пятьдесят тысяч триста) тенге 50 тиын"
    )


@pytest.mark.parametrize("amount", ["0.001", "-1"])
def test_it_refuses_what_is_no_sum(amount: str) -> None:
    with pytest.raises(ValueError, match="tenge and tiyn"):
        money(Decimal(amount), "ru")


def test_it_writes_dates_and_moments_by_the_clock_of_kazakhstan() -> None:
    assert long_date(date(2026, 11, 21), "kk") == "2026 жылғы 21 қараша"
    assert long_date(date(2026, 11, 21), "ru") == "21 ноября 2026 года"
    night = datetime(2026, 12, 31, 20, 5, tzinfo=UTC)
    assert long_moment(night, "kk") == "2027 жылғы 1 қаңтар, сағат 01:05"
    assert long_moment(night, "ru") == "1 января 2027 года, 01:05"


def test_it_refuses_a_moment_without_a_zone() -> None:
    with pytest.raises(ValueError, match="time zone"):
        long_moment(datetime(2026, 1, 1), "kk")


@pytest.mark.parametrize(
    ("number", "form"), [(1, "день"), (3, "дня"), (11, "дней"), (21, "день"), (112, "дней")]
)
def test_it_declines_russian_nouns(number: int, form: str) -> None:
    assert russian_form(number, "день", "дня", "дней") == form
