"""The draw of a session for everybody: its commitment, then its seed, and all that is drawn from (C-11)."""

from datetime import timedelta
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from oryndau.examination.hall import redraw
from oryndau.examination.models import Attempt, Exam
from oryndau.people import limits

CHECKS, WINDOW = 20, timedelta(minutes=1)


@require_safe
def page(request: HttpRequest, session_id: UUID) -> HttpResponse:
    """What was promised when the session opened, and after it the seed. `?check` draws every paper again."""
    exam = get_object_or_404(Exam, pk=session_id)
    context: dict[str, Any] = {"exam": exam, "seed": exam.seed if exam.published_at else ""}
    if exam.published_at and "check" in request.GET:
        limits.count("draw-check", limits.address_of(request), limit=CHECKS, window=WINDOW)
        found = list(redraw.redraw(exam))
        context |= {"papers": found, "same": sum(one.same for one in found), "holds": redraw.seed_holds(exam)}
    return render(request, "examination/hall/draw.html", context)


@require_safe
def data(request: HttpRequest, session_id: UUID) -> JsonResponse:
    """The same for a program: with the seed it draws every paper itself. Codes, no texts; ids, no names."""
    exam = get_object_or_404(Exam, pk=session_id)
    told: dict[str, Any] = {
        "session": str(exam.pk), "commitment": exam.commitment, "questions": exam.questions,
        "published_at": exam.published_at.isoformat() if exam.published_at else None,
    }  # fmt: skip
    if exam.published_at:
        limits.count("draw-check", limits.address_of(request), limit=CHECKS, window=WINDOW)
        begun = Attempt.objects.filter(exam=exam).exclude(started_at=None).order_by("case_id")
        papers = [{"candidate": str(one.case_id), "paper": one.paper} for one in begun]
        told |= {"seed": exam.seed, **exam.bank, "papers": papers}
    return JsonResponse(told)
