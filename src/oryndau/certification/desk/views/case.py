"""The case page: what the decision rests on, and what can be done now (C-05 to C-09, C-17, C-18)."""

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
from oryndau.certification.desk import selectors, services, showing, summary
from oryndau.certification.desk.guard import at_the_desk, case_for, log_access
from oryndau.certification.desk.shelf import SHELF
from oryndau.certification.lookups.selectors import answers, waiting
from oryndau.certification.lookups.services import ask_again
from oryndau.law.certification import candidate as table
from oryndau.law.certification.facts import ASKED, Register
from oryndau.law.restrictions import citizenship
from oryndau.pages.components import Mark
from oryndau.people import handing
from oryndau.people.selectors import posts
from oryndau.timekeeping import now
from oryndau.wizard.reading.answers import answers as shown_answers
from oryndau.wizard.reading.beside import beside
from oryndau.wizard.reading.clocks import clocks
from oryndau.wizard.reading.story import timeline

RELATED = ("events", "clocks", "parties", "documents")
_STOPPED = frozenset({"refuse", "refuse-to-consider", "withdraw", "deny", "suspend"})
_BEFORE_ADMISSION = frozenset(
    {table.SUBMITTED, table.REGISTERED, table.INCOMPLETE, table.CHECKED, table.HEARING, table.HEARD}
)


@at_the_desk
@never_cache
@require_safe
def page(request: HttpRequest, actor: Actor, case_id: UUID) -> HttpResponse:
    """One case. Whoever opens it is written into the log that the candidate can read."""
    case = case_for(actor, case_id, *RELATED)
    at, language = now(), (get_language() or "en")[:2]
    log_access(actor, case, "case", at)
    acts = showing.acts(case, actor, language)
    context = {
        "case": case, "state": showing.state_tag(case),
        "clerk": handing.name_of(case.assignee, posts(case.territory, "clerk")),
        "acts": acts, "why_not": showing.why_not(case, acts), "done": request.GET.get("done", ""),
        "late": selectors.late_by(case, at),
        "sections": summary.sections(
            selectors.application(case), selectors.session_of(case), language
        ),
        "clocks": [clock.shown(language) for clock in clocks(case, at)],
        "files": SHELF.documents(case, "certification-desk:file"),
        "timeline": [
            item.shown(Mark.STOPPED if item.step in _STOPPED else Mark.DONE)
            for item in timeline(case, language, staff=True)
        ],
        "beside": beside(case, language, staff=True),
        **_registers(case, at, language), **_proceedings(case),
    }  # fmt: skip
    return render(request, "certification/desk/case.html", context)


def _registers(case: Case, at: datetime, language: str) -> dict[str, Any]:
    told = answers(case)
    foreign = citizenship(told)
    return {
        "answers": shown_answers(ASKED, told, waiting(case), language),
        "ask_route": "certification-desk:ask",
        "may_ask": case.closed_at is None,
        "restrictions": showing.restrictions(services.restrictions(case, at), language),
        "restrictions_open": case.state in _BEFORE_ADMISSION,
        "citizenship": showing.say(foreign.why, language) if foreign.verdict == "found" else "",
    }


def _proceedings(case: Case) -> dict[str, Any]:
    """What was found missing, decided before, objected and heard."""
    return {
        "lacking": reading.lacking(case), "sent_back": reading.sent_back(case),
        "preliminary": selectors.preliminary(case) if told(case, "propose-refusal") else None,
        "objections": reading.objections(case),
        "hearing": reading.hearing(case) if told(case, "hold-hearing") else None,
        "licence_next": case.state == table.CERTIFIED and selectors.application(case).licence is not None,
    }  # fmt: skip


@at_the_desk
@require_POST
def ask(request: HttpRequest, actor: Actor, case_id: UUID, register: str) -> HttpResponse:
    """Ask a register once more; its answer appears on the page when it is there."""
    case = case_for(actor, case_id)
    try:
        asked = Register(register)
    except ValueError:
        raise Http404 from None
    ask_again(case.pk, asked, actor, at=now())
    messages.success(request, _("The register is asked again. Its answer appears here when it is there."))
    return redirect("certification-desk:case", case.pk)
