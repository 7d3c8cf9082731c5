"""Attached documents: add one by one, look, remove (E-07, E-09)."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any, cast
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.datastructures import MultiValueDict
from django.views.decorators.csrf import csrf_exempt, csrf_protect

from oryndau.documents.models import Document
from oryndau.documents.uploads import Limits, UploadRefused, limits_on
from oryndau.documents.views import serve_document
from oryndau.people import limits
from oryndau.timekeeping import local, now
from oryndau.wizard.files import Files
from oryndau.wizard.forms.attachments import AttachmentForm
from oryndau.wizard.models import Upload
from oryndau.wizard.services import attachments
from oryndau.wizard.views.guards import Work
from oryndau.wizard.views.pages import back_from, onward, place_of

KEY = "attachments"


def light(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """What says that it is larger than allowed is not even read: the CSRF check, which would read it, comes

    after this."""
    checked = csrf_protect(view)

    @csrf_exempt
    def first(request: HttpRequest, **kwargs: Any) -> HttpResponse:
        if request.method == "POST" and _declared_length(request) > _largest():
            return render(request, "413.html", status=413)
        return checked(request, **kwargs)

    return first


def listing(request: HttpRequest, work: Work) -> HttpResponse:
    """The attached files and the form to add one."""
    if request.method == "POST":
        return _post(request, work)
    return _show(request, work, _form(work))


def _files(work: Work) -> Files:
    found = work.service.page(KEY).listing
    assert isinstance(found, Files)
    return found


def _form(work: Work, *bound: Any) -> AttachmentForm:
    files = _files(work)
    return AttachmentForm(*bound, limits=_limits(work.at), roles=files.roles, signatures=files.signatures)


def _post(request: HttpRequest, work: Work) -> HttpResponse:
    if "next" in request.POST:
        if not _files(work).lacks(work.draft):
            return onward(request, work, work.service.page(KEY))
        form = _form(work, {}, MultiValueDict())
        form.full_clean()
        return _show(request, work, form, status=422)
    limits.count("attach", work.person.iin, limit=300, window=timedelta(hours=1))
    form = _form(work, request.POST, request.FILES)
    if form.is_valid():
        given = form.cleaned_data
        try:
            attachments.attach(
                work.draft, given["file"], given["role"], signature=given.get("signature") or None, at=work.at
            )
            return redirect(request.get_full_path())
        except UploadRefused as refused:
            form.add_error(refused.field if refused.field in form.fields else None, str(refused.message))
    return _show(request, work, form, status=422)


def _show(request: HttpRequest, work: Work, form: AttachmentForm, status: int = 200) -> HttpResponse:
    page, roles = work.service.page(KEY), dict(_files(work).roles)
    files = [
        (row, roles[row.role], work.url("attachment", row.pk), work.url("remove-attachment", row.pk))
        for row in work.draft.uploads.all()
    ]
    context = {
        **place_of(work, page), "form": form, "files": files, "back": back_from(request, work, page),
        **work.service.on_page(work, page),
    }  # fmt: skip
    return render(request, work.service.templates("attachments"), context, status=status)


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


def remove(request: HttpRequest, work: Work, upload_id: UUID) -> HttpResponse:
    """Take a file out."""
    attachments.remove(work.draft, upload_id, at=work.at)
    return redirect(work.url(KEY))


def _limits(at: datetime) -> Limits:
    return limits_on(local(at).date())


def _largest() -> int:
    """Bytes of the largest request with a file, its signature and the form around them."""
    return _limits(now()).one + attachments.MAX_SIGNATURE + (1 << 16)


def _declared_length(request: HttpRequest) -> int:
    declared = str(request.META.get("CONTENT_LENGTH") or 0)
    return int(declared) if declared.isdigit() else 0
