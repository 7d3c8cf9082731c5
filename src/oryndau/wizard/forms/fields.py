"""Fields checked by the law's own types: the words of an error are those of the broken rule (E-07)."""

import re
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from pydantic import TypeAdapter, ValidationError

from oryndau.law.acts import Clause
from oryndau.law.facts import Problem, problems
from oryndau.law.money import Money
from oryndau.law.territories import territories
from oryndau.law.text import Text
from oryndau.pages.fields import DateField, Radios

REQUIRED: dict[str, Any] = {"required": _("Fill in this field")}
CHOOSE: dict[str, Any] = {
    "required": _("Choose one of the answers"),
    "invalid_choice": _("Choose one of the answers in the list"),
}
LONG_PAST = date(1900, 1, 1)


def in_page_language(text: Text | Clause) -> str:
    """A law's text, or the name of a clause, in the language of the page."""
    return text.in_(get_language() or "kk")


def rule_words(problem: Problem) -> str:
    """What is wrong, and the clause that says so where a law does."""
    words = in_page_language(problem.message)
    return f"{words} ({in_page_language(problem.clause)})" if problem.clause else words


class LawField(forms.CharField):
    """A line of text that must be a value of a type of the law: an IIN, a name, a sum."""

    default_error_messages = REQUIRED

    def __init__(self, type_: Any, **kwargs: Any) -> None:
        self.adapter: TypeAdapter[Any] = TypeAdapter(type_)
        super().__init__(**kwargs)

    def clean(self, value: Any) -> Any:
        """The value, None when it is left empty; ValidationError with the words of the rule."""
        typed = super().clean(value)
        if typed in self.empty_values:
            return None
        try:
            return self.adapter.validate_python(self.prepared(typed))
        except ValidationError as error:
            raise forms.ValidationError([rule_words(problem) for problem in problems(error)]) from None

    def prepared(self, typed: str) -> str:
        """What was typed, in the spelling that the type takes."""
        return typed


class NumberField(LawField):
    """An IIN, BIN, account or postal code: blanks between the groups are dropped, letters made capital."""

    def prepared(self, typed: str) -> str:
        """Without blanks, in capital letters."""
        return re.sub(r"[\s\u00a0-]", "", typed).upper()


class MoneyField(LawField):
    """A sum as people write it: `1 250 000,50`."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(Money, **kwargs)

    def prepared(self, typed: str) -> str:
        """Without blanks and the currency, with a point before the tiyn."""
        return re.sub(r"[\s\u00a0₸]", "", typed).replace(",", ".")


def choice(options: list[tuple[str, Any]], label: Any, **kwargs: Any) -> forms.ChoiceField:
    """Radio buttons; `hints` explains single options."""
    widget = Radios(hints=kwargs.pop("hints", None))
    return forms.ChoiceField(choices=options, label=label, widget=widget, error_messages=CHOOSE, **kwargs)


def territory_field(label: Any, required: bool = True, **kwargs: Any) -> forms.ChoiceField:
    """One of the 20 territories (E-01), in a list with an empty first line."""

    def options() -> list[tuple[str, str]]:
        named = [(code, in_page_language(row.name)) for code, row in territories().items()]
        return [("", ""), *sorted(named, key=lambda row: row[1])]

    return forms.ChoiceField(
        choices=options, label=label, required=required, error_messages=CHOOSE,
        widget=forms.Select(attrs={"class": "govuk-!-width-two-thirds"}), **kwargs,
    )  # fmt: skip


def past_day(label: Any, today: date, required: bool = True, **kwargs: Any) -> DateField:
    """A day that has come: a date in the future is refused."""
    return DateField(label=label, required=required, earliest=LONG_PAST, latest=today, **kwargs)


def line(type_: Any, label: Any, *, width: str = "", required: bool = True, **kwargs: Any) -> LawField:
    """A line of text; `width` is the design system's, such as `10` or `20`; `autocomplete` as in HTML."""
    field: type[LawField] = NumberField if kwargs.pop("number", False) else LawField
    return field(
        type_, label=label, required=required, widget=forms.TextInput(attrs=_attrs(width, kwargs)), **kwargs
    )


def prose(
    type_: Any, label: Any, *, required: bool = True, rows: int = 6, limit: int = 20_000, **kwargs: Any
) -> LawField:
    """A text of several lines with a counter of characters."""
    return LawField(
        type_,
        label=label,
        required=required,
        max_length=limit,
        widget=forms.Textarea(attrs={"rows": rows}),
        **kwargs,
    )


def _attrs(width: str, given: dict[str, Any]) -> dict[str, str]:
    attrs = {"class": f"govuk-input--width-{width}"} if width else {}
    attrs |= {name: given.pop(name) for name in ("autocomplete", "inputmode") if name in given}
    return {**attrs, "spellcheck": "false"}
