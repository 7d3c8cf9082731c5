"""The work queue: what is due first stands first (E-03, E-11)."""

from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from oryndau.cases import search
from oryndau.cases.actors import Actor
from oryndau.initiation.desk import queue as work
from oryndau.initiation.desk.forms import DUE, FilterForm
from oryndau.initiation.desk.guard import at_the_desk, is_head
from oryndau.initiation.desk.queue import Counts, Tab
from oryndau.initiation.desk.showing import lines
from oryndau.pages.components import Pages
from oryndau.people.models import Staff
from oryndau.people.selectors import bailiffs
from oryndau.timekeeping import now

LONGEST_QUERY = 100
FOUND = 50


@at_the_desk()
@require_safe
def queue(request: HttpRequest, actor: Actor) -> HttpResponse:
    """The open or done work of a bailiff, or of the territory for its head; or what a search found."""
    query = " ".join(request.GET.get("q", "").replace("\x00", "").split())[:LONGEST_QUERY]
    shown = _found(actor, query) if query else _work(request, actor)
    return render(request, "desk/queue.html", {"q": query, "head": is_head(actor), **shown})


def _found(actor: Actor, query: str) -> dict[str, Any]:
    rows = work.rows_of_cases(search.find(query, actor.territory, FOUND)) if len(query) > 1 else []
    shown = lines(rows, _names(bailiffs(actor.territory)), _language(), work.days(now()))
    return {"searched": True, "full": len(rows) == FOUND, "lines": shown}


def _work(request: HttpRequest, actor: Actor) -> dict[str, Any]:
    at = now()
    tab = Tab.DONE if request.GET.get("tab") == Tab.DONE else Tab.OPEN
    colleagues = bailiffs(actor.territory) if is_head(actor) else []
    form = FilterForm(request.GET, tab=tab, bailiffs=colleagues, language=_language())
    filters = form.filters()
    after, before = request.GET.get("after", ""), request.GET.get("before", "")
    page = work.tasks(actor, filters, at, after=after, before=before)
    counts = work.counts(actor, filters, at)
    return {
        "tab": tab.value, "form": form, "counts": _words(counts),
        "dues": _dues(request, _words(counts)), "filtered": _filtered(form),
        "lines": lines(work.rows_of_tasks(page.rows), _names(colleagues), _language(), work.days(at)),
        "pages": Pages(_neighbour(request, "before", page.previous), _neighbour(request, "after", page.next)),
        "tab_links": {each.value: "?" + urlencode(_kept(request, tab=each.value)) for each in Tab},
    }  # fmt: skip


def _words(counts: Counts) -> dict[str, str]:
    def capped(number: int) -> str:
        return f"{work.CAP}+" if number > work.CAP else str(number)

    return {name: capped(getattr(counts, name)) for name in ("open", "late", "today", "soon")}


def _dues(request: HttpRequest, counted: dict[str, str]) -> list[dict[str, Any]]:
    kept = {"bailiff": request.GET["bailiff"]} if request.GET.get("bailiff") else {}
    return [
        {"text": text, "count": counted[due], "url": "?" + urlencode({"due": due, **kept})}
        for due, text in DUE
        if due
    ]


def _filtered(form: FilterForm) -> bool:
    return any(form.cleaned_data.get(name) for name in form.fields)


def _kept(request: HttpRequest, **changed: str) -> dict[str, str]:
    names = ("tab", "due", "kind", "received_from", "received_to", "bailiff")
    kept = {name: request.GET[name] for name in names if request.GET.get(name)}
    return {**kept, **changed}


def _neighbour(request: HttpRequest, side: str, cursor: str) -> str:
    return "?" + urlencode(_kept(request, **{side: cursor})) if cursor else ""


def _names(colleagues: list[Staff]) -> dict[UUID, str]:
    return {post.pk: post.person.full_name for post in colleagues}


def _language() -> str:
    return (get_language() or "en")[:2]
