"""The page of an act, whatever the desk: its form, what was typed, and what becomes of it (C-07, L-06).

A plain step takes effect at once; a signed one goes to its preview, and nothing changes before the signature.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from oryndau.acts import services as acting
from oryndau.acts import typed
from oryndau.acts.forms import ActForm
from oryndau.acts.models import Prepared
from oryndau.cases.actors import Actor
from oryndau.cases.errors import FactsInvalid
from oryndau.cases.models import Case

Plain = Callable[[Case, Actor, dict[str, Any], int, datetime], object]
"""Takes a step without a document: from the case, who acts, the facts, the version seen, the moment."""
Prepare = Callable[[Case, str, dict[str, Any], Actor, int, datetime], Prepared]
"""Typesets the act of a step: from the case, the step, the facts, who acts, the version seen, the moment."""


@dataclass(frozen=True, slots=True)
class Blank:
    """A form that is to be filled in: its kind, what stands in it, what it is made with."""

    kind: type[ActForm]
    initial: dict[str, Any] = field(default_factory=dict)
    made_with: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Desk:
    """What a desk does with the forms of its acts."""

    page: str
    """Name of the address of a case of this desk."""
    plain: Mapping[str, Plain]
    done: Mapping[str, Any]
    """What is said when a plain step was taken, by step."""
    prepare: Prepare | None = None
    """How the desk prepares its signed acts, where the form's facts are not all of them."""


def typeset(
    case: Case, step: str, facts: dict[str, Any], actor: Actor, version: int, at: datetime
) -> Prepared:
    """The act of a step with the facts of its form."""
    return acting.prepare(case.pk, step, facts, actor, version=version, at=at)


def form_of(request: HttpRequest, case: Case, step: str, blank: Blank) -> ActForm:
    """The form as it was sent, or as it begins: what was typed before stands in it again."""
    data = request.POST if request.method == "POST" else None
    initial = {"version": case.version, **blank.initial, **typed.kept(request, case.pk, step)}
    return blank.kind(data, initial=initial, **blank.made_with)


def taken(
    request: HttpRequest, desk: Desk, actor: Actor, case: Case, step: str, form: ActForm, at: datetime
) -> HttpResponse | None:
    """Take the step, or typeset its act for the preview; None when the form was wrong, which then says why.

    Raises what the engine raises but for what the law objects to the facts: that stands at its field.
    """
    if request.method != "POST" or not form.is_valid():
        return None
    version = form.cleaned_data["version"]
    try:
        if step in desk.plain:
            desk.plain[step](case, actor, form.facts(), version, at)
            messages.success(request, str(desk.done[step]))
            return redirect(desk.page, case.pk)
        _keep(request, case, step, form)
        made = (desk.prepare or typeset)(case, step, form.facts(), actor, version, at)
        return redirect("acts:prepared", made.pk)
    except FactsInvalid as error:
        form.take(error)
        return None


def _keep(request: HttpRequest, case: Case, step: str, form: ActForm) -> None:
    """Keep what was typed as it was typed: a stale page, or «Change» after the preview, costs no typing."""
    several = {
        name for name, one in form.fields.items() if getattr(one.widget, "allow_multiple_selected", False)
    }
    said = {
        name: request.POST.getlist(name) if name in several else request.POST[name]
        for name in request.POST
        if name not in ("version", "csrfmiddlewaretoken")
    }
    typed.keep(request, case.pk, step, said)
