"""The desk: work that waits, licences of the region, the page of a licence and its files (L-12)."""

from uuid import UUID

from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from oryndau.cases.actors import Actor
from oryndau.documents import storage
from oryndau.documents.models import Document
from oryndau.documents.views import serve_document
from oryndau.law.licensing.life_checks import BURDENS
from oryndau.law.procedure import NATIONAL
from oryndau.licensing.life import showing
from oryndau.licensing.life.guard import at_the_desk, case_for, is_licensor, log_access
from oryndau.licensing.life.selectors import basis_of, ground, history
from oryndau.licensing.life.words import MEASURES, UNHEARD
from oryndau.pages.components import Pages
from oryndau.registers.licences import selectors as register
from oryndau.registers.models import Licence
from oryndau.timekeeping import local, now
from oryndau.wizard.reading.beside import beside
from oryndau.wizard.reading.clocks import clocks
from oryndau.wizard.reading.story import timeline

RELATED = ("events", "clocks", "parties", "documents")


def _language() -> str:
    return (get_language() or "en")[:2]


def _pages(previous: str, next_: str, query: str = "") -> Pages:
    return Pages(f"?{query}before={previous}" if previous else "", f"?{query}after={next_}" if next_ else "")


@at_the_desk
@never_cache
@require_safe
def queue(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Work that waits for the reader's roles, and the suspensions that end."""
    at = now()
    found = showing.tasks(actor, after=request.GET.get("after", ""), before=request.GET.get("before", ""))
    today = local(at).date()
    suspended = [
        (row, showing.region(row.territory), showing.overdue(row, today)) for row in showing.ending(actor)
    ]
    context = {
        "lines": showing.lines(list(found.rows), at), "pages": _pages(found.previous, found.next),
        "suspended": suspended, "licensor": is_licensor(actor),
    }  # fmt: skip
    return render(request, "licensing/life/queue.html", context)


@at_the_desk
@never_cache
@require_safe
def licences(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Licences by name or number: of the reader's region, or of the country for the licensor."""
    query = " ".join(request.GET.get("q", "").replace("\x00", "").split())[:100]
    wanted = register.Wanted(query=query, territory="" if actor.roles & NATIONAL else actor.territory)
    after, before = request.GET.get("after", ""), request.GET.get("before", "")
    found = register.find(wanted, after=after, before=before).page
    shown = [(row, showing.region(row.territory), showing.state_tag(row.state)) for row in found.rows]
    context = {"licences": shown, "query": query, "pages": _pages(found.previous, found.next)}
    return render(request, "licensing/life/licences.html", context)


@at_the_desk
@never_cache
@require_safe
def page(request: HttpRequest, actor: Actor, case_id: UUID) -> HttpResponse:
    """One licence: its state, what was proposed, concluded and done. Whoever opens it is logged."""
    case, at = case_for(actor, case_id, *RELATED), now()
    log_access(actor, case, "case", at)
    licence, told = Licence.objects.get(pk=case.pk), history(case)
    standing, today = told.pending, local(at).date()
    context = {
        "case": case, "licence": licence, "state": showing.state_tag(licence.state),
        "rows": showing.rows(case, told, licence, staff=True), "acts": showing.acts(case, told, actor),
        "four_eyes": showing.four_eyes(case, told, actor), "done": request.GET.get("done", ""),
        "overdue": showing.overdue(licence, today),
        "clocks": [clock.shown(_language()) for clock in clocks(case, at)],
        "standing": standing, "measure": MEASURES[standing.measure] if standing else None,
        "ground": ground(standing.ground) if standing else None,
        "basis": basis_of(told, standing) if standing else None,
        "burden": standing is not None and standing.measure in BURDENS,
        "unheard": UNHEARD[standing.unheard] if standing and standing.unheard else None,
        "objections": told.objections(standing.no) if standing else [],
        "hearing": told.hearing(standing.no) if standing else None,
        "proposals": told.open_proposals, "requests": told.open_requests, "claim": told.claim,
        "handovers": told.handovers, "files": showing.files(case, "licence-life:file", staff=True),
        "story": [item.shown() for item in timeline(case, _language(), staff=True)],
        "beside": beside(case, _language(), staff=True),
    }  # fmt: skip
    return render(request, "licensing/life/case.html", context)


@at_the_desk
@require_safe
def file(request: HttpRequest, actor: Actor, case_id: UUID, sha256: str) -> FileResponse:
    """A document or evidence of the licence, by its digest; whoever opens it is logged."""
    case = case_for(actor, case_id, "documents", "parties", "events")
    views = showing.files(case, "licence-life:file", staff=True)
    found = next((view for view in views if view.sha256 == sha256), None)
    if found is None:
        raise Http404
    log_access(actor, case, "file", now())
    shown = Document(name=found.name, media_type=found.media_type, sha256=sha256)
    try:
        return serve_document(request, shown, inline="download" not in request.GET)
    except storage.NotStored:
        raise Http404 from None
