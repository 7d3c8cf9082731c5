"""Around every operation: what is too large or of another kind is refused before it is read, and an answer

that the framework gives by itself is brought into the shape of problem details.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.csrf import csrf_exempt
from pydantic import BaseModel

from oryndau.api import problems
from oryndau.api.licences import LicenceQuery
from oryndau.api.problems import Problem, place
from oryndau.api.schemas import CaseQuery, DeadlineQuery
from oryndau.documents.uploads import limits_on
from oryndau.timekeeping import local, now

View = Callable[..., HttpResponse]


@dataclass(frozen=True, slots=True)
class Body:
    """What an operation takes: the media type, and how many bytes."""

    media_type: str
    limit: Callable[[], int]


BODIES = {
    "submit_application": Body("application/json", lambda: 2 << 20),
    "upload_file": Body("multipart/form-data", lambda: limits_on(local(now()).date()).one + (64 << 10)),
}


QUERIES: dict[str, type[BaseModel]] = {
    "list_cases": CaseQuery,
    "read_deadline": DeadlineQuery,
    "read_licence": LicenceQuery,
}


def shaped(name: str, view: View) -> View:
    """The view of the operation of that name with its guards. Never raises."""
    body, known = BODIES.get(name), QUERIES[name].model_fields.keys() if name in QUERIES else set()

    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            if request.method == "POST" and body:
                _check_body(request, body)
            # A filter with a slip in its name, passed over in silence, would give wrong answers.
            if unknown_names := sorted(request.GET.keys() - known):
                raise _unknown_parameters(unknown_names)
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


def _check_body(request: HttpRequest, body: Body) -> None:
    # Told by the header, so that a gigabyte is refused before a byte of it is read.
    if int(request.META.get("CONTENT_LENGTH") or 0) > body.limit():
        raise Problem(413, "too-large")
    if request.content_type != body.media_type:
        raise Problem(415, "media-type", detail=body.media_type, headers={"Accept-Post": body.media_type})


def _unknown_parameters(names: list[str]) -> Problem:
    message = _("There is no such parameter.")
    return Problem(422, "invalid", errors=[place("query", [name], "unknown", message) for name in names])
