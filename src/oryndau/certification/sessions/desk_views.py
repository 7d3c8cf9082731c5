"""The territorial body's side of a session: announce, look, change, cancel (C-02, C-09)."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from oryndau.acts.forms import LawfulForm
from oryndau.cases import calendars, permissions
from oryndau.cases.actors import Actor
from oryndau.cases.errors import FactsInvalid
from oryndau.cases.ids import new_id
from oryndau.cases.models import Case
from oryndau.cases.permissions import Permission
from oryndau.cases.procedures import procedure_of
from oryndau.certification.models import Session
from oryndau.certification.sessions import selectors, services, showing
from oryndau.certification.sessions.forms import AnnounceForm, CancelForm, ChangeForm
from oryndau.law.calendar import WorkCalendar
from oryndau.law.certification.announcement import Window, window
from oryndau.timekeeping import local, now

OFFERED = 10
"""How many closing dates the announcement's page reckons in advance."""


def staff_of(request: HttpRequest, permission: Permission) -> Actor:
    """The actor of a member of staff who holds the permission; PermissionDenied for anybody else."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    if not permissions.has(actor, permission):
        raise PermissionDenied
    return actor


def session_for(actor: Actor, session_id: UUID) -> tuple[Session, Case]:
    """A session that the actor may open, with its case; Http404 for another territory's."""
    case = Case.objects.prefetch_related("events", "clocks").filter(pk=session_id).first()
    session = Session.objects.filter(pk=session_id).first()
    if case is None or session is None or not permissions.can_see(actor, case):
        raise Http404
    return session, case


@login_required
@never_cache
@require_http_methods(["GET", "POST"])
def announce(request: HttpRequest) -> HttpResponse:
    """Announce a session; dates that break the term are refused with the days that do not."""
    actor, at = staff_of(request, Permission.ANNOUNCE_SESSION), now()
    initial = {"key": new_id(), "languages": ["kk", "ru"]}
    form = AnnounceForm(request.POST if request.method == "POST" else None, initial=initial)
    if request.method == "POST" and form.is_valid():
        made = _lawfully(
            form, lambda: services.announce(form.cleaned_data["key"], form.facts(), actor, at=at)
        )
        if made:
            messages.success(request, _("The session was announced. Now the head appoints the Commission."))
            return redirect("sessions:staff", made.pk)
    context = {"form": form, "offers": offers(calendars.active(), local(at).date())}
    return render(
        request, "certification/sessions/announce.html", context, status=422 if form.errors else 200
    )


@login_required
@never_cache
@require_safe
def page(request: HttpRequest, session_id: UUID) -> HttpResponse:
    """The session for staff: how many applied, who they are, what can be done, what was done."""
    actor, at = staff_of(request, Permission.SEE_TERRITORY), now()
    session, case = session_for(actor, session_id)
    context = {
        "session": session, "listed": selectors.one(session_id, calendars.active(), at),
        "frame": selectors.frame(session, calendars.active()), "members": members(session),
        "state": procedure_of(case.procedure).state(case.state).text,
        "candidates": showing.candidates(session), "actions": showing.actions(session, case, actor),
        "happenings": showing.happenings(case),
    }  # fmt: skip
    return render(request, "certification/sessions/staff.html", context)


@login_required
@never_cache
@require_http_methods(["GET", "POST"])
def change(request: HttpRequest, session_id: UUID) -> HttpResponse:
    """Another time, place or number of seats."""
    actor = staff_of(request, Permission.ANNOUNCE_SESSION)
    session, case = session_for(actor, session_id)
    held = local(session.held_at)
    initial = {
        "held_on": held.date(), "held_time": held.time(), "place_kk": session.place_kk,
        "place_ru": session.place_ru, "seats": session.seats, "version": case.version,
    }  # fmt: skip
    form = ChangeForm(request.POST if request.method == "POST" else None, initial=initial)

    def take() -> Session:
        version = form.cleaned_data["version"]
        return services.change(session_id, form.facts(), actor, version=version, at=now())

    if request.method == "POST" and form.is_valid() and _lawfully(form, take):
        messages.success(request, _("The session was changed. Its candidates are told."))
        return redirect("sessions:staff", session_id)
    context = {"form": form, "session": session, "frame": selectors.frame(session, calendars.active())}
    return render(request, "certification/sessions/change.html", context, status=422 if form.errors else 200)


@login_required
@never_cache
@require_http_methods(["GET", "POST"])
def cancel(request: HttpRequest, session_id: UUID) -> HttpResponse:
    """Call the session off, after a question."""
    actor = staff_of(request, Permission.ANNOUNCE_SESSION)
    session, case = session_for(actor, session_id)
    form = CancelForm(request.POST if request.method == "POST" else None, initial={"version": case.version})

    def take() -> Session:
        version = form.cleaned_data["version"]
        return services.cancel(session_id, form.facts(), actor, version=version, at=now())

    if request.method == "POST" and form.is_valid() and _lawfully(form, take):
        messages.success(request, _("The session was cancelled. Its candidates are told."))
        return redirect("sessions:staff", session_id)
    context = {"form": form, "session": session, "candidates": services.taken(session_id)}
    return render(request, "certification/sessions/cancel.html", context, status=422 if form.errors else 200)


def members(session: Session) -> list[Any]:
    """The Commission of a session: chairman first, the secretary last."""
    order = {"chairman": 0, "member": 1, "substitute": 2, "secretary": 3}
    rows = session.members.select_related("staff__person")
    return sorted(rows, key=lambda row: (order[row.seat], row.staff.person.full_name))


def offers(calendar: WorkCalendar, today: Any) -> list[tuple[Any, Window]]:
    """The next closing dates with the days on which the session could then be held (C-19)."""
    found, day = [], today
    for _unused in range(OFFERED):
        day = calendar.next_working(day)
        found.append((day, window(day, calendar)))
    return found


def _lawfully(form: LawfulForm, take: Callable[[], Session]) -> Session | None:
    try:
        return take()
    except FactsInvalid as error:
        form.take(error)
        return None
