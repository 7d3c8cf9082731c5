"""Error pages: each says what happened, whether anything was lost, and what to do next.

The root URL configuration names them: `handler400 = "oryndau.portal.errors.bad_request"` and so on, and settings
`CSRF_FAILURE_VIEW = "oryndau.portal.errors.csrf_failure"`. Rooms answer 409, 413 and 429 with `page(request, status)`.
"""

from collections.abc import Sequence
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string

STATUSES = frozenset({400, 403, 404, 409, 413, 429, 500})


def page(
    request: HttpRequest, status: int, *, detail: str = "", changes: Sequence[object] = (), back: str = ""
) -> HttpResponse:
    """The page of a status. `detail` is the rule that was broken, `changes` what happened meanwhile (409)."""
    name = f"portal/pages/error_{status if status in STATUSES else 400}.html"
    return render(request, name, {"detail": detail, "changes": changes, "back": back}, status=status)


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """400: the request could not be read."""
    return page(request, 400)


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """403: the person may not open this."""
    return page(request, 403)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """403: the form was opened too long ago, or on another site."""
    return render(request, "portal/pages/error_csrf.html", status=403)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """404: there is no such page, or the person may not know of it."""
    return page(request, 404)


def server_error(request: HttpRequest) -> HttpResponse:
    """500: drawn without context processors, so that a broken database does not break the page too."""
    context: dict[str, Any] = {"site": None}
    return HttpResponse(render_to_string("portal/pages/error_500.html", context), status=500)
