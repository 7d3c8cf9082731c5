"""The agent's own page: what he must do by when, what he tells, what he was told (W-01, W-02)."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from oryndau.law.profession.agent import AGENT
from oryndau.profession import selectors, showing, stepping
from oryndau.profession.guard import on_own_page, own
from oryndau.profession.views.desk import page_of
from oryndau.wizard.reading import story
from oryndau.wizard.views.attachments import light
from oryndau.wizard.views.guards import Visit, for_applicants, own_case
from oryndau.wizard.views.own import serve_listed


@never_cache
@require_safe
@for_applicants
def page(request: HttpRequest, visit: Visit) -> HttpResponse:
    """One's own practice."""
    case = own(visit.actor)
    known, how = selectors.known(case, visit.at)
    context = {
        "case": case, **page_of(case, known, how, showing.may(visit.actor, case), on_own_page()),
        "story": story.shown(case, showing.language()), "own": True,
    }  # fmt: skip
    return render(request, "profession/own.html", context)


@light
@never_cache
@require_http_methods(["GET", "POST"])
@for_applicants
def step(request: HttpRequest, visit: Visit, step: str) -> HttpResponse:
    """What the agent tells himself."""
    case, back = own(visit.actor), reverse("profession:own")
    form = stepping.form_of(request, case, step, visit.actor, visit.at)
    if request.method == "POST" and form.is_valid():
        done = stepping.taken(request, case, step, form, visit.actor, back)
        if done:
            return done
    return render(
        request, "profession/step.html", stepping.shown(case, step, form, back),
        status=422 if form.errors else 200,
    )  # fmt: skip


@require_safe
@for_applicants
def file(request: HttpRequest, visit: Visit, sha256: str) -> HttpResponse:
    """A document of one's own case, by its digest."""
    return serve_listed(request, showing.files(own(visit.actor), on_own_page()), sha256)


@require_safe
@for_applicants
def case(request: HttpRequest, visit: Visit, case_id: UUID) -> HttpResponse:
    """From the account's list of cases to one's own page."""
    own_case(case_id, AGENT.key, visit.actor)
    return redirect("profession:own")


@require_safe
@for_applicants
def case_file(request: HttpRequest, visit: Visit, case_id: UUID, sha256: str) -> HttpResponse:
    """A document by case and digest, where the account lists the documents of all services."""
    found = own_case(case_id, AGENT.key, visit.actor)
    return serve_listed(request, showing.files(found, on_own_page()), sha256)
