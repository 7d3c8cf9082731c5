"""Which browser sits at which seat: the hall knows it by a secret of its session alone (C-11)."""

import hashlib
import secrets
from collections.abc import Callable
from functools import wraps
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt, csrf_protect

from oryndau.cases.actors import Actor
from oryndau.examination.hall.errors import Refused
from oryndau.examination.hall.incidents import note
from oryndau.examination.models import Attempt
from oryndau.law.procedure import Role
from oryndau.timekeeping import now

_SECRET, _SEAT = "hall-place", "hall"
LARGEST = 16 * 1024
"""Bytes of a request to the test: an answer has some hundreds."""


def place_of(request: HttpRequest) -> str:
    """The digest of this browser's secret, made when first asked for."""
    if _SECRET not in request.session:
        request.session[_SECRET] = secrets.token_hex(32)
    return hashlib.sha256(str(request.session[_SECRET]).encode()).hexdigest()


def sit(request: HttpRequest, attempt: Attempt) -> None:
    """Remember in the session that this browser has the seat."""
    if request.session.get(_SEAT) != str(attempt.pk):
        request.session[_SEAT] = str(attempt.pk)


def seat_of(request: HttpRequest) -> str:
    """Id of the test whose seat this browser took; "" when none."""
    return str(request.session.get(_SEAT, ""))


def check_seat(request: HttpRequest, attempt: UUID) -> None:
    """Raise `Refused` unless this browser took the seat of that test. That somebody tried is noted."""
    if seat_of(request) == str(attempt):
        return
    if Attempt.objects.filter(pk=attempt).exists():
        note(attempt, "foreign", now(), seat=seat_of(request), path=request.path)
    raise Refused("other-browser")


def candidate(request: HttpRequest) -> Actor | None:
    """The person who is signed in for himself; None for staff, programs and nobody."""
    actor: Actor | None = getattr(request, "actor", None) or None
    return actor if actor and Role.APPLICANT in actor.roles and not actor.bin else None


def may_read(request: HttpRequest, attempt: Attempt) -> bool:
    """Whether the result may be shown: at the seat itself, or to the candidate who signed in with EDS."""
    actor = candidate(request)
    return seat_of(request) == str(attempt.pk) or (actor is not None and actor.iin == attempt.iin)


View = Callable[..., HttpResponse]


def small(view: View) -> View:
    """Refuse a body that is no answer before a byte of it is read; then the usual check of forms."""
    protected = csrf_protect(view)

    @csrf_exempt
    @wraps(view)
    def checked(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        length = str(request.META.get("CONTENT_LENGTH") or 0)
        if not length.isdigit() or int(length) > LARGEST:
            attempt = kwargs.get("attempt_id")
            if attempt and seat_of(request) == str(attempt):
                note(attempt, "unreadable", now(), bytes=length[:20])
            return HttpResponse(status=413)
        return protected(request, *args, **kwargs)

    return checked
