"""Error pages: each says what happened, whether anything was lost, and what to do next.

The root URL configuration names them (`handler400 = "oryndau.portal.errors.bad_request"` …), and settings
the page of an old form: `CSRF_FAILURE_VIEW = "oryndau.portal.errors.csrf_failure"`. The templates are
`400.html` … `500.html`; those of 403, 404 and 409 take `error` (its `text`, `detail`, and
`extra["since"]`), that of 429 takes `retry_after` (seconds).
"""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """400: the request could not be read."""
    return render(request, "400.html", status=400)


def permission_denied(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """403: the person may not open this."""
    return render(request, "403.html", status=403)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """403: the form was opened too long ago, or on another site."""
    return render(request, "403_csrf.html", status=403)


def page_not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """404: there is no such page, or the person may not know of it."""
    return render(request, "404.html", status=404)


def too_large(request: HttpRequest) -> HttpResponse:
    """413: more was sent than is taken."""
    return render(request, "413.html", status=413)


def server_error(request: HttpRequest) -> HttpResponse:
    """500: drawn without context processors, so that a broken database does not break the page too."""
    return HttpResponse(render_to_string("500.html", {"site": None}), status=500)
