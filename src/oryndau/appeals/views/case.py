"""The complaint of who made it: who considers it, by when, the decision, the way to court (C-24, E-15)."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from oryndau.appeals import selectors, services
from oryndau.appeals.notices import way_to_court
from oryndau.appeals.words import MATTERS, NOW, OUTCOMES, TONES
from oryndau.cases import permissions
from oryndau.cases.models import Case
from oryndau.law.appeal import COMPLAINT, DECIDED, LAPSED, NAMES, SUBMITTED
from oryndau.law.appeal_facts import Complaint
from oryndau.pages.components import Row, Tag, Tone
from oryndau.people.places import case_url
from oryndau.wizard.forms.fields import in_page_language
from oryndau.wizard.reading.clocks import clocks, expected
from oryndau.wizard.reading.story import shown
from oryndau.wizard.views.guards import Visit, for_applicants, language, own_case
from oryndau.wizard.views.own import seen_version, serve_listed


def state_tag(case: Case) -> Tag:
    """The state of a complaint in words."""
    text = COMPLAINT.state(case.state).text
    return Tag(in_page_language(text), TONES.get(case.state, Tone.PROGRESS))


@require_safe
@for_applicants
def page(request: HttpRequest, visit: Visit, case_id: UUID) -> HttpResponse:
    """The page of a complaint."""
    case = own_case(case_id, COMPLAINT.key, visit.actor)
    facts, act = selectors.complaint(case), selectors.ruling(case)
    waits = expected(selectors.forecast(facts.addressee, case.received_at), visit.at, language())
    context = {
        "case": case, "facts": facts, "state": state_tag(case), "now": NOW[case.state],
        "rows": rows_of(facts), "ruling": act, "outcome": OUTCOMES[act.outcome] if act else None,
        "court_until": way_to_court(case) if case.state in (DECIDED, LAPSED) else None,
        "lapsed": case.state == LAPSED, "expected": waits if case.state == SUBMITTED else None,
        "clocks": [one.shown(language()) for one in clocks(case, visit.at)],
        "documents": selectors.documents(case), "story": shown(case, language()),
        "may_withdraw": may_withdraw(case, visit), "about_url": about_url(case),
    }  # fmt: skip
    return render(request, "appeals/case.html", context)


def rows_of(facts: Complaint) -> list[Row]:
    """What was complained, in lines."""
    found = [
        Row(_("To whom"), in_page_language(NAMES[facts.addressee])),
        Row(_("You complain of"), facts.contested.told or in_page_language(MATTERS[facts.matter])),
        Row(_("Circumstances"), facts.circumstances.split("\n")),
        Row(_("What is asked"), facts.request.split("\n")),
    ]
    return [row for row in found if any(row.values)]


def about_url(case: Case) -> str:
    """The page of the case complained of."""
    return case_url(selectors.contested_case(case))


def may_withdraw(case: Case, visit: Visit) -> bool:
    """Whether the complaint can still be taken back."""
    step = COMPLAINT.step("withdraw")
    return case.state in step.from_ and permissions.may_take(visit.actor, step, case)


@require_safe
@for_applicants
def submitted(request: HttpRequest, visit: Visit, case_id: UUID) -> HttpResponse:
    """Acceptance at once: received when, registered when, answered by when, and why."""
    case = own_case(case_id, COMPLAINT.key, visit.actor)
    facts = selectors.complaint(case)
    context = {
        "case": case, "facts": facts, "due": selectors.forecast(facts.addressee, case.received_at),
        "who": NAMES[facts.addressee],
    }  # fmt: skip
    return render(request, "appeals/submitted.html", context)


@require_safe
@for_applicants
def file(request: HttpRequest, visit: Visit, case_id: UUID, sha256: str) -> HttpResponse:
    """A document of one's own complaint."""
    case = own_case(case_id, COMPLAINT.key, visit.actor)
    return serve_listed(request, selectors.documents(case), sha256)


@require_http_methods(["GET", "POST"])
@for_applicants
def withdraw(request: HttpRequest, visit: Visit, case_id: UUID) -> HttpResponse:
    """Take the complaint back after a question; a page that is out of date changes nothing."""
    case = own_case(case_id, COMPLAINT.key, visit.actor)
    if not may_withdraw(case, visit):
        messages.warning(request, _("The complaint can no longer be taken back."))
        return redirect("complaint:case", case_id=case.pk)
    if request.method == "POST":
        reason = request.POST.get("reason", "").replace("\x00", "")[:2000].strip()
        services.withdraw(case.pk, reason, visit.actor, version=seen_version(request), at=visit.at)
        messages.success(request, _("The complaint was taken back."))
        return redirect("complaint:case", case_id=case.pk)
    return render(request, "appeals/withdraw.html", {"case": case})
