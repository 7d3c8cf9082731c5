"""What the budget's register says of a receipt (L-10)."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from oryndau.gateway.shep.payments import BudgetPayment
from oryndau.law.fee.facts import LICENCE_KBK, Match
from oryndau.law.fee.table import FEE, UNMATCHED
from oryndau.law.money import Money
from oryndau.payments.models import Fee
from oryndau.payments.services.receiving import due_or_none
from oryndau.payments.services.steps import last_facts, locked, take

_WAITING = FEE.step("match").from_


def settle(
    fee: UUID, found: BudgetPayment | None, message: UUID, *, at: datetime, refused: bool = False
) -> Fee:
    """Match a receipt with what the register found, or record that nothing came of it.

    A fee that waits for no answer any more stays as it is; the same emptiness is not recorded twice.
    """
    with transaction.atomic():
        row = locked(fee)
        if row is None or row.state not in _WAITING:
            return row or Fee.objects.get(pk=fee)
        reason = "refused" if refused else _against(row, found)
        if reason or found is None:
            return _nothing(row, reason or "not-found", message, at)
        return _match(row, found, message, at)


def _against(fee: Fee, found: BudgetPayment | None) -> str:
    """Why the payment cannot be this fee; empty when it can."""
    if found is None:
        return "not-found"
    if found.payer != fee.iin:
        return "another-payer"
    if found.kbk != LICENCE_KBK:
        return "another-code"
    taken = Fee.objects.filter(bank=found.bank, number=found.number, amount__isnull=False).exists()
    return "taken" if taken else ""


def _nothing(fee: Fee, reason: str, message: UUID, at: datetime) -> Fee:
    if fee.state == UNMATCHED and last_facts(fee.pk, "find-nothing").get("reason") == reason:
        return fee
    return take(fee.pk, "find-nothing", {"reason": reason, "message_id": str(message)}, at=at)


def _match(fee: Fee, found: BudgetPayment, message: UUID, at: datetime) -> Fee:
    owed = due_or_none(fee.purpose, found.paid_on)
    facts = Match(
        bank=found.bank, number=found.number, paid_on=found.paid_on, amount=found.amount, due=owed,
        payer=found.payer, kbk=found.kbk, differs=_differs(fee, found), message_id=str(message),
    )  # fmt: skip
    row = {
        "amount": found.amount.amount, "due": owed.amount if owed else None, "paid_on": found.paid_on,
        "bank": found.bank, "number": found.number,
    }  # fmt: skip
    return take(fee.pk, "match" if owed == found.amount else "match-other", facts, at=at, row=row)


def written(fee: UUID) -> dict[str, Any]:
    """What the person wrote of his receipt the last time."""
    return dict(last_facts(fee, "receipt", "correct").get("receipt", {}))


def _differs(fee: Fee, found: BudgetPayment) -> tuple[str, ...]:
    said = written(fee.pk)
    differs = {
        "paid_on": date.fromisoformat(said["paid_on"]) != found.paid_on,
        "amount": Money(said["amount"]) != found.amount,
        "kbk": said["kbk"] != found.kbk,
    }
    return tuple(name for name, other in differs.items() if other)
