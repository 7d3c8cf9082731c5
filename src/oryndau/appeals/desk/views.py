"""The desk of complaints: the queue, a complaint with the story of its case, the decision (C-24, E-15)."""

from typing import Any
from uuid import UUID

from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from oryndau.acts import services as acting
from oryndau.acts import typed
from oryndau.appeals import selectors
from oryndau.appeals.desk import queue as work
from oryndau.appeals.desk.forms import DecideForm
from oryndau.appeals.views.case import rows_of, state_tag
from oryndau.appeals.words import OUTCOMES
from oryndau.cases import engine, permissions
from oryndau.cases.actors import Actor
from oryndau.cases.errors import FactsInvalid
from oryndau.cases.models import Case
from oryndau.cases.permissions import Permission
from oryndau.cases.procedures import procedure_of
from oryndau.law.appeal import COMPLAINT, DECIDES
from oryndau.law.appeal_facts import Complaint
from oryndau.pages.components import Pages, Row
from oryndau.people import guard
from oryndau.people.guard import log_access
from oryndau.timekeeping import now
from oryndau.wizard.reading.clocks import clocks
from oryndau.wizard.reading.serving import served
from oryndau.wizard.reading.story import timeline

at_the_desk = guard.at_the_desk(Permission.CONSIDER_COMPLAINTS)
_RELATED = ("events", "clocks", "parties", "documents")


def _case_for(actor: Actor, case_id: UUID, *related: str) -> Case:
    return guard.case_for(actor, case_id, *related, procedure=COMPLAINT.key)


def _language() -> str:
    return (get_language() or "en")[:2]


@at_the_desk
@require_safe
def queue(request: HttpRequest, actor: Actor) -> HttpResponse:
    """The open complaints of the reader's hall."""
    after, before = request.GET.get("after", ""), request.GET.get("before", "")
    found = work.tasks(actor, after=after, before=before)
    pages = Pages(
        f"?before={found.previous}" if found.previous else "", f"?after={found.next}" if found.next else ""
    )
    context = {"lines": work.lines(found.rows, now()), "pages": pages}
    return render(request, "appeals/desk/queue.html", context)


@at_the_desk
@never_cache
@require_safe
def page(request: HttpRequest, actor: Actor, case_id: UUID) -> HttpResponse:
    """A complaint beside the story of the case that it is about. Whoever opens it is logged for both."""
    case, at = _case_for(actor, case_id, *_RELATED), now()
    about = selectors.contested_case(case, *_RELATED)
    log_access(actor, case, "case", at)
    log_access(actor, about, "case", at)
    facts, act = selectors.complaint(case), selectors.ruling(case)
    context = {
        "case": case, "state": state_tag(case), "rows": [*_who(facts), *rows_of(facts)], "about": about,
        "about_state": procedure_of(about.procedure).state(about.state).text,
        "about_service": procedure_of(about.procedure).text,
        "about_story": [item.shown() for item in timeline(about, _language(), staff=True)],
        "about_files": selectors.papers_of(about, "complaint-desk:contested-file"),
        "clocks": [clock.shown(_language()) for clock in clocks(case, at)],
        "files": selectors.documents(case, "complaint-desk:file"),
        "story": [item.shown() for item in timeline(case, _language(), staff=True)],
        "may_decide": _may_decide(actor, case, facts), "barred": is_barred(actor, case),
        "ruling": act, "outcome": OUTCOMES[act.outcome] if act else None,
        "done": request.GET.get("done") == "decide" and act is not None,
    }  # fmt: skip
    return render(request, "appeals/desk/case.html", context)


def _who(facts: Complaint) -> list[Row]:
    number = facts.organisation.bin if facts.organisation else facts.applicant.iin
    return [
        Row(_("Who complains"), [facts.complainant, number]),
        Row(_("Contacts"), [facts.email, facts.phone]),
    ]


def is_barred(actor: Actor, case: Case) -> bool:
    """Whether the reader himself is complained of (APPC Art. 97(2))."""
    registered = case.events.filter(step__startswith="register-").first()
    return registered is not None and f'"{actor.staff}"' in registered.body


def _may_decide(actor: Actor, case: Case, facts: Complaint) -> bool:
    step = COMPLAINT.step(DECIDES[facts.addressee])
    return case.state in step.from_ and permissions.may_take(actor, step, case) and not is_barred(actor, case)


@at_the_desk
@never_cache
@require_http_methods(["GET", "POST"])
def decide(request: HttpRequest, actor: Actor, case_id: UUID) -> HttpResponse:
    """The form of the decision. Sent, it typesets the document; nothing takes effect before the signature."""
    case = _case_for(actor, case_id, "events", "parties")
    facts = selectors.complaint(case)
    step = DECIDES[facts.addressee]
    engine.check_allowed(case, COMPLAINT.step(step), actor)
    data = request.POST if request.method == "POST" else None
    initial = {"version": case.version, **typed.kept(request, case.pk, step)}
    form = DecideForm(data, initial=initial, language=_language())
    if request.method == "POST" and form.is_valid() and (done := _prepared(request, actor, case, step, form)):
        return done
    context = {
        "case": case, "form": form, "facts": facts, "barred": is_barred(actor, case),
        "clause": COMPLAINT.step(step).clause.in_(_language()),
    }  # fmt: skip
    return render(request, "appeals/desk/decide.html", context, status=422 if form.errors else 200)


def _prepared(
    request: HttpRequest, actor: Actor, case: Case, step: str, form: DecideForm
) -> HttpResponse | None:
    said: dict[str, Any] = {key: value for key, value in form.cleaned_data.items() if key != "version"}
    typed.keep(request, case.pk, step, said)
    version = form.cleaned_data["version"]
    try:
        made = acting.prepare(case.pk, step, form.facts(), actor, version=version, at=now())
    except FactsInvalid as error:
        form.take(error)
        return None
    return redirect("acts:prepared", made.pk)


@at_the_desk
@require_safe
def file(request: HttpRequest, actor: Actor, case_id: UUID, sha256: str) -> FileResponse:
    """A document of the complaint, by its digest."""
    case = _case_for(actor, case_id, *_RELATED)
    return served(request, actor, case, selectors.documents(case, "complaint-desk:file"), sha256)


@at_the_desk
@require_safe
def contested_file(request: HttpRequest, actor: Actor, case_id: UUID, sha256: str) -> FileResponse:
    """A document of the case complained of, for who may open the complaint.

    The address names the case complained of; a complaint about it must lie with the reader.
    """
    about = Case.objects.prefetch_related(*_RELATED).filter(pk=case_id).first()
    if about is None or not _complained_to(actor, about):
        raise Http404
    return served(request, actor, about, selectors.papers_of(about, "complaint-desk:contested-file"), sha256)


def _complained_to(actor: Actor, about: Case) -> bool:
    found = Case.objects.filter(pk__in=selectors.complaints_about(about), procedure=COMPLAINT.key)
    return any(permissions.can_see(actor, case) for case in found)
