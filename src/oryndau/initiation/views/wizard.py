"""The task list and the pages of the application: save always, go on when the page is right (E-07)."""

from collections.abc import Mapping
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from oryndau.initiation import advice
from oryndau.initiation.forms.base import PageForm, RowsForm, Setting, typed
from oryndau.initiation.forms.pages import PAGES, PARTS, Page, after, claimant_kind, page_of
from oryndau.initiation.forms.parties import ORGANISATION, PERSON
from oryndau.initiation.services import drafts
from oryndau.initiation.views.common import Work, on_draft
from oryndau.pages.components import Tag, Task, Tone


@require_safe
@on_draft
def overview(request: HttpRequest, work: Work) -> HttpResponse:
    """What is to be filled in, and how each piece stands."""
    setting = work.setting
    parts = [
        (title, [_task(work, page, setting) for page in PAGES if page.part == part])
        for part, title in PARTS.items()
    ]
    ready = all(task.status.tone is Tone.GOOD for _title, tasks in parts for task in tasks)
    return render(request, "initiation/overview.html", {"draft": work.draft, "parts": parts, "ready": ready})


def _task(work: Work, page: Page, setting: Setting) -> Task:
    return Task(str(page.title), state_of(work, page, setting), address(work, page))


def state_of(work: Work, page: Page, setting: Setting) -> Tag:
    """How a page stands: not begun, to be put right, or complete."""
    blank, wrong = Tag(_("Not begun")), Tag(_("To be put right"), Tone.ATTENTION)
    good = Tag(_("Complete"), Tone.GOOD)
    if page.key == "debtors":
        forms = [form for _row, form in drafts.debtor_forms(setting)]
        return blank if not forms else good if all(form and form.is_valid() for form in forms) else wrong
    if page.key == "attachments":
        return good if work.draft.uploads.exists() else blank
    form = drafts.saved_form(page, setting)
    return blank if form is None else good if form.is_valid() else wrong


def address(work: Work, page: Page) -> str:
    """Where a page of the draft stands."""
    if page.key in ("debtors", "attachments"):
        return reverse(f"initiation:{page.key}", args=[work.draft.pk])
    return reverse("initiation:page", args=[work.draft.pk, page.key])


@require_http_methods(["GET", "POST"])
@on_draft
def page(request: HttpRequest, work: Work, key: str) -> HttpResponse:
    """One page. Whatever was typed is kept; a right page leads on, a wrong one says what is wrong."""
    try:
        found = page_of(key)
    except KeyError:
        raise Http404 from None
    if found.form is None:
        return redirect(address(work, found))
    setting = work.setting
    if request.method == "POST":
        return _save(request, work, found, setting)
    form = drafts.saved_form(found, setting) or drafts.form_of(found, setting, None)
    if "more" in request.GET and form.is_bound:
        form.errors.clear()
    return _show(request, work, found, form)


def _save(request: HttpRequest, work: Work, found: Page, setting: Setting) -> HttpResponse:
    form = drafts.form_of(found, setting, request.POST)
    answers = typed(request.POST, form)
    more = asked_for_more(request.POST, form)
    if more:
        answers[f"{more}_rows"] = str(form.rows_of(more) + 1)  # type: ignore[attr-defined]
    drafts.save_page(work.draft.pk, found.key, answers, at=work.at)
    if more:
        return HttpResponseRedirect(f"{request.path}?{_query(request, more=more)}")
    if "later" in request.POST:
        return redirect("initiation:draft", draft_id=work.draft.pk)
    if not form.is_valid():
        return _show(request, work, found, form, status=422)
    return onward(request, work, found)


def asked_for_more(data: Mapping[str, Any], form: PageForm) -> str:
    """The kind of row that "Add another" asked for, if it did and may."""
    kind = str(data.get("more", ""))
    return kind if isinstance(form, RowsForm) and kind in form.more() else ""


def _query(request: HttpRequest, **more: str) -> str:
    query = request.GET.copy()
    query.update(more)
    return query.urlencode()


def onward(request: HttpRequest, work: Work, found: Page) -> HttpResponse:
    """Back to the check page where the person came from it, else the next page."""
    following = after(found.key)
    if request.GET.get("from") == "check" or following is None:
        return redirect("initiation:check", draft_id=work.draft.pk)
    return HttpResponseRedirect(address(work, following))


def _show(request: HttpRequest, work: Work, found: Page, form: PageForm, status: int = 200) -> HttpResponse:
    context: dict[str, Any] = {
        "draft": work.draft, "page": found, "form": form, "step": PAGES.index(found) + 1, "of": len(PAGES),
        "groups": form.grouped(), "more": form.more() if isinstance(form, RowsForm) else [],
        "rows": [(kind, form.rows_of(kind)) for kind in form.row_kinds] if isinstance(form, RowsForm) else [],
        "back": _back(request, work, found),
    }  # fmt: skip
    if found.key == "claimant":
        context["other_kind"] = PERSON if claimant_kind(work.draft.data) == ORGANISATION else ORGANISATION
    if found.key == "place":
        context["places"] = advice.places(work.setting)
    return render(request, "initiation/page.html", context, status=status)


def _back(request: HttpRequest, work: Work, found: Page) -> str:
    if request.GET.get("from") == "check":
        return reverse("initiation:check", args=[work.draft.pk])
    place = PAGES.index(found)
    return address(work, PAGES[place - 1]) if place else reverse("initiation:draft", args=[work.draft.pk])


@require_POST
@on_draft
def claimant_switch(request: HttpRequest, work: Work) -> HttpResponse:
    """The claimant is a person, or an organisation: the page about him is asked anew."""
    kind = ORGANISATION if request.POST.get("kind") == ORGANISATION else PERSON

    def how(data: dict[str, Any]) -> None:
        if claimant_kind(data) != kind:
            data.pop("claimant", None)
        data["claimant_kind"] = kind

    drafts.change(work.draft.pk, how, at=work.at)
    return redirect("initiation:page", draft_id=work.draft.pk, key="claimant")
