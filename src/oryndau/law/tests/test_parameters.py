"""Dated values: the value of the day, its clause, and no guess outside the known periods."""

from datetime import date, timedelta
from itertools import pairwise

import pytest

from oryndau.law import parameters
from oryndau.law.money import Money
from oryndau.law.parameters import ParameterError


@pytest.mark.parametrize(
    ("day", "tenge"),
    [
        ("2019-12-31", 2525),
        ("2020-03-31", 2651),
        ("2020-04-01", 2778),
        ("2022-05-01", 3063),
        ("2026-11-21", 4325),
    ],
)
def test_the_index_is_the_one_of_the_day(day: str, tenge: int) -> None:
    assert int(parameters.get("mci", on=date.fromisoformat(day))) == tenge


def test_social_payments_had_their_own_index_from_april_2022() -> None:
    assert int(parameters.get("mci.social", on=date(2022, 5, 1))) == 3180


def test_thresholds_in_indexes_become_money_by_the_index_of_the_day() -> None:
    name = "competence.state-recovery"
    assert parameters.in_tenge(name, on=date(2026, 6, 1)) == Money(4_325_000)
    assert parameters.in_tenge(name, on=date(2025, 6, 1)) == Money(3_932_000)
    assert parameters.in_tenge("licence.fee-issue", on=date(2026, 6, 1)) == Money(25_950)
    with pytest.raises(ValueError, match="not money"):
        parameters.in_tenge("certification.minutes", on=date(2026, 6, 1))


@pytest.mark.parametrize("day", [date(2014, 12, 31), date(2027, 1, 1)])
def test_an_unknown_period_is_an_error_that_names_what_is_known(day: date) -> None:
    with pytest.raises(ParameterError, match="known from 2015-01-01 to 2026-12-31") as error:
        parameters.get("mci", on=day)
    assert error.value.key == "unknown_period"


def test_an_unknown_name_is_answered_with_the_list() -> None:
    with pytest.raises(ParameterError, match="mci") as error:
        parameters.get("nothing", on=date(2026, 1, 1))
    assert error.value.key == "unknown_parameter"


@pytest.mark.parametrize("name", parameters.names())
def test_periods_neither_overlap_nor_leave_a_gap(name: str) -> None:
    values = parameters.history(name)
    for earlier, later in pairwise(values):
        assert earlier.until == later.since - timedelta(days=1)
    for value in values:
        assert value.mark in {"verified", "memory", "assumption"}
        assert value.source
        assert value.value >= 0


def test_the_numbers_of_the_order_stand_in_the_table() -> None:
    names = ("certification.questions", "certification.pass-mark", "certification.minutes")
    assert [int(parameters.get(name, on=date(2026, 1, 1))) for name in names] == [100, 70, 90]
