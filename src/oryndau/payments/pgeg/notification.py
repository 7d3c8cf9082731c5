"""The gateway's notification of a payment, in the shape that is known (L-10).

`{http://payments.bee.kz/GatewayNkNotification}notificationPayment`, signed with XMLDSig, as base64 in the
Body of a GovTalk envelope (`http://epam.com/esb/usc`). Nothing of the envelope is believed: it is not signed.
"""

import base64
import binascii
from datetime import date, datetime, time

from lxml import etree

from oryndau.eds.errors import Refused
from oryndau.eds.wsse import Trust
from oryndau.eds.xmldsig import parse
from oryndau.law.hours import ALMATY
from oryndau.law.money import Money, MoneyError
from oryndau.payments.pgeg.port import Paid
from oryndau.payments.pgeg.signed import MAX_DOCUMENT, Element, Fields, NotTrusted, open_signed

NAMESPACE = "http://payments.bee.kz/GatewayNkNotification"
ENVELOPE = "http://epam.com/esb/usc"
MAX_ENVELOPE = 2 * MAX_DOCUMENT
_ROOT = f"{{{NAMESPACE}}}notificationPayment"


def read_notification(data: bytes, trust: Trust, at: datetime) -> tuple[Paid, str]:
    """The payment that a notification tells of, and the signed document itself. `NotTrusted` otherwise."""
    inner = _content(data)
    verified = open_signed(inner, trust, at)
    if verified.tag != _ROOT:
        raise NotTrusted("not a notification of a payment")
    return paid_of(Fields.of(verified)), inner.decode("utf-8", "replace")


def paid_of(fields: Fields) -> Paid:
    """A payment from the fields of a notification, or of a status. `NotTrusted` for what cannot be read."""
    try:
        amount = Money(fields["amount"])
        paid_at = _moment(fields["payDate"])
    except (MoneyError, ValueError) as error:
        raise NotTrusted(f"a value of no sense: {type(error).__name__}") from None
    if not amount or amount < Money(0):
        raise NotTrusted("an amount that is not above zero")
    return Paid(
        reference=fields["reference"][:40], bank=fields["bankBik"][:11].upper(),
        number=fields["bankReference"][:100], paid_at=paid_at, amount=amount,
        payer=fields.get("payerIdn")[:12] or "-", payer_name=fields.get("payerName")[:300],
    )  # fmt: skip


def _content(data: bytes) -> bytes:
    if len(data) > MAX_ENVELOPE:
        raise NotTrusted("larger than any notification")
    try:
        root = parse(data)
    except Refused as error:
        raise NotTrusted(str(error)) from None
    bodies = [one for one in root.iterchildren(etree.Element) if etree.QName(one).localname == "Body"]
    if etree.QName(root).namespace != ENVELOPE or len(bodies) != 1 or len(bodies[0]):
        raise NotTrusted("not an envelope with one Body of text")
    return _decoded(bodies[0])


def _decoded(body: Element) -> bytes:
    """The Body's document: in base64, or escaped as some senders write it."""
    text = (body.text or "").strip()
    if text.startswith("<"):
        return text.encode()
    try:
        return base64.b64decode("".join(text.split()), validate=True)
    except binascii.Error:
        raise NotTrusted("the Body is not base64") from None


def _moment(text: str) -> datetime:
    """A moment; where no zone is named, Kazakhstan's; a bare day stands for its midnight."""
    if len(text) == len("2026-11-22"):
        return datetime.combine(date.fromisoformat(text), time.min, tzinfo=ALMATY)
    at = datetime.fromisoformat(text)
    return at if at.tzinfo else at.replace(tzinfo=ALMATY)
