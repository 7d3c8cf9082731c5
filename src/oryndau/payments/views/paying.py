"""Paying an order: what is due, the way to the bank, and the way back (L-10)."""

import logging
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from oryndau.cases.actors import Actor
from oryndau.cases.outbox import Later
from oryndau.gateway.shep import GatewayError
from oryndau.law.fee.table import EXPIRED, ORDERED, SHORT, USABLE, USED
from oryndau.payments import words
from oryndau.payments.models import Fee
from oryndau.payments.services.ordering import bill_of, hurry
from oryndau.payments.views.guards import for_payers, language, own_fee
from oryndau.timekeeping import local, now

log = logging.getLogger("oryndau.payments")
PATIENCE = 15
"""How often the page asks at its quick pace before it says that the confirmation takes long."""


@for_payers
@never_cache
@require_safe
def pay(request: HttpRequest, actor: Actor, fee_id: UUID) -> HttpResponse:
    """The order: how much, for what, until when, and the link to the bank's page."""
    fee = own_fee(actor, fee_id)
    if fee.state not in (ORDERED, EXPIRED):
        return redirect("payments:fee", fee.pk)
    return _pay_page(request, fee)


def _pay_page(request: HttpRequest, fee: Fee, *, down: bool = False) -> HttpResponse:
    lapsed = fee.state == EXPIRED or bool(fee.valid_until and fee.valid_until < local(now()).date())
    context = {
        "fee": fee, "rows": words.rows(fee, words.reckoning(fee)), "down": down, "lapsed": lapsed,
        "return_to": fee.return_to,
    }  # fmt: skip
    return render(request, "payments/pay.html", context, status=503 if down else 200)


@for_payers
@never_cache
@require_safe
def bank(request: HttpRequest, actor: Actor, fee_id: UUID) -> HttpResponse:
    """Away to the bank's page; when the gateway is down, say so and let the person try again.

    A link and no form: the site's policy lets a form lead nowhere else.
    """
    fee, at = own_fee(actor, fee_id), now()
    lapsed = fee.valid_until is None or fee.valid_until < local(at).date()
    if fee.state != ORDERED or lapsed:
        return redirect("payments:pay", fee.pk)
    try:
        return redirect(bill_of(fee, language(), at=at))
    except (Later, GatewayError) as error:
        log.warning("no bill from the payment gateway", extra={"case": str(fee.pk)})
        if isinstance(error, Later) and error.keep:
            error.keep()
        return _pay_page(request, fee, down=True)


@for_payers
@never_cache
@require_safe
def returned(request: HttpRequest, actor: Actor, fee_id: UUID) -> HttpResponse:
    """Back from the bank: the page waits for the confirmation, and the worker is asked to look now."""
    fee = own_fee(actor, fee_id)
    hurry(fee, now())
    return render(request, "payments/return.html", _standing(fee, 0))


@for_payers
@never_cache
@require_safe
def state(request: HttpRequest, actor: Actor, fee_id: UUID) -> HttpResponse:
    """The part of the page that htmx asks for while the confirmation has not come."""
    asked = request.GET.get("asked", "0")
    count = int(asked) if asked.isascii() and asked.isdecimal() and len(asked) < 6 else 0
    return render(request, "payments/standing.html", _standing(own_fee(actor, fee_id), count + 1))


def _standing(fee: Fee, asked: int) -> dict[str, object]:
    return {
        "fee": fee, "tag": words.tag(fee), "waits": fee.state in (ORDERED, EXPIRED), "asked": asked,
        "is_long": asked >= PATIENCE, "pace": 10 if asked >= PATIENCE else 2,
        "is_paid": fee.state in USABLE or fee.state == USED, "is_short": fee.state == SHORT,
    }  # fmt: skip
