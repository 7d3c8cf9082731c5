"""Forms of the desk: the queue's filters, and what each act must say (C-07 to C-09, C-18)."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from oryndau.acts.considering.forms import prose, remark
from oryndau.acts.forms import ActForm
from oryndau.acts.hearing.forms import AppointmentForm
from oryndau.law.restrictions import RESTRICTIONS, Finding
from oryndau.pages.fields import Checkboxes

GROUNDS = [
    ("unreliable", _("Unreliable documents or data (paragraph 8, subparagraph 1)")),
    ("restriction", _("Restrictions of Art. 140(2) (paragraph 8, subparagraph 2)")),
]


class AdmitForm(ActForm):
    """Admit: what is cleared is computed, never filled in; a remark only (C-09)."""

    notes = remark()
    places = {"cleared": ""}


class AdmitAfterHearingForm(ActForm):
    """Admit after the hearing: the head's reasons, where a register says otherwise (C-18)."""

    notes = prose(
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
    reasons_kk = prose(
        _("Reasons in Kazakh"), 6, min_length=10,
        help_text=_("What was found, in your own words: the candidate reads it in the document."),
    )  # fmt: skip
    reasons_ru = prose(_("Reasons in Russian"), 6, min_length=10)

    def __init__(self, *args: Any, language: str, findings: Iterable[Finding], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["restrictions"].choices = [  # type: ignore[attr-defined]
            (str(one.number), f"{one.number}) {one.text.in_(language)}") for one in RESTRICTIONS
        ]
        self.fields["restrictions"].widget.hints = {
            str(one.number): _capital(one.why.in_(language)) for one in findings
        }


class ProposeRefusalForm(AppointmentForm, RefuseForm):
    """Preliminary refusal, with the hearing on a day that the law allows (C-18)."""


class ResultForm(ActForm):
    """The result has nothing to fill in: number, day and validity are computed (C-17)."""


def _capital(said: str) -> str:
    return said[:1].upper() + said[1:]
