"""The desk: one agent with everything, his registration, the steps of his case (W-01, W-04)."""

from collections.abc import Callable
from typing import Any, cast
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from oryndau.cases.actors import Actor
from oryndau.cases.errors import FactsInvalid
from oryndau.cases.ids import new_id
from oryndau.cases.models import Case
from oryndau.law.profession.agent import AGENT
from oryndau.law.profession.history import Record
from oryndau.law.profession.reminders import stages
from oryndau.law.profession.standing import Standing
from oryndau.profession import knowing, selectors, services, showing, stepping
from oryndau.profession.forms.deciding import RegisterForm
from oryndau.profession.guard import at_desk, at_the_desk, case_for, log_access
from oryndau.profession.showing import Address
from oryndau.timekeeping import now
from oryndau.wizard.reading.beside import beside
from oryndau.wizard.reading.story import timeline
from oryndau.wizard.views.attachments import light
from oryndau.wizard.views.own import serve_listed


@at_the_desk
@never_cache
@require_safe
def agent(request: HttpRequest, actor: Actor, case_id: UUID) -> HttpResponse:
    """An agent with everything that is known of him. Whoever opens it is logged."""
    case, at = case_for(actor, case_id), now()
    log_access(actor, case, "case", at)
    known, how = selectors.known(case, at)
    context = {
        "case": case, **page_of(case, known, how, showing.may(actor, case), at_desk(case)),
        "story": [item.shown() for item in timeline(case, showing.language(), staff=True)],
        "beside": beside(case, showing.language(), staff=True),
    }  # fmt: skip
    return render(request, "profession/agent.html", context)


def page_of(case: Case, known: Record, how: Standing, allowed: set[str], address: Address) -> dict[str, Any]:
    """What both pages of an agent show: the desk's and his own."""
    return {
        "state": showing.state_tag(case.state), "licence": showing.licence_tag(how.licence),
        "obstacles": showing.obstacles(how), "duties": showing.duties(how, allowed, address),
        "rows": knowing.registration(known), "sections": knowing.sections(known, how, allowed, address),
        "waiting": knowing.waiting(known, allowed, address), "refused": knowing.refused(known),
        "actions": showing.actions(allowed, address), "files": showing.files(case, address),
        "stages": ", ".join(str(days) for days in stages(how.on)),
    }  # fmt: skip


@at_the_desk
@never_cache
@require_http_methods(["GET", "POST"])
def register(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Accounting registration of a new agent, by the territorial body alone (Art. 168(1)4)."""
    if not AGENT.step("register").by & actor.roles:
        raise PermissionDenied
    form = RegisterForm(request.POST if request.method == "POST" else None, initial={"key": new_id()})
    if request.method == "POST" and form.is_valid():
        try:
            made = services.register(form.cleaned_data["key"], form.facts(), actor, at=now())
            messages.success(request, _("The agent was registered. He is told what to do next."))
            return redirect("profession:agent", made.pk)
        except FactsInvalid as error:
            form.take(error)
    return render(request, "profession/register.html", {"form": form}, status=422 if form.errors else 200)


@at_the_desk
@never_cache
@require_http_methods(["GET", "POST"])
def _step(request: HttpRequest, actor: Actor, case_id: UUID, step: str) -> HttpResponse:
    """The form of a step. A signed one leads to its preview; nothing takes effect before the signature."""
    case, at = case_for(actor, case_id), now()
    form, back = stepping.form_of(request, case, step, actor, at), reverse("profession:agent", args=[case.pk])
    if request.method == "POST" and form.is_valid():
        done = stepping.taken(request, case, step, form, actor, back)
        if done:
            return done
    return render(
        request, "profession/step.html", stepping.shown(case, step, form, back),
        status=422 if form.errors else 200,
    )  # fmt: skip


step = light(cast(Callable[..., HttpResponse], _step))
"""The form of a step; a file that is too large is not even read."""


@at_the_desk
@require_safe
def file(request: HttpRequest, actor: Actor, case_id: UUID, sha256: str) -> HttpResponse:
    """A document of an agent's case, by its digest. Whoever opens it is logged."""
    case = case_for(actor, case_id)
    answer = serve_listed(request, showing.files(case, at_desk(case)), sha256)
    log_access(actor, case, "file", now())
    return answer
