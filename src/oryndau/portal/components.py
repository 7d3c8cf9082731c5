"""Draws components, and finds what an error summary says."""

from collections.abc import Iterable
from dataclasses import dataclass

from django import forms
from django.forms.boundfield import BoundField
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from oryndau.pages.fields import DatePartsWidget


@dataclass(frozen=True)
class Problem:
    """A line of the error summary: the field's name, what is wrong, and the control that it leads to."""

    label: str
    message: str
    target: str = ""


def draw(component: str, **context: object) -> SafeString:
    """The markup of a component."""
    return render_to_string(f"portal/components/{component}.html", context)


def problems(given: Iterable[forms.BaseForm]) -> list[Problem]:
    """Everything wrong in the forms, in the order of their fields; errors of a whole form come first."""
    found: list[Problem] = []
    for form in given:
        found += [Problem("", str(message)) for message in form.non_field_errors()]
        for field in form:
            found += [Problem(_label(field), str(message), control_id(field)) for message in field.errors]
    return found


def control_id(field: BoundField) -> str:
    """The id of the control that takes the focus: the first of several."""
    widget = field.field.widget
    if isinstance(widget, forms.RadioSelect | forms.CheckboxSelectMultiple):
        return f"{field.auto_id}_0"
    if isinstance(widget, DatePartsWidget):
        return f"{field.auto_id}_day"
    return field.id_for_label


def _label(field: BoundField) -> str:
    """A single checkbox is named by its message alone: its label is a sentence."""
    return "" if isinstance(field.field.widget, forms.CheckboxInput) else str(field.label)
