"""The page on which a prepared act is read before it is signed, and its file."""

from uuid import UUID

from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from oryndau.acts import services, typed
from oryndau.acts.models import Prepared
from oryndau.acts.registry import act_of
from oryndau.cases import engine
from oryndau.cases.actors import Actor
from oryndau.cases.permissions import Permission
from oryndau.cases.procedures import procedure_of
from oryndau.documents import storage
from oryndau.documents.models import Document
from oryndau.documents.views import serve_document
from oryndau.people.guard import at_the_desk, case_for, log_access
from oryndau.signing.browser import browser_key
from oryndau.timekeeping import now


@at_the_desk(Permission.SEE_TERRITORY)
@never_cache
@require_safe
def prepared(request: HttpRequest, actor: Actor, prepared_id: UUID) -> HttpResponse:
    """The act before it is signed."""
    made = _own(actor, prepared_id)
    case = case_for(actor, made.case_id)
    act = act_of(case.procedure, made.step)
    context = {
        "case": case, "prepared": made, "act": act, "back": act.back(case),
        "stale": case.version != made.version,
    }  # fmt: skip
    return render(request, "acts/prepared.html", context)


@at_the_desk(Permission.SEE_TERRITORY)
@require_POST
def sign(request: HttpRequest, actor: Actor, prepared_id: UUID) -> HttpResponse:
    """Freeze the act for signing. A second click opens a second session; only one can take effect."""
    made = _own(actor, prepared_id)
    case = case_for(actor, made.case_id)
    engine.check_version(case, made.step, made.version)
    engine.check_allowed(case, procedure_of(case.procedure).step(made.step), actor)
    session = services.open_signing(made, actor, browser=browser_key(request), at=now())
    typed.forget(request, case.pk, made.step)
    return redirect("signing:page", session_id=session.pk)


@at_the_desk(Permission.SEE_TERRITORY)
@require_safe
def preview(request: HttpRequest, actor: Actor, prepared_id: UUID) -> FileResponse:
    """The file of an act in preparation, for the person who prepares it. `?download` saves it."""
    made = _own(actor, prepared_id)
    case = case_for(actor, made.case_id, "parties")
    log_access(actor, case, act_of(case.procedure, made.step).seen_as, now())
    name = f"{made.step}-{made.number}.pdf"
    shown = Document(name=name, media_type="application/pdf", sha256=made.sha256)
    try:
        return serve_document(request, shown, inline="download" not in request.GET)
    except storage.NotStored:
        raise Http404 from None


def _own(actor: Actor, prepared_id: UUID) -> Prepared:
    made = Prepared.objects.filter(pk=prepared_id, staff=actor.staff).first()
    if made is None:
        raise Http404
    return made
