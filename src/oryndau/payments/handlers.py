"""What the worker does for fees: ask, match, report, send back, tell (L-10)."""

import logging
from datetime import datetime, timedelta

from oryndau.cases import outbox
from oryndau.cases.models import Message
from oryndau.cases.outbox import Later, NotYet
from oryndau.gateway import lookups
from oryndau.gateway.connection import call, registers
from oryndau.gateway.shep import GatewayError, GatewayRefused
from oryndau.law.fee.facts import Assessment, Refund, RefundFailure, Way
from oryndau.law.fee.table import APPROVED, EXPIRED, KEPT, ORDERED, SHORT, UNMATCHED, USED
from oryndau.law.identity import IIN
from oryndau.law.money import Money
from oryndau.payments.connection import gateway
from oryndau.payments.errors import PaymentRefused
from oryndau.payments.models import Fee, reference_of
from oryndau.payments.notices import announce
from oryndau.payments.pgeg import Paid, RefundOrder, Usage
from oryndau.payments.services.matching import settle
from oryndau.payments.services.ordering import expire
from oryndau.payments.services.receiving import Told, due_or_none, receive
from oryndau.payments.services.steps import last_facts, take
from oryndau.timekeeping import local

log = logging.getLogger("oryndau.payments")
AFTERMATH = timedelta(days=2)
"""How long after its last day an order is still asked for: a bank may tell of a payment late."""
ASK_AGAIN = timedelta(days=1)
TIMES = 5
"""How often the budget's register is asked for a receipt: a payment may take days to be entered."""


@outbox.handles("fee.ask-status")
def ask_status(message: Message, at: datetime) -> None:
    """Ask the gateway for an order whose notification has not come, at growing intervals, until its end."""
    fee = Fee.objects.get(pk=message.of_case)
    if fee.state not in (ORDERED, EXPIRED):
        return
    if fee.bill:
        fee = _asked(fee, message, at)
    last_day, today = fee.valid_until or at.date(), local(at).date()
    if fee.state == ORDERED and today > last_day:
        expire(fee, at=at)
        if fee.bill:
            _again(message, at + timedelta(hours=1), {})
    elif fee.state == ORDERED or (fee.state == EXPIRED and fee.bill and today <= last_day + AFTERMATH):
        raise NotYet("nobody has paid the order yet")


def _asked(fee: Fee, message: Message, at: datetime) -> Fee:
    reference = reference_of(fee)
    try:
        found = call(
            "payments.status", lambda: gateway().status(reference), message=message.pk, case=fee.pk, at=at
        )
    except GatewayRefused:  # it does not know the bill: nobody can have paid it
        return fee
    except GatewayError as error:
        raise Later(f"status: {type(error).__name__}") from error
    for paid in found.payments:
        try:
            receive(told_of(paid, "status", found.document), at=at)
        except PaymentRefused as error:
            log.error("the gateway's status contradicts", extra={"case": str(fee.pk), **error.extra})
    return Fee.objects.get(pk=fee.pk)


def told_of(paid: Paid, by: str, document: str) -> Told:
    """A payment of the gateway as the room takes it."""
    return Told(
        reference=paid.reference, bank=paid.bank, number=paid.number, paid_at=paid.paid_at,
        amount=paid.amount, payer=paid.payer, payer_name=paid.payer_name,
        by="status" if by == "status" else "notification", document=document,
    )  # fmt: skip


@outbox.handles("fee.match")
def match(message: Message, at: datetime) -> None:
    """Ask the budget's register for a receipt; what was not found is asked for again on the next days."""
    fee = Fee.objects.get(pk=message.of_case)
    if fee.state not in (KEPT, UNMATCHED):
        return
    reply = lookups.ask(
        "budget", lambda: registers().budget_payment(IIN(fee.iin), fee.bank, fee.number, message.pk),
        message, at,
    )  # fmt: skip
    settle(fee.pk, reply.record, message.pk, at=at, refused=reply.outcome in ("refused", "unavailable"))
    asked = int(message.payload.get("asked", 1))
    if reply.record is None and asked < TIMES:
        _again(message, at + ASK_AGAIN, {"asked": asked + 1})


def _again(message: Message, at: datetime, payload: dict[str, int]) -> None:
    Message.objects.create(
        case_id=message.case_id, territory=message.territory, topic=message.topic, payload=payload,
        available_at=at,
    )  # fmt: skip


@outbox.handles("fee.assess")
def assess(message: Message, at: datetime) -> None:
    """Money of a day whose rate was not known waits until it is; then it may turn out to be what was due."""
    fee = Fee.objects.get(pk=message.of_case)
    if fee.state != SHORT or fee.due is not None or fee.paid_on is None or fee.amount is None:
        return
    owed = due_or_none(fee.purpose, fee.paid_on)
    if owed is None:
        raise NotYet("the rate of the day of payment is not known")
    if owed == Money(fee.amount):
        take(fee.pk, "assess", Assessment(due=owed), at=at, row={"due": owed.amount})
    else:
        Fee.objects.filter(pk=fee.pk).update(due=owed.amount)


@outbox.handles("fee.report-used")
def report_used(message: Message, at: datetime) -> None:
    """Tell the gateway that its payment was used, until it acknowledges; receipts do not concern it."""
    fee = Fee.objects.get(pk=message.of_case)
    if fee.way != Way.GATEWAY or fee.state != USED:
        return
    usage = Usage(reference_of(fee), fee.bank, fee.number, str(fee.used_by), fee.changed_at)
    call(
        "payments.used", lambda: gateway().report_used(usage), message=message.pk, case=fee.pk, at=at,
        insist=True,
    )  # fmt: skip


@outbox.handles("fee.refund")
def refund(message: Message, at: datetime) -> None:
    """Let the gateway send approved money back; where it cannot, the authorised person decides anew.

    The message's id is the refund's, so a repetition sends nothing twice.
    """
    fee = Fee.objects.get(pk=message.of_case)
    if fee.state != APPROVED or fee.amount is None:
        return
    order = RefundOrder(
        id=str(message.pk), bank=fee.bank, number=fee.number, amount=Money(fee.amount), payer=fee.iin,
        iban=last_facts(fee.pk, "ask-refund").get("iban"),
    )  # fmt: skip
    try:
        sent = call(
            "payments.refund", lambda: gateway().refund(order), message=message.pk, case=fee.pk, at=at
        )
    except GatewayRefused as error:
        take(fee.pk, "fail-refund", RefundFailure(code=error.code[:100], message=str(error)[:300]), at=at)
    except GatewayError as error:
        raise Later(f"refund: {type(error).__name__}") from error
    else:
        facts = Refund(number=sent.number, amount=order.amount, sent_at=sent.sent_at)
        take(fee.pk, "refund", facts, at=at)


@outbox.handles("fee.told")
def tell(message: Message, at: datetime) -> None:
    """Tell the payer what became of his fee."""
    announce(message, at)
