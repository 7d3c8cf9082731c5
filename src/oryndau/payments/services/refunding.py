"""Giving money back: the payer asks, the authorised person decides, the gateway sends (L-10)."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from oryndau.cases.actors import Actor
from oryndau.cases.models import Case
from oryndau.law.fee.facts import RefundDecision
from oryndau.law.fee.table import HOLDING, USABLE
from oryndau.payments.errors import FeeUnusable, FeeWaitedFor
from oryndau.payments.models import Fee
from oryndau.payments.services.steps import last_facts, locked, take


def ask_refund(
    fee: UUID, reason: str, iban: str | None, *, actor: Actor, at: datetime, version: int | None = None
) -> Fee:
    """The payer asks for his money back. `FeeWaitedFor` while an application that is open waits for it."""
    with transaction.atomic():
        row = locked(fee)
        if row is None or row.state not in HOLDING:
            raise FeeUnusable(str(fee), state=row.state if row else "")
        # A sum that cannot be used keeps no application waiting: it may always be asked back.
        if row.state in USABLE and row.application and _is_open(row.application):
            raise FeeWaitedFor(str(fee))
        facts = {"reason": reason, "iban": iban or None, "held_as": row.state}
        return take(fee, "ask-refund", facts, at=at, actor=actor, version=version)


def _is_open(application: UUID) -> bool:
    return Case.objects.filter(pk=application, closed_at=None).exists()


def decide_refund(
    fee: UUID, decision: RefundDecision, *, approved: bool, actor: Actor, at: datetime,
    version: int | None = None,
) -> Fee:  # fmt: skip
    """The authorised person approves or refuses; a refusal leaves the fee as it was before it was asked."""
    with transaction.atomic():
        step = "approve-refund" if approved else f"refuse-refund-{held_as(fee)}"
        return take(fee, step, decision, at=at, actor=actor, version=version)


def held_as(fee: UUID) -> str:
    """The state in which a fee was when it was asked back the last time; KeyError when it never was."""
    return str(last_facts(fee, "ask-refund")["held_as"])
