"""Files of a case: shown only to who may open the case, and logged (C-05)."""

from uuid import UUID

from django.http import FileResponse, Http404, HttpRequest
from django.views.decorators.http import require_safe

from oryndau.cases.actors import Actor
from oryndau.certification.desk.guard import at_the_desk, case_for, log_access
from oryndau.certification.desk.shelf import SHELF
from oryndau.documents import storage
from oryndau.documents.models import Document
from oryndau.documents.views import serve_document
from oryndau.timekeeping import now


@at_the_desk
@require_safe
def file(request: HttpRequest, actor: Actor, case_id: UUID, sha256: str) -> FileResponse:
    """A document or an attachment of the case, by its digest. `?download` saves it instead of showing it."""
    case = case_for(actor, case_id, "events", "documents", "parties")
    files = SHELF.documents(case, "certification-desk:file")
    found = next((view for view in files if view.sha256 == sha256), None)
    if found is None:
        raise Http404
    log_access(actor, case, "file", now())
    shown = Document(name=found.name, media_type=found.media_type, sha256=sha256)
    try:
        return serve_document(request, shown, inline="download" not in request.GET)
    except storage.NotStored:
        raise Http404 from None
