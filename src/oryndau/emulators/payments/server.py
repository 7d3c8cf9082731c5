"""The emulated payment gateway's HTTP side: /merchant, the bank's pages, steering at /control/."""

import asyncio
from collections.abc import AsyncIterator
from datetime import UTC, datetime
from decimal import Decimal, InvalidOperation
from typing import Any
from urllib.parse import urlsplit

from aiohttp import web

from oryndau.emulators.clock import now
from oryndau.emulators.loopback import BadInput, Script, application, read_object
from oryndau.emulators.payments import documents, page
from oryndau.emulators.payments.bills import BANKS, Bill, Bills, Payment, Refused
from oryndau.emulators.payments.keys import PaymentKeys
from oryndau.emulators.payments.telling import Teller

MERCHANT_VERBS = {"delay", "down", "refuse", "unsigned", "garbage"}
TELLING_VERBS = {"duplicate", "delay", "reorder", "forge", "short", "silence"}
_SERVICES = {
    "createBill": "create", "billStatus": "status", "paymentUsed": "used", "refund": "refund",
}  # fmt: skip
"""Call → name by which the script knows it; the bank's payment is ``pay``, telling ``notification``."""


class Gateway:
    """One emulated gateway: keys, bills, planned misbehaviour."""

    def __init__(self, keys: PaymentKeys, bills: Bills, base: str) -> None:
        self._keys, self.bills, self._base = keys, bills, base
        self.script = Script(MERCHANT_VERBS | TELLING_VERBS)
        self.teller = Teller(keys, bills, self.script)

    async def merchant(self, request: web.Request) -> web.StreamResponse:
        """One call of the merchant."""
        try:
            name, values = documents.read_call(await request.read(), self._keys, datetime.now(UTC))
        except (documents.Unreadable, ValueError) as error:
            return web.Response(status=400, text=str(error))
        plan = self.script.take(_SERVICES[name])
        if plan and plan.do == "delay":
            await asyncio.sleep(plan.seconds)
        if plan and plan.do == "down":
            if request.transport is not None:
                request.transport.abort()
            return web.Response(status=503)
        if plan and plan.do == "garbage":
            return web.Response(status=502, text="<html>Bad gateway</html>", content_type="text/html")
        pair = self._keys.stranger if plan and plan.do == "unsigned" else self._keys.gateway
        try:
            if plan and plan.do == "refuse":
                raise Refused(plan.code or "planned", plan.message or "planned")
            answer, told, payments = self._serve(name, values)
            raw = documents.answer(answer, {"requestId": values["requestId"], **told}, pair, payments)
        except Refused as refused:
            raw = documents.refusal(values["requestId"], refused, pair)
        return web.Response(body=raw, content_type="text/xml", charset="utf-8")

    def _serve(self, name: str, values: dict[str, str]) -> tuple[str, dict[str, str], list[Payment]]:
        told = {"reference": values.get("reference", "")}
        if name == "createBill":
            bill = self.bills.create({key: values[key] for key in documents.CALLS[name]})
            return "bill", {**told, "page": f"{self._base}/bank/{bill.reference}"}, []
        if name == "billStatus":
            return "status", told, self.bills.get(values["reference"]).payments
        if name == "paymentUsed":
            self.bills.use(values)
            return "acknowledged", told, []
        number = self.bills.refund(values)
        return (
            "refunded",
            {"refundId": values["refundId"], "number": number, "sentDate": now().isoformat()},
            [],
        )

    def pay(self, reference: str, amount: Decimal | None = None, **more: Any) -> Payment:
        """The bank takes money for a bill, and the merchant is told of it; on a plan too little is taken."""
        plan = self.script.take("pay")
        if plan and plan.do == "short":
            amount = Decimal(plan.message) if plan.message else self.bills.get(reference).amount - 1
        at = more.pop("at", None) or now()
        payment = self.bills.pay(reference, at, amount, **more)
        self.teller.tell(payment)
        return payment

    async def bank(self, request: web.Request) -> web.StreamResponse:
        """The page of a bill, and what the person does on it."""
        language = page.language_of(request.query.get("lang", ""))
        try:
            bill = self.bills.get(request.match_info["reference"])
        except Refused:
            return _html(page.unknown_page(language), 404)
        over = now().astimezone(documents.ALMATY).date() > bill.valid_until
        if request.method != "POST" or over:
            return _html(page.bill_page(bill, language, over=over))
        form = await request.post()
        if form.get("do") == "decline":
            return _html(page.declined_page(bill, language))
        bank = str(form.get("bank"))
        if bank not in BANKS or form.get("do") not in ("pay", "other"):
            return _html(page.bill_page(bill, language, over=False), 400)
        amount = bill.amount if form.get("do") == "pay" else _amount(str(form.get("amount") or ""))
        if amount is None:
            wrong = page.WORDS[language]["wrong"]
            return _html(page.bill_page(bill, language, over=False, error=wrong), 422)
        self.pay(bill.reference, amount, bank=bank)
        raise web.HTTPSeeOther(bill.return_url)


def _amount(text: str) -> Decimal | None:
    try:
        amount = Decimal("".join(text.split()).replace(",", "."))
    except InvalidOperation:
        return None
    fits = amount.is_finite() and 0 < amount < 10**12 and amount == round(amount, 2)
    return amount if fits else None


def _html(text: str, status: int = 200) -> web.Response:
    # Not "no-referrer": a browser would send the page's own form with the origin "null".
    headers = {"Cache-Control": "no-store", "Referrer-Policy": "same-origin", "X-Frame-Options": "DENY"}
    return web.Response(text=text, status=status, content_type="text/html", headers=headers)


def make_app(gateway: Gateway) -> web.Application:
    """The application: /merchant, /bank/<reference>, /control/pay, /control/bills, /control/notifications."""

    async def pay(request: web.Request) -> web.Response:
        body = await read_object(request)
        amount = _amount(str(body["amount"])) if "amount" in body else None
        if "amount" in body and amount is None:
            raise BadInput("amount: tenge above zero")
        try:
            at = datetime.fromisoformat(body["paid_at"]) if "paid_at" in body else None
            payment = gateway.pay(
                str(body.get("reference")), amount, bank=str(body.get("bank", "")),
                number=str(body.get("number", "")), at=at,
            )  # fmt: skip
        except (Refused, ValueError, TypeError) as error:
            raise BadInput(str(error)) from error
        return web.json_response({"bank": payment.bank, "number": payment.number})

    async def bills(request: web.Request) -> web.Response:
        return web.json_response({"bills": [_shown(bill) for bill in gateway.bills]})

    async def notifications(request: web.Request) -> web.Response:
        return web.json_response({"sent": gateway.teller.sent})

    async def untold(app: web.Application) -> AsyncIterator[None]:
        for payment in [one for bill in gateway.bills for one in bill.payments if not one.told]:
            gateway.teller.spawn(payment, None)
        yield

    app = application()
    app.cleanup_ctx.append(untold)
    gateway.script.mount(app)
    app.router.add_post("/merchant", gateway.merchant)
    app.router.add_get("/bank/{reference}", gateway.bank)
    app.router.add_post("/bank/{reference}", gateway.bank)
    app.router.add_post("/control/pay", pay)
    app.router.add_get("/control/bills", bills)
    app.router.add_get("/control/notifications", notifications)
    return app


def _shown(bill: Bill) -> dict[str, Any]:
    return {
        "reference": bill.reference, "amount": str(bill.amount), "path": urlsplit(bill.return_url).path,
        "payments": [
            {
                "bank": one.bank, "number": one.number, "amount": str(one.amount), "told": one.told,
                "used_for": one.used_for, "refund": one.refund, "paid_at": one.paid_at.isoformat(),
            }
            for one in bill.payments
        ],
    }  # fmt: skip
