"""Form fields and controls that Django lacks: a date in three boxes, and choices with a hint beside each.

A wrong date is answered by what is missing in it ("must include a month"), not by "invalid".
"""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django import forms
from django.utils.datastructures import MultiValueDict
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from . import formats

Words = str | Promise
PARTS = ("day", "month", "year")
DateValue = tuple[str, str, str]


class DatePartsWidget(forms.Widget):
    """Three boxes, `<name>_day`, `<name>_month`, `<name>_year`. Its value is a tuple of what was typed."""

    template_name = "oryndau_forms/widgets/date_parts.html"
    use_fieldset = True

    def format_value(self, value: Any) -> DateValue:
        """The boxes' contents for a date, an ISO date from a draft, or what was typed."""
        if isinstance(value, str) and value:
            try:
                value = date.fromisoformat(value)
            except ValueError:
                return ("", "", "")
        if isinstance(value, date):
            return (str(value.day), str(value.month), str(value.year))
        return value if isinstance(value, tuple) else ("", "", "")

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        """The three boxes; of a wrong date the empty ones are marked, or all when none is empty."""
        context = super().get_context(name, value, attrs)
        typed = self.format_value(value)
        wrong = bool(context["widget"]["attrs"].get("aria-invalid"))
        complete = all(typed) or not any(typed)
        context["widget"]["parts"] = [
            {"name": f"{name}_{part}", "part": part, "value": text, "wrong": wrong and (complete or not text)}
            for part, text in zip(PARTS, typed, strict=True)
        ]
        context["widget"]["birthday"] = self.attrs.get("autocomplete") == "bday"
        return context

    def value_from_datadict(
        self, data: Mapping[str, Any], files: MultiValueDict[str, Any], name: str
    ) -> DateValue | None:
        """What was typed, trimmed; None when no box was sent. An ISO date under the bare name will do."""
        if name in data:
            return self.format_value(data[name])
        if not any(f"{name}_{part}" in data for part in PARTS):
            return None
        typed = [str(data.get(f"{name}_{part}") or "").strip() for part in PARTS]
        return (typed[0], typed[1], typed[2])

    def value_omitted_from_data(
        self, data: Mapping[str, Any], files: MultiValueDict[str, Any], name: str
    ) -> bool:
        """Whether the page sent nothing of this date."""
        return name not in data and not any(f"{name}_{part}" in data for part in PARTS)

    def id_for_label(self, id_: str) -> str:
        """The error summary leads to the first box."""
        return f"{id_}_day" if id_ else id_


class DateField(forms.Field):
    """A date typed in three boxes.

    `earliest` and `latest` bound it, inclusive; whoever knows the day passes them when the form is
    made. Errors say which box is empty, or which rule the date breaks.
    """

    widget = DatePartsWidget
    default_error_messages = {
        "required": _("Enter the date"),
        "missing_day": _("The date must include a day"),
        "missing_month": _("The date must include a month"),
        "missing_year": _("The date must include a year"),
        "missing_day_month": _("The date must include a day and a month"),
        "missing_day_year": _("The date must include a day and a year"),
        "missing_month_year": _("The date must include a month and a year"),
        "numbers": _("The date must be written in numbers, for example 24 11 2026"),
        "short_year": _("The year must have four figures, for example 2026"),
        "impossible": _("There is no such day in the calendar"),
        "earliest": _("The date must be %(limit)s or later"),
        "latest": _("The date must be %(limit)s or earlier"),
    }

    def __init__(self, *, earliest: date | None = None, latest: date | None = None, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.earliest = earliest
        self.latest = latest

    def to_python(self, value: Any) -> date | None:
        """The date, None when all boxes are empty. Raises ValidationError naming what is wrong."""
        if value in self.empty_values or value == ("", "", ""):
            return None
        if isinstance(value, date):
            return value
        missing = [part for part, text in zip(PARTS, value, strict=True) if not text]
        if missing:
            raise self._error("missing_" + "_".join(missing))
        return self._read(value)

    def validate(self, value: Any) -> None:
        """The bounds, after presence."""
        super().validate(value)
        if value is None:
            return
        if self.earliest and value < self.earliest:
            raise self._error("earliest", limit=formats.day(self.earliest))
        if self.latest and value > self.latest:
            raise self._error("latest", limit=formats.day(self.latest))

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Whether the boxes hold another date than the initial one."""
        widget = DatePartsWidget()
        return widget.format_value(initial) != widget.format_value(data)

    def _read(self, typed: DateValue) -> date:
        if not all(text.isascii() and text.isdigit() and len(text) <= 4 for text in typed):
            raise self._error("numbers")
        if len(typed[2]) != 4:
            raise self._error("short_year")
        try:
            return date(int(typed[2]), int(typed[1]), int(typed[0]))
        except ValueError:
            raise self._error("impossible") from None

    def _error(self, code: str, **params: str) -> forms.ValidationError:
        return forms.ValidationError(self.error_messages[code], code=code, params=params or None)


class _Hinted:
    """Choices of which some carry a hint."""

    hints: Mapping[str, Words]

    def create_option(self, name: str, value: Any, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """The option with its hint, if it has one."""
        option: dict[str, Any] = super().create_option(name, value, *args, **kwargs)  # type: ignore[misc]
        option["hint"] = self.hints.get(str(value), "")
        if option["hint"] and "id" in option["attrs"]:
            option["attrs"]["aria-describedby"] = f"{option['attrs']['id']}_hint"
        return option


class Radios(_Hinted, forms.RadioSelect):
    """Radio buttons; `hints` maps a choice's value to the line that explains it."""

    def __init__(self, *args: Any, hints: Mapping[str, Words] | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.hints = hints or {}


class Checkboxes(_Hinted, forms.CheckboxSelectMultiple):
    """Several checkboxes; `hints` maps a choice's value to the line that explains it."""

    def __init__(self, *args: Any, hints: Mapping[str, Words] | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.hints = hints or {}
