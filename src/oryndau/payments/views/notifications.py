"""Where the payment gateway tells of payments (L-10).

A program calls it: no session, no form token; what it says is believed by its signature alone, and answered
only once it is kept.
"""

import logging
from datetime import UTC, datetime
from xml.sax.saxutils import escape

from django.http import HttpRequest, HttpResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from oryndau.payments.connection import trust
from oryndau.payments.errors import PaymentRefused
from oryndau.payments.handlers import told_of
from oryndau.payments.pgeg import NotTrusted, read_notification
from oryndau.payments.pgeg.notification import MAX_ENVELOPE, NAMESPACE
from oryndau.payments.services.receiving import receive as take_money
from oryndau.people import limits
from oryndau.timekeeping import now

log = logging.getLogger("oryndau.payments")


@csrf_exempt
@never_cache
@require_POST
def receive(request: HttpRequest) -> HttpResponse:
    """One notification: 200 once it is kept, and the same 200 for a repetition; 403 for one that is not the
    gateway's, 404 for an order that is not ours, 409 for a contradiction, 413 for what is too large.
    """
    length = request.META.get("CONTENT_LENGTH") or "0"
    if not length.isdecimal() or int(length) > MAX_ENVELOPE:
        return _answer("", "too-large", 413)
    try:
        # Certificates are valid by the real clock, not by the one that the demonstration has moved.
        paid, document = read_notification(request.body, trust(), datetime.now(UTC))
    except NotTrusted as error:
        log.warning("a notification that is not the gateway's", extra={"why": str(error), **_from(request)})
        return _answer("", "not-trusted", 403)
    try:
        take_money(told_of(paid, "notification", document), at=now())
    except PaymentRefused as error:
        reason = str(error.extra["reason"])
        log.error("a notification that cannot be taken", extra={"reference": paid.reference, **error.extra})
        return _answer(paid.reference, reason, 404 if reason == "unknown-order" else 409)
    return _answer(paid.reference, "accepted", 200)


def _from(request: HttpRequest) -> dict[str, str]:
    return {"address": limits.address_of(request)}


def _answer(reference: str, result: str, status: int) -> HttpResponse:
    body = (
        f'<?xml version="1.0" encoding="UTF-8"?><notificationAnswer xmlns="{NAMESPACE}">'
        f"<reference>{escape(reference)}</reference><result>{result}</result></notificationAnswer>"
    )
    return HttpResponse(body, content_type="text/xml; charset=utf-8", status=status)
