"""Files of a case: shown only to who may open the case, and logged (C-05)."""

from uuid import UUID

from django.http import FileResponse, HttpRequest
from django.views.decorators.http import require_safe

from oryndau.cases.actors import Actor
from oryndau.certification.desk.guard import at_the_desk, case_for
from oryndau.certification.desk.shelf import SHELF
from oryndau.wizard.reading.serving import served


@at_the_desk
@require_safe
def file(request: HttpRequest, actor: Actor, case_id: UUID, sha256: str) -> FileResponse:
    """A document or an attachment of the case, by its digest."""
    case = case_for(actor, case_id, "events", "documents", "parties")
    return served(request, actor, case, SHELF.documents(case, "certification-desk:file"), sha256)
