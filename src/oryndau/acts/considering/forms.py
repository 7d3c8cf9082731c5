"""Forms of considering an application: complete, lacking, sent back (C-07, L-06)."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from oryndau.acts.forms import ActForm

PROSE = 4000


def prose(label: Any, rows: int = 5, **kwargs: Any) -> forms.CharField:
    """A text of some lines, as long as the law's own type takes it."""
    told = {"max_length": PROSE, **kwargs}
    return forms.CharField(label=label, widget=forms.Textarea(attrs={"rows": rows}), **told)


def remark() -> forms.CharField:
    """A remark for the journal alone."""
    return prose(
        _("Remark"), 3, required=False, help_text=_("Kept in the journal. The applicant does not see it.")
    )


class RemarkForm(ActForm):
    """Nothing but a remark, for the journal."""

    notes = remark()

    def facts(self) -> dict[str, Any]:
        """The remark, or none."""
        return {"notes": self.cleaned_data["notes"] or None}


class LackingForm(ActForm):
    """What is missing, in both official languages: the applicant reads it in the refusal (C-07, L-06)."""

    missing_kk = prose(
        _("What is missing, in Kazakh"), min_length=10,
        help_text=_("Name each piece of data or document, and what must be done to apply again."),
    )  # fmt: skip
    missing_ru = prose(_("What is missing, in Russian"), min_length=10)


class SendBackForm(ActForm):
    """Why a proposal is not agreed with."""

    reason = prose(
        _("Reason"), 4, min_length=5, max_length=2000,
        help_text=_("Who made the proposal reads it. The term runs on."),
    )  # fmt: skip
