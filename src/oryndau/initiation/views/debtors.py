"""The debtors of a draft: add a person or an organisation, fill in, remove; up to twenty."""

from dataclasses import dataclass
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from oryndau.initiation.forms.lists import debtor_forms, debtors
from oryndau.initiation.forms.parties import ORGANISATION, PERSON, PartyForm, debtor_form
from oryndau.initiation.services import drafts
from oryndau.initiation.wizard import WIZARD
from oryndau.pages.components import Tag, Tone
from oryndau.wizard.forms.base import typed
from oryndau.wizard.pages import Standing
from oryndau.wizard.views import guards
from oryndau.wizard.views.guards import Work
from oryndau.wizard.views.pages import asked_for_more, of_form, onward, place_of, tag_of

PAGE = WIZARD.page("debtors")
on_draft = guards.on_draft(WIZARD)


@dataclass(frozen=True, slots=True)
class Line:
    """A debtor in the list."""

    key: str
    name: str
    state: Tag


@require_http_methods(["GET", "POST"])
@on_draft
def listing(request: HttpRequest, work: Work) -> HttpResponse:
    """Who the debtors are; the page leads on once there is one and all are complete."""
    lines = [_line(row, form, number) for number, (row, form) in enumerate(debtor_forms(work.setting), 1)]
    whole = bool(lines) and all(line.state.tone is Tone.GOOD for line in lines)
    if request.method == "POST" and whole:
        return onward(request, work, PAGE)
    problem = ""
    if request.method == "POST":
        problem = _("Complete every debtor in the list") if lines else _("Add at least one debtor")
    context = {
        **place_of(work, PAGE), "lines": lines, "problem": problem,
        "full": len(lines) >= drafts.MAX_DEBTORS, "most": drafts.MAX_DEBTORS,
    }  # fmt: skip
    return render(request, "initiation/debtors.html", context, status=422 if problem else 200)


def _line(row: dict[str, Any], form: PartyForm | None, number: int) -> Line:
    answers = row["answers"] or {}
    parts = (answers.get("surname"), answers.get("name"), answers.get("patronymic"))
    name = " ".join(str(part) for part in parts if part) or _("Debtor %(number)s") % {"number": number}
    good = form is not None and form.is_valid()
    return Line(row["key"], name, tag_of(Standing.WHOLE if good else Standing.WRONG))


@require_POST
@on_draft
def add(request: HttpRequest, work: Work) -> HttpResponse:
    """Add a debtor and ask who he is."""
    if len(debtors(work.draft.data)) >= drafts.MAX_DEBTORS:
        return redirect("initiation:debtors", draft_id=work.draft.pk)
    kind = ORGANISATION if request.POST.get("kind") == ORGANISATION else PERSON
    key = drafts.add_debtor(work.draft.pk, kind, at=work.at)
    return redirect("initiation:debtor", draft_id=work.draft.pk, key=key)


@require_http_methods(["GET", "POST"])
@on_draft
def one(request: HttpRequest, work: Work, key: str) -> HttpResponse:
    """The page about one debtor."""
    row = drafts.debtor_of(work.draft.data, key)
    if row is None:
        raise Http404
    form_class = debtor_form(row["kind"])
    if request.method == "POST":
        return _save(request, work, key, form_class(request.POST, about=work.setting))
    form = form_class(row["answers"], about=work.setting)
    if "more" in request.GET and form.is_bound:
        form.errors.clear()
    return _show(request, work, form)


def _save(request: HttpRequest, work: Work, key: str, form: PartyForm) -> HttpResponse:
    answers = typed(request.POST, form)
    more = asked_for_more(request.POST, form)
    if more:
        answers[f"{more}_rows"] = str(form.rows_of(more) + 1)
    drafts.save_debtor(work.draft.pk, key, answers, at=work.at)
    if more:
        return HttpResponseRedirect(f"{request.path}?more={more}")
    if "later" in request.POST or form.is_valid():
        return redirect("initiation:debtors", draft_id=work.draft.pk)
    return _show(request, work, form, status=422)


def _show(request: HttpRequest, work: Work, form: PartyForm, status: int = 200) -> HttpResponse:
    context = {**place_of(work, PAGE), **of_form(form), "back": work.address(PAGE)}
    return render(request, WIZARD.templates("page"), context, status=status)


@require_POST
@on_draft
def remove(request: HttpRequest, work: Work, key: str) -> HttpResponse:
    """Take a debtor out of the draft."""
    drafts.remove_debtor(work.draft.pk, key, at=work.at)
    return redirect("initiation:debtors", draft_id=work.draft.pk)
