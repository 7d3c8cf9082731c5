"""The Commission's sessions, the room of one, its opening and recusals (C-09, C-15)."""

import hashlib
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from oryndau.cases.actors import Actor
from oryndau.cases.errors import CaseError, FactsInvalid
from oryndau.cases.permissions import Permission
from oryndau.certification.commission import agenda, recusing, selectors
from oryndau.certification.commission import opening as opened
from oryndau.certification.commission.forms import AttendanceForm, RecusalForm
from oryndau.certification.commission.selectors import Room, room_for
from oryndau.certification.commission.stages import Stage
from oryndau.certification.sessions.papers import SEATS
from oryndau.law.certification.session import CONCLUDED, RECORDED, SESSION
from oryndau.law.certification.session_facts import Seat
from oryndau.law.text import Text
from oryndau.pages.formats import page_locale
from oryndau.people.guard import at_the_desk
from oryndau.timekeeping import now

DECIDED = (Stage.VOTED, Stage.CONCLUDED)


@at_the_desk(Permission.SEE_TERRITORY)
@never_cache
@require_safe
def mine(request: HttpRequest, actor: Actor) -> HttpResponse:
    """The sessions in which this person sits."""
    language = page_locale().language
    rows = [
        (session, SESSION.state(session.state).text.in_(language)) for session in selectors.my_sessions(actor)
    ]
    return render(request, "certification/commission/mine.html", {"sessions": rows})


@at_the_desk(Permission.SEE_TERRITORY)
@never_cache
@require_safe
def room(request: HttpRequest, actor: Actor, session_id: UUID) -> HttpResponse:
    """The room: quorum, candidates by stage, what to do next. Asked by htmx, only its live part, and nothing
    when nothing has changed: who stands on a link with the keyboard is not thrown off it.
    """
    context = _seen(room_for(actor, session_id))
    live = render_to_string("certification/commission/live.html", context, request)
    digest = hashlib.sha256(live.encode()).hexdigest()[:16]
    if request.headers.get("HX-Request") and request.GET.get("seen") == digest:
        return HttpResponse(status=204)
    template = "poll" if request.headers.get("HX-Request") else "room"
    shown = {**context, "live": mark_safe(live), "digest": digest}  # noqa: S308 - it is a template's own
    return render(request, f"certification/commission/{template}.html", shown)


def _seen(here: Room) -> dict[str, Any]:
    present, needed = here.quorum
    return {
        "room": here, "session": here.session, "groups": agenda.groups(here),
        "next": agenda.next_action(here),
        "state": SESSION.state(here.case.state).text, "present": present, "needed": needed,
        "has_quorum": present >= needed, "people": people(here), "recusals": agenda.recusals(here),
        "texts": here.case.state in (RECORDED, CONCLUDED),
        "place": Text(kk=here.session.place_kk, ru=here.session.place_ru, en=here.session.place_ru),
    }  # fmt: skip


def people(here: Room) -> list[dict[str, Any]]:
    """The session's people: seat, presence, vote, who presides."""
    present = set(here.bench.opening.present) if here.bench else set()
    voters = set(here.bench.voters()) if here.bench else set()
    chair = here.bench.presides() if here.bench else None
    return [
        {
            "name": one.staff.person.full_name, "seat": SEATS[Seat(one.seat)].in_(page_locale().language),
            "present": one.staff_id in present, "votes": one.staff_id in voters,
            "presides": one.staff_id == chair, "me": here.me is not None and one.pk == here.me.pk,
        }
        for one in here.members
    ]  # fmt: skip


def secretary_only(here: Room) -> None:
    """PermissionDenied for everybody but the session's secretary."""
    if not here.is_secretary:
        raise PermissionDenied


@at_the_desk(Permission.SEE_TERRITORY)
@never_cache
@require_http_methods(["GET", "POST"])
def opening(request: HttpRequest, actor: Actor, session_id: UUID) -> HttpResponse:
    """Attendance and the opening."""
    here = room_for(actor, session_id)
    secretary_only(here)
    language = page_locale().language
    choices = [
        (str(one.staff_id), f"{one.staff.person.full_name}, {SEATS[Seat(one.seat)].in_(language)}")
        for one in here.members
    ]
    initial = {"version": here.case.version, "present": [str(actor.staff)]}
    form = AttendanceForm(request.POST if request.method == "POST" else None, people=choices, initial=initial)
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        try:
            opened.open_session(
                session_id, map(UUID, said["present"]), actor, version=said["version"], at=now()
            )
            messages.success(request, _("The session was opened."))
            return redirect("commission:room", session_id)
        except FactsInvalid as error:
            form.take(error)
        except CaseError as error:
            if error.code != "bank-too-small":
                raise
            form.add_error(None, str(error.text))
    context = {"form": form, "session": here.session, "needed": here.quorum[1]}
    return render(request, "certification/commission/open.html", context, status=422 if form.errors else 200)


@at_the_desk(Permission.SEE_TERRITORY)
@never_cache
@require_http_methods(["GET", "POST"])
def recusal(request: HttpRequest, actor: Actor, session_id: UUID) -> HttpResponse:
    """Record a recusal with its reason and replacement."""
    here = room_for(actor, session_id)
    secretary_only(here)
    if here.bench is None or not here.is_sitting:
        return redirect("commission:room", session_id)
    names = here.names()
    form = RecusalForm(
        request.POST if request.method == "POST" else None, initial={"version": here.case.version},
        voters=[(str(staff), names[staff]) for staff in here.bench.called()],
        candidates=[(str(one.key), one.row.name) for one in here.standing if one.stage not in DECIDED],
        spare=[(str(one.staff), one.name) for one in here.bench.spare()],
    )  # fmt: skip
    if request.method == "POST" and form.is_valid():
        try:
            version = form.cleaned_data["version"]
            recusing.recuse(session_id, form.facts(), actor, version=version, at=now())
            messages.success(request, _("The recusal was recorded."))
            return redirect("commission:room", session_id)
        except FactsInvalid as error:
            form.take(error)
    context = {"form": form, "session": here.session}
    return render(
        request, "certification/commission/recuse.html", context, status=422 if form.errors else 200
    )
