"""The register of payments to the budget, through the emulated gateway (L-10)."""

from datetime import date

import pytest

from oryndau.gateway.shep import GatewayFault, Registers
from oryndau.gateway.shep.tests.conftest import Emulator
from oryndau.law.identity import IIN
from oryndau.law.money import Money
from oryndau.law.tests import samples

WHO = IIN(samples.CLAIMANT_IIN)
ROW = {"bank": "HSBKKZKX", "number": "77", "paid_on": "2026-11-20", "amount": "25950"}


def test_a_payment_is_found_by_bank_and_number(emulator: Emulator, registers: Registers) -> None:
    emulator.put("extracts", iin=WHO, budget=[ROW])
    found = registers.budget_payment(WHO, "HSBKKZKX", "77")
    assert found
    assert (found.amount, found.paid_on) == (Money("25950"), date(2026, 11, 20))
    assert (found.kbk, found.payer) == ("105402", WHO)
    assert registers.budget_payment(WHO, "CASPKZKA", "77") is None
    assert registers.budget_payment(WHO, "HSBKKZKX", "78") is None


def test_another_payer_and_another_code_are_told(emulator: Emulator, registers: Registers) -> None:
    emulator.put("extracts", iin=WHO, budget=[{**ROW, "payer": samples.DEBTOR_IIN, "kbk": "105401"}])
    found = registers.budget_payment(WHO, "HSBKKZKX", "77")
    assert found
    assert (found.payer, found.kbk) == (samples.DEBTOR_IIN, "105401")


def test_a_sum_of_no_sense_is_no_answer(emulator: Emulator, registers: Registers) -> None:
    emulator.put("extracts", iin=WHO, budget=[{**ROW, "amount": "1.999"}])
    with pytest.raises(GatewayFault, match="no sense"):
        registers.budget_payment(WHO, "HSBKKZKX", "77")


def test_a_register_that_is_planned_to_fail_fails(emulator: Emulator, registers: Registers) -> None:
    emulator.put("extracts", iin=WHO, unavailable=["budget"])
    with pytest.raises(GatewayFault):
        registers.budget_payment(WHO, "HSBKKZKX", "77")
    emulator.put("extracts", iin=WHO, unavailable=None, budget=None)


@pytest.mark.parametrize(
    ("number", "amount"), [("DEMO-25950", "25950"), ("DEMO-2595-2", "2595"), ("DEMO-x", None)]
)
def test_a_visitor_may_play_a_payment_of_any_sum(
    emulator: Emulator, registers: Registers, number: str, amount: str | None
) -> None:
    found = registers.budget_payment(WHO, "HSBKKZKX", number)
    assert (found.amount if found else None) == (Money(amount) if amount else None)
