"""The public check of a document, and the serving of files to those whom a caller has let in (E-03)."""

from __future__ import annotations

from datetime import timedelta

from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.decorators.http import require_http_methods, require_safe

from oryndau.documents import beside, checking, storage
from oryndau.documents.checking import Outcome, Result
from oryndau.documents.forms import FileForm, NumberForm
from oryndau.documents.models import Document
from oryndau.documents.receiving import LIMIT, DigestedUpload, DigestHandler
from oryndau.people import limits

_STATUS = {Outcome.UNKNOWN: 404, Outcome.MISTYPED: 404, Outcome.UNCERTAIN: 503}
_FORM_OVERHEAD = 64 * 1024
CHECKS = 120
WINDOW = timedelta(minutes=5)


@csrf_exempt
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def check(request: HttpRequest) -> HttpResponse:
    """Ask for a number or a file; answer for the file at once, send a number to its own page."""
    _limit(request)
    if request.method == "POST":
        # Before a byte is read: CSRF protection would parse the body with the usual handlers.
        if _declared_length(request) > LIMIT + _FORM_OVERHEAD:
            return render(request, "documents/check.html", {"too_large": True, **_forms()}, status=413)
        request.upload_handlers = [DigestHandler(request)]
    return _check(request)


@csrf_protect
def _check(request: HttpRequest) -> HttpResponse:
    if request.method == "POST":
        return _check_file(request)
    asked = NumberForm(request.GET) if "number" in request.GET else None
    if asked is not None and asked.is_valid():
        return redirect("documents:check-number", number=asked.cleaned_data["number"])
    status = 400 if asked is not None else 200
    return render(request, "documents/check.html", _forms(number=asked), status=status)


def _check_file(request: HttpRequest) -> HttpResponse:
    form = FileForm(request.POST, request.FILES)
    upload = request.FILES.get("file")
    if not form.is_valid() or not isinstance(upload, DigestedUpload):
        return render(request, "documents/check.html", _forms(file=form), status=400)
    return _answer(request, checking.by_file(upload.sha256, upload.number))


@never_cache
@require_safe
def check_number(request: HttpRequest, number: str) -> HttpResponse:
    """What is known of a number: the page that the QR code leads to."""
    _limit(request)
    return _answer(request, checking.by_number(number), typed=number)


def _answer(request: HttpRequest, result: Result, typed: str = "") -> HttpResponse:
    genuine = result.document if result.outcome in (Outcome.ISSUED, Outcome.GENUINE) else None
    context = {
        "result": result, "face": result.face, "typed": typed[:80], "outcome": result.outcome.value,
        "beside": beside.said_of(genuine) if genuine else None,
    }  # fmt: skip
    return render(request, "documents/result.html", context, status=_STATUS.get(result.outcome, 200))


def _forms(number: NumberForm | None = None, file: FileForm | None = None) -> dict[str, object]:
    return {"number_form": number or NumberForm(), "file_form": file or FileForm()}


def _limit(request: HttpRequest) -> None:
    # 75 random bits cannot be guessed; the limit keeps the page from being a load on the database,
    # and is wide enough for an office behind one address.
    address = limits.address_of(request)
    limits.count("document-check", address, limit=CHECKS, window=WINDOW)


def _declared_length(request: HttpRequest) -> int:
    declared = str(request.META.get("CONTENT_LENGTH") or 0)
    return int(declared) if declared.isdigit() else 0


def serve_document(request: HttpRequest, document: Document, *, inline: bool = False) -> FileResponse:
    """The file of a document, its digest checked; the caller has already checked the right to see it.

    Raises storage.NotStored or storage.Altered: a doubtful copy is never served.
    """
    response = FileResponse(
        storage.open_verified(document.sha256),
        as_attachment=not inline,
        filename=document.name,
        content_type=document.media_type,
    )
    response["X-Content-Type-Options"] = "nosniff"
    # Whatever the file holds, a browser that shows it runs nothing and reaches nothing. A PDF opens in the
    # browser's own viewer, which `sandbox` would keep shut; only PDF and images get as far as this.
    response["Content-Security-Policy"] = "default-src 'none'; object-src 'self'; style-src 'unsafe-inline'"
    response["Cache-Control"] = "private, no-store"
    response["ETag"] = f'"{document.sha256}"'
    return response
