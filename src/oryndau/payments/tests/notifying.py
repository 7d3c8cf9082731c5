"""Notifications as the gateway would send them, and as it would not."""

import base64
from datetime import datetime
from decimal import Decimal
from pathlib import Path

from oryndau.emulators.payments.bills import Payment
from oryndau.emulators.payments.documents import notification
from oryndau.emulators.payments.keys import PaymentKeys, prepare
from oryndau.payments.models import Fee, reference_of
from oryndau.payments.pgeg.notification import ENVELOPE
from oryndau.payments.tests.factories import AT


def keys(folder: Path) -> PaymentKeys:
    """Keys of a gateway under a folder."""
    return prepare(folder)


def payment(fee: Fee, amount: str = "25950", number: str = "B-1", at: datetime = AT) -> Payment:
    """Money for an order, as the gateway knows it."""
    return Payment(reference_of(fee), "HSBKKZKX", number, at, Decimal(amount), fee.iin, "ОСПАНОВА ДАНА")


def content(paid: Payment, made: PaymentKeys, *, forged: bool = False) -> bytes:
    """The envelope, signed by the gateway or by a stranger."""
    return notification(paid, made.stranger if forged else made.gateway)


def enveloped(body: str) -> bytes:
    """An envelope with anything in it."""
    return f'<m:Msg xmlns:m="{ENVELOPE}"><m:Body>{body}</m:Body></m:Msg>'.encode()


def inner(raw: bytes) -> bytes:
    """The signed document of an envelope."""
    text = raw.decode()
    start, end = text.index("Body>") + len("Body>"), text.rindex("</")
    return base64.b64decode(text[start : text.rindex("</", 0, end)])
