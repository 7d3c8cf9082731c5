"""The steps of staff about a licence: plain ones take effect, signed ones go to their preview (L-12)."""

from collections.abc import Callable
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
from oryndau.cases import engine
from oryndau.cases.actors import Actor
from oryndau.cases.errors import FactsInvalid
from oryndau.cases.models import Case
from oryndau.documents.uploads import UploadRefused
from oryndau.law.licensing.life import LICENCE
from oryndau.licensing.life import evidence, filling, services
from oryndau.licensing.life.guard import at_the_desk, case_for
from oryndau.licensing.life.selectors import History, history
from oryndau.licensing.life.words import MEASURES
from oryndau.timekeeping import now

_VERBS: dict[str, Callable[..., Any]] = {
    "propose": services.propose, "record-proposal": services.record_proposal,
    "conclude": services.conclude, "hold-hearing": services.record_hearing,
    "decline-proposal": services.decline, "send-back": services.send_back,
    "record-claim": services.record_claim,
    "record-claim-lost": services.lose_claim, "hand-over": services.hand_over,
}  # fmt: skip
_DONE = {
    "propose": _("The proposal went to the Ministry of Justice. The holder was told of it."),
    "record-proposal": _("The proposal was recorded."),
    "conclude": _("The conclusion went to the head. Of a burden the holder is told at once."),
    "hold-hearing": _("The hearing was recorded."),
    "send-back": _("The conclusion is back with the officer."),
    "decline-proposal": _("The answer was sent to who proposed and to the holder."),
    "record-claim": _("The claim was recorded. The court's decision is awaited."),
    "record-claim-lost": _("The court's refusal was recorded. The licence stays what it is."),
    "hand-over": _("The handing over was recorded."),
}


@at_the_desk
@never_cache
@require_http_methods(["GET", "POST"])
def form(request: HttpRequest, actor: Actor, case_id: UUID, step: str) -> HttpResponse:
    """The form of a step. A signed one leads to its preview; nothing takes effect before the signature."""
    if step not in filling.steps():
        raise Http404
    case = case_for(actor, case_id, "events", "parties")
    engine.check_allowed(case, LICENCE.step(step), actor)
    told = history(case)
    filled = _form(request, case, step, told)
    if request.method == "POST" and filled.is_valid() and (done := _done(request, actor, case, step, filled)):
        return done
    rule, language = LICENCE.step(step), (get_language() or "en")[:2]
    standing = told.pending if filling.measure_of(step) else None
    context = {
        "case": case, "form": filled, "title": rule.text.in_(language), "signed": rule.signed,
        "clause": rule.clause.in_(language), "standing": standing,
        "measure": MEASURES[standing.measure] if standing else None, "step": step,
    }  # fmt: skip
    return render(request, "licensing/life/act.html", context, status=422 if filled.errors else 200)


def _form(request: HttpRequest, case: Case, step: str, told: History) -> ActForm:
    blank = filling.blank(case, step, told, now())
    initial = {"version": case.version, **blank.initial, **typed.kept(request, case.pk, step)}
    if request.method == "POST":
        return blank.kind(request.POST, request.FILES, initial=initial, **blank.made_with)
    return blank.kind(initial=initial, **blank.made_with)


def _done(request: HttpRequest, actor: Actor, case: Case, step: str, filled: ActForm) -> HttpResponse | None:
    version, at = filled.cleaned_data["version"], now()
    try:
        facts = filling.completed(step, filled.facts())
        if step in _VERBS:
            if filled.cleaned_data.get("evidence"):
                facts["attachments"] = evidence.keep(filled.cleaned_data["evidence"], at)
            _VERBS[step](case.pk, facts, actor, version=version, at=at)
            messages.success(request, str(_DONE[step]))
            return redirect("licence-life:case", case.pk)
        typed.keep(request, case.pk, step, _typed(request))
        made = acting.prepare(case.pk, step, facts, actor, version=version, at=at)
        return redirect("acts:prepared", made.pk)
    except UploadRefused as refused:
        filled.add_error(refused.field, str(refused.message))
    except FactsInvalid as error:
        filled.take(error)
    return None


def _typed(request: HttpRequest) -> dict[str, Any]:
    """What was typed, as it was typed; the boxes of a date become one value again."""
    said = {name: str(request.POST[name]) for name in request.POST}
    days = {name.removesuffix("_day") for name in said if name.endswith("_day")}
    told = {name: value for name, value in said.items() if name not in ("version", "csrfmiddlewaretoken")}
    for name in days:
        parts = [said.get(f"{name}_{part}", "").strip() for part in ("year", "month", "day")]
        if all(part.isdigit() for part in parts):
            told[name] = f"{int(parts[0]):04d}-{int(parts[1]):02d}-{int(parts[2]):02d}"
    return told
