"""The operations of version 1; `docs/api/openapi.json` is made from this file."""

import base64
import binascii
from typing import Annotated, Any
from urllib.parse import urlencode
from uuid import UUID

from django.http import FileResponse, HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from ninja import Body, File, Header, NinjaAPI, Path, Query
from ninja.files import UploadedFile
from pydantic import Field

from oryndau.api import attachments, intake, licences, problems, reading, schemas
from oryndau.api.auth import Bearer
from oryndau.api.problems import Problem, place
from oryndau.api.scopes import Scope
from oryndau.cases import calendars
from oryndau.documents import storage
from oryndau.eds import cms
from oryndau.eds.errors import Invalid
from oryndau.law import terms
from oryndau.law.calendar import CalendarError
from oryndau.signing.errors import SigningRefused
from oryndau.timekeeping import local, now

ROOT = "/api/v1"
PAGE = 100

api = NinjaAPI(
    title="Oryndau", version="1", openapi_url=None, docs_url=None,
    description="The programs' entrance to the enforcement services of Kazakhstan. "
    "docs/api/README.md tells the way of one application.",
)  # fmt: skip
problems.install(api)

Key = Annotated[str, Header(alias="Idempotency-Key", min_length=1, max_length=100, pattern=r"^[!-~]+$")]
"""Chosen by the program, new for each application: visible ASCII."""


@api.post(
    "/applications",
    auth=Bearer(Scope.SUBMIT),
    response={201: schemas.Receipt},
    operation_id="submitApplication",
)
def submit_application(
    request: HttpRequest, body: Body[schemas.Submission], idempotency_key: Key
) -> HttpResponse:
    """Submit a signed application to initiate enforcement proceedings.

    The same request with the same Idempotency-Key gets the same answer, with `Idempotency-Replayed: true`.
    """
    content, signature = _decoded(body.content, "content"), _signature(body.signature)
    accepted = intake.submit(request.auth, content, signature, idempotency_key, at=now())  # type: ignore[attr-defined]
    headers = {"Location": f"{ROOT}/cases/{accepted.receipt.case}"}
    if accepted.replayed:
        headers["Idempotency-Replayed"] = "true"
    said = accepted.receipt.model_dump_json()
    return HttpResponse(said, status=201, content_type="application/json", headers=headers)


@api.post("/files", auth=Bearer(Scope.SUBMIT), response={201: schemas.StoredFile}, operation_id="uploadFile")
def upload_file(request: HttpRequest, file: File[UploadedFile]) -> HttpResponse:
    """Upload a PDF, JPEG or PNG that an application will name in `attachments` by its SHA-256."""
    kept = attachments.keep(file, request.auth.bin, at=now())  # type: ignore[attr-defined]
    said = schemas.StoredFile(sha256=kept.sha256, media_type=kept.media_type, size=kept.size)
    return HttpResponse(said.model_dump_json(), status=201, content_type="application/json")


@api.get("/cases", auth=Bearer(Scope.CASES), response=schemas.CasePage, operation_id="listCases")
def list_cases(request: HttpRequest, query: Query[schemas.CaseQuery]) -> schemas.CasePage:
    """The organisation's cases, the newest first, in pages; `next` leads to the next page."""
    rows = reading.cases(request.auth.actor, query, limit=query.limit + 1)  # type: ignore[attr-defined]
    shown = rows[: query.limit]
    more = None
    if len(rows) > query.limit:
        wanted = query.model_copy(update={"after": shown[-1].pk}).model_dump(mode="json", exclude_none=True)
        more = f"{ROOT}/cases?{urlencode(wanted)}"
    return schemas.CasePage(items=[reading.line(row) for row in shown], next=more)


@api.get("/cases/{case}", auth=Bearer(Scope.CASES), response=schemas.CaseWhole, operation_id="readCase")
def read_case(request: HttpRequest, case: Path[UUID]) -> schemas.CaseWhole:
    """A case: its state, its number, its terms with their reckoning day by day, and what happened."""
    return reading.whole(reading.case(request.auth.actor, case))  # type: ignore[attr-defined]


@api.get(
    "/cases/{case}/documents", auth=Bearer(Scope.DOCUMENTS), response=schemas.DocumentList,
    operation_id="listDocuments",
)  # fmt: skip
def list_documents(request: HttpRequest, case: Path[UUID]) -> schemas.DocumentList:
    """The documents of a case, the oldest first."""
    row = reading.case(request.auth.actor, case)  # type: ignore[attr-defined]
    return schemas.DocumentList(items=reading.documents_of(row))


@api.get(
    "/documents/{number}", auth=Bearer(Scope.DOCUMENTS), response={200: None}, operation_id="readDocument"
)
def read_document(
    request: HttpRequest, number: Path[Annotated[str, Field(min_length=1, max_length=40)]]
) -> FileResponse:
    """The bytes of a document, by its public number. The ETag is their SHA-256."""
    document = reading.document(request.auth.actor, number)  # type: ignore[attr-defined]
    file = storage.open_verified(document.sha256)
    response = FileResponse(
        file, as_attachment=True, filename=document.name, content_type=document.media_type
    )
    response["ETag"] = f'"{document.sha256}"'
    return response


@api.get(
    "/licences/{number}", auth=Bearer(), response=licences.LicenceWhole, operation_id="readLicence"
)  # fmt: skip
def read_licence(
    request: HttpRequest, number: Path[Annotated[str, Field(min_length=1, max_length=40)]],
    query: Query[licences.LicenceQuery],
) -> licences.LicenceWhole:  # fmt: skip
    """A licence of a private enforcement agent, its state today or on an earlier day, its history.

    The whole register is open data: `/registers/licences/data/`.
    """
    today = local(now()).date()
    if query.on and query.on > today:
        wrong = place("query", ["on"], "future", _("The day has not come yet: enter today or an earlier day"))
        raise Problem(422, "invalid", errors=[wrong])
    return licences.whole(number, query.on or today)


@api.get("/deadline", auth=Bearer(), response=schemas.DeadlineAnswer, operation_id="readDeadline")
def read_deadline(request: HttpRequest, query: Query[schemas.DeadlineQuery]) -> schemas.DeadlineAnswer:
    """When what is received at a moment is registered and due, with the reckoning day by day."""
    try:
        found = terms.deadline(query.rule, query.received, query.channel, calendars.active())
    except (CalendarError, OverflowError) as error:
        wrong = place("query", ["received"], "calendar", error)
        raise Problem(422, "invalid", errors=[wrong]) from error
    told: dict[str, Any] = {name: getattr(found, name) for name in schemas.DeadlineAnswer.model_fields}
    told |= {"clause": str(found.clause), "channel": found.channel.value, "steps": reading.days(found.steps)}
    return schemas.DeadlineAnswer(**told)


def _decoded(text: str, name: str) -> bytes:
    try:
        return base64.b64decode(text, validate=True)
    except binascii.Error as error:
        raise Problem(422, "invalid", errors=[place("body", [name], "base64", error)]) from error


def _signature(text: str) -> bytes:
    try:
        return cms.dearmour(text.encode())
    except Invalid as error:
        raise SigningRefused("unreadable") from error
