"""Signed XML of the gateway, written a second time apart from the client: the emulator checks the client."""

import base64
from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta, timezone

from lxml import etree

from oryndau.eds import xmldsig
from oryndau.eds.errors import Refused as Unproven
from oryndau.eds.sign import KeyPair
from oryndau.eds.wsse import load_certificate
from oryndau.emulators.payments.bills import Payment, Refused
from oryndau.emulators.payments.keys import PaymentKeys

MERCHANT_NS = "urn:oryndau:pgeg:v1"
NOTIFICATION_NS = "http://payments.bee.kz/GatewayNkNotification"
GOVTALK = "http://epam.com/esb/usc"
ALMATY = timezone(timedelta(hours=5))
WINDOW = timedelta(minutes=5)
CALLS = {
    "createBill": {"reference", "amount", "payerIdn", "payerName", "assign", "validUntil", "returnUrl",
                   "notifyUrl"},
    "billStatus": {"reference"},
    "paymentUsed": {"reference", "bankBik", "bankReference", "application", "usedDate"},
    "refund": {"refundId", "bankBik", "bankReference", "amount", "payerIdn"},
}  # fmt: skip
_HEAD = {"requestId", "merchant", "sentDate"}
_OPTIONAL = {"refund": {"iban"}}


class Unreadable(Exception):
    """The call is not a merchant's: it is answered by HTTP 400 and nothing else."""


def read_call(raw: bytes, keys: PaymentKeys, now: datetime) -> tuple[str, dict[str, str]]:
    """The call's name and values, its signature proven to be the merchant's; raises :class:`Unreadable`."""
    try:
        verified = xmldsig.verify(raw)
    except Unproven as error:
        raise Unreadable(str(error)) from None
    root = verified.document
    name = etree.QName(root)
    values = {etree.QName(child).localname: (child.text or "").strip() for child in root}
    allowed = CALLS.get(name.localname, set()) | _HEAD
    known = name.namespace == MERCHANT_NS and name.localname in CALLS
    if not known or len(values) != len(root) or not allowed <= set(values):
        raise Unreadable("not a call of the agreed shape")
    if set(values) - allowed - _OPTIONAL.get(name.localname, set()):
        raise Unreadable("an element that the call does not have")
    path = keys.merchants / f"{values['merchant']}.pem"
    if not values["merchant"].isalnum() or not path.exists():
        raise Unreadable("an unknown merchant")
    if load_certificate(path.read_bytes()) != verified.certificate.x509:
        raise Unreadable("signed with another key than the merchant's")
    if abs(now - datetime.fromisoformat(values["sentDate"])) > WINDOW:
        raise Unreadable("sentDate is more than five minutes away")
    return name.localname, values


def answer(name: str, values: Mapping[str, str], pair: KeyPair, payments: Iterable[Payment] = ()) -> bytes:
    """A signed answer to a call, with the payments of a bill where it has any."""
    root = etree.Element(f"{{{MERCHANT_NS}}}{name}", nsmap={"p": MERCHANT_NS})
    _fill(root, MERCHANT_NS, values)
    for payment in payments:
        _fill(etree.SubElement(root, f"{{{MERCHANT_NS}}}payment"), MERCHANT_NS, _values(payment))
    return xmldsig.sign_enveloped(etree.tostring(root), pair).encode()


def refusal(request: str, refused: Refused, pair: KeyPair) -> bytes:
    """A signed refusal of a call."""
    return answer("refused", {"requestId": request, "code": refused.code, "message": str(refused)}, pair)


def notification(payment: Payment, pair: KeyPair) -> bytes:
    """The envelope with the signed notification of a payment in it."""
    root = etree.Element(f"{{{NOTIFICATION_NS}}}notificationPayment", nsmap={"p": NOTIFICATION_NS})
    _fill(root, NOTIFICATION_NS, _values(payment))
    inner = xmldsig.sign_enveloped(etree.tostring(root), pair).encode()
    envelope = etree.Element(f"{{{GOVTALK}}}AsyncRequestMsg", nsmap={"g": GOVTALK})
    _fill(envelope, GOVTALK, {"EnvelopeVersion": "2.0"})
    header = etree.SubElement(envelope, f"{{{GOVTALK}}}Header")
    _fill(header, GOVTALK, {"SessionId": payment.number, "Class": "ISNA_ONLINE_PAYMENT", "Sender": "PGEG"})
    _fill(envelope, GOVTALK, {"Body": base64.b64encode(inner).decode()})
    return etree.tostring(envelope, encoding="UTF-8", xml_declaration=True)


def _values(payment: Payment) -> dict[str, str]:
    return {
        "reference": payment.reference, "bankReference": payment.number,
        "payDate": payment.paid_at.astimezone(ALMATY).isoformat(timespec="seconds"),
        "amount": f"{payment.amount:.2f}", "payerIdn": payment.payer, "payerName": payment.payer_name,
        "bankBik": payment.bank, "kbk": "105402", "knp": "911",
    }  # fmt: skip


def _fill(parent: etree._Element, namespace: str, values: Mapping[str, str]) -> None:
    for name, value in values.items():
        etree.SubElement(parent, f"{{{namespace}}}{name}").text = value
