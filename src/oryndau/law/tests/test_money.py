"""Money is exact: no float, nothing lost or made in a division."""

import copy
import pickle
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from oryndau.law.money import Money, MoneyError

amounts = st.integers(-(10**16), 10**16).map(lambda tiyn: Money(Decimal(tiyn) / 100))


def test_it_has_two_places() -> None:
    assert str(Money("1500000")) == "1500000.00"
    assert str(Money(Decimal("0.5"))) == "0.50"
    assert str(Money("-0")) == "0.00"


@pytest.mark.parametrize("wrong", ["1.005", "1e3", "NaN", "", "1,5", "1" * 16, "Infinity", "１"])
def test_it_refuses_what_is_not_tenge(wrong: str) -> None:
    with pytest.raises(MoneyError):
        Money(wrong)


@pytest.mark.parametrize("wrong", [1.5, True, None])
def test_it_refuses_floats_and_other_kinds(wrong: object) -> None:
    with pytest.raises(TypeError):
        Money(wrong)  # type: ignore[arg-type]


def test_a_product_is_rounded_half_up_to_tiyn() -> None:
    assert Money("0.05") * Decimal("0.1") == Money("0.01")
    assert 3 * Money("0.10") == Money("0.30")
    with pytest.raises(TypeError):
        Money(1) * 1.5  # type: ignore[operator]


def test_it_does_not_change() -> None:
    with pytest.raises(AttributeError):
        Money(1)._amount = Decimal(2)
    assert copy.deepcopy(Money(1)) == pickle.loads(pickle.dumps(Money(1))) == Money(1)


def test_a_remainder_goes_to_the_largest_fraction_first() -> None:
    assert [str(share) for share in Money("10.00").split([1, 1, 1])] == ["3.34", "3.33", "3.33"]
    assert [str(share) for share in Money("0.01").split([1, 3])] == ["0.00", "0.01"]
    for weights in ([], [0, 0], [1, -1]):
        with pytest.raises(ValueError, match="weights"):
            Money(1).split(weights)


@given(amounts, st.lists(st.integers(0, 10**12), min_size=1, max_size=20).filter(any))
def test_shares_always_sum_to_the_amount(amount: Money, weights: list[int]) -> None:
    shares = amount.split(weights)
    assert sum(shares, Money(0)) == amount
    for share, weight in zip(shares, weights, strict=True):
        exact = Decimal(amount.tiyn) * weight / sum(weights)
        assert abs(Decimal(share.tiyn) - exact) <= 1


@given(amounts, amounts)
def test_it_adds_and_compares_like_numbers(a: Money, b: Money) -> None:
    assert (a + b) - b == a
    assert (a < b) == (a.amount < b.amount)
    assert hash(a) == hash(Money(str(a)))


def test_it_travels_as_a_string() -> None:
    adapter = TypeAdapter(Money)
    assert adapter.dump_json(Money("1.5")) == b'"1.50"'
    assert adapter.validate_json('"1.50"') == Money("1.5")
    with pytest.raises(ValidationError) as error:
        adapter.validate_json("1.5")
    assert error.value.errors()[0]["type"] == "money"
