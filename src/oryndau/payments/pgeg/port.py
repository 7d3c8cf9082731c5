"""What the room asks of a payment gateway, whatever its protocol (L-10)."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol

from oryndau.law.money import Money


@dataclass(frozen=True, slots=True)
class Bill:
    """What is to be paid: our reference, how much, by whom, for what, until when; where the person comes back
    and where payments are told of."""

    reference: str
    amount: Money
    payer: str
    payer_name: str
    assign: str
    valid_until: date
    return_url: str
    notify_url: str


@dataclass(frozen=True, slots=True)
class Paid:
    """One payment of a bill, as the gateway knows it."""

    reference: str
    bank: str
    """BIC of the payer's bank."""
    number: str
    """The bank's own number of the payment."""
    paid_at: datetime
    amount: Money
    payer: str
    payer_name: str


@dataclass(frozen=True, slots=True)
class Status:
    """How a bill stands: its payments, and the signed document that says so."""

    reference: str
    payments: tuple[Paid, ...]
    document: str


@dataclass(frozen=True, slots=True)
class Usage:
    """A payment that was used for a service."""

    reference: str
    bank: str
    number: str
    application: str
    used_at: datetime


@dataclass(frozen=True, slots=True)
class RefundOrder:
    """Money to be sent back: to where it came from, or to the account where one is named.

    `id` makes a repetition harmless.
    """

    id: str
    bank: str
    number: str
    amount: Money
    payer: str
    iban: str | None


@dataclass(frozen=True, slots=True)
class Refunded:
    """Money that the gateway has sent back."""

    number: str
    sent_at: datetime


class PaymentGateway(Protocol):
    """The gateway. Every method raises a `GatewayError`; each may be repeated without harm."""

    def create(self, bill: Bill) -> str:
        """Make the bill; the address of the page where it is paid."""

    def status(self, reference: str) -> Status:
        """How the bill stands now."""

    def report_used(self, usage: Usage) -> None:
        """Tell that a payment was used; returns once the gateway has acknowledged it."""

    def refund(self, order: RefundOrder) -> Refunded:
        """Send money back. `GatewayRefused` where it cannot be."""
