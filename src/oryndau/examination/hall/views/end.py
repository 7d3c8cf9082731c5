"""The end of a test: the last question before it, the result, the review of one's own paper (C-12, C-13)."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from oryndau.examination.hall import paper, services
from oryndau.examination.hall.browser import candidate, check_seat, may_read, place_of, small
from oryndau.examination.hall.selectors import review_open
from oryndau.examination.models import Attempt
from oryndau.timekeeping import now


@never_cache
@small
@require_http_methods(["GET", "HEAD", "POST"])
def finish(request: HttpRequest, attempt_id: UUID) -> HttpResponse:
    """Ask once more, with what is not answered; then end the test."""
    check_seat(request, attempt_id)
    at, attempt = now(), get_object_or_404(Attempt, pk=attempt_id)
    if attempt.state == Attempt.State.RUNNING and attempt.place != place_of(request):
        return redirect("hall:home")
    if request.method == "POST":
        services.finish(attempt.pk, "candidate", at)
        return redirect("hall:home")
    if services.finish_if_over(attempt, at).state != Attempt.State.RUNNING:
        return redirect("hall:home")
    shown = paper.questions(attempt)
    context = {
        "attempt": attempt, "open": [one.place for one in shown if not one.chosen],
        "flagged": [one.place for one in shown if one.flagged], "count": len(shown),
    }  # fmt: skip
    return render(request, "examination/hall/finish.html", context)


@never_cache
@require_safe
def result(request: HttpRequest, attempt_id: UUID) -> HttpResponse:
    """The result at once: how many are right, the mark, what comes next."""
    attempt = _ended(request, attempt_id)
    exam = attempt.exam
    context = {
        "attempt": attempt, "exam": exam, "passed": (attempt.correct or 0) >= exam.pass_mark,
        "review_open": review_open(attempt), "eds": candidate(request) is not None,
    }  # fmt: skip
    return render(request, "examination/hall/result.html", context)


@never_cache
@require_safe
def review(request: HttpRequest, attempt_id: UUID) -> HttpResponse:
    """One's own questions with own and right answers and their sources, once nobody writes any more."""
    attempt = _ended(request, attempt_id)
    if not review_open(attempt):
        return redirect("hall:result", attempt_id=attempt.pk)
    shown = paper.review(attempt)
    context = {
        "attempt": attempt, "exam": attempt.exam, "questions": shown,
        "contested": set(attempt.appeals.values_list("code", flat=True)),
        "eds": candidate(request) is not None,
    }  # fmt: skip
    return render(request, "examination/hall/review.html", context)


def _ended(request: HttpRequest, attempt_id: UUID) -> Attempt:
    rows = Attempt.objects.select_related("exam").defer("exam__bank", "exam__seed")
    attempt = get_object_or_404(rows, pk=attempt_id)
    if not may_read(request, attempt) or attempt.state != Attempt.State.FINISHED:
        raise Http404
    return attempt
