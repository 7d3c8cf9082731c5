"""Around every operation: what is too large or of another kind is refused before it is read, and an answer

that the framework gives by itself is brought into the shape of problem details.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt

from oryndau.api import problems
from oryndau.api.problems import Problem
from oryndau.documents.uploads import LIMITS

View = Callable[..., HttpResponse]
MAX_JSON = 2 << 20
_MAX_MULTIPART = LIMITS.one + (64 << 10)


def shaped(view: View) -> View:
    """The view with its guards; never raises."""

    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            if request.method == "POST":
                _check_body(request)
            response = view(request, *args, **kwargs)
        except Problem as problem:
            return problems.respond(request, problem)
        except Exception as error:
            return problems.internal(request, error)
        if response.status_code == 405:
            refusal = Problem(405, "method-not-allowed", headers={"Allow": response["Allow"]})
            return problems.respond(request, refusal)
        return response

    return answer


@csrf_exempt
def unknown(request: HttpRequest, rest: str = "") -> HttpResponse:
    """404 for every other address below the entrance."""
    return problems.respond(request, Problem(404, "not-found"))


def _check_body(request: HttpRequest) -> None:
    # Told by the header, so that a gigabyte is refused before a byte of it is read.
    multipart = request.path.endswith("/files")
    wanted, limit = ("multipart/form-data", _MAX_MULTIPART) if multipart else ("application/json", MAX_JSON)
    if int(request.META.get("CONTENT_LENGTH") or 0) > limit:
        raise Problem(413, "too-large")
    if request.content_type != wanted:
        raise Problem(415, "media-type", detail=wanted, headers={"Accept-Post": wanted})
