"""Receipts of a bank: kept as the person wrote them, matched against the budget's register (L-10)."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from oryndau.cases.actors import Actor
from oryndau.cases.ids import new_id
from oryndau.law.fee import Purpose, due
from oryndau.law.fee.facts import Claim, Correction, Receipt, Way
from oryndau.law.fee.table import UNMATCHED
from oryndau.law.identity import IIN
from oryndau.law.parameters import ParameterError
from oryndau.payments.models import Fee
from oryndau.payments.services.steps import begin, one_at_a_time, take

CAPITAL = "71"
"""Where the Ministry sits: the territory of a fee that is shown before any application is."""


def keep_receipt(
    purpose: Purpose | str, iin: str, name: str, receipt: Receipt, *, actor: Actor, at: datetime,
    territory: str = CAPITAL,
) -> UUID:  # fmt: skip
    """The id of the fee that the receipt is to pay; the register is asked by the worker.

    The same receipt of the same person again is the same fee; where nothing was found for it, it is taken as
    a correction and asked for anew. Whether it serves another fee shows when it is matched.
    """
    with transaction.atomic():
        one_at_a_time(iin, purpose)
        known = _known(iin, receipt)
        if known is None:
            return _keep(Purpose(purpose), iin, name, receipt, territory, actor, at)
        if known.state == UNMATCHED:
            correct(known, receipt, actor=actor, at=at)
        return known.pk


def correct(fee: Fee, receipt: Receipt, *, actor: Actor, at: datetime, version: int | None = None) -> Fee:
    """What the person wrote of a receipt for which nothing was found, written anew."""
    return take(
        fee.pk, "correct", Correction(receipt=receipt), at=at, actor=actor, version=version,
        row=_written(fee.purpose, receipt),
    )  # fmt: skip


def _known(iin: str, receipt: Receipt) -> Fee | None:
    return (
        Fee.objects.filter(iin=iin, way=Way.RECEIPT, bank=receipt.bank, number=receipt.number)
        .order_by("id")
        .first()
    )


def _keep(
    purpose: Purpose, iin: str, name: str, receipt: Receipt, territory: str, actor: Actor, at: datetime
) -> UUID:
    fee = Fee(
        id=new_id(), territory=territory, iin=iin, name=name, purpose=purpose, way=Way.RECEIPT,
        **_written(purpose, receipt),
    )  # fmt: skip
    claim = Claim(purpose=purpose, payer=IIN(iin), payer_name=name, receipt=receipt)
    return begin(fee, "receipt", claim, at=at, actor=actor).pk


def _written(purpose: str, receipt: Receipt) -> dict[str, object]:
    try:
        owed = due(purpose, receipt.paid_on).amount
    except ParameterError:
        owed = None
    return {
        "bank": receipt.bank, "number": receipt.number, "paid_on": receipt.paid_on, "due": owed,
        "sha256": receipt.sha256,
    }  # fmt: skip
