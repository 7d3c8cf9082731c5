"""The minutes: drawn up, read, signed by everybody, taken back (C-16)."""

from uuid import UUID

from django.contrib import messages
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from oryndau.cases.actors import Actor
from oryndau.cases.errors import FactsInvalid
from oryndau.cases.permissions import Permission
from oryndau.certification.commission import recording, showing_minutes
from oryndau.certification.commission.forms import DrawUpForm, RedrawForm
from oryndau.certification.commission.minutes import account
from oryndau.certification.commission.room_views import secretary_only
from oryndau.certification.commission.selectors import room_for, texts_of
from oryndau.certification.models import MinutesText
from oryndau.documents import storage
from oryndau.documents.models import Document
from oryndau.documents.views import serve_document
from oryndau.law.certification.session import RECORDED
from oryndau.people.guard import at_the_desk
from oryndau.signing.browser import browser_key
from oryndau.timekeeping import now


@at_the_desk(Permission.SEE_TERRITORY)
@never_cache
@require_safe
def minutes(request: HttpRequest, actor: Actor, session_id: UUID) -> HttpResponse:
    """The minutes in force with who has signed, and every text that was taken back."""
    here = room_for(actor, session_id)
    shown = [showing_minutes.shown(text) for text in texts_of(session_id)]
    current = next((one for one in shown if not one.void), None)
    mine = here.me is not None and current is not None and current.waits_for(here.me.staff_id)
    context = {
        "room": here, "session": here.session, "current": current, "void": [one for one in shown if one.void],
        "may_sign": mine and here.case.state == RECORDED,
        "may_redraw": here.is_secretary and here.case.state == RECORDED,
    }  # fmt: skip
    return render(request, "certification/commission/minutes.html", context)


@at_the_desk(Permission.SEE_TERRITORY)
@never_cache
@require_http_methods(["GET", "POST"])
def draw_up(request: HttpRequest, actor: Actor, session_id: UUID) -> HttpResponse:
    """Who is accounted for, who is not, and the button that draws the minutes up."""
    here = room_for(actor, session_id)
    secretary_only(here)
    if not here.is_sitting:
        return redirect("commission:minutes", session_id)
    told = account(session_id, here.standing)
    form = DrawUpForm(
        request.POST if request.method == "POST" else None, initial={"version": here.case.version},
        doubtful=[(str(one.key), one.row.name) for one in told.doubtful],
    )  # fmt: skip
    if request.method == "POST" and form.is_valid():
        absent = [UUID(key) for key in form.cleaned_data.get("absent", ())]
        try:
            recording.draw_up(session_id, absent, actor, version=form.cleaned_data["version"], at=now())
            messages.success(request, _("The minutes were drawn up. Read them and sign."))
            return redirect("commission:minutes", session_id)
        except FactsInvalid as error:
            form.take(error)
    context = {"form": form, "session": here.session, "account": told, "lists": showing_minutes.lists(told)}
    return render(
        request, "certification/commission/draw_up.html", context, status=422 if form.errors else 200
    )


@at_the_desk(Permission.SEE_TERRITORY)
@never_cache
@require_http_methods(["GET", "POST"])
def redraw(request: HttpRequest, actor: Actor, session_id: UUID) -> HttpResponse:
    """Take the minutes back, with a reason: the signatures under them are void."""
    here = room_for(actor, session_id)
    secretary_only(here)
    initial = {"version": here.case.version}
    form = RedrawForm(request.POST if request.method == "POST" else None, initial=initial)
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        try:
            recording.redraw(session_id, said["reason"], actor, version=said["version"], at=now())
            messages.success(request, _("The minutes were taken back. The signatures under them are void."))
            return redirect("commission:room", session_id)
        except FactsInvalid as error:
            form.take(error)
    text = recording.in_force(session_id)
    context = {"form": form, "session": here.session, "signed": text.signatures.count() if text else 0}
    return render(
        request, "certification/commission/redraw.html", context, status=422 if form.errors else 200
    )


@at_the_desk(Permission.SEE_TERRITORY)
@require_POST
def sign(request: HttpRequest, actor: Actor, session_id: UUID) -> HttpResponse:
    """Freeze the minutes for this person's signature."""
    opened = recording.open_signing(session_id, actor, browser=browser_key(request), at=now())
    return redirect("signing:page", session_id=opened.pk)


@at_the_desk(Permission.SEE_TERRITORY)
@require_safe
def file(request: HttpRequest, actor: Actor, session_id: UUID, text_id: UUID) -> FileResponse:
    """The exact file that is signed, for the session's people."""
    room_for(actor, session_id)
    text = MinutesText.objects.filter(pk=text_id, session=session_id).first()
    if text is None:
        raise Http404
    name = f"{text.facts['number']}.pdf"
    shown = Document(name=name, media_type="application/pdf", sha256=text.sha256)
    try:
        return serve_document(request, shown, inline="download" not in request.GET)
    except storage.NotStored:
        raise Http404 from None
