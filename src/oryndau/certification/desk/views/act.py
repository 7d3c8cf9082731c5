"""The acts of clerk and head: fill in; plain ones take effect, signed ones go to the preview (C-07, C-18)."""

from collections.abc import Callable
from datetime import datetime
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from oryndau.acts import services as acting
from oryndau.acts import typed
from oryndau.acts.forms import ActForm
from oryndau.cases import calendars, engine
from oryndau.cases.actors import Actor
from oryndau.cases.errors import FactsInvalid
from oryndau.cases.models import Case
from oryndau.certification.desk import filling, results, selectors, services, showing
from oryndau.certification.desk.acts import RESULTS
from oryndau.certification.desk.guard import at_the_desk, case_for
from oryndau.law.certification.candidate import CERTIFICATION
from oryndau.law.hearing import last_notice_day
from oryndau.timekeeping import now

Plain = Callable[[Case, Actor, dict[str, Any], int, datetime], object]
_PLAIN: dict[str, Plain] = {
    "find-complete": lambda case, actor, said, version, at: services.find_complete(
        case.pk, actor, version=version, at=at, **said
    ),
    "find-incomplete": lambda case, actor, said, version, at: services.find_incomplete(
        case.pk, said["missing_kk"], said["missing_ru"], actor, version=version, at=at
    ),
    "send-back": lambda case, actor, said, version, at: services.send_back(
        case.pk, said["reason"], actor, version=version, at=at
    ),
    "admit": lambda case, actor, said, version, at: services.admit(
        case.pk, actor, version=version, at=at, **said
    ),
    "admit-after-hearing": lambda case, actor, said, version, at: services.admit_after_hearing(
        case.pk, said["notes"], actor, version=version, at=at
    ),
}
_DONE = {
    "find-complete": _("The documents were found complete. Now check the restrictions."),
    "find-incomplete": _("The head decides on the refusal to consider."),
    "send-back": _("The case is back with the clerk."),
    "admit": _("The candidate was admitted and is told when and where the session is held."),
    "admit-after-hearing": _("The candidate was admitted and is told when and where the session is held."),
}


@at_the_desk
@never_cache
@require_http_methods(["GET", "POST"])
def form(request: HttpRequest, actor: Actor, case_id: UUID, step: str) -> HttpResponse:
    """The form of a step. A signed one leads to its preview; nothing takes effect before the signature."""
    if step not in filling.steps():
        raise Http404
    case, at = case_for(actor, case_id, "events", "clocks", "parties"), now()
    engine.check_allowed(case, CERTIFICATION.step(step), actor)
    filled = _form(request, case, step, at)
    if request.method == "POST" and filled.is_valid() and (done := _done(request, actor, case, step, filled)):
        return done
    context = {"case": case, "step": step, "form": filled, **_about(case, step, at)}
    return render(request, "certification/desk/act.html", context, status=422 if filled.errors else 200)


def _form(request: HttpRequest, case: Case, step: str, at: datetime) -> ActForm:
    blank = filling.blank(case, step, at, _language())
    data = request.POST if request.method == "POST" else None
    initial = {"version": case.version, **blank.initial, **typed.kept(request, case.pk, step)}
    return blank.kind(data, initial=initial, **blank.made_with)


def _done(request: HttpRequest, actor: Actor, case: Case, step: str, filled: ActForm) -> HttpResponse | None:
    version, at = filled.cleaned_data["version"], now()
    try:
        if step in _PLAIN:
            _PLAIN[step](case, actor, filled.facts(), version, at)
            messages.success(request, str(_DONE[step]))
            return redirect("certification-desk:case", case.pk)
        _keep(request, case, step)
        if step in RESULTS:
            engine.check_version(case, step, version)
            made = results.prepare(case, actor, at=at)
        else:
            made = acting.prepare(case.pk, step, filled.facts(), actor, version=version, at=at)
        return redirect("acts:prepared", made.pk)
    except FactsInvalid as error:
        filled.take(error)
        return None


def _keep(request: HttpRequest, case: Case, step: str) -> None:
    """Keep what was typed as it was typed: a stale page, or «Change» after the preview, costs no typing."""
    lists = {"grounds", "restrictions"}
    said = {
        name: request.POST.getlist(name) if name in lists else request.POST[name]
        for name in request.POST
        if name not in ("version", "csrfmiddlewaretoken")
    }
    typed.keep(request, case.pk, step, said)


def _about(case: Case, step: str, at: datetime) -> dict[str, Any]:
    """What the page says beside the form, by step."""
    language, rule = _language(), CERTIFICATION.step(step)
    about: dict[str, Any] = {
        "title": rule.text.in_(language), "clause": rule.clause.in_(language), "signed": rule.signed,
    }  # fmt: skip
    if step in ("admit", "admit-after-hearing", "propose-refusal", "refuse"):
        found = services.restrictions(case, at)
        about["restrictions"] = showing.restrictions(found, language)
        about["against"] = [one for one in found if one.verdict == "found"]
        about["unknown"] = [one for one in found if one.verdict == "unknown"]
    if step == "find-complete":
        about["ends_on"] = selectors.term_ends_on(case)
    if step == "propose-refusal":
        ends_on = selectors.term_ends_on(case)
        about.update(
            days=filling.days(case, at), ends_on=ends_on,
            last_day=last_notice_day(ends_on, calendars.active(), on=at.date()),
        )  # fmt: skip
    if step == "hold-hearing":
        about.update(appointed=selectors.preliminary(case), objections=selectors.objections(case))
        about["early"] = at < selectors.preliminary(case).hearing_at
    if step in RESULTS:
        about["conclusion"] = selectors.conclusion(case)
    return about


def _language() -> str:
    return (get_language() or "en")[:2]
