"""The proctor's screen: the live state of every seat, and the beginning of the test (C-11)."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from oryndau.cases.actors import Actor
from oryndau.certification.examining import selectors, services
from oryndau.certification.examining.guard import hall_for, log_hall, proctor_only
from oryndau.certification.examining.words import stage_tag
from oryndau.certification.models import Session
from oryndau.examination.models import Exam
from oryndau.timekeeping import now


@proctor_only
@never_cache
@require_safe
def halls(request: HttpRequest, actor: Actor) -> HttpResponse:
    """The open halls of the territory; straight into the only one."""
    found = selectors.sessions_of(actor.territory)
    if len(found) == 1:
        return redirect("examining:hall", session_id=found[0].pk)
    return render(request, "certification/examining/halls.html", {"sessions": found})


@proctor_only
@never_cache
@require_safe
def hall(request: HttpRequest, actor: Actor, session_id: UUID) -> HttpResponse:
    """The whole screen. That it was opened is written into the log that each candidate can read."""
    session, exam = hall_for(actor, session_id)
    at = now()
    log_hall(actor, session, at)
    return render(request, "certification/examining/hall.html", _shown(session, exam, at))


@proctor_only
@never_cache
@require_safe
def seats(request: HttpRequest, actor: Actor, session_id: UUID) -> HttpResponse:
    """The part of the screen that is fetched again and again."""
    session, exam = hall_for(actor, session_id)
    return render(request, "certification/examining/seats.html", _shown(session, exam, now()))


def _shown(session: Session, exam: Exam, at: datetime) -> dict[str, Any]:
    found = selectors.places(session, exam, at)
    seated = [place for place in found if place.seat is not None]
    return {
        "session": session, "exam": exam, "counts": selectors.counts(found), "at": at,
        "seats": [{"place": place, "tag": stage_tag(place.stage)} for place in seated],
        "awaited": [place for place in found if place.seat is None],
    }  # fmt: skip


@proctor_only
@require_POST
def begin_all(request: HttpRequest, actor: Actor, session_id: UUID) -> HttpResponse:
    """Begin the test of everybody who sits and waits."""
    hall_for(actor, session_id)
    begun, refused = services.begin_all(session_id, actor, now)
    told = ngettext(
        "The test of %(count)s candidate began.", "The tests of %(count)s candidates began.", begun
    )
    messages.success(request, told % {"count": begun})
    if refused:
        messages.warning(
            request, _("Not begun: %(count)s. Open each of them to see why.") % {"count": refused}
        )
    return redirect("examining:hall", session_id=session_id)
