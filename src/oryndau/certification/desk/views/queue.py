"""The work queue: what is due first stands first (C-07, C-17)."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from oryndau.cases import search
from oryndau.cases.actors import Actor
from oryndau.cases.queue import days
from oryndau.certification.desk import queue as work
from oryndau.certification.desk import results
from oryndau.certification.desk.guard import at_the_desk, is_head
from oryndau.certification.desk.showing import lines
from oryndau.law.certification.candidate import CERTIFICATION
from oryndau.people import queue_page
from oryndau.people.queue_page import FOUND, WhoseForm
from oryndau.people.selectors import posts
from oryndau.timekeeping import now
from oryndau.wizard.reading.lines import rows_of_cases, rows_of_tasks


@at_the_desk
@require_safe
def queue(request: HttpRequest, actor: Actor) -> HttpResponse:
    """The open or done work of a clerk, or of the territory for its head; or what a search found."""
    query, head = queue_page.query_of(request), is_head(actor)
    shown = _found(actor, query) if query else _work(request, actor)
    page = {
        "q": query, "head": head, "person": _("Candidate"), "officer": _("Clerk"),
        "queue_url": reverse("certification-desk:queue"),
        "lines_template": "wizard/desk/lines.html",
        "waiting": results.waiting_sessions(actor.territory) if head and not query else [],
    }  # fmt: skip
    return render(request, "certification/desk/queue.html", {**page, **shown})


def _found(actor: Actor, query: str) -> dict[str, Any]:
    wanted = len(query) > 1
    cases = search.find(query, actor.territory, FOUND, procedure=CERTIFICATION.key) if wanted else []
    shown = lines(rows_of_cases(cases), posts(actor.territory, "clerk"), _language(), days(now()))
    return {"searched": True, "full": len(cases) == FOUND, "lines": shown}


def _work(request: HttpRequest, actor: Actor) -> dict[str, Any]:
    at, tab, head = now(), queue_page.tab_of(request), is_head(actor)
    clerks = posts(actor.territory, "clerk") if head else []
    form = WhoseForm(request.GET, tab=tab, people=clerks, head=head)
    filters = form.filters()
    after, before = request.GET.get("after", ""), request.GET.get("before", "")
    page = work.tasks(actor, filters, at, after=after, before=before)
    shown = lines(rows_of_tasks(page.rows), clerks, _language(), days(at))
    context = queue_page.shown(request, form, work.counts(actor, filters, at), page, shown)
    return {"searched": False, **context}


def _language() -> str:
    return (get_language() or "en")[:2]
