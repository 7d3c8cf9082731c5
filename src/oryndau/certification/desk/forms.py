"""Forms of the desk: the queue's filters, and what each act must say (C-07 to C-09, C-18)."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from oryndau.acts.forms import ActForm
from oryndau.cases.queue import Tab
from oryndau.law.hours import ALMATY
from oryndau.law.restrictions import RESTRICTIONS, Finding
from oryndau.pages import formats
from oryndau.pages.fields import Checkboxes, DateField, Radios
from oryndau.people import queue_page
from oryndau.people.models import Staff

GROUNDS = [
    ("unreliable", _("Unreliable documents or data (paragraph 8, subparagraph 1)")),
    ("restriction", _("Restrictions of Art. 140(2) (paragraph 8, subparagraph 2)")),
]
MANNERS = [("in-person", _("In person")), ("video", _("By video"))]
YES_NO = [("yes", _("Yes")), ("no", _("No"))]
PROSE = 4000


def _prose(label: Any, rows: int = 5, **kwargs: Any) -> forms.CharField:
    told = {"max_length": PROSE, **kwargs}
    return forms.CharField(label=label, widget=forms.Textarea(attrs={"rows": rows}), **told)


class _TimeInput(forms.TimeInput):
    input_type = "time"

    def __init__(self) -> None:
        super().__init__(format="%H:%M", attrs={"class": "govuk-input govuk-input--width-5"})


def _time(label: Any, hint: Any = "") -> forms.TimeField:
    return forms.TimeField(label=label, widget=_TimeInput, input_formats=["%H:%M"], help_text=hint)


class FilterForm(queue_page.FilterForm):
    """What to show in the queue: by term, day of receipt, and whose work it is."""

    whose = forms.ChoiceField(label=_("Whose work"), required=False)
    by_person = "whose"

    def __init__(self, data: Mapping[str, Any], *, tab: Tab, clerks: Sequence[Staff], head: bool) -> None:
        super().__init__(data, tab=tab)
        people: list[tuple[str, Any]] = [(str(post.pk), post.person.full_name) for post in clerks]
        self.narrow([(queue_page.SHARED, _("For the head")), *people] if head else [])


class CompleteForm(ActForm):
    """Find complete: nothing but a remark, for the journal."""

    notes = _prose(
        _("Remark"), 3, required=False, help_text=_("Kept in the journal. The candidate does not see it.")
    )


class LackingForm(ActForm):
    """What is missing, in both official languages: the candidate reads it in the refusal (C-07)."""

    missing_kk = _prose(
        _("What is missing, in Kazakh"), min_length=10,
        help_text=_("Name each piece of data or document, and what must be done to apply again."),
    )  # fmt: skip
    missing_ru = _prose(_("What is missing, in Russian"), min_length=10)


class SendBackForm(ActForm):
    """Why the head does not agree with the clerk."""

    reason = _prose(
        _("Reason"), 4, min_length=5, max_length=2000,
        help_text=_("The clerk reads it. The two working days of the check run on."),
    )  # fmt: skip


class AdmitForm(ActForm):
    """Admit: what is cleared is computed, never filled in; a remark only (C-09)."""

    notes = _prose(
        _("Remark"), 3, required=False, help_text=_("Kept in the journal. The candidate does not see it.")
    )
    places = {"cleared": ""}


class AdmitAfterHearingForm(ActForm):
    """Admit after the hearing: the head's reasons, where a register says otherwise (C-18)."""

    notes = _prose(
        _("Reasons of the admission"), required=False,
        help_text=_("Obligatory where a register still speaks against the candidate."),
    )  # fmt: skip
    places = {"cleared": ""}


class RefuseForm(ActForm):
    """Grounds of the closed list, restrictions, reasons in both official languages (C-08)."""

    grounds = forms.MultipleChoiceField(
        label=_("Grounds to refuse"), widget=Checkboxes, choices=GROUNDS,
        help_text=_("The list is closed (Order No. 69, Appendix 1, paragraph 8)."),
        error_messages={"required": _("Mark at least one ground")},
    )  # fmt: skip
    restrictions = forms.TypedMultipleChoiceField(
        label=_("Restrictions of Art. 140(2)"), required=False, widget=Checkboxes, coerce=int,
        help_text=_("Those that the registers found are marked. One that a register clears is refused."),
    )  # fmt: skip
    reasons_kk = _prose(
        _("Reasons in Kazakh"), 6, min_length=10,
        help_text=_("What was found, in your own words: the candidate reads it in the document."),
    )  # fmt: skip
    reasons_ru = _prose(_("Reasons in Russian"), 6, min_length=10)

    def __init__(self, *args: Any, language: str, findings: Iterable[Finding], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["restrictions"].choices = [  # type: ignore[attr-defined]
            (str(one.number), f"{one.number}) {one.text.in_(language)}") for one in RESTRICTIONS
        ]
        self.fields["restrictions"].widget.hints = {
            str(one.number): _capital(one.why.in_(language)) for one in findings
        }


class ProposeRefusalForm(RefuseForm):
    """Preliminary refusal, with the hearing on a day that the law allows (C-18)."""

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
    """Minutes of the hearing: when, who, what was said (C-18; APPC Art. 74)."""

    held_on = DateField(label=_("Day of the hearing"))
    held_time = _time(_("It began at"))
    appeared = forms.ChoiceField(
        label=_("Did the candidate take part?"), widget=Radios, choices=YES_NO,
        error_messages={"required": _("Say whether the candidate took part")},
    )  # fmt: skip
    participants = _prose(
        _("Who took part"), 4, required=False,
        help_text=_("One person on a line: name and position, or whom he represents."),
    )  # fmt: skip
    said_kk = _prose(_("What was said, in Kazakh"), 7, min_length=5)
    said_ru = _prose(_("What was said, in Russian"), 7, min_length=5)
    places = {"held_at": "held_on"}

    def facts(self) -> dict[str, Any]:
        """The minutes."""
        said = self.cleaned_data
        held = datetime.combine(said["held_on"], said["held_time"], tzinfo=ALMATY)
        people = [line.strip() for line in said["participants"].splitlines() if line.strip()]
        told = {name: said[name] for name in ("said_kk", "said_ru")}
        return {**told, "held_at": held, "appeared": said["appeared"] == "yes", "participants": people}


class ResultForm(ActForm):
    """The result has nothing to fill in: number, day and validity are computed (C-17)."""


def _capital(said: str) -> str:
    return said[:1].upper() + said[1:]
