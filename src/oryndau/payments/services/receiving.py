"""Taking money that the gateway tells of, in whatever order the news come (L-10).

The same money told twice is taken once; money for an order that has its money already, was used or given
back opens a fee of its own. So no money is lost, and none counts twice.
"""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal
from uuid import UUID

from django.db import transaction

from oryndau.cases.ids import new_id
from oryndau.law.fee import Purpose, due
from oryndau.law.fee.facts import Attachment, Payment, Way
from oryndau.law.fee.table import EXPIRED, ORDERED, SHORT
from oryndau.law.money import Money
from oryndau.law.parameters import ParameterError
from oryndau.payments.errors import PaymentRefused
from oryndau.payments.models import Fee, Notification
from oryndau.payments.services.steps import begin, locked, take
from oryndau.timekeeping import local


@dataclass(frozen=True, slots=True)
class Told:
    """A payment as the gateway told it: by our reference, the bank's own number, when, how much."""

    reference: str
    bank: str
    number: str
    paid_at: datetime
    amount: Money
    payer: str
    payer_name: str
    by: Literal["notification", "status"]
    document: str
    """The signed XML that says so."""


def receive(told: Told, *, at: datetime) -> Fee:
    """The fee in which the money stands now; the same answer however often it is told.

    Raises `PaymentRefused` for an order that is not ours, and where the same money was told of otherwise.
    """
    with transaction.atomic():
        order = locked(_order_id(told.reference))
        if order is None or order.way != Way.GATEWAY:
            raise PaymentRefused(reason="unknown-order")
        known = Notification.objects.filter(bank=told.bank, number=told.number).first()
        if known:
            return _as_before(known, told)
        counted = Fee.objects.filter(bank=told.bank, number=told.number, amount__isnull=False).first()
        fee = counted or _take(order, told, at)
        Notification.objects.create(
            bank=told.bank, number=told.number, reference=told.reference, amount=told.amount.amount,
            paid_at=told.paid_at, told=told.by, document=told.document, fee_id=fee.pk, received_at=at,
        )  # fmt: skip
        return fee


def due_or_none(purpose: str, paid_on: date) -> Money | None:
    """What was due on a day; None where its rate is not known (yet)."""
    try:
        return due(purpose, paid_on).money
    except ParameterError:
        return None


def _order_id(reference: str) -> UUID:
    try:
        return UUID(hex=reference)
    except ValueError:
        raise PaymentRefused(reason="unknown-order") from None


def _as_before(known: Notification, told: Told) -> Fee:
    """The fee of money that was told of before; a contradiction is no repetition."""
    told_of = (known.reference, known.amount, local(known.paid_at).date())
    if told_of != (told.reference, told.amount.amount, local(told.paid_at).date()):
        raise PaymentRefused(reason="contradiction")
    return Fee.objects.get(pk=known.fee_id)


def _take(order: Fee, told: Told, at: datetime) -> Fee:
    owed = due_or_none(order.purpose, local(told.paid_at).date())
    facts = Payment(
        bank=told.bank, number=told.number, paid_on=local(told.paid_at).date(), amount=told.amount, due=owed,
        payer=told.payer, payer_name=told.payer_name, reference=told.reference, paid_at=told.paid_at,
        told=told.by, purpose=Purpose(order.purpose),
    )  # fmt: skip
    other = "" if owed == told.amount else "-other"
    money = {
        "due": owed.amount if owed else None, "amount": told.amount.amount, "paid_on": facts.paid_on,
        "bank": told.bank, "number": told.number,
    }  # fmt: skip
    if order.state in (ORDERED, EXPIRED):
        return take(order.pk, f"pay{other}", facts, at=at, row=money)
    further = Fee(
        id=new_id(), territory=order.territory, iin=order.iin, name=order.name, purpose=order.purpose,
        way=Way.GATEWAY, order_id=order.pk, return_to=order.return_to, **money,
    )  # fmt: skip
    begin(further, f"receive{other}", facts, at=at)
    return _waited_for_instead(order, further, at) if not other else further


def _waited_for_instead(order: Fee, further: Fee, at: datetime) -> Fee:
    """The application that waits for an order to which a wrong sum had come is served by the right one."""
    if order.state != SHORT or order.application is None:
        return further
    waits = {"application": order.application}
    take(order.pk, "attach", Attachment(application=None), at=at, row={"application": None})
    return take(further.pk, "attach", Attachment(**waits), at=at, row=waits)
