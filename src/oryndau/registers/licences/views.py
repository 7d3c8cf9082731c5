"""The public register of licences: search, one licence, offices by region. Nobody needs to sign in (L-12).

Art. 142(1): the licensor keeps the register; Art. 167(11-3): names, numbers and days are published.
"""

from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.html import escape
from django.views.decorators.http import require_safe

from oryndau.law.territories import territories
from oryndau.pages.components import Pages
from oryndau.pages.formats import page_locale
from oryndau.registers.licences import cartogram, selectors, showing, skeleton, words
from oryndau.registers.licences.forms import DayForm, FindForm
from oryndau.registers.licences.search import is_number
from oryndau.registers.models import Licence
from oryndau.timekeeping import local, now

_ASKED = ("q", "region", "state", "on")


@require_safe
def listing(request: HttpRequest) -> HttpResponse:
    """Search by name or number, region, state, on any day; pages in the order of names."""
    language, today = page_locale().language, local(now()).date()
    form = FindForm(request.GET, today=today)
    wanted = form.wanted()
    found = selectors.find(
        wanted, after=request.GET.get("after", "")[:400], before=request.GET.get("before", "")[:400]
    )
    day = f"?on={wanted.on:%Y-%m-%d}" if wanted.on else ""
    kept = {name: request.GET[name] for name in _ASKED if request.GET.get(name)}
    context = {
        "wanted": wanted, "found": found, "lines": showing.lines(found.page.rows, language, day),
        "pages": Pages(_page(kept, "before", found.page.previous), _page(kept, "after", found.page.next)),
        "alike": _page(kept, "alike", "1" if _named(wanted, found) else ""),
    }  # fmt: skip
    return skeleton.page(request, {
        "query": escape(wanted.query), "day": _day(form, today),
        "regions": showing.options("regions", wanted.territory, language),
        "states": showing.options("states", wanted.state, language),
        "found": render_to_string("registers/licences/found.html", context),
    })  # fmt: skip


@require_safe
def one(request: HttpRequest, number: str) -> HttpResponse:
    """What a licence says, what it is worth now and on a day, everything that became of it."""
    row = selectors.by_number(number)
    if row is None:
        raise Http404
    if row.number != number:
        return redirect("licences:one", number=row.number)
    language, today = page_locale().language, local(now()).date()
    entered = selectors.changes(row)
    form = DayForm(request.GET, today=today)
    present = selectors.change_on(entered, today)
    context: dict[str, Any] = {
        "licence": row, "facts": showing.facts(row, language), "history": showing.history(entered, language),
        "now": showing.standing(present, today, language) if present else None, "today": today,
        "code": showing.code(row.number), "before": words.BEFORE, "form": form,
        "problem": form.errors.get("on"), "asked": request.GET.get("on", "")[:20],
    }  # fmt: skip
    if day := form.day():
        told = selectors.change_on(entered, day)
        context |= {"day": day, "then": words.tag(told.state, language) if told else None}
    context["predecessor"], context["successor"] = showing.neighbours(row)
    return render(request, "registers/licences/one.html", context)


@require_safe
def offices(request: HttpRequest) -> HttpResponse:
    """The map and the list of regions; the offices of the one that was chosen."""
    language = page_locale().language
    counted = selectors.by_territory()
    active = {code: by_state.get(Licence.State.ACTIVE, 0) for code, by_state in counted.items()}
    regions = [(code, name, active.get(code, 0)) for code, name in showing.regions(language)]
    chosen = territories().get(request.GET.get("region", ""))
    context: dict[str, Any] = {
        "map": cartogram.cartogram(active, language), "regions": regions, "chosen": chosen,
        "total": sum(active.values()),
    }  # fmt: skip
    if chosen:
        found = selectors.offices(chosen.code, after=request.GET.get("after", "")[:400].replace("\x00", ""))
        context["offices"] = [
            (kk if language == "kk" else ru, [(showing.address(row.number), row) for row in rows])
            for kk, ru, rows in found.found
        ]
        context["pages"] = Pages(next=_page({"region": chosen.code}, "after", found.next, "licences:offices"))
    return render(request, "registers/licences/offices.html", context)


def _named(wanted: selectors.Wanted, found: selectors.Found) -> bool:
    """Whether names were found as they were typed, so that those which are alike can be asked for."""
    return bool(wanted.query and found.page.rows and not found.alike and not is_number(wanted.query))


def _day(form: DayForm, today: date) -> str:
    asked, problem = form.data.get("on", "")[:20], form.errors.get("on")
    return render_to_string(
        "registers/licences/day.html", {"asked": asked, "problem": problem, "today": today}
    )


def _page(kept: dict[str, str], name: str, cursor: str, to: str = "licences:list") -> str:
    return f"{reverse(to)}?{urlencode({**kept, name: cursor})}" if cursor else ""
