"""Facts of a fee: what is ordered, paid, matched, used and given back (L-10)."""

from __future__ import annotations

import re
from datetime import date
from enum import StrEnum
from typing import Annotated, Final, Literal
from uuid import UUID

from pydantic import AfterValidator, Field

from oryndau.law.facts.base import Facts, Instant, Line, Prose, Sha256, ShortLine, broken
from oryndau.law.fee.rates import Purpose
from oryndau.law.identity import IBAN, IIN, Money

LICENCE_KBK: Final = "105402"
"""Budget code of licence fees (from memory; an operator confirms it with the tax body)."""


def _bic(value: str) -> str:
    value = value.upper()
    if not re.fullmatch(r"[A-Z]{4}[A-Z]{2}[A-Z0-9]{2}([A-Z0-9]{3})?", value, re.ASCII):
        broken("bank_code", "is not a bank's BIC")
    return value


def _kbk(value: str) -> str:
    if not re.fullmatch(r"\d{6}", value, re.ASCII):
        broken("budget_code", "is not a budget code of six digits")
    return value


def _above_zero(value: Money) -> Money:
    if value <= Money(0):
        broken("amount_positive", "is not above zero")
    return value


Bic = Annotated[str, Field(min_length=8, max_length=11), AfterValidator(_bic)]
Kbk = Annotated[str, Field(min_length=6, max_length=6), AfterValidator(_kbk)]
Amount = Annotated[Money, AfterValidator(_above_zero)]


class Way(StrEnum):
    """How a fee is paid (A2 St.)."""

    GATEWAY = "gateway"
    RECEIPT = "receipt"


class Order(Facts):
    """An order to pay through the payment gateway: what is due and until when the order stands."""

    purpose: Purpose
    payer: IIN
    payer_name: Line
    due: Amount
    mci: Amount
    valid_until: date


class Receipt(Facts):
    """A bank's receipt as the person writes it down, with the digest of the file that shows it."""

    bank: Bic
    number: ShortLine
    paid_on: date
    amount: Amount
    kbk: Kbk = LICENCE_KBK
    sha256: Sha256


class Claim(Facts):
    """A person says that he has paid, and names the receipt."""

    purpose: Purpose
    payer: IIN
    payer_name: Line
    receipt: Receipt


class Correction(Facts):
    """The person corrects what he wrote of his receipt."""

    receipt: Receipt


class Incoming(Facts):
    """Money that came: which, when, how much, and what was due on that day (None: the rate is not known)."""

    bank: Bic
    number: ShortLine
    """The bank's own number of the payment: with the bank it names the money, once and for all."""
    paid_on: date
    amount: Amount
    due: Money | None
    payer: ShortLine
    payer_name: Annotated[str, Field(max_length=300)] = ""


class Payment(Incoming):
    """Money that the payment gateway told of, by its signed notification or when asked."""

    reference: ShortLine
    """Our own reference of the order, as the gateway gives it back."""
    paid_at: Instant
    told: Literal["notification", "status"]
    purpose: Purpose


class Match(Incoming):
    """The payment as the budget's register knows it, found by the person's receipt."""

    kbk: Kbk
    differs: tuple[str, ...] = ()
    """What the person wrote otherwise than the register."""
    message_id: ShortLine


class Mismatch(Facts):
    """Why a receipt cannot be taken: the register knows no such payment, or it is another's or used."""

    reason: Literal["not-found", "another-payer", "another-code", "taken", "refused"]
    message_id: ShortLine


class Assessment(Facts):
    """The rate of the day of payment became known."""

    due: Amount


class Attachment(Facts):
    """The application that waits for the fee; None when it waits no more."""

    application: UUID | None


class Use(Facts):
    """The fee is used by the act that an application ended with, and cannot be used again."""

    application: UUID


class Expiry(Facts):
    """Nobody paid while the order stood."""

    last_day: date


class RefundRequest(Facts):
    """The payer asks for his money back; the account is needed where no payment of the gateway is undone."""

    reason: Annotated[Prose, Field(min_length=5, max_length=2_000)]
    iban: IBAN | None = None
    held_as: Literal["paid", "short", "matched"]
    """The state in which the fee was, to which a refusal brings it back."""


class RefundDecision(Facts):
    """What the authorised person decides on a refund, with reasons in both official languages."""

    reasons_kk: Annotated[Prose, Field(min_length=5, max_length=2_000)]
    reasons_ru: Annotated[Prose, Field(min_length=5, max_length=2_000)]


class Refund(Facts):
    """The gateway has sent the money back."""

    number: ShortLine
    amount: Amount
    sent_at: Instant


class RefundFailure(Facts):
    """The gateway could not send the money back."""

    code: ShortLine
    message: Annotated[str, Field(max_length=300)] = ""
