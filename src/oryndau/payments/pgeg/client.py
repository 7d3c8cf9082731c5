"""Client of the gateway's merchant protocol: an assumption as a whole, the real one is not public (L-10).

Each call is one signed XML document (`urn:oryndau:pgeg:v1`) and one signed answer to exactly this call.
Errors are those of the state gateway, so that a failure is kept, repeated and watched in the same way.
"""

from collections.abc import Callable
from datetime import UTC, datetime

from lxml import etree
from uuid6 import uuid7

from oryndau.eds.sign import KeyPair
from oryndau.eds.wsse import Trust
from oryndau.gateway.shep import BadSignature, GatewayFault, GatewayRefused
from oryndau.gateway.shep.transport import LimitedTransport
from oryndau.payments.pgeg.notification import paid_of
from oryndau.payments.pgeg.port import Bill, Refunded, RefundOrder, Status, Usage
from oryndau.payments.pgeg.signed import Element, Fields, NotTrusted, document, open_signed, sign

NAMESPACE = "urn:oryndau:pgeg:v1"
_HEADERS = {"Content-Type": "text/xml; charset=utf-8"}


def _utc_now() -> datetime:
    # The gateway compares with real time, so a clock that the demonstration has moved must not be used here.
    return datetime.now(UTC)


class PgegClient:
    """`PaymentGateway` over HTTP at `url`; `timeout` in seconds for one whole call. Make one per thread."""

    def __init__(
        self, url: str, merchant: str, pair: KeyPair, trust: Trust, timeout: float,
        clock: Callable[[], datetime] = _utc_now,
    ) -> None:  # fmt: skip
        self._url, self._merchant, self._pair, self._trust = url, merchant, pair, trust
        self._transport, self._clock = LimitedTransport(timeout), clock

    def create(self, bill: Bill) -> str:
        """See `PaymentGateway`."""
        values = {
            "reference": bill.reference, "amount": str(bill.amount), "payerIdn": bill.payer,
            "payerName": bill.payer_name, "assign": bill.assign, "validUntil": bill.valid_until.isoformat(),
            "returnUrl": bill.return_url, "notifyUrl": bill.notify_url,
        }  # fmt: skip
        made, _ = self._call("createBill", values, "bill")
        return self._about(made, bill.reference)["page"]

    def status(self, reference: str) -> Status:
        """See `PaymentGateway`."""
        answer, raw = self._call("billStatus", {"reference": reference}, "status")
        self._about(answer, reference)
        try:
            found = tuple(paid_of(Fields.of(one)) for one in answer.findall(f"{{{NAMESPACE}}}payment"))
        except NotTrusted as error:
            raise GatewayFault("000", str(error)) from None
        if any(one.reference != reference for one in found):
            raise BadSignature("the status names another bill's payment")
        return Status(reference, found, raw)

    def report_used(self, usage: Usage) -> None:
        """See `PaymentGateway`."""
        values = {
            "reference": usage.reference, "bankBik": usage.bank, "bankReference": usage.number,
            "application": usage.application, "usedDate": usage.used_at.isoformat(),
        }  # fmt: skip
        self._about(self._call("paymentUsed", values, "acknowledged")[0], usage.reference)

    def refund(self, order: RefundOrder) -> Refunded:
        """See `PaymentGateway`."""
        values = {
            "refundId": order.id, "bankBik": order.bank, "bankReference": order.number,
            "amount": str(order.amount), "payerIdn": order.payer, "iban": order.iban,
        }  # fmt: skip
        answer = _fields(self._call("refund", values, "refunded")[0])
        try:
            return Refunded(answer["number"], datetime.fromisoformat(answer["sentDate"]))
        except (NotTrusted, ValueError) as error:
            raise GatewayFault("000", f"the answer is not of the agreed shape: {error}") from None

    def _call(
        self, name: str, values: dict[str, str | None] | dict[str, str], expected: str
    ) -> tuple[Element, str]:
        request = str(uuid7())
        head = {"requestId": request, "merchant": self._merchant, "sentDate": self._clock().isoformat()}
        message = sign(document(NAMESPACE, name, {**head, **values}), self._pair)
        raw = self._transport.post(self._url, message, _HEADERS).content
        try:
            answer = open_signed(raw, self._trust, self._clock())
        except NotTrusted as error:
            raise BadSignature(str(error)) from None
        # An old signed answer, sent again by somebody on the way, must not pass as the answer to this call.
        fields = _fields(answer)
        if fields.get("requestId") != request:
            raise BadSignature("the answer is to another call")
        kind = etree.QName(answer)
        if kind.namespace == NAMESPACE and kind.localname == "refused":
            raise GatewayRefused(fields.get("code") or "000", fields.get("message"))
        if kind.namespace != NAMESPACE or kind.localname != expected:
            raise GatewayFault("000", "the answer is not of the agreed shape")
        return answer, raw.decode("utf-8", "replace")

    @staticmethod
    def _about(answer: Element, reference: str) -> Fields:
        fields = _fields(answer)
        if fields.get("reference") != reference:
            raise BadSignature("the answer is about another bill")
        return fields


def _fields(element: Element) -> Fields:
    try:
        return Fields.of(element)
    except NotTrusted as error:
        raise GatewayFault("000", str(error)) from None
