"""Addresses that every wizard has; a service adds its own before them."""

from collections.abc import Callable
from functools import partial, update_wrapper
from typing import Any

from django.http import HttpResponse
from django.urls import URLPattern, path
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from oryndau.wizard.own import OwnCases
from oryndau.wizard.service import Service
from oryndau.wizard.views import acts, attachments, check, drafts, pages
from oryndau.wizard.views.guards import for_applicants, on_draft

DRAFT = "drafts/<uuid:draft_id>/"
CASE = "cases/<uuid:case_id>/"
_both = require_http_methods(["GET", "POST"])


def addresses(service: Service) -> list[URLPattern]:
    """The shared pages of a service, guarded for its applicants and their own drafts."""
    opened: Callable[..., Any] = on_draft(service)

    def visited(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
        return for_applicants(update_wrapper(partial(view, service=service), view))

    return [
        path("begin/", _both(visited(drafts.begin)), name="begin"),
        path(DRAFT, require_safe(opened(pages.overview)), name="draft"),
        path(f"{DRAFT}delete/", _both(opened(drafts.delete)), name="delete"),
        path(f"{DRAFT}deleted/", require_safe(visited(drafts.deleted)), name="deleted"),
        path(f"{DRAFT}restore/", require_POST(visited(drafts.restore)), name="restore"),
        path(
            f"{DRAFT}attachments/", attachments.light(_both(opened(attachments.listing))), name="attachments"
        ),
        path(
            f"{DRAFT}attachments/<uuid:upload_id>/", require_safe(opened(attachments.look)), name="attachment"
        ),
        path(
            f"{DRAFT}attachments/<uuid:upload_id>/remove/", require_POST(opened(attachments.remove)),
            name="remove-attachment",
        ),
        path(f"{DRAFT}check/", require_safe(opened(check.check)), name="check"),
        path(f"{DRAFT}sign/", _both(opened(check.sign)), name="sign"),
        path("preview/<uuid:session_id>/", require_safe(visited(check.preview)), name="preview"),
        path(f"{DRAFT}<slug:key>/", _both(opened(pages.page)), name="page"),
    ]  # fmt: skip


def of_case(own: OwnCases) -> list[URLPattern]:
    """The shared pages of one's own cases of a service."""

    def visited(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
        return for_applicants(update_wrapper(partial(view, own=own), view))

    return [
        path(f"{CASE}slip/", require_safe(visited(acts.slip)), name="slip"),
        path(f"{CASE}files/<slug:sha256>/", require_safe(visited(acts.file)), name="file"),
        path(f"{CASE}object/", _both(visited(acts.objections)), name="object"),
        path(f"{CASE}withdraw/", _both(visited(acts.withdraw)), name="withdraw"),
    ]
