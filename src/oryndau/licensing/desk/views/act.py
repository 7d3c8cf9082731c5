"""The acts of officers and head: fill in; plain ones take effect, signed ones go to the preview (L-06)."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from oryndau.acts.filling import Desk, form_of, taken, typeset
from oryndau.acts.hearing.filling import about_appointing, about_holding
from oryndau.acts.models import Prepared
from oryndau.cases import engine
from oryndau.cases.actors import Actor
from oryndau.cases.models import Case
from oryndau.cases.procedures import procedure_of
from oryndau.licensing.desk import filling, granting, points, selectors, showing
from oryndau.licensing.desk.guard import at_the_desk, case_for
from oryndau.licensing.desk.services import PLAIN
from oryndau.timekeeping import now

_DONE = {
    "find-complete": _("The documents were found complete. Now check the grounds and conclude."),
    "find-incomplete": _("The head decides on the refusal to consider."),
    "send-back": _("The case is back with the officer."),
    "conclude": _("The conclusion is recorded. A second officer looks at it."),
    "endorse": _("The conclusion is endorsed. The head signs."),
    "reopen": _("The case is sent back to be considered."),
    "suggest-refusal": _("The refusal is proposed. The head decides."),
    "hand-paper-copy": _("It is recorded that the paper copy was handed over."),
}
_WEIGHED = frozenset(
    {"conclude", "endorse", "suggest-refusal", "propose-refusal", "refuse", "issue", "reissue"}
)
"""The steps on whose pages everything that is known is weighed."""


def _prepare(
    case: Case, step: str, facts: dict[str, Any], actor: Actor, version: int, at: datetime
) -> Prepared:
    """The facts of a licence are computed; those of all other acts stand in their form."""
    prepare = granting.prepare if step in granting.STEPS else typeset
    return prepare(case, step, facts, actor, version, at)


_DESK = Desk(showing.CASE, PLAIN, _DONE, _prepare)


@at_the_desk
@never_cache
@require_http_methods(["GET", "POST"])
def form(request: HttpRequest, actor: Actor, case_id: UUID, step: str) -> HttpResponse:
    """The form of a step. A signed one leads to its preview; nothing takes effect before the signature."""
    case, at, language = case_for(actor, case_id, "events", "clocks", "parties"), now(), _language()
    procedure = procedure_of(case.procedure)
    if step not in filling.steps() or step not in {one.key for one in procedure.steps}:
        raise Http404
    engine.check_allowed(case, procedure.step(step), actor)
    filled = form_of(request, case, step, filling.blank(case, step, at, language))
    if done := taken(request, _DESK, actor, case, step, filled, at):
        return done
    context = {
        "case": case, "step": step, "form": filled, "case_route": _DESK.page,
        **_about(case, step, at, language),
    }  # fmt: skip
    return render(request, "licensing/desk/act.html", context, status=422 if filled.errors else 200)


def _about(case: Case, step: str, at: datetime, language: str) -> dict[str, Any]:
    """What the page says beside the form, by step."""
    rule = procedure_of(case.procedure).step(step)
    about: dict[str, Any] = {
        "title": rule.text.in_(language), "clause": rule.clause.in_(language), "signed": rule.signed,
        "ends_on": selectors.term_ends_on(case), "heard": case.state == "heard",
    }  # fmt: skip
    if step in _WEIGHED:
        found = points.points(case, at)
        about.update(
            points=showing.points(found, language), against=points.standing(found),
            unknown=points.unknown(found), concluded=selectors.concluded(case),
        )  # fmt: skip
    if step in granting.STEPS:
        about.update(stop=granting.stop_of(case), licence=granting.as_it_will_be(case, at))
    if step == "propose-refusal":
        about.update(about_appointing(selectors.term_ends_on(case), at))
    if step == "hold-hearing":
        about.update(about_holding(case, selectors.preliminary(case), at))
    about["cannot"] = _cannot(step, about)
    return about


def _cannot(step: str, about: dict[str, Any]) -> bool:
    """Whether the law would refuse the step whatever is typed: then there is no form, but the reason."""
    if step == "propose-refusal":
        return not about["days"]
    blocked = bool(about.get("against") or about.get("unknown"))
    if step == "conclude":
        return blocked
    return step in granting.STEPS and (about["stop"] is not None or (blocked and not about["heard"]))


def _language() -> str:
    return (get_language() or "en")[:2]
