"""The form of a new token."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from oryndau.api.scopes import WORDS
from oryndau.cases.ids import new_id

DAYS = [("30", _("30 days")), ("90", _("90 days")), ("365", _("One year"))]


class TokenForm(forms.Form):
    """What the program is called, what it may do, and how long."""

    name = forms.CharField(
        label=_("Name of the program"), max_length=100,
        help_text=_("For example: collection system, main office"),
        error_messages={"required": _("Enter the name of the program")},
    )  # fmt: skip
    scopes = forms.MultipleChoiceField(
        label=_("What the program may do"), choices=[(scope.value, words) for scope, words in WORDS.items()],
        widget=forms.CheckboxSelectMultiple, error_messages={"required": _("Choose at least one right")},
    )  # fmt: skip
    days = forms.ChoiceField(
        label=_("The token is valid for"), choices=DAYS, widget=forms.RadioSelect, initial="90",
        error_messages={"required": _("Choose how long the token is valid")},
    )  # fmt: skip
    key = forms.UUIDField(widget=forms.HiddenInput)
    """Made with the page: the same form sent twice makes one token."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs["initial"] = {"key": new_id(), **(kwargs.get("initial") or {})}
        super().__init__(*args, **kwargs)
