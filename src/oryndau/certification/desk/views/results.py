"""The head signs the results of a session one after the other, and keeps the place (C-17)."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from oryndau.acts import services as acting
from oryndau.cases.actors import Actor
from oryndau.cases.models import Case
from oryndau.certification.desk import results as work
from oryndau.certification.desk.guard import at_the_desk, case_for, is_head
from oryndau.certification.desk.results import Line
from oryndau.certification.models import Session
from oryndau.signing.browser import browser_key
from oryndau.timekeeping import now


@at_the_desk
@never_cache
@require_safe
def sessions(request: HttpRequest, actor: Actor) -> HttpResponse:
    """The sessions of the territory whose results wait for the signature."""
    context = {"sessions": work.waiting_sessions(actor.territory)}
    return render(request, "certification/desk/result_sessions.html", context)


@at_the_desk
@never_cache
@require_safe
def results(request: HttpRequest, actor: Actor, session_id: UUID) -> HttpResponse:
    """The results of a session: what is signed, what waits, and the next one to sign."""
    session = _session(actor, session_id)
    lines = work.of_session(session.pk, now())
    context = {
        "session": session, "lines": lines, "head": is_head(actor),
        "waiting": [line for line in lines if line.waits], "next": _next(lines, request.GET.get("done", "")),
        "signed": next((line for line in lines if str(line.case.pk) == request.GET.get("done")), None),
    }  # fmt: skip
    return render(request, "certification/desk/results.html", context)


@at_the_desk
@require_POST
def sign(request: HttpRequest, actor: Actor, session_id: UUID) -> HttpResponse:
    """Typeset the result of a case of the session and go straight to its signing, where it can be read."""
    session, at = _session(actor, session_id), now()
    chosen = request.POST.get("case", "")
    lines = work.of_session(session.pk, at)
    line = next((one for one in lines if one.waits and str(one.case.pk) == chosen), None)
    if line is None:  # signed meanwhile, in another tab or by a second click: the page shows how it stands
        return redirect("certification-desk:results", session.pk)
    case: Case = case_for(actor, line.case.pk, "events")
    made = work.prepare(case, actor, at=at)
    signing = acting.open_signing(made, actor, browser=browser_key(request), at=at)
    return redirect("signing:page", session_id=signing.pk)


def _next(lines: list[Line], done: str) -> Line | None:
    """The first that waits after the one signed last; from the top when none does."""
    keys = [str(line.case.pk) for line in lines]
    start = keys.index(done) + 1 if done in keys else 0
    return next((line for line in [*lines[start:], *lines[:start]] if line.waits), None)


def _session(actor: Actor, session_id: UUID) -> Session:
    session = Session.objects.filter(pk=session_id, territory=actor.territory).first()
    if session is None:
        raise Http404
    return session
