"""The candidate after his test: the sheet and its signature, and a contested question (C-12, C-13)."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from oryndau.cases.actors import Actor
from oryndau.cases.errors import FactsInvalid
from oryndau.cases.models import Case
from oryndau.certification.examining import appeals, sheets
from oryndau.certification.examining.forms import AppealForm
from oryndau.examination.hall import paper
from oryndau.examination.hall.browser import candidate
from oryndau.examination.hall.selectors import review_open
from oryndau.examination.models import Attempt
from oryndau.law.certification.candidate import CERTIFICATION
from oryndau.signing.browser import browser_key
from oryndau.timekeeping import now


def _own(request: HttpRequest, case_id: UUID) -> tuple[Actor, Case, Attempt]:
    """The candidate's own finished test; to anybody else it does not exist."""
    actor, case = candidate(request), Case.objects.filter(pk=case_id).first()
    rows = Attempt.objects.select_related("exam").defer("exam__bank", "exam__seed")
    attempt = rows.filter(case_id=case_id, state=Attempt.State.FINISHED).first()
    if actor is None or case is None or attempt is None or actor.iin != attempt.iin:
        raise Http404
    return actor, case, attempt


@login_required
@never_cache
@require_safe
def own(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """The result, the sheet and how it stands, and the contested questions."""
    actor, case, attempt = _own(request, case_id)
    state = sheets.state_of(case, attempt)
    may_sign = case.state in CERTIFICATION.step("sign-sheet").from_
    context: dict[str, Any] = {
        "case": case, "attempt": attempt, "exam": attempt.exam, "sheet": state,
        "passed": (attempt.correct or 0) >= attempt.exam.pass_mark,
        "can_sign": may_sign and state != "signed",
        "review_open": review_open(attempt), "appeals": list(attempt.appeals.all()), "actor": actor,
    }  # fmt: skip
    return render(request, "certification/examining/own.html", context)


@login_required
@never_cache
@require_safe
def sheet(request: HttpRequest, case_id: UUID) -> FileResponse:
    """The sheet itself."""
    _actor, _case, attempt = _own(request, case_id)
    return sheets.serve(request, sheets.sheet_of(attempt, at=now()))


@login_required
@require_POST
def sign(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """Freeze the sheet for the candidate's signature."""
    actor, _case, attempt = _own(request, case_id)
    session = sheets.open_signing(attempt, actor, browser=browser_key(request), at=now())
    return redirect("signing:page", session_id=session.pk)


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def appeal(request: HttpRequest, case_id: UUID, question: int) -> HttpResponse:
    """Contest a question of one's own paper."""
    actor, case, attempt = _own(request, case_id)
    if not review_open(attempt) or not 1 <= question <= len(attempt.paper):
        raise Http404
    shown = paper.review(attempt)[question - 1]
    form = AppealForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            appeals.appeal(attempt.pk, question, form.cleaned_data["reason"], actor, at=now())
        except FactsInvalid as error:
            form.take(error)
        else:
            messages.success(request, _("Your objection was received. The Department rules on it."))
            return redirect("examining:own", case_id=case.pk)
    context = {"case": case, "attempt": attempt, "question": shown, "form": form}
    return render(request, "certification/examining/appeal.html", context, status=422 if form.errors else 200)
