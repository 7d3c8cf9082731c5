"""The page of a work queue: filters, tabs, counts and neighbours, the same look on every desk (E-03, C-07).

A desk brings its own lines and filters; `portal/desk/queue.html` draws them.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django import forms
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from oryndau.cases import queue
from oryndau.cases.keyset import Page
from oryndau.cases.queue import Counts, DueFilter, Filters, Tab
from oryndau.pages.components import Pages
from oryndau.people.models import Staff

LONGEST_QUERY = 100
FOUND = 50
DUE = [
    ("", _("Any")),
    (DueFilter.LATE.value, _("Late")),
    (DueFilter.TODAY.value, _("Due today")),
    (DueFilter.SOON.value, _("Due on the next working day")),
]


class _DayInput(forms.DateInput):
    input_type = "date"

    def __init__(self) -> None:
        super().__init__(format="%Y-%m-%d", attrs={"class": "govuk-input govuk-input--width-10"})


class FilterForm(forms.Form):
    """What to show in the queue. Whatever cannot be read is left out and said.

    Work done is years long, so it is filtered by its person alone; the search finds the rest.
    """

    due = forms.ChoiceField(label=_("Due"), choices=DUE, required=False)
    received_from = forms.DateField(label=_("Received from"), required=False, widget=_DayInput)
    received_to = forms.DateField(label=_("Received to"), required=False, widget=_DayInput)
    by_person = ""
    """Name of the field that chooses whose work is shown; fields beside it go where work is done."""

    def __init__(self, data: Mapping[str, Any], *, tab: Tab) -> None:
        super().__init__(data)
        self.tab = tab

    def narrow(self, people: Sequence[tuple[str, Any]]) -> None:
        """Offer these people, and only what work of the tab can be filtered by."""
        if people:
            self.fields[self.by_person].choices = [("", _("All")), *people]  # type: ignore[attr-defined]
        else:
            del self.fields[self.by_person]
        if self.tab is Tab.DONE:
            for name in [name for name in self.fields if name != self.by_person]:
                del self.fields[name]

    def filters(self) -> Filters:
        """The filters that were understood."""
        self.full_clean()
        said = self.cleaned_data
        whose = said.get(self.by_person) or ""
        shared = whose == SHARED
        return Filters(
            tab=self.tab, due=DueFilter(said["due"]) if said.get("due") else None,
            kind=said.get("kind") or "", received_from=said.get("received_from"),
            received_to=said.get("received_to"),
            assignee=UUID(whose) if whose and not shared else None, shared=shared,
        )  # fmt: skip


class WhoseForm(FilterForm):
    """The filter of a desk whose head chooses whose work he reads."""

    whose = forms.ChoiceField(label=_("Whose work"), required=False)
    by_person = "whose"

    def __init__(self, data: Mapping[str, Any], *, tab: Tab, people: Sequence[Staff], head: bool) -> None:
        super().__init__(data, tab=tab)
        named: list[tuple[str, Any]] = [(str(post.pk), post.person.full_name) for post in people]
        self.narrow([(SHARED, _("For the head")), *named] if head else [])


SHARED = "shared"
"""Stands for nobody's desk: work that lies in the hall."""


def query_of(request: HttpRequest) -> str:
    """What the reader searches for; empty when he reads the queue."""
    return " ".join(request.GET.get("q", "").replace("\x00", "").split())[:LONGEST_QUERY]


def tab_of(request: HttpRequest) -> Tab:
    """Open work, unless work done was asked for."""
    return Tab.DONE if request.GET.get("tab") == Tab.DONE else Tab.OPEN


def shown(
    request: HttpRequest, form: FilterForm, counts: Counts, page: Page[Any], lines: Sequence[Any]
) -> dict[str, Any]:
    """What the template of the queue takes."""
    counted = _words(counts)
    return {
        "tab": form.tab.value, "form": form, "counts": counted, "lines": lines,
        "dues": _dues(request, form, counted),
        "filtered": any(form.cleaned_data.get(name) for name in form.fields),
        "pages": Pages(
            _neighbour(request, form, "before", page.previous), _neighbour(request, form, "after", page.next)
        ),
        "tab_links": {tab.value: "?" + urlencode(_kept(request, form, tab=tab.value)) for tab in Tab},
    }  # fmt: skip


def _words(counts: Counts) -> dict[str, str]:
    def capped(number: int) -> str:
        return f"{queue.CAP}+" if number > queue.CAP else str(number)

    return {name: capped(getattr(counts, name)) for name in ("open", "late", "today", "soon")}


def _dues(request: HttpRequest, form: FilterForm, counted: dict[str, str]) -> list[dict[str, Any]]:
    whose = {form.by_person: request.GET[form.by_person]} if request.GET.get(form.by_person) else {}
    return [
        {"text": text, "count": counted[due], "url": "?" + urlencode({"due": due, **whose})}
        for due, text in DUE
        if due
    ]


def _kept(request: HttpRequest, form: FilterForm, **changed: str) -> dict[str, str]:
    names: Iterable[str] = dict.fromkeys(("tab", *form.base_fields))
    kept = {name: request.GET[name] for name in names if request.GET.get(name)}
    return {**kept, **changed}


def _neighbour(request: HttpRequest, form: FilterForm, side: str, cursor: str) -> str:
    return "?" + urlencode(_kept(request, form, **{side: cursor})) if cursor else ""
