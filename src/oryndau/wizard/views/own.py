"""What the pages of one's own case do alike in every service: its story, its files, the version seen."""

from collections.abc import Iterable
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse

from oryndau.cases import permissions
from oryndau.cases.models import Case
from oryndau.cases.procedures import procedure_of
from oryndau.documents.models import Document
from oryndau.documents.views import serve_document
from oryndau.law import terms
from oryndau.wizard.own import OwnCases
from oryndau.wizard.reading.beside import beside
from oryndau.wizard.reading.clocks import clocks
from oryndau.wizard.reading.documents import DocumentView
from oryndau.wizard.reading.story import shown
from oryndau.wizard.reading.told import lacking, objections
from oryndau.wizard.views.guards import Visit, language


def may(case: Case, visit: Visit) -> frozenset[str]:
    """The steps that the applicant may take now, by their keys."""
    steps = procedure_of(case.procedure).steps_from(case.state)
    return frozenset(step.key for step in steps if permissions.may_take(visit.actor, step, case))


def told_of(case: Case, visit: Visit, own: OwnCases) -> dict[str, Any]:
    """What the page of a case tells in every service."""
    return {
        "case": case, "clocks": [one.shown(language()) for one in clocks(case, visit.at)],
        "may": may(case, visit), "objections": objections(case), "lacking": lacking(case),
        "documents": own.documents(case), "story": shown(case, language()), "complaint": complaint_days(),
        "beside": beside(case, language()), "object_url": own.url("object", case.pk),
        "slip_url": own.url("slip", case.pk), "withdraw_url": own.url("withdraw", case.pk),
    }  # fmt: skip


def complaint_days() -> dict[str, int]:
    """Working days in which complaints are answered (C-24, L-14)."""
    keys = {"provider": "complaint.provider", "quality_body": "complaint.quality-body"}
    return {name: terms.get(key).length for name, key in keys.items()}


def serve_listed(request: HttpRequest, listed: Iterable[DocumentView], sha256: str) -> HttpResponse:
    """The file of a document that the case lists to this reader; Http404 for any other digest."""
    view = next((view for view in listed if view.sha256 == sha256), None)
    if view is None:
        raise Http404
    document = Document(name=view.name, media_type=view.media_type, sha256=sha256)
    response: HttpResponse = serve_document(request, document)  # type: ignore[assignment]
    return response


def seen_version(request: HttpRequest) -> int:
    """The version of the case that the form was drawn from; 0, which fits no case, when it cannot be read."""
    seen = request.POST.get("version", "")
    return int(seen) if seen.isascii() and seen.isdigit() and len(seen) < 9 else 0
