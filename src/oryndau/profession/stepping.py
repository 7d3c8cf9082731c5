"""Taking a step of an agent's case from a form, by staff or by the agent himself (W-01, W-04)."""

from datetime import datetime
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect

from oryndau.acts import services as acting
from oryndau.acts import typed
from oryndau.cases import engine
from oryndau.cases.actors import Actor
from oryndau.cases.errors import FactsInvalid
from oryndau.cases.models import Case
from oryndau.law.profession.agent import AGENT
from oryndau.pages.formats import page_locale
from oryndau.profession import selectors, services
from oryndau.profession.forms import deciding, telling
from oryndau.profession.forms.base import StepForm

FORMS: dict[str, type[StepForm]] = {
    "tell-office": telling.OfficeForm, "insure": telling.InsuranceForm, "open-account": telling.AccountForm,
    "close-account": telling.CloseAccountForm, "train": telling.TrainingForm, "tell-tax": telling.TaxForm,
    "hire": telling.HiringForm, "let-go": telling.LettingGoForm,
    "train-worker": telling.WorkerTrainingForm, "answer-check": telling.AnswerForm,
    "assign-district": deciding.DistrictForm, "confirm": deciding.ConfirmForm,
    "open-check": deciding.CheckForm, "finish-check": deciding.FinishCheckForm,
    "report-offence": deciding.OffenceForm, "impose": deciding.SanctionForm,
    "drop-offence": deciding.DropForm, "exclude": deciding.ExclusionForm, "leave": deciding.AbsenceForm,
    "come-back": deciding.ReturnForm, "hand-over": deciding.HandOverForm, "end": deciding.EndForm,
}  # fmt: skip
"""The form of each step that a person takes in an agent's case after the registration."""


def form_of(request: HttpRequest, case: Case, step: str, actor: Actor, at: datetime) -> StepForm:
    """The form of a step that the actor may take now. Http404 for a step without one; a `CaseError` else."""
    if step not in FORMS:
        raise Http404
    engine.check_allowed(case, AGENT.step(step), actor)
    posted = request.method == "POST"
    initial = {"version": case.version, **typed.kept(request, case.pk, step)}
    return FORMS[step](
        request.POST if posted else None, request.FILES if posted else None, initial=initial,
        known=selectors.record(case), own=actor.staff is None, at=at, about=request.GET.get("about", ""),
    )  # fmt: skip


def taken(
    request: HttpRequest, case: Case, step: str, form: StepForm, actor: Actor, then: str
) -> HttpResponse | None:
    """Take the step and go on to the address `then`, or to the preview of a signed act; None where the law
    objects, which the form says."""
    version, facts = form.cleaned_data["version"], form.facts()
    try:
        if AGENT.step(step).signed:
            typed.keep(request, case.pk, step, _plain(request))
            made = acting.prepare(case.pk, step, facts, actor, version=version, at=form.at)
            return redirect("acts:prepared", made.pk)
        services.take(case.pk, step, facts, actor, version=version, at=form.at)
    except FactsInvalid as error:
        form.take(error)
        return None
    done = AGENT.step(step).done.in_(page_locale().language)
    messages.success(request, f"{done}.")
    return redirect(then)


def _plain(request: HttpRequest) -> dict[str, Any]:
    """What was typed, as it was typed: «Change» after the preview costs no typing."""
    return {
        name: value for name, value in request.POST.items() if name not in ("version", "csrfmiddlewaretoken")
    }


def shown(case: Case, step: str, form: StepForm, back: str) -> dict[str, Any]:
    """What the page of a step's form shows."""
    rule, language = AGENT.step(step), page_locale().language
    return {
        "case": case, "step": step, "form": form, "back": back, "title": rule.text.in_(language),
        "clause": rule.clause.in_(language), "signed": rule.signed, "files": form.is_multipart(),
    }  # fmt: skip
