"""The signing page: shows what will be signed, lets NCALayer sign it in the browser, takes the signature."""

import base64
from typing import Any
from uuid import UUID

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils import translation
from django.views.decorators.http import require_http_methods

from oryndau.eds.profile import ROLE_OIDS
from oryndau.signing.browser import browser_key
from oryndau.signing.errors import SigningRefused
from oryndau.signing.models import SignatureSession
from oryndau.signing.purposes import presentation_of
from oryndau.signing.services import complete, opened_in
from oryndau.timekeeping import now


@require_http_methods(["GET", "POST"])
def page(request: HttpRequest, session_id: UUID) -> HttpResponse:
    """Show a signature session and accept its signature. Another browser's session does not exist here."""
    session = SignatureSession.objects.filter(pk=session_id).first()
    if session is None or not opened_in(session, browser_key(request)):
        raise Http404
    if request.method == "POST":
        return _post(request, session)
    return _page(request, session)


def _post(request: HttpRequest, session: SignatureSession) -> HttpResponse:
    try:
        done = complete(
            session.pk, request.POST.get("cms", "").encode(), browser=browser_key(request), at=now()
        )
    except SigningRefused as refused:
        return _page(request, session, refused)
    return done(request) if callable(done) else HttpResponseRedirect(str(done))


def _page(
    request: HttpRequest, session: SignatureSession, refused: SigningRefused | None = None
) -> HttpResponse:
    language = translation.get_language() or "en"
    context: dict[str, Any] = {
        "session": session,
        "refused": refused,
        "reasons": [reason.get(language, reason["en"]) for reason in refused.reasons] if refused else [],
        "shown": presentation_of(session, request),
        "content": base64.b64encode(bytes(session.content)).decode(),
        "endpoint": settings.NCALAYER_URL,
        "chain": "default" if settings.PRODUCTION else "any",
        "ekus": _ekus(session),
        "expired": now() >= session.expires_at or session.used_at is not None,
    }
    return render(request, "signing/page.html", context, status=422 if refused else 200)


def _ekus(session: SignatureSession) -> str:
    """The key that NCALayer should offer: by role only where one single role will do."""
    wanted = [oid for oid, role in ROLE_OIDS.items() if role in session.expected_roles]
    return wanted[0] if len(wanted) == 1 else ""
