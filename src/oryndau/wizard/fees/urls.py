"""Addresses of the fee's page; a service puts them before those of its wizard."""

from collections.abc import Callable
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, path
from django.views.decorators.http import require_http_methods

from oryndau.wizard.fees import views
from oryndau.wizard.fees.step import KEY
from oryndau.wizard.service import Service
from oryndau.wizard.urls import DRAFT
from oryndau.wizard.views.attachments import light
from oryndau.wizard.views.guards import Work, on_draft

_both = require_http_methods(["GET", "POST"])


def fee_addresses(service: Service) -> list[URLPattern]:
    """The page of the fee and that of its receipt, for one's own open draft."""
    opened: Callable[..., Any] = on_draft(service)
    return [
        path(f"{DRAFT}{KEY}/", _both(opened(_asked(views.page))), name=KEY),
        path(f"{DRAFT}{KEY}/receipt/", light(_both(opened(_asked(views.receipt)))), name=f"{KEY}-receipt"),
    ]


def _asked(view: Callable[[HttpRequest, Work], HttpResponse]) -> Callable[..., HttpResponse]:
    """A draft that asks for no licence has no fee."""

    def shown(request: HttpRequest, work: Work) -> HttpResponse:
        try:
            found = work.service.page(KEY)
        except KeyError:
            raise Http404 from None
        return view(request, work) if found in work.pages else redirect(work.url("draft"))

    return shown
