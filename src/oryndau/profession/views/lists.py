"""Lists of the desk: agents by what is due, offices, workers (W-01)."""

from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from oryndau.cases import search
from oryndau.cases.actors import Actor
from oryndau.cases.keyset import Page
from oryndau.law.profession.agent import AGENT
from oryndau.law.profession.words import worker
from oryndau.pages import formats
from oryndau.pages.components import Pages
from oryndau.people.queue_page import FOUND, query_of
from oryndau.profession import selectors, showing
from oryndau.profession.guard import at_the_desk
from oryndau.profession.models import Agent
from oryndau.profession.selectors import Show
from oryndau.timekeeping import local, now

_SHOWS = {
    Show.ALL: gettext_lazy("All"), Show.SOON: gettext_lazy("Something is due soon"),
    Show.LATE: gettext_lazy("Something is late"), Show.WAITING: gettext_lazy("Notices to confirm"),
    Show.LICENCE: gettext_lazy("Without an active licence"), Show.ENDED: gettext_lazy("Registration ended"),
}  # fmt: skip


@at_the_desk
@require_safe
def agents(request: HttpRequest, actor: Actor) -> HttpResponse:
    """The agents of the territory, what is due first first; or what a search found."""
    query, at, asked = query_of(request), now(), request.GET.get("show", "")
    show = Show(asked) if asked in list(Show) else Show.ALL
    if query:
        wanted = len(query) > 1
        cases = search.find(query, actor.territory, FOUND, procedure=AGENT.key) if wanted else []
        page: Page[Agent] = Page(selectors.found(cases))
    else:
        page = selectors.agents(actor.territory, show, at, **_cursors(request))
    counts = selectors.counts(actor.territory, at)
    context = {
        "q": query, "lines": _lines(page.rows, at), "shows": _shows(show, counts, query),
        "pages": _pages(page, show=show.value), "may_register": bool(AGENT.step("register").by & actor.roles),
        "heading": _SHOWS[show],
    }  # fmt: skip
    return render(request, "profession/agents.html", context)


def _shows(show: Show, counts: selectors.Counts, query: str) -> list[dict[str, Any]]:
    return [
        {
            "text": text, "count": getattr(counts, one.value), "url": f"?show={one.value}",
            "current": one is show and not query,
        }
        for one, text in _SHOWS.items()
    ]  # fmt: skip


def _lines(rows: list[Agent], at: Any) -> list[dict[str, Any]]:
    licences, today = selectors.licences_of(row.iin for row in rows), local(at).date()
    return [
        {
            "row": row, "url": reverse("profession:agent", args=[row.pk]),
            "office": _office(row), "licence": showing.licence_tag(licences.get(row.iin)),
            "duty": showing.duty_name(row.duty), "state": showing.state_tag(row.state),
            "tag": showing.duty_tag(local(row.due_at).date(), today) if row.duty else None,
            "due": formats.day(local(row.due_at)) if row.duty else "",
        }
        for row in rows
    ]  # fmt: skip


def _office(row: Agent) -> str:
    if row.office is None:
        return ""
    return row.office.address_kk if showing.language() == "kk" else row.office.address_ru


@at_the_desk
@require_safe
def offices(request: HttpRequest, actor: Actor) -> HttpResponse:
    """The offices of the territory by name and address."""
    query = query_of(request)
    page = selectors.offices(actor.territory, query, **_cursors(request))
    kazakh = showing.language() == "kk"
    lines = [
        {
            "name": (row.name_kk if kazakh else row.name_ru) or _("Premises of an agent"),
            "address": row.address_kk if kazakh else row.address_ru,
            "hours": row.hours_kk if kazakh else row.hours_ru, "phone": row.phone,
            "people": row.people,  # type: ignore[attr-defined]
        }
        for row in page.rows
    ]  # fmt: skip
    return render(
        request, "profession/offices.html", {"q": query, "lines": lines, "pages": _pages(page, q=query)}
    )


@at_the_desk
@require_safe
def workers(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Assistants, trainees and workers of the territory by name."""
    query = query_of(request)
    page = selectors.workers(actor.territory, query, **_cursors(request))
    lines = [
        {
            "row": row, "kind": worker(row.kind).in_(showing.language()),
            "url": reverse("profession:agent", args=[row.agent_id]),
        }
        for row in page.rows
    ]  # fmt: skip
    return render(
        request, "profession/workers.html", {"q": query, "lines": lines, "pages": _pages(page, q=query)}
    )


def _cursors(request: HttpRequest) -> dict[str, str]:
    return {"after": request.GET.get("after", ""), "before": request.GET.get("before", "")}


def _pages(page: Page[Any], **kept: str) -> Pages:
    def to(side: str, cursor: str) -> str:
        found = {name: value for name, value in kept.items() if value}
        return "?" + urlencode({**found, side: cursor}) if cursor else ""

    return Pages(to("before", page.previous), to("after", page.next))
