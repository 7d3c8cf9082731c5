"""The way to the seat: by EDS or by the proctor's code, the waiting room, signs of life (C-10, C-11)."""

from datetime import datetime, timedelta
from uuid import UUID

from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from oryndau.examination.hall import services
from oryndau.examination.hall.browser import candidate, check_seat, place_of, seat_of, sit, small
from oryndau.examination.hall.errors import Refused
from oryndau.examination.hall.seating import OPEN
from oryndau.examination.models import Attempt
from oryndau.people import limits
from oryndau.timekeeping import now

CODES, WINDOW = 600, timedelta(minutes=5)
"""A whole hall sits behind one address; a code has 40 random bits and lives ten minutes."""
LOOKS = ("contrast", "large")
LOOK_COOKIE = "hall_look"


@never_cache
@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """Where a candidate arrives: the code, the waiting room, the running test, the result."""
    at, attempt = now(), _mine(request)
    if attempt is None:
        return render(request, "examination/hall/door.html", {"signed_in": candidate(request) is not None})
    if attempt.state in OPEN and not services.take_place(attempt.pk, place_of(request), at):
        return render(request, "examination/hall/elsewhere.html", {"attempt": attempt}, status=403)
    sit(request, attempt)
    return _room(request, services.finish_if_over(attempt, at), at)


def _mine(request: HttpRequest) -> Attempt | None:
    """The test of this seat, or the newest one of who signed in with his EDS, while its session lasts."""
    actor = candidate(request)
    found = Attempt.objects.select_related("exam").defer("exam__bank", "exam__seed")
    if actor and (own := found.filter(iin=actor.iin, exam__published_at=None).order_by("-id").first()):
        return own
    return found.filter(pk=seat_of(request)).first() if seat_of(request) else None


def _room(request: HttpRequest, attempt: Attempt, at: datetime) -> HttpResponse:
    if attempt.state == Attempt.State.RUNNING:
        return redirect("hall:test", attempt_id=attempt.pk)
    if attempt.state == Attempt.State.FINISHED:
        return redirect("hall:result", attempt_id=attempt.pk)
    template = "waiting" if attempt.state == Attempt.State.SEATED else "stopped"
    exam = attempt.exam
    context = {"attempt": attempt, "exam": exam, "minutes": exam.minutes + attempt.extra_minutes}
    return render(request, f"examination/hall/{template}.html", context)


@never_cache
@small
@require_POST
def code(request: HttpRequest) -> HttpResponse:
    """Take a seat by the code that the proctor gave after he had seen the candidate's face."""
    limits.count("seat-code", limits.address_of(request), limit=CODES, window=WINDOW)
    if request.user.is_authenticated:
        logout(request)  # whoever sat here before leaves with his account
    try:
        attempt = services.redeem(request.POST.get("code", ""), place_of(request), now())
    except Refused as refused:
        context = {"refused": refused, "signed_in": candidate(request) is not None}
        return render(request, "examination/hall/door.html", context, status=422)
    request.session.cycle_key()
    sit(request, attempt)
    return redirect("hall:home")


@never_cache
@small
@require_POST
def alive(request: HttpRequest, attempt_id: UUID) -> JsonResponse:
    """A sign of life: the answer says where the test is and how many seconds are left."""
    try:
        check_seat(request, attempt_id)
        beat = services.alive(attempt_id, place_of(request), now())
    except Refused as refused:
        return JsonResponse({"error": refused.code, "text": str(refused.text)}, status=refused.status)
    return JsonResponse({"state": beat.state, "left": beat.left, "answered": beat.answered})


@small
@require_POST
def look(request: HttpRequest) -> HttpResponse:
    """High contrast and large letters, on or off; the choice stays with the browser."""
    wanted = [name for name in LOOKS if request.POST.get(name) == "on"]
    back = request.POST.get("next", "")
    safe = url_has_allowed_host_and_scheme(back, allowed_hosts=None) and back.startswith("/hall/")
    response = redirect(back if safe else reverse("hall:home"))
    response.set_cookie(LOOK_COOKIE, "-".join(wanted), path="/hall/", samesite="Lax")
    return response
