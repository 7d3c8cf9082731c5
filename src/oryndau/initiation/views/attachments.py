"""Attached documents: add one by one, look, remove (E-07, E-09)."""

from datetime import datetime, timedelta
from typing import cast
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.datastructures import MultiValueDict
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from oryndau.documents.models import Document
from oryndau.documents.uploads import Limits, UploadRefused, limits_on
from oryndau.documents.views import serve_document
from oryndau.initiation.forms.attachments import ROLES, AttachmentForm
from oryndau.initiation.forms.pages import PAGES, page_of
from oryndau.initiation.models import Upload
from oryndau.initiation.services import attachments
from oryndau.initiation.views.common import Work, on_draft
from oryndau.initiation.views.wizard import onward
from oryndau.law.enforcement.documents import document_rules
from oryndau.law.enforcement.kinds import DocumentKind
from oryndau.people import limits
from oryndau.timekeeping import local, now

PAGE = page_of("attachments")


@csrf_exempt
def listing(request: HttpRequest, draft_id: UUID) -> HttpResponse:
    """The attached files and the form to add one. What says that it is larger than allowed is not even read:

    the CSRF check, which would read it, comes after this."""
    if request.method == "POST" and _declared_length(request) > _largest():
        return render(request, "413.html", status=413)
    return _listing(request, draft_id)


@require_http_methods(["GET", "POST"])
@csrf_protect
@on_draft
def _listing(request: HttpRequest, work: Work) -> HttpResponse:
    if request.method == "POST":
        return _post(request, work)
    return _show(request, work, AttachmentForm(limits=_limits(work.at)))


def _post(request: HttpRequest, work: Work) -> HttpResponse:
    if "next" in request.POST:
        if work.draft.uploads.exists():
            return onward(request, work, PAGE)
        form = AttachmentForm({}, MultiValueDict(), limits=_limits(work.at))
        form.full_clean()
        return _show(request, work, form, status=422)
    limits.count("attach", work.person.iin, limit=300, window=timedelta(hours=1))
    form = AttachmentForm(request.POST, request.FILES, limits=_limits(work.at))
    if form.is_valid():
        given = form.cleaned_data
        try:
            attachments.attach(
                work.draft, given["file"], given["role"], signature=given["signature"] or None, at=work.at
            )
            return redirect(request.get_full_path())
        except UploadRefused as refused:
            form.add_error(refused.field if refused.field in form.fields else None, str(refused.message))
    return _show(request, work, form, status=422)


def _show(request: HttpRequest, work: Work, form: AttachmentForm, status: int = 200) -> HttpResponse:
    roles = dict(ROLES)
    rows = [(upload, roles[upload.role]) for upload in work.draft.uploads.all()]
    context = {
        "draft": work.draft, "page": PAGE, "form": form, "files": rows, "step": PAGES.index(PAGE) + 1,
        "of": len(PAGES), "wants_judicial_act": _wants_judicial_act(work),
    }  # fmt: skip
    return render(request, "initiation/attachments.html", context, status=status)


def _wants_judicial_act(work: Work) -> bool:
    """Whether a copy of the judicial act goes with this kind of document (Art. 38(1)8)."""
    kind = (work.draft.data.get("kind") or {}).get("kind")
    known = {item.value for item in DocumentKind}
    return kind in known and document_rules()[DocumentKind(kind)].needs_judicial_act


@require_safe
@on_draft
def look(request: HttpRequest, work: Work, upload_id: UUID) -> HttpResponse:
    """One's own attached file."""
    row = work.draft.uploads.filter(pk=upload_id).first()
    if row is None:
        raise Http404
    return serve(request, row)


def serve(request: HttpRequest, row: Upload) -> HttpResponse:
    """The bytes of an upload, their digest checked."""
    file = Document(name=row.name, media_type=row.media_type, sha256=row.sha256)
    return cast(HttpResponse, serve_document(request, file))


@require_POST
@on_draft
def remove(request: HttpRequest, work: Work, upload_id: UUID) -> HttpResponse:
    """Take a file out."""
    attachments.remove(work.draft, upload_id, at=work.at)
    return redirect("initiation:attachments", draft_id=work.draft.pk)


def _limits(at: datetime) -> Limits:
    return limits_on(local(at).date())


def _largest() -> int:
    """Bytes of the largest request with a file, its signature and the form around them."""
    return _limits(now()).one + attachments.MAX_SIGNATURE + (1 << 16)


def _declared_length(request: HttpRequest) -> int:
    declared = str(request.META.get("CONTENT_LENGTH") or 0)
    return int(declared) if declared.isdigit() else 0
