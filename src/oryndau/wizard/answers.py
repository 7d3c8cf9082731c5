"""The answers of a page in words, for the check page: built from the form, so nothing is left out."""

from collections.abc import Iterable
from datetime import date
from typing import Any, cast

from django import forms
from django.utils.translation import gettext as _

from oryndau.law.money import Money
from oryndau.pages import formats
from oryndau.pages.components import Row
from oryndau.wizard.forms.base import PageForm


def answered(form: PageForm, change: str) -> list[Row]:
    """The answers of a page that say something."""
    form.is_valid()
    return [
        Row(str(field.label), shown, change)
        for name, field in form.fields.items()
        if (shown := _shown(field, form.cleaned_data.get(name, _typed(form, name)), name in form.errors))
    ]


def _typed(form: PageForm, name: str) -> Any:
    value = form[name].value()
    return " ".join(part for part in value if part) if isinstance(value, tuple) else value


def _shown(field: forms.Field, value: Any, wrong: bool) -> str | list[str]:
    if value in (None, "", [], False):
        return ""
    if wrong:
        return _("%(value)s (to be put right)") % {"value": value}
    if isinstance(field, forms.MultipleChoiceField):
        return [_label(field, one) for one in value]
    if isinstance(field, forms.ChoiceField):
        return _label(field, value)
    if value is True:
        return _("yes")
    if isinstance(value, date):
        return formats.day(value)
    return formats.tenge(value.amount) if isinstance(value, Money) else str(value)


def _label(field: forms.ChoiceField, value: str) -> str:
    for key, label in cast(Iterable[tuple[Any, Any]], field.choices):
        if isinstance(label, list | tuple):
            for inner, words in label:
                if str(inner) == value:
                    return str(words)
        elif str(key) == value:
            return str(label)
    return value
