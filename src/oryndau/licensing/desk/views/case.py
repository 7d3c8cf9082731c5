"""The case page: what the decision rests on, and what can be done now (L-04 to L-12)."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from oryndau.acts import reading
from oryndau.cases.actors import Actor
from oryndau.cases.models import Case
from oryndau.cases.told import told
from oryndau.gateway.asking import answers
from oryndau.law.answers import Register
from oryndau.law.licensing.issue import LICENCE_ISSUE
from oryndau.law.procedure import Role
from oryndau.licensing.desk import own_registers, points, selectors, showing, summary
from oryndau.licensing.desk.guard import at_the_desk, case_for, log_access
from oryndau.licensing.desk.shelf import SHELF
from oryndau.licensing.lookups.selectors import LOOK_UPS, beside_of
from oryndau.licensing.lookups.services import look_again
from oryndau.licensing.models import Application
from oryndau.licensing.reading import application_of
from oryndau.pages.components import Mark
from oryndau.people import handing
from oryndau.people.selectors import posts
from oryndau.registers.models import Licence
from oryndau.timekeeping import now
from oryndau.wizard.reading.answers import ShownAnswer
from oryndau.wizard.reading.answers import answers as shown_answers
from oryndau.wizard.reading.beside import beside
from oryndau.wizard.reading.clocks import clocks
from oryndau.wizard.reading.story import timeline

RELATED = ("events", "clocks", "parties", "documents")
_STOPPED = frozenset({"refuse", "refuse-to-consider", "withdraw"})


@at_the_desk
@never_cache
@require_safe
def page(request: HttpRequest, actor: Actor, case_id: UUID) -> HttpResponse:
    """One case. Whoever opens it is written into the log that the applicant can read."""
    case = case_for(actor, case_id, *RELATED)
    at, language = now(), (get_language() or "en")[:2]
    log_access(actor, case, "case", at)
    application, row = application_of(case), Application.objects.get(pk=case.pk)
    acts = showing.acts(case, actor, language, paper=_paper_waits(case, application.paper_copy))
    context = {
        "case": case, "state": showing.state_tag(case), "acts": acts, "done": request.GET.get("done", ""),
        "why_not": showing.why_not(case, actor, acts), "late": selectors.late_by(case, at),
        "officer": handing.name_of(case.assignee, posts("", Role.LICENSOR.value)),
        "issue": case.procedure == LICENCE_ISSUE.key,
        "licence": Licence.objects.filter(pk=row.licence).first() if row.licence else None,
        "sections": summary.sections(application, language), "fee": summary.fee(row, language),
        "clocks": [clock.shown(language) for clock in clocks(case, at)],
        "files": SHELF.documents(case, "licensing-desk:file"),
        "timeline": [
            item.shown(Mark.STOPPED if item.step in _STOPPED else Mark.DONE)
            for item in timeline(case, language, staff=True)
        ],
        "beside": beside(case, language, staff=True), **_known(case, at, language), **_proceedings(case),
    }  # fmt: skip
    return render(request, "licensing/desk/case.html", context)


def _paper_waits(case: Case, wanted: bool) -> bool:
    """Whether a paper copy is still to be handed over."""
    return wanted and not told(case, "hand-paper-copy")


def _known(case: Case, at: datetime, language: str) -> dict[str, Any]:
    return {
        "points": showing.points(points.points(case, at), language),
        "answers": [*own_registers.answers(case, language), *_state_registers(case, language)],
        "ask_route": "licensing-desk:ask", "may_ask": case.closed_at is None,
    }  # fmt: skip


def _state_registers(case: Case, language: str) -> list[ShownAnswer]:
    return shown_answers(LOOK_UPS.asked(case.pk), answers(case), LOOK_UPS.waiting(case), language)


def _proceedings(case: Case) -> dict[str, Any]:
    """What was found missing, concluded, proposed, sent back, decided before, objected and heard."""
    return {
        "lacking": reading.lacking(case),
        "returned": reading.sent_back(case), "suggested": selectors.suggested(case),
        "reopened": reading.sent_back(case, "reopen", "conclude", "suggest-refusal"),
        "concluded": selectors.concluded(case),
        "preliminary": selectors.preliminary(case) if told(case, "propose-refusal") else None,
        "objections": reading.objections(case),
        "hearing": reading.hearing(case) if told(case, "hold-hearing") else None,
    }  # fmt: skip


@at_the_desk
@require_POST
def ask(request: HttpRequest, actor: Actor, case_id: UUID, register: str) -> HttpResponse:
    """Ask a register once more; its answer appears when it is there. One of our own answers at once."""
    case = case_for(actor, case_id)
    if register in beside_of(case.pk):
        look_again(case.pk, register, actor, at=now())
        messages.success(request, _("It was looked up again."))
        return redirect("licensing-desk:case", case.pk)
    try:
        asked = Register(register)
    except ValueError:
        raise Http404 from None
    LOOK_UPS.ask_again(case.pk, asked, actor, at=now())
    messages.success(request, _("The register is asked again. Its answer appears here when it is there."))
    return redirect("licensing-desk:case", case.pk)
