"""Forms of the proctor, the candidate and the Department (C-10 to C-13)."""

from datetime import datetime
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from oryndau.acts.forms import LawfulForm
from oryndau.law.hours import ALMATY
from oryndau.pages.fields import Radios

VIOLATIONS = [
    ("literature", _("Reference books, legal texts or other literature")),
    ("device", _("A telephone or another means of communication")),
    ("notes", _("Notes on paper or on a device")),
    ("help", _("Help of another person")),
    ("another-person", _("Another person in the candidate's place")),
    ("disorder", _("Disorder in the hall")),
]
WAYS = [
    ("eds", _("By EDS: the candidate signs in at the seat")),
    ("photo", _("By the photo in the register")),
]
PROSE = 2000


def _prose(label: Any, rows: int = 4, **kwargs: Any) -> forms.CharField:
    told = {"max_length": PROSE, **kwargs}
    return forms.CharField(label=label, widget=forms.Textarea(attrs={"rows": rows}), **told)


def _number(label: Any, least: int, most: int, **kwargs: Any) -> forms.IntegerField:
    widget = forms.NumberInput(attrs={"class": "govuk-input--width-4"})
    return forms.IntegerField(label=label, min_value=least, max_value=most, widget=widget, **kwargs)


class IdentifyForm(LawfulForm):
    """Who sits where, how his identity was made sure, and what more time he has (C-11)."""

    seat = _number(_("Seat"), 1, 1000)
    way = forms.ChoiceField(
        label=_("How the identity is made sure"), choices=WAYS,
        widget=Radios(hints={
            "eds": _("Nobody else can take the seat: it opens to the candidate's own EDS alone."),
            "photo": _("Compare the face with the photo of the register shown on this page and with the "
                       "document. You get a code for the seat; hand it to the candidate."),
        }),
    )  # fmt: skip
    extra_minutes = _number(
        _("Extra minutes"), 0, 180, required=False, initial=0,
        help_text=_("Only for a candidate who asked for them in the application, as the law grants it."),
    )  # fmt: skip
    extra_minutes_reason = _prose(_("Reason of the extra time"), 3, required=False)

    def facts(self) -> dict[str, Any]:
        """The facts of the step `identify`."""
        said = self.cleaned_data
        return {
            "seat": said["seat"], "way": said["way"], "extra_minutes": said["extra_minutes"] or 0,
            "extra_minutes_reason": said["extra_minutes_reason"] or None,
        }  # fmt: skip


class _TimeInput(forms.TimeInput):
    input_type = "time"


class SuspendForm(LawfulForm):
    """A violation, in both official languages: the minutes quote it (C-10)."""

    version = forms.IntegerField(widget=forms.HiddenInput, min_value=1)
    violation = forms.ChoiceField(label=_("What was violated"), choices=VIOLATIONS, widget=Radios())
    described_kk = _prose(_("What happened, in Kazakh"), min_length=10)
    described_ru = _prose(_("What happened, in Russian"), min_length=10)
    time = forms.TimeField(
        label=_("When it happened, today"), input_formats=["%H:%M"],
        widget=_TimeInput(format="%H:%M", attrs={"class": "govuk-input govuk-input--width-5"}),
    )  # fmt: skip
    places = {"occurred_at": "time"}

    def facts(self, at: datetime) -> dict[str, Any]:
        """The facts of the step `suspend`, on the day of `at`."""
        said = self.cleaned_data
        occurred = datetime.combine(at.astimezone(ALMATY).date(), said["time"], tzinfo=ALMATY)
        told = {name: said[name] for name in ("violation", "described_kk", "described_ru")}
        return {**told, "occurred_at": occurred}


class NoteForm(forms.Form):
    """Something that the proctor saw."""

    text = _prose(_("What happened"), 3, min_length=3)


class UnsignedForm(forms.Form):
    """Why the sheet of results has no electronic signature (C-13)."""

    REASONS = [
        ("no-eds", _("The candidate has no EDS with him and signed both paper copies")),
        ("refused", _("The candidate refused to sign")),
    ]  # fmt: skip
    reason = forms.ChoiceField(
        label=_("Why the sheet is not signed with EDS"), choices=REASONS, widget=Radios()
    )
    remark = _prose(_("Remark"), 3, required=False)


class AppealForm(LawfulForm):
    """Why a question is contested."""

    reason = _prose(
        _("Why the question or its right answer is wrong"), 6, min_length=10, max_length=4000,
        help_text=_("Name the article of law that you rely on."),
    )  # fmt: skip


class RulingForm(LawfulForm):
    """The Department's ruling on a contested question."""

    CHOICES = [
        ("yes", _("Uphold: the question counts as right for everybody of the session who had it")),
        ("no", _("Dismiss: the result stays")),
    ]  # fmt: skip
    upheld = forms.ChoiceField(label=_("Ruling"), choices=CHOICES, widget=Radios())
    reason_kk = _prose(_("Reasons, in Kazakh"), min_length=10)
    reason_ru = _prose(_("Reasons, in Russian"), min_length=10)
