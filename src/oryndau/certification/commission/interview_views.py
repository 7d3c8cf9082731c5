"""The record of an interview: the secretary's page and each member's own marks (C-14)."""

from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from oryndau.cases.actors import Actor
from oryndau.cases.errors import FactsInvalid
from oryndau.cases.permissions import Permission
from oryndau.certification.commission import interviewing
from oryndau.certification.commission.interview_forms import OwnMarksForm, RecordForm
from oryndau.certification.commission.room_views import secretary_only
from oryndau.certification.commission.selectors import Room, room_for, standing_of
from oryndau.certification.commission.stages import Stage, Standing
from oryndau.certification.commission.topics import topics
from oryndau.certification.models import Member
from oryndau.law.text import Text
from oryndau.pages.formats import page_locale
from oryndau.people.guard import at_the_desk, log_access
from oryndau.timekeeping import now

TOPICS = "oral-topics"


@at_the_desk(Permission.SEE_TERRITORY)
@never_cache
@require_http_methods(["GET", "POST"])
def interview(request: HttpRequest, actor: Actor, session_id: UUID, candidate_id: UUID) -> HttpResponse:
    """The secretary writes the interview down and closes the record."""
    here = room_for(actor, session_id)
    secretary_only(here)
    one = standing_of(here, candidate_id)
    if one.stage is not Stage.WAITING or not here.is_sitting:
        return redirect("commission:room", session_id)
    form, problems = _record_form(request, here, one), []
    if request.method == "POST" and form.is_valid() and _recorded(form, one, actor):
        if "close" not in request.POST:
            return redirect("commission:interview", session_id, candidate_id)
        problems = _closed(form, one, actor)
        if not problems:
            messages.success(request, _("The record of the interview is closed. The members vote."))
            return redirect("commission:room", session_id)
        form = _record_form(None, here, one)  # what was typed is kept by now, and shown as kept
    if request.method == "GET":
        log_access(actor, one.case, "interview", now())
    context = {"form": form, "session": here.session, "one": one, "topics_id": TOPICS, "problems": problems,
               "topics": topics(one.row.language)}  # fmt: skip
    status = 422 if form.errors or problems else 200
    return render(request, "certification/commission/interview.html", context, status=status)


def _record_form(request: HttpRequest | None, here: Room, one: Standing) -> RecordForm:
    return RecordForm(
        request.POST if request and request.method == "POST" else None, initial={"version": one.case.version},
        questions=interviewing.questions_of(one.row), members=voting_members(here, one), topics=TOPICS,
    )  # fmt: skip


def voting_members(here: Room, one: Standing) -> list[Member]:
    """Who must vote on the candidate, and so marks his answers; the chairman first."""
    voters = set(here.bench.voters(one.key)) if here.bench else set()
    return [member for member in here.members if member.staff_id in voters]


def _recorded(form: RecordForm, one: Standing, actor: Actor) -> bool:
    try:
        interviewing.record(one.key, form.asked(), form.marked(), actor)
        return True
    except FactsInvalid as error:
        form.take(error)
        return False


def _closed(form: RecordForm, one: Standing, actor: Actor) -> list[str]:
    """Close the record, or say what stands against it; what was written stays."""
    try:
        interviewing.close(one.key, actor, version=form.cleaned_data["version"], at=now())
        return []
    except FactsInvalid as error:
        words = [problem["msg"] for problem in error.extra["errors"]]
        language = page_locale().language
        told = [one.in_(language) if isinstance(one, Text) else str(one) for one in words]
        return [f"{one[:1].upper()}{one[1:]}" for one in told]


@at_the_desk(Permission.SEE_TERRITORY)
@never_cache
@require_http_methods(["GET", "POST"])
def marks(request: HttpRequest, actor: Actor, session_id: UUID, candidate_id: UUID) -> HttpResponse:
    """A member enters his own marks while the interview goes on."""
    here = room_for(actor, session_id)
    one = standing_of(here, candidate_id)
    me = here.me
    if me is None or me not in voting_members(here, one):
        raise PermissionDenied
    if one.stage is not Stage.WAITING or not here.is_sitting:
        return redirect("commission:room", session_id)
    questions = interviewing.questions_of(one.row)
    kept = {ask.pk: mark for ask in questions for mark in ask.marks.all() if mark.member_id == me.pk}
    data = request.POST if request.method == "POST" else None
    form = OwnMarksForm(data, questions=questions, me=me, kept=kept)
    if request.method == "POST" and form.is_valid():
        try:
            interviewing.mark_own(candidate_id, form.marked(), actor)
            messages.success(request, _("Your marks are kept."))
            return redirect("commission:marks", session_id, candidate_id)
        except FactsInvalid as error:
            form.take(error)
    if request.method == "GET":
        log_access(actor, one.case, "interview", now())
    context = {"form": form, "session": here.session, "one": one}
    return render(request, "certification/commission/marks.html", context, status=422 if form.errors else 200)
