"""The case page: what the decision rests on, and the acts that the procedure allows (E-03, E-10)."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from oryndau.cases.actors import Actor
from oryndau.cases.models import Case
from oryndau.initiation import selectors
from oryndau.initiation.checks import checks, earlier_cases, other_proceedings
from oryndau.initiation.desk import showing, summary
from oryndau.initiation.desk.guard import at_the_desk, case_for, log_access
from oryndau.law.initiation import INITIATED, REFUSED
from oryndau.pages.components import Mark
from oryndau.people.models import Staff
from oryndau.timekeeping import now
from oryndau.wizard.reading.beside import beside

RELATED = ("events", "clocks", "parties", "documents")
_DONE = {"initiate": INITIATED, "refuse": REFUSED}


@at_the_desk()
@never_cache
@require_safe
def page(request: HttpRequest, actor: Actor, case_id: UUID) -> HttpResponse:
    """One case. Whoever opens it is written into the log that the parties can read."""
    case = case_for(actor, case_id, *RELATED)
    at, language = now(), (get_language() or "en")[:2]
    log_access(actor, case, "case", at)
    answers, bailiff = selectors.register_answers(case), _bailiff(case)
    context = {
        **_about(case, language, bailiff),
        **_to_decide(case, actor, language, answers, bailiff),
        "clocks": [clock.shown(language) for clock in selectors.clocks(case, at)],
        "files": selectors.documents(case, "desk:file"),
        "answers": [_answer(answer, language) for answer in answers],
        "timeline": _timeline(case, language),
        "beside": beside(case, language, staff=True),
        "done": request.GET.get("done") if _DONE.get(request.GET.get("done", "")) == case.state else "",
    }
    return render(request, "desk/case.html", context)


def _about(case: Case, language: str, bailiff: str) -> dict[str, Any]:
    application = selectors.application(case)
    return {
        "case": case,
        "state": showing.state_tag(case),
        "bailiff": bailiff,
        "document": summary.document_rows(application, language),
        "parties": summary.party_rows(application, language),
    }


def _to_decide(
    case: Case, actor: Actor, language: str, answers: list[selectors.RegisterAnswerView], bailiff: str
) -> dict[str, Any]:
    application = selectors.application(case)
    earlier = earlier_cases(case, application)
    found = checks(case, application, answers, earlier)
    acts = showing.acts(case, actor, language)
    decides = any(act.allowed for act in acts if act.key != "reassign")
    return {
        "checks": showing.shown_checks(found, language),
        "earlier": showing.other_lines(earlier, actor, language),
        "others": showing.other_lines(other_proceedings(case, application), actor, language),
        "acts": [act for act in acts if act.allowed],
        "why_not": showing.why_not(case, actor, decides, bailiff),
    }


def _bailiff(case: Case) -> str:
    if not case.assignee:
        return ""
    post = Staff.objects.select_related("person").filter(pk=case.assignee).first()
    return post.person.full_name if post else ""


def _answer(answer: selectors.RegisterAnswerView, language: str) -> dict[str, Any]:
    return {
        "title": f"{answer.about.in_(language).capitalize()}, {answer.number}",
        "register": answer.register.in_(language), "outcome": answer.outcome_text.in_(language),
        "found": answer.outcome == "found", "differs": answer.differs_in(language),
        "record": answer.record_in(language), "at": answer.answered_at,
    }  # fmt: skip


def _timeline(case: Case, language: str) -> list[Any]:
    items = selectors.timeline(case, language, staff=True)
    return [item.shown(Mark.STOPPED if item.step in ("refuse", "withdraw") else Mark.DONE) for item in items]
