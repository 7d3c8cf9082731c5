"""What every page of the wizard shares: answers are kept as typed, and give a piece of the facts (E-07).

A draft keeps what the browser sent (strings), so that a wrong answer survives and can be put right later.
A bound form of those answers says whether the page is complete, and `facts()` what it states.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, ClassVar

from django import forms
from django.forms.boundfield import BoundField
from django.utils.translation import gettext_lazy as _

from oryndau.cases.actors import Actor
from oryndau.law.facts import Problem
from oryndau.people.models import Person
from oryndau.timekeeping import local

Answers = dict[str, Any]
MAX_ANSWER = 25_000
"""Characters of one answer that a draft keeps: more than any rule allows, so that its error is shown."""


@dataclass(frozen=True, slots=True)
class Setting:
    """What a page may know besides its own answers: the moment, the person, the other pages."""

    at: datetime
    person: Person
    actor: Actor
    answers: Mapping[str, Any] = field(default_factory=dict)
    organisation: str = ""
    """Name of the organisation of the EDS, when the person acts for it."""
    stated: Mapping[str, Any] = field(default_factory=dict)
    """What other pages about the same thing state, so that rules that span pages are said early."""
    earlier: Mapping[str, Any] = field(default_factory=dict)
    """Answers of the person's previous draft, to offer what is the same every time."""

    @property
    def today(self) -> date:
        """The day in Kazakhstan."""
        return local(self.at).date()

    def page(self, key: str) -> Mapping[str, Any]:
        """The answers of another page; empty when it was not visited."""
        found = self.answers.get(key)
        return found if isinstance(found, Mapping) else {}


@dataclass(frozen=True, slots=True)
class Group:
    """Questions of a page that belong together, under a heading."""

    legend: Any
    fields: Sequence[BoundField]
    hint: Any = ""
    drop: str = ""
    """Of a row that can be taken out: its kind and number, `row-2`."""


class PageForm(forms.Form):
    """One page. `locations` maps paths of the facts to fields, so that errors find their place."""

    locations: ClassVar[Mapping[str, str]] = {}
    statements: ClassVar[bool] = False
    """Boxes to tick, told on the check page as given or not, and not one by one."""

    def __init__(self, data: Mapping[str, Any] | None = None, *, about: Setting, **kwargs: Any) -> None:
        self.about = about
        super().__init__(data, initial=self.offered(about) if data is None else None, **kwargs)
        self.prepare(about)

    def prepare(self, about: Setting) -> None:
        """Fields that depend on the day or on other pages."""

    def offered(self, about: Setting) -> Answers:
        """What is offered on the first visit."""
        return {}

    def facts(self) -> dict[str, Any]:
        """The piece of the application that the valid answers state."""
        raise NotImplementedError

    def grouped(self) -> list[Group]:
        """The page's groups; one without a heading unless the page says otherwise."""
        return [Group("", [self[name] for name in self.fields])]

    def field_of(self, location: str) -> str | None:
        """The field that a path of the facts belongs to."""
        for path, name in self.locations.items():
            if location == path or location.startswith(f"{path}."):
                return name
        return None

    def take(self, problem: Problem, words: str) -> None:
        """Show a broken rule at its field, or above the form when no field is to blame."""
        name = self.field_of(problem.field)
        if name is None or name not in self.fields:
            self.add_error(None, words)
        elif words not in self.errors.get(name, []):
            self.add_error(name, words)

    def value(self, name: str) -> Any:
        """A clean value, None for an empty one."""
        return self.cleaned_data.get(name) or None


class RowsForm(PageForm):
    """A page with rows that repeat (accounts): `<kind>_<n>_<field>`; empty rows are left out."""

    row_kinds: ClassVar[Mapping[str, int]] = {}
    """Kind of row → the largest number of them."""
    row_words: ClassVar[Mapping[str, Any]] = {}
    """Kind of row → the words of the button that adds another."""

    def rows_of(self, kind: str) -> int:
        """How many rows the page shows: those filled in, those asked for with "Add another", one at least."""
        given = self.data if self.is_bound else (self.initial or {})
        asked = str(given.get(f"{kind}_rows", ""))
        count = int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 4 else 1
        return min(max(count, 1), self.row_kinds[kind])

    def row_names(self, kind: str, number: int) -> list[str]:
        """The names of a row's fields."""
        return [name for name in self.fields if name.startswith(f"{kind}_{number}_")]

    def rows(self, kind: str) -> Iterator[tuple[int, dict[str, Any]]]:
        """The rows with anything in them: (number, values by short name)."""
        for number in range(self.rows_of(kind)):
            names = self.row_names(kind, number)
            values = {name.split("_", 2)[2]: self.cleaned_data.get(name) or None for name in names}
            if any(values.values()):
                yield number, values

    def require(self, kind: str, *needed: str) -> None:
        """Of a row that was begun, these fields must be filled in."""
        for number, values in self.rows(kind):
            for short in needed:
                name = f"{kind}_{number}_{short}"
                if values.get(short) is None and name not in self.errors:
                    self.add_error(name, str(_("Fill in this field")))

    def without(self, kind: str, number: int, answers: Answers) -> Answers:
        """The answers without a row; those behind it move up."""
        count = self.rows_of(kind)
        kept = {name: value for name, value in answers.items() if not name.startswith(f"{kind}_")}
        for row in range(count):
            if row != number:
                place, prefix = row - (row > number), f"{kind}_{row}_"
                moved = {name: value for name, value in answers.items() if name.startswith(prefix)}
                kept |= {f"{kind}_{place}_{name.removeprefix(prefix)}": one for name, one in moved.items()}
        return {**kept, f"{kind}_rows": str(max(count - 1, 1))}

    def more(self) -> list[str]:
        """Kinds of which another row may be added."""
        return [kind for kind, most in self.row_kinds.items() if self.rows_of(kind) < most]


def typed(data: Mapping[str, Any], form: forms.BaseForm) -> Answers:
    """What a browser sent, as the draft keeps it: only this page's own controls, cut to a sane length."""
    kept: Answers = {}
    names = set(form.fields) | {f"{name}_{part}" for name in form.fields for part in ("day", "month", "year")}
    names |= {f"{kind}_rows" for kind in getattr(form, "row_kinds", {})}
    for name in names:
        if name not in data:
            continue
        several = isinstance(form.fields.get(name), forms.MultipleChoiceField)
        if several and hasattr(data, "getlist"):
            kept[name] = [str(one)[:MAX_ANSWER] for one in data.getlist(name)][:100]
        else:
            kept[name] = data[name] if several else _storable(str(data[name]))
    return kept


def _storable(text: str) -> str:
    # PostgreSQL keeps no NUL in JSON; everything else that may not be shown is refused by the field itself.
    return text[:MAX_ANSWER].replace("\x00", "\ufffd")
