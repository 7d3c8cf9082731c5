"""The work queue: what is due first stands first (E-03, E-11)."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from oryndau.cases import search
from oryndau.cases.actors import Actor
from oryndau.initiation.desk import queue as work
from oryndau.initiation.desk.forms import FilterForm
from oryndau.initiation.desk.guard import at_the_desk, is_head
from oryndau.initiation.desk.showing import lines
from oryndau.law.initiation import INITIATION
from oryndau.people import queue_page
from oryndau.people.models import Staff
from oryndau.people.queue_page import FOUND
from oryndau.people.selectors import bailiffs
from oryndau.timekeeping import now


@at_the_desk()
@require_safe
def queue(request: HttpRequest, actor: Actor) -> HttpResponse:
    """The open or done work of a bailiff, or of the territory for its head; or what a search found."""
    query = queue_page.query_of(request)
    shown = _found(actor, query) if query else _work(request, actor)
    page = {"q": query, "head": is_head(actor), "queue_url": reverse("desk:queue")}
    return render(request, "portal/desk/queue.html", {**page, "lines_template": "desk/lines.html", **shown})


def _found(actor: Actor, query: str) -> dict[str, Any]:
    cases = search.find(query, actor.territory, FOUND) if len(query) > 1 else []
    rows = work.rows_of_cases([case for case in cases if case.procedure == INITIATION.key])
    shown = lines(rows, _names(bailiffs(actor.territory)), _language(), work.days(now()))
    return {"searched": True, "full": len(cases) == FOUND, "lines": shown}


def _work(request: HttpRequest, actor: Actor) -> dict[str, Any]:
    at, tab = now(), queue_page.tab_of(request)
    colleagues = bailiffs(actor.territory) if is_head(actor) else []
    form = FilterForm(request.GET, tab=tab, bailiffs=colleagues, language=_language())
    filters = form.filters()
    after, before = request.GET.get("after", ""), request.GET.get("before", "")
    page = work.tasks(actor, filters, at, after=after, before=before)
    shown = lines(work.rows_of_tasks(page.rows), _names(colleagues), _language(), work.days(at))
    return queue_page.shown(request, form, work.counts(actor, filters, at), page, shown)


def _names(colleagues: list[Staff]) -> dict[UUID, str]:
    return {post.pk: post.person.full_name for post in colleagues}


def _language() -> str:
    return (get_language() or "en")[:2]
