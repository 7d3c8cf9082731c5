"""The two acts of the bailiff: fill in, preview the decree, sign it (E-03, E-10; Art. 37, 38)."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from oryndau.acts import typed
from oryndau.acts.models import Prepared
from oryndau.cases import engine
from oryndau.cases.actors import Actor
from oryndau.cases.errors import FactsInvalid
from oryndau.cases.models import Case
from oryndau.cases.procedures import procedure_of
from oryndau.initiation import selectors
from oryndau.initiation.checks import CheckView, checks, earlier_cases
from oryndau.initiation.desk import forms, showing
from oryndau.initiation.desk.guard import at_the_desk, case_for
from oryndau.initiation.services import decision
from oryndau.law.enforcement.refusal import Outcome
from oryndau.timekeeping import now

STEPS = frozenset({"initiate", "refuse"})
ActForm = forms.InitiateForm | forms.RefuseForm


@at_the_desk()
@never_cache
@require_http_methods(["GET", "POST"])
def form(request: HttpRequest, actor: Actor, case_id: UUID, step: str) -> HttpResponse:
    """The form of an act. Sent, it typesets the decree and leads to its preview; nothing takes effect yet."""
    if step not in STEPS:
        raise Http404
    case = case_for(actor, case_id, "events", "parties")
    engine.check_allowed(case, procedure_of(case.procedure).step(step), actor)
    found = _checks(case)
    filled = _form(request, case, step, found)
    if (
        request.method == "POST"
        and filled.is_valid()
        and (made := _prepared(request, actor, case, step, filled))
    ):
        return redirect("acts:prepared", made.pk)
    failed = showing.shown_checks([check for check in found if check.outcome is Outcome.FAILED], _language())[
        "open"
    ]
    context = {"case": case, "step": step, "form": filled, "failed": failed}
    return render(request, f"desk/{step}.html", context, status=422 if filled.errors else 200)


def _checks(case: Case) -> list[CheckView]:
    application = selectors.application(case)
    return checks(case, application, selectors.register_answers(case), earlier_cases(case, application))


def _form(request: HttpRequest, case: Case, step: str, found: list[CheckView]) -> ActForm:
    data = request.POST if request.method == "POST" else None
    kept = typed.kept(request, case.pk, step)
    if step == "initiate":
        asked = [motion.measure.value for motion in selectors.application(case).motions]
        first = {"version": case.version, "measures": asked, **kept}
        return forms.InitiateForm(data, initial=first, language=_language())
    first = {
        "version": case.version, "grounds": forms.failed_grounds(found),
        "reasons_kk": forms.reasons_of(found, "kk"), "reasons_ru": forms.reasons_of(found, "ru"), **kept,
    }  # fmt: skip
    return forms.RefuseForm(data, initial=first, language=_language(), checks=found)


def _prepared(request: HttpRequest, actor: Actor, case: Case, step: str, filled: ActForm) -> Prepared | None:
    said: dict[str, Any] = {key: value for key, value in filled.cleaned_data.items() if key != "version"}
    typed.keep(request, case.pk, step, said)
    try:
        version = filled.cleaned_data["version"]
        return decision.prepare(case.pk, step, filled.facts(), actor, version=version, at=now())
    except FactsInvalid as error:
        for problem in error.extra.get("errors", []):
            filled.add_error(None, str(problem["msg"]))
        return None


def _language() -> str:
    return (get_language() or "en")[:2]
