"""Forms of the Commission's room (C-09, C-14, C-15, C-16)."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from oryndau.acts.forms import LawfulForm
from oryndau.certification.commission.words import LONGEST
from oryndau.pages.fields import Checkboxes, Radios

Choices = Sequence[tuple[Any, Any]]


def _prose(label: Any, hint: Any = "", *, required: bool = True, rows: int = 4) -> forms.CharField:
    return forms.CharField(
        label=label, help_text=hint, min_length=5, max_length=LONGEST, required=required,
        widget=forms.Textarea(attrs={"rows": rows}),
    )  # fmt: skip


class VersionForm(LawfulForm):
    """A form that is bound to the version of the case that its page showed."""

    version = forms.IntegerField(widget=forms.HiddenInput, min_value=0)


class AttendanceForm(VersionForm):
    """Who of the Commission is present."""

    present = forms.TypedMultipleChoiceField(label=_("Who is present"), widget=Checkboxes())
    places = {"composition": "present"}

    def __init__(self, *args: Any, people: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["present"].choices = people  # type: ignore[attr-defined]


class RecusalForm(VersionForm):
    """Who is recused from whom, why, and who replaces him."""

    member = forms.ChoiceField(label=_("Who is recused"))
    candidate = forms.ChoiceField(label=_("From deciding on"), required=False)
    reason = forms.CharField(
        label=_("Reason"), min_length=5, max_length=2000, widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("For example: supervised the candidate's internship, is a relative"),
    )  # fmt: skip
    replaced_by = forms.ChoiceField(
        label=_("Replaced by"), required=False,
        help_text=_("A substitute who is present. Whoever replaces the chairman presides in his place."),
    )  # fmt: skip

    def __init__(
        self, *args: Any, voters: Choices, candidates: Choices, spare: Choices, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        for name, choices in (
            ("member", [("", _("Choose")), *voters]),
            ("candidate", [("", _("everybody: from the whole session")), *candidates]),
            ("replaced_by", [("", _("nobody")), *spare]),
        ):
            self.fields[name].choices = choices  # type: ignore[attr-defined]

    def facts(self) -> dict[str, Any]:
        """The recusal."""
        said = self.cleaned_data
        return {
            "member": said["member"], "candidate": said["candidate"] or None, "reason": said["reason"],
            "replaced_by": said["replaced_by"] or None,
        }  # fmt: skip


class BallotForm(LawfulForm):
    """A vote: for or against, and nothing between (A1 p.13(2)). Nothing is chosen in advance."""

    choice = forms.ChoiceField(
        label=_("Your vote"), choices=[("pass", _("Certify")), ("fail", _("Do not certify"))], widget=Radios()
    )
    dissent = _prose(
        _("Your opinion in case you are outvoted"),
        _("It is attached to the minutes only if the decision goes otherwise. You can also write it later, "
          "until the minutes are drawn up."),
        required=False,
    )  # fmt: skip


class DissentForm(LawfulForm):
    """A dissenting opinion after the votes were counted."""

    dissent = _prose(_("Your dissenting opinion"), _("In free form. It is attached to the minutes."), rows=8)


class DrawUpForm(VersionForm):
    """Draw up the minutes; those who came and did not go on are declared absent one by one."""

    absent = forms.TypedMultipleChoiceField(
        label=_("Did not go on: declare absent"), widget=Checkboxes(), required=False
    )

    def __init__(self, *args: Any, doubtful: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if doubtful:
            self.fields["absent"].choices = doubtful  # type: ignore[attr-defined]
        else:
            del self.fields["absent"]


class RedrawForm(VersionForm):
    """Take the minutes back."""

    reason = forms.CharField(
        label=_("Why the minutes are taken back"), min_length=5, max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )  # fmt: skip
