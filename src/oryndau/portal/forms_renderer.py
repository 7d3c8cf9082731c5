"""Renders Django forms in the design system's markup (`FORM_RENDERER` in the settings; E-07).

`{{ form }}` and `{{ field.as_field_group }}` then give label, hint, error ("Error:" read out),
`aria-describedby` and the error classes, and forms stay plain Django forms. Hints are `help_text`; widths
and `autocomplete` are widget attributes.
"""

from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from django.forms.renderers import DjangoTemplates
from django.http import HttpRequest
from django.template.exceptions import TemplateDoesNotExist
from django.utils.functional import Promise

_DJANGO = "django/forms/widgets/"
_OURS = "oryndau_forms/widgets/"

_CLASSES = {
    "textarea.html": "govuk-textarea",
    "select.html": "govuk-select",
    "file.html": "govuk-file-upload",
    "clearable_file_input.html": "govuk-file-upload",
    "checkbox.html": "govuk-checkboxes__input",
}
_TEXT_INPUTS = {"text", "email", "number", "password", "url", "tel", "search", "input"}


class GovukRenderer(DjangoTemplates):
    """The forms' look."""

    form_template_name = "oryndau_forms/form.html"
    field_template_name = "oryndau_forms/field.html"

    def get_template(self, template_name: str) -> Any:
        """Our template of a widget where we have one, else Django's."""
        if template_name.startswith(_DJANGO):
            try:
                return super().get_template(_OURS + template_name.removeprefix(_DJANGO))
            except TemplateDoesNotExist:
                pass
        return super().get_template(template_name)

    def render(self, template_name: str, context: dict[str, Any], request: HttpRequest | None = None) -> str:
        """Give controls their classes, groups their shape, then render."""
        if "widget" in context and (base := _base_class(template_name)):
            _add_classes(context["widget"]["attrs"], base)
        if template_name == f"{_DJANGO}radio.html":
            _forget_invalid(context["widget"])
        if isinstance(field := context.get("field"), BoundField):
            context = {**context, **_shape(field)}
        return super().render(template_name, context, request)


def _base_class(template_name: str) -> str:
    name = template_name.removeprefix(_DJANGO)
    return _CLASSES.get(name) or ("govuk-input" if name.removesuffix(".html") in _TEXT_INPUTS else "")


def _add_classes(attrs: dict[str, Any], base: str) -> None:
    error = f"{base}--error" if attrs.get("aria-invalid") and "checkboxes" not in base else ""
    # The hook of the character counter, harmless where nothing is counted.
    hook = "govuk-js-character-count" if base == "govuk-textarea" else ""
    attrs["class"] = " ".join(part for part in (base, error, hook, attrs.get("class", "")) if part)


def _forget_invalid(widget: dict[str, Any]) -> None:
    """A single radio button has no `aria-invalid` in ARIA 1.2: the group's error is said by the fieldset."""
    for _group, options, _index in widget["optgroups"]:
        for option in options:
            option["attrs"].pop("aria-invalid", None)


def _shape(field: BoundField) -> dict[str, Any]:
    widget = field.field.widget
    limit = getattr(field.field, "max_length", None)
    return {
        "control": _control(widget),
        "count": limit if isinstance(widget, forms.Textarea) else None,
        "optional": not field.field.required and not isinstance(widget, forms.CheckboxInput),
        "label": field.label if isinstance(field.label, str | Promise) else "",
    }


def _control(widget: forms.Widget) -> str:
    if isinstance(widget, forms.CheckboxInput):
        return "checkbox"
    return "fieldset" if widget.use_fieldset else "input"
