"""The task list and the pages of an application: save always, go on when the page is right (E-07, C-03)."""

from collections.abc import Mapping
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from oryndau.pages.components import Tag, Task, Tone
from oryndau.wizard.forms.base import PageForm, RowsForm, Setting, typed
from oryndau.wizard.pages import Page, Standing
from oryndau.wizard.services import drafts
from oryndau.wizard.views.guards import Work


def overview(request: HttpRequest, work: Work) -> HttpResponse:
    """What is to be filled in, and how each piece stands."""
    setting, service = work.setting, work.service
    parts = [
        (title, [_task(work, page, setting) for page in work.pages if page.part == part])
        for part, title in service.parts.items()
    ]
    ready = all(task.status.tone is Tone.GOOD for _title, tasks in parts for task in tasks)
    context = {
        "draft": work.draft, "parts": parts, "ready": ready, "back": service.url("start"),
        "check_url": work.url("check"), "delete_url": work.url("delete"),
    }  # fmt: skip
    return render(request, service.templates("overview"), context)


def _task(work: Work, page: Page, setting: Setting) -> Task:
    return Task(str(page.title), tag_of(standing(work, page, setting)), work.address(page))


def standing(work: Work, page: Page, setting: Setting) -> Standing:
    """How a page stands: not begun, to be put right, or complete."""
    if page.listing is not None:
        return page.listing.standing(work.draft, setting)
    form = work.service.saved(page, setting)
    return Standing.BLANK if form is None else Standing.WHOLE if form.is_valid() else Standing.WRONG


def tag_of(found: Standing) -> Tag:
    """How far a page is, in words."""
    if found is Standing.BLANK:
        return Tag(_("Not begun"))
    if found is Standing.WRONG:
        return Tag(_("To be put right"), Tone.ATTENTION)
    return Tag(_("Complete"), Tone.GOOD)


def page(request: HttpRequest, work: Work, key: str) -> HttpResponse:
    """One page. Whatever was typed is kept; a right page leads on, a wrong one says what is wrong."""
    try:
        found = work.service.page(key)
    except KeyError:
        raise Http404 from None
    if found not in work.pages:
        return redirect(work.url("draft"))
    if found.listing is not None:
        return redirect(work.address(found))
    setting = work.setting
    if request.method == "POST":
        return _save(request, work, found, setting)
    form = work.service.saved(found, setting) or work.service.form(found, setting, None)
    if "more" in request.GET and form.is_bound:
        form.errors.clear()
    return _show(request, work, found, form)


def _save(request: HttpRequest, work: Work, found: Page, setting: Setting) -> HttpResponse:
    form = work.service.form(found, setting, request.POST)
    answers = typed(request.POST, form)
    more, out = asked_for_more(request.POST, form), dropped(request.POST, form)
    if out and isinstance(form, RowsForm):
        more, answers = out[0], form.without(*out, answers)
    elif more:
        answers[f"{more}_rows"] = str(form.rows_of(more) + 1)  # type: ignore[attr-defined]
    drafts.save_page(work.draft.pk, found.key, answers, at=work.at)
    work.draft.data = {**work.draft.data, found.key: answers}
    if more:
        return HttpResponseRedirect(f"{request.path}?{_query(request, more=more)}")
    if "later" in request.POST:
        return redirect(work.url("draft"))
    if not form.is_valid():
        return _show(request, work, found, form, status=422)
    return onward(request, work, found)


def asked_for_more(data: Mapping[str, Any], form: PageForm) -> str:
    """The kind of row that "Add another" asked for, if it did and may."""
    kind = str(data.get("more", ""))
    return kind if isinstance(form, RowsForm) and kind in form.more() else ""


def dropped(data: Mapping[str, Any], form: PageForm) -> tuple[str, int] | None:
    """The row (kind, number) that "Remove" was pressed for, where the page has such a row."""
    kind, _sign, number = str(data.get("drop", "")).partition("-")
    if not isinstance(form, RowsForm) or kind not in form.row_kinds or not number.isascii():
        return None
    shown = number.isdigit() and len(number) < 4 and int(number) < form.rows_of(kind)
    return (kind, int(number)) if shown else None


def _query(request: HttpRequest, **more: str) -> str:
    query = request.GET.copy()
    query.update(more)
    return query.urlencode()


def onward(request: HttpRequest, work: Work, found: Page) -> HttpResponse:
    """Back to the check page where the person came from it, else the next page."""
    following = work.service.after(found, work.draft.data)
    if request.GET.get("from") == "check" or following is None:
        return redirect(work.url("check"))
    return HttpResponseRedirect(work.address(following))


def place_of(work: Work, found: Page) -> dict[str, Any]:
    """What every page shows of its place in the wizard."""
    return {
        "draft": work.draft, "page": found, "step": work.pages.index(found) + 1,
        "of": len(work.pages), "overview_url": work.url("draft"),
    }  # fmt: skip


def of_form(form: PageForm) -> dict[str, Any]:
    """What the template of a form shows: groups, and rows that repeat."""
    found: dict[str, Any] = {"form": form, "groups": form.grouped(), "more": [], "rows": []}
    if isinstance(form, RowsForm):
        found["more"] = [(kind, form.row_words[kind]) for kind in form.more()]
        found["rows"] = [(kind, form.rows_of(kind)) for kind in form.row_kinds]
    return found


def _show(request: HttpRequest, work: Work, found: Page, form: PageForm, status: int = 200) -> HttpResponse:
    context = {
        **place_of(work, found), **of_form(form), "back": back_from(request, work, found),
        **work.service.on_page(work, found),
    }  # fmt: skip
    return render(request, work.service.templates("page"), context, status=status)


def back_from(request: HttpRequest, work: Work, found: Page) -> str:
    """Where "Back" leads: to the check page, the page before, or the task list."""
    if request.GET.get("from") == "check":
        return work.url("check")
    former = work.service.before(found, work.draft.data)
    return work.address(former) if former else work.url("draft")
