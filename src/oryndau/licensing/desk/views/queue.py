"""The licensor's work queue: what is due first stands first (L-05, L-06)."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from oryndau.cases import search
from oryndau.cases.actors import Actor
from oryndau.cases.models import Case
from oryndau.cases.queue import days
from oryndau.law.procedure import Role
from oryndau.licensing.desk import queue as work
from oryndau.licensing.desk.guard import PROCEDURES, at_the_desk, is_head
from oryndau.licensing.desk.showing import lines
from oryndau.people import queue_page
from oryndau.people.models import Staff
from oryndau.people.queue_page import FOUND, WhoseForm
from oryndau.people.selectors import posts
from oryndau.timekeeping import now
from oryndau.wizard.reading.lines import rows_of_cases, rows_of_tasks


@at_the_desk
@require_safe
def queue(request: HttpRequest, actor: Actor) -> HttpResponse:
    """The open or done work of an officer, or all of the licensor's for its head; or what a search found."""
    query, head = queue_page.query_of(request), is_head(actor)
    shown = _found(query) if query else _work(request, actor)
    page = {
        "q": query, "head": head, "nationwide": True, "person": _("Applicant"), "officer": _("Officer"),
        "queue_url": reverse("licensing-desk:queue"), "lines_template": "wizard/desk/lines.html",
    }  # fmt: skip
    return render(request, "licensing/desk/queue.html", {**page, **shown})


def _found(query: str) -> dict[str, Any]:
    cases: list[Case] = []
    if len(query) > 1:
        found = [case for key in PROCEDURES for case in search.find(query, None, FOUND, procedure=key)]
        cases = found[:FOUND]
    shown = lines(rows_of_cases(cases), _officers(), _language(), days(now()))
    return {"searched": True, "full": len(cases) == FOUND, "lines": shown}


def _work(request: HttpRequest, actor: Actor) -> dict[str, Any]:
    at, tab, head = now(), queue_page.tab_of(request), is_head(actor)
    officers = _officers()
    form = WhoseForm(request.GET, tab=tab, people=officers, head=head)
    filters = form.filters()
    after, before = request.GET.get("after", ""), request.GET.get("before", "")
    page = work.tasks(actor, filters, at, after=after, before=before)
    shown = lines(rows_of_tasks(page.rows), officers, _language(), days(at))
    context = queue_page.shown(request, form, work.counts(actor, filters, at), page, shown)
    return {"searched": False, **context}


def _officers() -> list[Staff]:
    return posts("", Role.LICENSOR.value)


def _language() -> str:
    return (get_language() or "en")[:2]
