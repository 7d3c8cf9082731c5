"""Forms of a session: announce, change, cancel (C-02)."""

from datetime import datetime
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from oryndau.acts.forms import LawfulForm
from oryndau.law.hours import ALMATY
from oryndau.pages.fields import Checkboxes, DateField

LANGUAGES = [("kk", _("Kazakh")), ("ru", _("Russian"))]


class _TimeInput(forms.TimeInput):
    input_type = "time"

    def __init__(self) -> None:
        super().__init__(format="%H:%M", attrs={"class": "govuk-input govuk-input--width-5"})


def _line(label: Any, hint: Any = "") -> forms.CharField:
    return forms.CharField(label=label, max_length=300, help_text=hint)


class _TimeAndPlace(LawfulForm):
    """When and where, in both official languages."""

    held_on = DateField(label=_("Date of the session"))
    held_time = forms.TimeField(
        label=_("It begins at"), widget=_TimeInput, input_formats=["%H:%M"],
        help_text=_("Kazakhstan's time, in working hours. For example, 10:00"),
    )  # fmt: skip
    place_kk = _line(_("Place, in Kazakh"), _("Address and hall"))
    place_ru = _line(_("Place, in Russian"))
    seats = forms.IntegerField(
        label=_("Seats"), min_value=1, max_value=1000,
        widget=forms.NumberInput(attrs={"class": "govuk-input--width-4"}),
    )  # fmt: skip
    places = {"held_at": "held_on"}

    def facts(self) -> dict[str, Any]:
        """Time and place as the facts take them."""
        said = self.cleaned_data
        held = datetime.combine(said["held_on"], said["held_time"], tzinfo=ALMATY)
        told = {name: said[name] for name in ("place_kk", "place_ru", "seats")}
        return {**told, "held_at": held}


class AnnounceForm(_TimeAndPlace):
    """A new session."""

    key = forms.UUIDField(widget=forms.HiddenInput)
    closes_on = DateField(
        label=_("Closing date of receipt of documents"),
        help_text=_("A working day. The term of the service, 10 working days, counts from it."),
    )
    languages = forms.MultipleChoiceField(
        label=_("Languages of the test and the interview"), choices=LANGUAGES, widget=Checkboxes
    )
    notes_kk = forms.CharField(
        label=_("Note for candidates, in Kazakh"), required=False, max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )  # fmt: skip
    notes_ru = forms.CharField(
        label=_("Note for candidates, in Russian"), required=False, max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )  # fmt: skip
    field_order = ["closes_on", "held_on", "held_time", "place_kk", "place_ru", "languages", "seats"]

    def facts(self) -> dict[str, Any]:
        """The announcement; number and territory are the system's."""
        said = self.cleaned_data
        notes = {name: said[name] for name in ("notes_kk", "notes_ru") if said[name]}
        return {
            **super().facts(), **notes, "closes_on": said["closes_on"], "languages": said["languages"],
        }  # fmt: skip


def _reason(label: Any) -> forms.CharField:
    return forms.CharField(
        label=label, min_length=5, max_length=2000, widget=forms.Textarea(attrs={"rows": 3})
    )


class ChangeForm(_TimeAndPlace):
    """Another time, place or number of seats; candidates are told the reason."""

    version = forms.IntegerField(widget=forms.HiddenInput, min_value=1)
    reason_kk = _reason(_("Reason, in Kazakh"))
    reason_ru = _reason(_("Reason, in Russian"))

    def facts(self) -> dict[str, Any]:
        """The change."""
        said = self.cleaned_data
        return {**super().facts(), "reason_kk": said["reason_kk"], "reason_ru": said["reason_ru"]}


class CancelForm(LawfulForm):
    """Call the session off."""

    version = forms.IntegerField(widget=forms.HiddenInput, min_value=1)
    reason_kk = _reason(_("Reason, in Kazakh"))
    reason_ru = _reason(_("Reason, in Russian"))

    def facts(self) -> dict[str, Any]:
        """The cancellation."""
        return {name: self.cleaned_data[name] for name in ("reason_kk", "reason_ru")}


class FilterForm(forms.Form):
    """Which sessions the public list shows."""

    territory = forms.ChoiceField(label=_("Region"), required=False)
    language = forms.ChoiceField(
        label=_("Language"), required=False, choices=[("", _("Any")), *LANGUAGES]
    )  # fmt: skip

    def __init__(self, *args: Any, choices: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["territory"].choices = [("", _("All")), *choices]  # type: ignore[attr-defined]

    def value(self, name: str) -> str:
        """A filter that was understood, or nothing."""
        return str(self.cleaned_data.get(name) or "") if self.is_valid() or self.cleaned_data else ""
