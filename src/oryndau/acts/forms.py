"""Forms of steps that the law checks: what it objects to stands at its field, in the language of the page."""

from typing import Any, ClassVar

from django import forms

from oryndau.cases.errors import FactsInvalid
from oryndau.law.text import Text
from oryndau.pages.formats import page_locale


class LawfulForm(forms.Form):
    """A form whose facts the law may object to: what it says is shown at the field that it names."""

    places: ClassVar[dict[str, str]] = {}
    """Field of the facts → field of the form, where they differ."""

    def take(self, error: FactsInvalid) -> None:
        """Show every broken rule at its field, or above the form."""
        for problem in error.extra.get("errors", []):
            name = str(problem["loc"][0]) if problem["loc"] else ""
            field = self.places.get(name, name)
            words = problem["msg"]
            told = words.in_(page_locale().language) if isinstance(words, Text) else str(words)
            self.add_error(field if field in self.fields else None, _sentence(told))


class ActForm(LawfulForm):
    """A step of the case as it was seen: `version` is the case's when the page was drawn."""

    version = forms.IntegerField(widget=forms.HiddenInput, min_value=1)

    def facts(self) -> dict[str, Any]:
        """The facts of the step, as the law's model takes them; empty where the step computes them."""
        return {name: value for name, value in self.cleaned_data.items() if name != "version"}


def _sentence(words: str) -> str:
    return f"{words[:1].upper()}{words[1:]}"
