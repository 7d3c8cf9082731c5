"""Forms of a hearing: when and how the applicant is heard, and what was said there (C-18, L-07)."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from oryndau.acts.considering.forms import prose
from oryndau.acts.forms import ActForm
from oryndau.law.hours import ALMATY
from oryndau.pages import formats
from oryndau.pages.fields import DateField, Radios

MANNERS = [("in-person", _("In person")), ("video", _("By video"))]
YES_NO = [("yes", _("Yes")), ("no", _("No"))]


class _TimeInput(forms.TimeInput):
    input_type = "time"

    def __init__(self) -> None:
        super().__init__(format="%H:%M", attrs={"class": "govuk-input govuk-input--width-5"})


def _time(label: Any, hint: Any = "") -> forms.TimeField:
    return forms.TimeField(label=label, widget=_TimeInput, input_formats=["%H:%M"], help_text=hint)


class AppointmentForm(ActForm):
    """The hearing on a day that the law allows; what the refusal says is the form of its service."""

    hearing_on = forms.DateField(
        label=_("Day of the hearing"), widget=Radios, input_formats=["%Y-%m-%d"],
        error_messages={"required": _("Choose the day of the hearing")},
    )  # fmt: skip
    hearing_time = _time(
        _("The hearing begins at"), _("Kazakhstan's time, in working hours. For example, 10:00")
    )
    manner = forms.ChoiceField(
        label=_("Manner of the hearing"), widget=Radios, choices=MANNERS,
        error_messages={"required": _("Choose how the hearing is held")},
    )  # fmt: skip
    place_kk = forms.CharField(
        label=_("Place, in Kazakh"),
        max_length=300,
        help_text=_("Address and room; of a video hearing, from where it is held."),
    )
    place_ru = forms.CharField(label=_("Place, in Russian"), max_length=300)
    link = forms.URLField(
        label=_("Address of the video hearing"), required=False, max_length=300, assume_scheme="https",
        help_text=_("Begins with https://. Only for a video hearing."),
    )  # fmt: skip
    places = {"hearing_at": "hearing_on"}

    def __init__(self, *args: Any, days: Iterable[date], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offered = [(day.isoformat(), formats.weekday(day)) for day in days]
        self.fields["hearing_on"].widget.choices = offered

    def facts(self) -> dict[str, Any]:
        """The preliminary decision; the hearing's moment from day and time."""
        said = {name: value for name, value in super().facts().items() if not name.startswith("hearing_")}
        held = datetime.combine(
            self.cleaned_data["hearing_on"], self.cleaned_data["hearing_time"], tzinfo=ALMATY
        )
        return {**said, "hearing_at": held, "link": said["link"] or None}


class HearingForm(ActForm):
    """Minutes of the hearing: when, who, what was said (APPC Art. 74)."""

    held_on = DateField(label=_("Day of the hearing"))
    held_time = _time(_("It began at"))
    appeared = forms.ChoiceField(
        label=_("Did the applicant take part?"), widget=Radios, choices=YES_NO,
        error_messages={"required": _("Say whether the applicant took part")},
    )  # fmt: skip
    participants = prose(
        _("Who took part"), 4, required=False,
        help_text=_("One person on a line: name and position, or whom he represents."),
    )  # fmt: skip
    said_kk = prose(_("What was said, in Kazakh"), 7, min_length=5)
    said_ru = prose(_("What was said, in Russian"), 7, min_length=5)
    places = {"held_at": "held_on"}

    def facts(self) -> dict[str, Any]:
        """The minutes."""
        said = self.cleaned_data
        held = datetime.combine(said["held_on"], said["held_time"], tzinfo=ALMATY)
        people = [line.strip() for line in said["participants"].splitlines() if line.strip()]
        told = {name: said[name] for name in ("said_kk", "said_ru")}
        return {**told, "held_at": held, "appeared": said["appeared"] == "yes", "participants": people}
