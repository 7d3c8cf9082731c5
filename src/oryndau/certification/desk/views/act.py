"""The acts of clerk and head: fill in; plain ones take effect, signed ones go to the preview (C-07, C-18)."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from oryndau.acts.filling import Desk, Plain, form_of, taken, typeset
from oryndau.acts.hearing.filling import about_appointing, about_holding
from oryndau.acts.models import Prepared
from oryndau.cases import engine
from oryndau.cases.actors import Actor
from oryndau.cases.models import Case
from oryndau.certification.desk import filling, results, selectors, services, showing
from oryndau.certification.desk.acts import RESULTS
from oryndau.certification.desk.guard import at_the_desk, case_for
from oryndau.law.certification.candidate import CERTIFICATION
from oryndau.timekeeping import now

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


def _prepare(
    case: Case, step: str, facts: dict[str, Any], actor: Actor, version: int, at: datetime
) -> Prepared:
    """The facts of a result are computed; those of all other acts stand in their form."""
    if step not in RESULTS:
        return typeset(case, step, facts, actor, version, at)
    engine.check_version(case, step, version)
    return results.prepare(case, actor, at=at)


_DESK = Desk("certification-desk:case", _PLAIN, _DONE, _prepare)


@at_the_desk
@never_cache
@require_http_methods(["GET", "POST"])
def form(request: HttpRequest, actor: Actor, case_id: UUID, step: str) -> HttpResponse:
    """The form of a step. A signed one leads to its preview; nothing takes effect before the signature."""
    if step not in filling.steps():
        raise Http404
    case, at = case_for(actor, case_id, "events", "clocks", "parties"), now()
    engine.check_allowed(case, CERTIFICATION.step(step), actor)
    filled = form_of(request, case, step, filling.blank(case, step, at, _language()))
    if done := taken(request, _DESK, actor, case, step, filled, at):
        return done
    context = {
        "case": case, "step": step, "form": filled, "case_route": _DESK.page, **_about(case, step, at),
    }  # fmt: skip
    return render(request, "certification/desk/act.html", context, status=422 if filled.errors else 200)


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
        about.update(about_appointing(selectors.term_ends_on(case), at))
    if step == "hold-hearing":
        about.update(about_holding(case, selectors.preliminary(case), at))
    if step in RESULTS:
        about["conclusion"] = selectors.conclusion(case)
    blocked = bool(about.get("against") or about.get("unknown"))
    about["cannot"] = (step == "admit" and blocked) or (step == "propose-refusal" and not about["days"])
    return about


def _language() -> str:
    return (get_language() or "en")[:2]
