"""The form of the decision on a complaint (APPC Art. 100, 101)."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from oryndau.appeals.words import OUTCOMES
from oryndau.cases.errors import FactsInvalid
from oryndau.law.text import Text
from oryndau.pages.fields import Radios

PROSE = 1_900


def _prose(label: Any, rows: int = 6, **kwargs: Any) -> forms.CharField:
    return forms.CharField(
        label=label, widget=forms.Textarea(attrs={"rows": rows}), min_length=10, max_length=PROSE, **kwargs
    )


class DecideForm(forms.Form):
    """One of the six outcomes, with reasons in both official languages."""

    version = forms.IntegerField(widget=forms.HiddenInput, min_value=1)
    outcome = forms.ChoiceField(
        label=_("Decision"), widget=Radios, error_messages={"required": _("Choose one of the decisions")}
    )
    reasons_kk = _prose(
        _("Reasons in Kazakh"), help_text=_("What was found, and by which rules of law the decision is made.")
    )
    reasons_ru = _prose(_("Reasons in Russian"))
    order_kk = _prose(
        _("What is to be done, in Kazakh"), 4, required=False,
        help_text=_("The new act, the action, or the violations found and the proposals to remove them."),
    )  # fmt: skip
    order_ru = _prose(_("What is to be done, in Russian"), 4, required=False)

    def __init__(self, *args: Any, language: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["outcome"].choices = [  # type: ignore[attr-defined]
            (one.value, _sentence(text.in_(language))) for one, text in OUTCOMES.items()
        ]
        self.language = language

    def facts(self) -> dict[str, Any]:
        """The facts of the step, as the law's model takes them."""
        said = {name: value or None for name, value in self.cleaned_data.items()}
        return {key: value for key, value in said.items() if key != "version"}

    def take(self, error: FactsInvalid) -> None:
        """Show every broken rule at its field, or above the form."""
        for problem in error.extra.get("errors", []):
            where = problem.get("ctx", {}).get("field") or (problem["loc"][0] if problem["loc"] else "")
            words = problem["msg"]
            told = words.in_(self.language) if isinstance(words, Text) else str(words)
            self.add_error(where if where in self.fields else None, _sentence(told))


def _sentence(words: str) -> str:
    return words[:1].upper() + words[1:]
