"""Every refusal of the programs' entrance as problem details (RFC 9457), with the place and the rule.

`code` is stable, `title` and `detail` are for people, in the language that `Accept-Language` asks for.
"""

import json
import logging
from collections.abc import Callable, Iterable
from http import HTTPStatus
from typing import Any

from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest, HttpResponse
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from ninja import NinjaAPI
from ninja.errors import HttpError, ValidationError
from pydantic import ValidationError as FactsError

from oryndau.cases.errors import AlreadyExists, CaseError
from oryndau.documents.uploads import UploadRefused
from oryndau.initiation.services.submission import NotTheApplicant
from oryndau.law.facts import problems as broken_rules
from oryndau.people.limits import TooMany
from oryndau.signing.errors import SigningRefused

log = logging.getLogger("oryndau.api")
MEDIA_TYPE = "application/problem+json"

TITLES: dict[str, Any] = {
    "bad-request": _("The request could not be read."),
    "token-needed": _("A live token of an organisation is needed: Authorization: Bearer <token>."),
    "scope-needed": _("The token has no right to this."),
    "not-found": _("There is nothing at this address, or it is not yours to see."),
    "method-not-allowed": _("This address knows no such method; see the header Allow."),
    "too-large": _("The request is too large."),
    "media-type": _("The request has another media type than this address takes."),
    "invalid": _("Some of the data is wrong or missing."),
    "not-canonical": _("The signed content is not the canonical form of what it says."),
    "idempotency-key-reused": _("This Idempotency-Key was used with another request."),
    "files-missing": _("The application names files that were not uploaded, or names them wrongly."),
    "not-the-applicant": _("The signer is not the applicant whom the application names."),
    "too-many-requests": _("Too many requests. Wait and try again."),
    "internal": _("Something went wrong on our side. Repeat the request with the same Idempotency-Key."),
}  # fmt: skip

_SIGNING_STATUS = {
    "indeterminate": 503, "repeated": 409, "wrong-person": 403, "wrong-organisation": 403, "wrong-role": 403,
}  # fmt: skip


class Problem(Exception):
    """A refusal with its status, its stable code, and the places that are wrong."""

    def __init__(
        self, status: int, code: str, *, detail: Any = "", errors: Iterable[dict[str, Any]] = (),
        title: Any = "", headers: dict[str, str] | None = None,
    ) -> None:  # fmt: skip
        super().__init__(code)
        self.status, self.code, self.detail, self.errors = status, code, detail, list(errors)
        self.title, self.headers = title or TITLES[code], headers or {}


def place(where: str, path: Iterable[str | int], rule: str, message: Any) -> dict[str, Any]:
    """One wrong place: in which part of the request, its JSON pointer there, the rule, the words.

    `where` is body, query, path, header, file, or content: the JSON inside `content`.
    """
    pointer = "".join("/" + str(part).replace("~", "~0").replace("/", "~1") for part in path)
    return {"in": where, "pointer": pointer, "rule": rule, "message": str(message)}


def of_facts(error: FactsError) -> Problem:
    """The refusal of content whose envelope or facts do not hold, each place with its rule and clause."""
    language = (get_language() or "en")[:2]
    found = broken_rules(error)
    errors = [place("content", one.location, one.rule, one.message.in_(language)) for one in found]
    return Problem(422, "invalid", errors=errors)


def respond(request: HttpRequest, problem: Problem) -> HttpResponse:
    """The answer that says the problem."""
    said = {
        "type": f"urn:oryndau:problem:{problem.code}", "title": str(problem.title), "status": problem.status,
        "detail": str(problem.detail or problem.title), "instance": request.path, "code": problem.code,
        "errors": problem.errors,
    }  # fmt: skip
    body = json.dumps(said, ensure_ascii=False)
    return HttpResponse(body, content_type=MEDIA_TYPE, status=problem.status, headers=problem.headers)


def of_case(error: CaseError) -> Problem:
    """A refusal of the engine, by its own code."""
    errors = []
    if isinstance(error, AlreadyExists):
        errors = [place("content", ["case"], "case_once", error.text)]
    return Problem(error.status, error.code, title=error.text, errors=errors)


def of_signing(error: SigningRefused) -> Problem:
    """A signature that was not accepted, with the verifier's reasons; 503 when that may pass."""
    status = _SIGNING_STATUS.get(error.code, 422)
    language = (get_language() or "en")[:2]
    reasons = [(str(said["code"]), said.get(language) or said["en"]) for said in error.reasons]
    errors = [place("body", ["signature"], *why) for why in reasons or [(error.code, error.text)]]
    headers = {"Retry-After": "60"} if status == 503 else {}
    return Problem(status, f"signature-{error.code}", title=error.text, errors=errors, headers=headers)


def of_upload(error: UploadRefused) -> Problem:
    """A file that cannot be attached."""
    status = {"too-large": 413, "wrong-type": 415}.get(error.code, 422)
    errors = [place("file", [error.field], error.code, error.message)]
    return Problem(status, f"file-{error.code}", title=error.message, errors=errors)


def of_validation(error: ValidationError) -> Problem:
    """Parameters or a body that do not fit the schema."""
    errors = [place(one["loc"][0], _path(one["loc"]), one["type"], one["msg"]) for one in error.errors]
    return Problem(422, "invalid", errors=errors)


def _path(location: tuple[Any, ...]) -> tuple[Any, ...]:
    # The framework names its own argument (`body`, `query`) after the part of the request.
    return location[2:] if len(location) > 2 and location[0] == "body" else location[1:]


def of_status(error: HttpError) -> Problem:
    """A refusal of the framework itself."""
    code = {400: "bad-request", 401: "token-needed", 404: "not-found"}.get(error.status_code, "bad-request")
    return Problem(error.status_code, code)


def too_many(error: TooMany) -> Problem:
    """Asked too often."""
    return Problem(429, "too-many-requests", headers={"Retry-After": str(error.retry_after)})


def internal(request: HttpRequest, error: Exception | type[Exception]) -> HttpResponse:
    """A fault of ours: told in the log with its trace, to the program without."""
    log.error(
        "a request failed",
        exc_info=error if isinstance(error, Exception) else None,
        extra={"request": getattr(request, "id", "")},
    )
    return respond(request, Problem(HTTPStatus.INTERNAL_SERVER_ERROR, "internal"))


def install(api: NinjaAPI) -> None:
    """Answer every refusal of the rooms below in this one shape."""
    translations: list[tuple[type[Exception], Callable[[Any], Problem]]] = [
        (Problem, lambda problem: problem), (CaseError, of_case), (SigningRefused, of_signing),
        (UploadRefused, of_upload), (ValidationError, of_validation), (HttpError, of_status),
        (TooMany, too_many),
        (FactsError, of_facts), (RequestDataTooBig, lambda _error: Problem(413, "too-large")),
        (NotTheApplicant, _not_the_applicant),
    ]  # fmt: skip
    for kind, translate in translations:
        api.add_exception_handler(kind, _handler(translate))
    api.add_exception_handler(Exception, internal)


def _handler(translate: Callable[[Any], Problem]) -> Callable[[HttpRequest, Any], HttpResponse]:
    return lambda request, error: respond(request, translate(error))


def _not_the_applicant(_error: NotTheApplicant) -> Problem:
    code = "not-the-applicant"
    return Problem(422, code, errors=[place("content", ["facts", "applicant"], code, TITLES[code])])
