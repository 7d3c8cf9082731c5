"""Statistics of certification: public by region and language, by session for who answers for it; CSV."""

import csv
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from oryndau.cases.actors import Actor
from oryndau.certification.commission import figures
from oryndau.certification.commission.figures import Figures
from oryndau.law.procedure import Role
from oryndau.law.territories import territories
from oryndau.pages.components import Column, Table
from oryndau.pages.formats import page_locale
from oryndau.timekeeping import local, now

FIRST = 2026
BAR = 300
"""Width of a bar that stands for all."""
COLUMNS = ("applied", "admitted", "appeared", "passed_test", "passed", "average")


class YearForm(forms.Form):
    """Which year and region."""

    year = forms.TypedChoiceField(label=gettext_lazy("Year"), coerce=int, required=False)
    territory = forms.ChoiceField(label=gettext_lazy("Region"), required=False)

    def __init__(self, *args: Any, years: Iterable[int], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        language = page_locale().language
        self.fields["year"].choices = [(year, str(year)) for year in years]  # type: ignore[attr-defined]
        named = [(code, one.name.in_(language)) for code, one in territories().items()]
        self.fields["territory"].choices = [("", _("All")), *named]  # type: ignore[attr-defined]


@dataclass(frozen=True, slots=True)
class Bar:
    """A line of the chart: of those who appeared, how many were certified."""

    name: str
    width: int
    words: str
    top: int

    @property
    def middle(self) -> int:
        """Where its words stand."""
        return self.top + 16


@dataclass(frozen=True, slots=True)
class Section:
    """The same figures as a chart and as a table."""

    key: str
    heading: str
    groups: list[Figures]
    table: Table
    bars: list[Bar]

    @property
    def height(self) -> int:
        """Height of the chart."""
        return 28 * len(self.bars) + 4


@require_safe
def statistics(request: HttpRequest) -> HttpResponse:
    """The page."""
    form, sections = _sections(request)
    context = {"form": form, "sections": sections, "few": figures.FEW, "query": request.GET.urlencode()}
    return render(request, "certification/commission/statistics.html", context)


@require_safe
def export(request: HttpRequest) -> HttpResponse:
    """The same figures as CSV, with the same groups left out."""
    _form, sections = _sections(request)
    answer = HttpResponse("\ufeff", content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = 'attachment; filename="certification.csv"'
    sheet = csv.writer(answer)
    sheet.writerow(["by", "group", *COLUMNS])
    for section in sections:
        for one, row in zip(section.groups, section.table.rows, strict=True):
            sheet.writerow([section.key, one.key, *row[1:]])
    return answer


def _sections(request: HttpRequest) -> tuple[YearForm, list[Section]]:
    this_year = local(now()).year
    form = YearForm(request.GET or None, years=range(max(this_year, FIRST), FIRST - 1, -1))
    said = form.cleaned_data if form.is_bound and form.is_valid() else {}
    counted = figures.rows(said.get("year") or this_year, said.get("territory") or "")
    mine = _answers_for(request)
    whole = mine == "*"
    sections = [
        _section("region", _("By region"), figures.by_region(counted), open_=whole),
        _section("language", _("By language"), figures.by_language(counted), open_=whole),
    ]
    if mine:
        own = [row for row in counted if whole or row["territory"] == mine]
        sections.insert(0, _section("session", _("By session"), figures.by_session(own), open_=True))
    return form, sections


def _answers_for(request: HttpRequest) -> str:
    """The territory whose sessions the reader answers for: his own as head, `*` for the Department."""
    actor: Actor | None = getattr(request, "actor", None) if request.user.is_authenticated else None
    if actor is None:
        return ""
    if Role.DEPARTMENT in actor.roles:
        return "*"
    return actor.territory if Role.HEAD in actor.roles else ""


def _section(key: str, heading: str, groups: list[Figures], *, open_: bool) -> Section:
    columns = [Column(heading), Column(_("Applied"), True), Column(_("Admitted"), True),
               Column(_("Appeared"), True), Column(_("Passed the test"), True),
               Column(_("Were certified"), True),
               Column(_("Right answers on average"), True)]  # fmt: skip
    rows = [(_name(key, one), *_cells(one, open_=open_)) for one in groups]
    shown = [one for one in groups if open_ or not one.few]
    bars = [_bar(_name(key, one), one, place) for place, one in enumerate(shown)]
    return Section(key, heading, groups, Table(heading, columns, rows, caption_hidden=True), bars)


def _cells(one: Figures, *, open_: bool) -> list[object]:
    if one.few and not open_:
        return [f"< {figures.FEW}", *["–"] * (len(COLUMNS) - 1)]
    average = "–" if one.average is None else f"{one.average:.1f}"
    return [one.applied, one.admitted, one.appeared, one.passed_test, one.passed, average]


def _bar(name: str, one: Figures, place: int) -> Bar:
    words = _("%(passed)s of %(appeared)s") % {"passed": one.passed, "appeared": one.appeared}
    return Bar(name, round(BAR * one.share), words, 28 * place)


def _name(key: str, one: Figures) -> str:
    if key == "region":
        found = territories().get(one.key)
        return found.name.in_(page_locale().language) if found else one.key
    if key == "language":
        return _("Kazakh") if one.key == "kk" else _("Russian")
    return f"{one.key}, {local(one.held_at):%d.%m.%Y}" if one.held_at else one.key
