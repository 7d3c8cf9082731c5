"""A member votes, and writes a dissenting opinion (C-15)."""

from typing import Any
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from oryndau.acts.forms import LawfulForm
from oryndau.cases.actors import Actor
from oryndau.cases.errors import FactsInvalid
from oryndau.cases.permissions import Permission
from oryndau.certification.commission import dissenting, interviewing, voting
from oryndau.certification.commission.forms import BallotForm, DissentForm
from oryndau.certification.commission.selectors import room_for, standing_of
from oryndau.certification.commission.stages import Standing
from oryndau.people.guard import at_the_desk, log_access
from oryndau.signing.browser import browser_key
from oryndau.timekeeping import now


@at_the_desk(Permission.SEE_TERRITORY)
@never_cache
@require_http_methods(["GET", "POST"])
def vote(request: HttpRequest, actor: Actor, session_id: UUID, candidate_id: UUID) -> HttpResponse:
    """Choose, and go on to signing."""
    here = room_for(actor, session_id)
    one = standing_of(here, candidate_id)
    if here.me is None or here.bench is None or here.me.staff_id not in here.bench.voters(candidate_id):
        raise PermissionDenied
    if not here.waits_for_my_vote(one):
        return redirect("commission:room", session_id)
    form = BallotForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        try:
            opened = voting.open_ballot(
                candidate_id, said["choice"], said["dissent"], actor, browser=browser_key(request), at=now()
            )
            return redirect("signing:page", session_id=opened.pk)
        except FactsInvalid as error:
            form.take(error)
    context = {"presides": here.bench.presides(candidate_id) == here.me.staff_id}
    return _page(request, "vote", form, one, actor, **context)


@at_the_desk(Permission.SEE_TERRITORY)
@never_cache
@require_http_methods(["GET", "POST"])
def dissent(request: HttpRequest, actor: Actor, session_id: UUID, candidate_id: UUID) -> HttpResponse:
    """Write an opinion after the count, and go on to signing."""
    here = room_for(actor, session_id)
    one = standing_of(here, candidate_id)
    if here.me is None:
        raise PermissionDenied
    dissenting.may_dissent(one.row, one.case, here.me)
    form = DissentForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            text = form.cleaned_data["dissent"]
            opened = dissenting.open_dissent(
                candidate_id, text, actor, browser=browser_key(request), at=now()
            )
            return redirect("signing:page", session_id=opened.pk)
        except FactsInvalid as error:
            form.take(error)
    return _page(request, "dissent", form, one, actor)


def _page(
    request: HttpRequest, name: str, form: LawfulForm, one: Standing, actor: Actor, **context: Any
) -> HttpResponse:
    if request.method == "GET":
        log_access(actor, one.case, name, now())
    shown = {
        "form": form, "one": one, "session_id": one.row.session_id,
        "questions": interviewing.questions_of(one.row), **context,
    }  # fmt: skip
    return render(request, f"certification/commission/{name}.html", shown, status=422 if form.errors else 200)
