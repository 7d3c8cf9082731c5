"""Whose fee it is: a page of a fee is its payer's own."""

from collections.abc import Callable
from functools import wraps
from typing import Any
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponseBase
from django.utils.translation import get_language

from oryndau.cases.actors import Actor
from oryndau.cases.permissions import Permission, has
from oryndau.documents.models import Document
from oryndau.documents.storage import NotStored
from oryndau.documents.views import serve_document
from oryndau.payments.models import Fee

View = Callable[..., HttpResponseBase]


def for_payers(view: View) -> View:
    """Let in a signed-in person; the view gets the actor as its second argument."""

    @login_required
    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        actor: Actor = request.actor  # type: ignore[attr-defined]
        if not has(actor, Permission.APPLY):
            raise PermissionDenied
        return view(request, actor, *args, **kwargs)

    return guarded


def own_fee(actor: Actor, fee: UUID) -> Fee:
    """The actor's own fee; for another's there is no such page."""
    found = Fee.objects.filter(pk=fee, iin=actor.acts_for).first()
    if found is None:
        raise Http404
    return found


def language() -> str:
    """The page's language: kk, ru or en."""
    return (get_language() or "kk")[:2]


def receipt_of(fee: Fee) -> Document | None:
    """The file that shows the receipt: whoever took it attached it to the fee's case."""
    return Document.objects.filter(case_id=fee.pk, sha256=fee.sha256).first() if fee.sha256 else None


def serve_receipt(request: HttpRequest, fee: Fee) -> HttpResponseBase:
    """The receipt's file; the caller has checked the right to see it."""
    document = receipt_of(fee)
    if document is None:
        raise Http404
    try:
        return serve_document(request, document, inline="download" not in request.GET)
    except NotStored:
        raise Http404 from None
