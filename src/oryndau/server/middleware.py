"""Around every request: an id, a log line, metrics; and the engine's refusals as clear pages."""

import logging
import time
from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from oryndau.cases.errors import CaseError
from oryndau.cases.ids import new_id
from oryndau.people.limits import TooMany
from oryndau.server import metrics

log = logging.getLogger("oryndau.request")
Respond = Callable[[HttpRequest], HttpResponse]


class RequestLog:
    """Gives every request an id, and writes one log line and the metrics of it: the route, never the data."""

    def __init__(self, get_response: Respond) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        started = time.perf_counter()
        request.id = str(new_id())  # type: ignore[attr-defined]
        response = self.get_response(request)
        seconds = time.perf_counter() - started
        route = request.resolver_match.route if request.resolver_match else "unknown"
        metrics.observe(request.method or "", route, response.status_code, seconds)
        response["X-Request-Id"] = request.id  # type: ignore[attr-defined]
        if response.status_code >= 500 or seconds > 1:
            log.warning(
                "slow or failed request",
                extra={"request": request.id, "path": route, "status": response.status_code,  # type: ignore[attr-defined]
                       "ms": round(seconds * 1000)},
            )  # fmt: skip
        return response


class CaseErrors:
    """Turns a refusal of the engine, and a rate limit, into a page that says what happened and what to do."""

    def __init__(self, get_response: Respond) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        """The page for a refusal; other exceptions go their way."""
        if isinstance(error, TooMany):
            response = render(request, "429.html", {"retry_after": error.retry_after}, status=429)
            response["Retry-After"] = str(error.retry_after)
            return response
        if isinstance(error, CaseError):
            shared = {403: "403.html", 404: "404.html"}.get(error.status, "409.html")
            return render(request, error.template or shared, {"error": error}, status=error.status)
        return None
