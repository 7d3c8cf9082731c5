"""A file of a case is served to staff who may open the case, and the look is logged (C-05, E-03)."""

from collections.abc import Iterable

from django.http import FileResponse, Http404, HttpRequest

from oryndau.cases.actors import Actor
from oryndau.cases.models import Case
from oryndau.documents import storage
from oryndau.documents.models import Document
from oryndau.documents.views import serve_document
from oryndau.people.guard import log_access
from oryndau.timekeeping import now
from oryndau.wizard.reading.documents import DocumentView


def served(
    request: HttpRequest, actor: Actor, case: Case, files: Iterable[DocumentView], sha256: str
) -> FileResponse:
    """A document or an attachment among `files`, by its digest; `?download` saves it."""
    found = next((view for view in files if view.sha256 == sha256), None)
    if found is None:
        raise Http404
    log_access(actor, case, "file", now())
    shown = Document(name=found.name, media_type=found.media_type, sha256=sha256)
    try:
        return serve_document(request, shown, inline="download" not in request.GET)
    except storage.NotStored:
        raise Http404 from None
