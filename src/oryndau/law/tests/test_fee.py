"""What a fee is on a day, with its reckoning, and the soundness of its procedure's facts (L-10)."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from oryndau.law import parameters
from oryndau.law.fee import Purpose, due, valid_until
from oryndau.law.fee.banks import BANKS, name_of
from oryndau.law.fee.facts import Receipt, RefundRequest
from oryndau.law.fee.table import FEE, HOLDING, USABLE
from oryndau.law.parameters import ParameterError

SUNDAY = date(2026, 11, 22)
RECEIPT = {
    "bank": "HSBKKZKX", "number": "77", "paid_on": "2026-11-22", "amount": "25950", "sha256": "0" * 64,
}  # fmt: skip
known_days = st.dates(date(2020, 6, 8), date(2026, 12, 31))
purposes = st.sampled_from(Purpose)


def test_six_mci_on_22_november_2026_are_25950_tenge() -> None:
    owed = due(Purpose.LICENCE_ISSUE, SUNDAY)
    assert owed.amount == Decimal("25950.00")
    assert (owed.rate, owed.mci, owed.share) == (6, 4325, 1)
    assert owed.note is None
    assert owed.text.ru == "6 МРП × 4325 тенге = 25950 тенге"


def test_re_issue_on_that_day_is_2595_tenge_and_says_what_is_assumed() -> None:
    owed = due("licence-renewal", SUNDAY)
    assert owed.amount == Decimal("2595.00")
    assert owed.note
    assert owed.text.en == "6 MCI × 4325 tenge × 10 % = 2595 tenge"
    assert owed.clause.key == "tax-code:Art. 554"


def test_the_index_of_another_day_may_be_named_and_is_no_assumption_then() -> None:
    owed = due(Purpose.LICENCE_RENEWAL, SUNDAY, mci_on=date(2025, 3, 1))
    assert owed.amount == Decimal("2359.20")
    assert owed.note is None


def test_the_index_is_that_of_the_day_of_payment() -> None:
    assert due(Purpose.LICENCE_ISSUE, date(2025, 12, 31)).amount == Decimal("23592.00")
    assert due(Purpose.LICENCE_ISSUE, date(2026, 1, 1)).amount == Decimal("25950.00")


def test_a_day_of_which_no_rate_is_known_is_no_guess() -> None:
    with pytest.raises(ParameterError):
        due(Purpose.LICENCE_ISSUE, date(2027, 1, 1))


def test_an_unknown_purpose_has_no_fee() -> None:
    with pytest.raises(ValueError, match="not a valid Purpose"):
        due("passport", SUNDAY)


@given(known_days)
def test_re_issue_is_a_tenth_of_issue(on: date) -> None:
    assert due(Purpose.LICENCE_RENEWAL, on).amount * 10 == due(Purpose.LICENCE_ISSUE, on).amount


@given(purposes, known_days)
def test_on_every_day_of_an_order_the_same_sum_is_due(purpose: Purpose, on: date) -> None:
    last, owed = valid_until(purpose, on), due(purpose, on)
    assert on <= last <= on + timedelta(days=2)
    days = [on + timedelta(days=n) for n in range((last - on).days + 1)]
    assert {due(purpose, day).amount for day in days} == {owed.amount}


def test_an_order_of_the_last_days_of_a_year_ends_with_the_rate() -> None:
    assert valid_until(Purpose.LICENCE_ISSUE, date(2026, 12, 30)) == date(2026, 12, 31)
    assert valid_until(Purpose.LICENCE_ISSUE, SUNDAY) == date(2026, 11, 24)


def test_what_is_assumed_is_marked() -> None:
    assert parameters.get("licence.fee-order-days", on=SUNDAY).mark == "assumption"


def test_the_table_is_sound_and_money_is_never_left_without_a_way() -> None:
    assert FEE.faults() == []
    for state in HOLDING:
        assert "ask-refund" in {step.key for step in FEE.steps_from(state)}
    assert {state.key for state in FEE.states if state.final} == {"used", "refunded"}
    assert USABLE < HOLDING
    assert FEE.step("use").from_ == USABLE


@pytest.mark.parametrize(
    ("field", "value"),
    [("bank", "HALYK"), ("kbk", "1234567"), ("kbk", "10540x"), ("amount", "0"), ("amount", "-1"),
     ("amount", "1.234"), ("sha256", "x"), ("number", "")],
)  # fmt: skip
def test_a_receipt_of_no_sense_is_refused(field: str, value: str) -> None:
    with pytest.raises(ValidationError) as refused:
        Receipt.model_validate({**RECEIPT, field: value})
    assert {error["loc"][0] for error in refused.value.errors()} == {field}


def test_a_receipt_is_of_the_licence_s_budget_code_unless_it_says_otherwise() -> None:
    receipt = Receipt.model_validate({**RECEIPT, "bank": "hsbkkzkx"})
    assert (receipt.bank, receipt.kbk) == ("HSBKKZKX", "105402")
    assert all(len(bic) == 8 for bic in BANKS)
    assert name_of("XXXXKZKA").kk == "XXXXKZKA"


def test_a_refund_goes_to_a_real_account_or_to_none() -> None:
    asked = {"reason": "Лицензия не нужна", "held_as": "paid"}
    assert RefundRequest.model_validate(asked).iban is None
    with pytest.raises(ValidationError):
        RefundRequest.model_validate({**asked, "iban": "KZ111234567890123456"})
