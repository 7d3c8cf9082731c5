"""The claimant's case in plain words: state, what happens now, by when, the papers, ways on (E-05).

An official is told of by position only; what a register said of the other side is not told at all.
"""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from oryndau.cases import calendars, engine, permissions
from oryndau.cases.models import Case
from oryndau.documents.views import serve_document
from oryndau.initiation import selectors
from oryndau.initiation.notices import forecast
from oryndau.initiation.services import slips
from oryndau.law import hours, terms
from oryndau.law.calendar import CalendarError
from oryndau.law.initiation import (
    INITIATED,
    INITIATION,
    REFUSED,
    REGISTERED,
    SUBMITTED,
    WITHDRAWN,
    Withdrawal,
)
from oryndau.law.territories import territory
from oryndau.law.text import Text
from oryndau.pages.components import Clock, Tag, Tone
from oryndau.timekeeping import local
from oryndau.wizard.reading.beside import beside
from oryndau.wizard.reading.clocks import expected
from oryndau.wizard.reading.story import shown
from oryndau.wizard.views.guards import Visit, for_applicants, language, own_case
from oryndau.wizard.views.own import seen_version, serve_listed

TONES = {
    SUBMITTED: Tone.PROGRESS, REGISTERED: Tone.PROGRESS, INITIATED: Tone.GOOD, REFUSED: Tone.BAD,
    WITHDRAWN: Tone.NEUTRAL,
}  # fmt: skip
_NOW: dict[str, Any] = {
    SUBMITTED: gettext_lazy(
        "The application waits to be registered. The system does it by itself; you need not do anything."
    ),
    REGISTERED: gettext_lazy(
        "A state bailiff examines the application and will initiate the proceedings or refuse. "
        "You need not do anything."
    ),
    INITIATED: gettext_lazy(
        "The proceedings are initiated. The decree lies below among the documents once it is sealed, "
        "within minutes."
    ),
    REFUSED: gettext_lazy(
        "The bailiff refused. The decree, below among the documents once it is sealed, names each ground and "
        "says what can be put right."
    ),
    WITHDRAWN: gettext_lazy(
        "You took the application back. You may apply again within the term of presentation."
    ),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Complaint:
    """How long a decree may be appealed: until a day, by a clause."""

    days: int
    until: date | None
    clause: Text


def state_tag(case: Case) -> Tag:
    """The state of a case in words."""
    return Tag(INITIATION.state(case.state).text.in_(language()), TONES[case.state])


@require_safe
@for_applicants
def page(request: HttpRequest, visit: Visit, case_id: UUID) -> HttpResponse:
    """The claimant's page of a case."""
    case = own_case(case_id, INITIATION.key, visit.actor)
    context = {
        "case": case, "facts": selectors.application(case), "state": state_tag(case), "now": _NOW[case.state],
        "who": _who(case), "clocks": [clock.shown(language()) for clock in selectors.clocks(case, visit.at)],
        "story": shown(case, language()), "documents": selectors.documents(case), "asking": _asking(case),
        "complaint": _complaint(case), "may_withdraw": _may_withdraw(case, visit),
        "expected": _expected(case), "beside": beside(case, language()),
    }  # fmt: skip
    return render(request, "initiation/case.html", context)


def _who(case: Case) -> str:
    body = territory(case.territory).justice_body.in_(language())
    return _("State bailiff, %(body)s") % {"body": body} if case.state == REGISTERED else body


def _asking(case: Case) -> bool:
    """Whether state registers are still being asked about the parties."""
    if case.closed_at:
        return False
    facts = selectors.application(case)
    asked = {party.identifier for party in (facts.claimant, *facts.debtors) if party.identifier}
    done = {answer.number for answer in selectors.register_answers(case) if answer.outcome != "unavailable"}
    return bool(asked - done)


def _may_withdraw(case: Case, visit: Visit) -> bool:
    step = INITIATION.step("withdraw")
    return case.state in step.from_ and permissions.may_take(visit.actor, step, case)


def _complaint(case: Case) -> Complaint:
    term = terms.get("appeal.bailiff-decree")
    decided = next((event for event in case.events.all() if event.step in ("initiate", "refuse")), None)
    until = None
    if decided:
        try:
            until = terms.due(term, local(decided.at).date(), calendars.active()).due_on
        except CalendarError:
            until = None
    return Complaint(term.length, until, term.clause.text)


def _expected(case: Case) -> Clock | None:
    """Before registration no term runs yet: what it will be."""
    if case.state != SUBMITTED:
        return None
    return expected(forecast(case.received_at, case.channel), case.received_at, language())


@require_safe
@for_applicants
def submitted(request: HttpRequest, visit: Visit, case_id: UUID) -> HttpResponse:
    """Acceptance at once: received when, registered when, result by when, and why (E-05)."""
    case = own_case(case_id, INITIATION.key, visit.actor)
    due = forecast(case.received_at, case.channel)
    registers = hours.registration(case.received_at, case.channel, calendars.active()).registers_at
    context = {
        "case": case, "due": due, "registers_at": registers, "facts": selectors.application(case),
        "body": territory(case.territory).justice_body,
    }  # fmt: skip
    return render(request, "initiation/submitted.html", context)


@require_safe
@for_applicants
def slip(request: HttpRequest, visit: Visit, case_id: UUID) -> HttpResponse:
    """The slip of acceptance as PDF."""
    case = own_case(case_id, INITIATION.key, visit.actor)
    response: HttpResponse = serve_document(request, slips.slip_of(case, at=visit.at))  # type: ignore[assignment]
    return response


@require_safe
@for_applicants
def file(request: HttpRequest, visit: Visit, case_id: UUID, sha256: str) -> HttpResponse:
    """A document of one's own case."""
    case = own_case(case_id, INITIATION.key, visit.actor)
    return serve_listed(request, selectors.documents(case), sha256)


@require_http_methods(["GET", "POST"])
@for_applicants
def withdraw(request: HttpRequest, visit: Visit, case_id: UUID) -> HttpResponse:
    """Take the application back after a question; a page that is out of date changes nothing."""
    case = own_case(case_id, INITIATION.key, visit.actor)
    if not _may_withdraw(case, visit):
        messages.warning(request, _("The application can no longer be taken back: the decision is made."))
        return redirect("initiation:case", case_id=case.pk)
    if request.method == "POST":
        reason = request.POST.get("reason", "").replace("\x00", "")[:2000].strip()
        facts = Withdrawal(reason=reason)
        engine.perform(case.pk, "withdraw", visit.actor, facts, at=visit.at, version=seen_version(request))
        messages.success(request, _("The application was taken back."))
        return redirect("initiation:case", case_id=case.pk)
    return render(request, "initiation/withdraw.html", {"case": case})
