"""Forms of the licensor's desk: what each act must say (L-06 to L-09)."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from oryndau.acts.considering.forms import prose
from oryndau.acts.forms import ActForm
from oryndau.acts.hearing.forms import AppointmentForm
from oryndau.law.licensing.grounds import GROUNDS
from oryndau.licensing.desk.points import Point
from oryndau.pages.fields import Checkboxes, DateField
from oryndau.wizard.reading.answers import sentence


class ConcludeForm(ActForm):
    """Conclude in favour: what is cleared is computed, never filled in; a remark only (L-08)."""

    notes = prose(
        _("Remark"), 3, required=False,
        help_text=_("Kept in the journal. The second officer and the head read it; the applicant does not."),
    )  # fmt: skip


class RefusalForm(ActForm):
    """Grounds of the closed list and reasons, in both official languages (L-08)."""

    grounds = forms.TypedMultipleChoiceField(
        label=_("Grounds to refuse"), widget=Checkboxes, coerce=int,
        help_text=_("The list is closed (Order No. 69, Appendix 2, paragraph 12). Those that were found are "
                    "marked."),
        error_messages={"required": _("Mark at least one ground")},
    )  # fmt: skip
    reasons_kk = prose(
        _("Reasons in Kazakh"), 7, min_length=10,
        help_text=_("What was found: the applicant reads it in the document. It begins with what the "
                    "registers say."),
    )  # fmt: skip
    reasons_ru = prose(_("Reasons in Russian"), 7, min_length=10)

    def __init__(self, *args: Any, language: str, found: Iterable[Point], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        grounds = self.fields["grounds"]
        grounds.choices = [  # type: ignore[attr-defined]
            (str(one.number), f"{one.number}) {one.text.in_(language)}") for one in GROUNDS
        ]
        said: dict[str, list[str]] = {}
        for point in found:
            if point.verdict != "clear":
                said.setdefault(str(point.ground), []).extend(why.in_(language) for why in point.why)
        grounds.widget.hints = {number: sentence("; ".join(why)) for number, why in said.items()}


class PreliminaryRefusalForm(AppointmentForm, RefusalForm):
    """Preliminary refusal, with the hearing on a day that the law allows (L-07)."""


class SignForm(ActForm):
    """The licence has nothing to fill in: number, day, holder are computed (L-12)."""


class SignAfterHearingForm(ActForm):
    """The licence after a hearing: the head's reasons, where something still speaks against it (L-07)."""

    notes = prose(
        _("Reasons of the decision"), required=False,
        help_text=_("Obligatory where a ground still stands. Kept in the journal."),
    )  # fmt: skip


class PaperCopyForm(ActForm):
    """The paper copy was handed over: when, to whom (An.2)."""

    handed_on = DateField(label=_("Day on which it was handed over"))
    handed_to = forms.CharField(label=_("To whom"), max_length=300)

    def __init__(self, *args: Any, latest: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["handed_on"].latest = latest  # type: ignore[attr-defined]
