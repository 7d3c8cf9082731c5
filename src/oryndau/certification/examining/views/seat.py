"""One candidate in the hall: identify, begin, let in, note, suspend (C-10, C-11)."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from oryndau.cases import engine
from oryndau.cases.actors import Actor
from oryndau.cases.errors import FactsInvalid
from oryndau.cases.models import Case
from oryndau.certification.examining import photos, selectors, services, sheets
from oryndau.certification.examining.forms import IdentifyForm, NoteForm, SuspendForm, UnsignedForm
from oryndau.certification.examining.guard import candidate_for, hall_for, log_access, proctor_only
from oryndau.certification.examining.words import stage_tag
from oryndau.certification.models import Candidate
from oryndau.examination.hall import services as hall
from oryndau.examination.hall.incidents import KINDS
from oryndau.examination.models import Attempt
from oryndau.law.certification.candidate import CERTIFICATION
from oryndau.law.hours import ALMATY
from oryndau.timekeeping import now


@proctor_only
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def seat(request: HttpRequest, actor: Actor, case_id: UUID) -> HttpResponse:
    """A candidate: who he is, where he sits, what happened; before he sits, the form that seats him."""
    case, row = candidate_for(actor, case_id)
    form = IdentifyForm(request.POST or None, initial={"seat": _free_seat(row), "extra_minutes": 0})
    if request.method == "POST" and form.is_valid() and (done := _identified(request, actor, case, form)):
        return done
    if request.method != "POST":
        log_access(actor, case, "case", now())
    return render(request, "certification/examining/seat.html", _about(actor, case, row, form),
                  status=422 if form.errors else 200)  # fmt: skip


def _identified(request: HttpRequest, actor: Actor, case: Case, form: IdentifyForm) -> HttpResponse | None:
    try:
        seated = services.identify(case.pk, form.facts(), actor, at=now())
    except FactsInvalid as error:
        form.take(error)
        return None
    except hall.Refused as refused:
        form.add_error("seat", str(refused.text))
        return None
    _tell_code(request, seated.code)
    return redirect("examining:seat", case_id=case.pk)


def _tell_code(request: HttpRequest, code: str) -> None:
    if code:
        told = _("Code of the seat: %(code)s. Hand it to the candidate; it serves once, for ten minutes.")
        messages.warning(request, told % {"code": code})


def _free_seat(row: Candidate) -> int:
    taken = Candidate.objects.filter(session=row.session).exclude(seat=None).values_list("seat", flat=True)
    return next(number for number in range(1, 1002) if number not in set(taken))


def _about(actor: Actor, case: Case, row: Candidate, form: IdentifyForm) -> dict[str, Any]:
    session, exam = hall_for(actor, row.session_id)
    at = now()
    place = next((one for one in selectors.places(session, exam, at) if one.case == case.pk), None)
    attempt = Attempt.objects.filter(case_id=case.pk).first()
    incidents = list(attempt.incidents.order_by("-id")[:50]) if attempt else []
    photo = photos.photo_of(row)
    return {
        "case": case, "candidate": row, "session": session, "exam": exam, "form": form, "place": place,
        "tag": stage_tag(place.stage) if place else None, "attempt": attempt,
        "extra_time": services.extra_time_asked(case.pk), "note_form": NoteForm(),
        "unsigned_form": UnsignedForm(), "sheet": sheets.state_of(case, attempt) if attempt else None,
        "photo": photo if photo.shown_to(case.state) else None,
        "can_identify": CERTIFICATION.step("identify").from_ & {case.state},
        "can_suspend": CERTIFICATION.step("suspend").from_ & {case.state},
        "incidents": [{"at": one.at, "kind": KINDS.get(one.kind, one.kind), "detail": _detail(one.detail)}
                      for one in incidents],
    }  # fmt: skip


def _detail(detail: dict[str, Any]) -> str:
    """What of an incident a person reads: his own words, or how long and which question."""
    if "text" in detail:
        return str(detail["text"])
    told = {"seconds": gettext_lazy("seconds"), "question": gettext_lazy("question")}
    return ", ".join(f"{words}: {detail[name]}" for name, words in told.items() if name in detail)


def _act(request: HttpRequest, case_id: UUID, refused: hall.Refused | None, done: str = "") -> HttpResponse:
    if refused:
        messages.error(request, str(refused.text))
    elif done:
        messages.success(request, done)
    return redirect("examining:seat", case_id=case_id)


@proctor_only
@require_POST
def begin(request: HttpRequest, actor: Actor, case_id: UUID) -> HttpResponse:
    """Begin the test of one candidate: one who came late, or was not ready with the others."""
    refused = None
    try:
        hall.begin(services.attempt_for(case_id, actor).pk, now())
    except hall.Refused as error:
        refused = error
    return _act(request, case_id, refused, _("The test began."))


@proctor_only
@require_POST
def let_in(request: HttpRequest, actor: Actor, case_id: UUID) -> HttpResponse:
    """Let the candidate go on at the other computer that asks (C-11)."""
    refused = None
    try:
        assert actor.staff, "a proctor acts by his post"
        hall.let_in(services.attempt_for(case_id, actor).pk, actor.staff, now())
    except hall.Refused as error:
        refused = error
    return _act(
        request, case_id, refused, _("The other browser was let in. Time and answers are as they were.")
    )


@proctor_only
@require_POST
def code(request: HttpRequest, actor: Actor, case_id: UUID) -> HttpResponse:
    """Another code for the seat."""
    refused = None
    try:
        _tell_code(request, services.new_code(case_id, actor, now()))
    except hall.Refused as error:
        refused = error
    return _act(request, case_id, refused)


@proctor_only
@require_POST
def note(request: HttpRequest, actor: Actor, case_id: UUID) -> HttpResponse:
    """Note what the proctor saw."""
    attempt, form = services.attempt_for(case_id, actor), NoteForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("Say what happened."))
        return redirect("examining:seat", case_id=case_id)
    hall.note(attempt.pk, "note", now(), by=actor.staff, text=form.cleaned_data["text"])
    return _act(request, case_id, None, _("The note is kept."))


@proctor_only
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def suspend(request: HttpRequest, actor: Actor, case_id: UUID) -> HttpResponse:
    """Suspend a candidate who broke the rules; the page says what follows from it (C-10)."""
    case, row = candidate_for(actor, case_id)
    engine.check_allowed(case, CERTIFICATION.step("suspend"), actor)
    at = now()
    first = {"version": case.version, "time": at.astimezone(ALMATY).time()}
    form = SuspendForm(request.POST or None, initial=first)
    if request.method == "POST" and form.is_valid():
        try:
            version = form.cleaned_data["version"]
            services.suspend(case.pk, form.facts(at), actor, version=version, at=at)
        except FactsInvalid as error:
            form.take(error)
        else:
            messages.success(request, _("The candidate was suspended."))
            return redirect("examining:hall", session_id=row.session_id)
    context = {"case": case, "candidate": row, "form": form}
    return render(
        request, "certification/examining/suspend.html", context, status=422 if form.errors else 200
    )


@proctor_only
@require_safe
def sheet(request: HttpRequest, actor: Actor, case_id: UUID) -> FileResponse:
    """The sheet of results, to be printed in two copies (C-13)."""
    case, _row = candidate_for(actor, case_id)
    log_access(actor, case, "sheet", now())
    return sheets.serve(request, sheets.sheet_of(services.attempt_for(case_id, actor), at=now()))


@proctor_only
@require_POST
def unsigned(request: HttpRequest, actor: Actor, case_id: UUID) -> HttpResponse:
    """Note why a sheet has no electronic signature; the sheet is made again with the note on it (C-13)."""
    attempt, form = services.attempt_for(case_id, actor), UnsignedForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("Say why the sheet is not signed."))
        return redirect("examining:seat", case_id=case_id)
    said = form.cleaned_data
    sheets.note_unsigned(attempt, actor, said["reason"], said["remark"], at=now())
    return _act(request, case_id, None, _("The note is kept and printed on the sheet."))
