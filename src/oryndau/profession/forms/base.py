"""What the forms of an agent's steps share: his record, what may be chosen, evidence (W-01)."""

from collections.abc import Iterable
from datetime import date, datetime
from enum import StrEnum
from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from oryndau.acts.forms import ActForm
from oryndau.cases.ids import new_id
from oryndau.documents.uploads import UploadRefused, limits_on
from oryndau.law.profession.history import Record
from oryndau.law.profession.words import named
from oryndau.pages.fields import DateField, Radios
from oryndau.pages.formats import page_locale
from oryndau.profession.evidence import received
from oryndau.timekeeping import local
from oryndau.wizard.forms.fields import CHOOSE, REQUIRED

Choices = list[tuple[str, Any]]


def prose(label: Any, rows: int = 4, limit: int = 3_900, **kwargs: Any) -> forms.CharField:
    """A text of several lines with a counter."""
    widget = forms.Textarea(attrs={"rows": rows})
    return forms.CharField(label=label, widget=widget, max_length=limit, error_messages=REQUIRED, **kwargs)


def kinds(of: type[StrEnum], label: Any, **kwargs: Any) -> forms.ChoiceField:
    """Radio buttons of the kinds that the law names."""

    def options() -> Choices:
        return [(one.value, _capital(named(one).in_(page_locale().language))) for one in of]

    return forms.ChoiceField(
        choices=options, label=label, widget=Radios, error_messages=CHOOSE, **kwargs
    )  # fmt: skip


def yes_no(label: Any, **kwargs: Any) -> forms.TypedChoiceField:
    """A question to be answered by yes or no."""
    return forms.TypedChoiceField(
        choices=[("yes", _("Yes")), ("no", _("No"))], coerce=lambda value: value == "yes", label=label,
        widget=Radios, error_messages=CHOOSE, **kwargs,
    )  # fmt: skip


def day(label: Any, **kwargs: Any) -> DateField:
    """A day."""
    return DateField(label=label, earliest=date(1950, 1, 1), latest=date(2100, 1, 1), **kwargs)


def _capital(words: str) -> str:
    return f"{words[:1].upper()}{words[1:]}"


class StepForm(ActForm):
    """The form of a step. `known` is the agent's record, `own` whether he fills it in himself."""

    chooses: ClassVar[str] = ""
    """The field that names what the step is about: a worker, a check, an account."""

    def __init__(
        self, *args: Any, known: Record, own: bool, at: datetime, about: str = "", **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.known, self.own, self.at = known, own, at
        if self.chooses:
            field = self.fields[self.chooses]
            field.choices = self.choices()  # type: ignore[attr-defined]
            field.initial = about or field.initial
        self.prepare()

    def prepare(self) -> None:
        """What else the form makes of the record."""

    def choices(self) -> Iterable[tuple[str, Any]]:
        """What the step may be about."""
        return []

    @property
    def today(self) -> date:
        """The day in Kazakhstan."""
        return local(self.at).date()

    def facts(self) -> dict[str, Any]:
        """What was said; what was left empty is not."""
        return {
            name: value for name, value in self.cleaned_data.items()
            if name != "version" and value not in (None, "")
        }  # fmt: skip


class EvidenceForm(StepForm):
    """A step with a file that proves what it tells."""

    proof_needed: ClassVar[bool] = False
    """Whether the agent must attach it when he tells it himself."""

    def prepare(self) -> None:
        """The file, needed of the agent where the law wants a certificate or a contract."""
        limits = limits_on(self.today)
        self.fields["evidence"] = forms.FileField(
            label=_("Document that proves it"), required=self.own and self.proof_needed,
            allow_empty_file=True, widget=forms.FileInput(attrs={"accept": ".pdf,.jpg,.jpeg,.png"}),
            error_messages={"required": _("Choose a file")},
            help_text=_("PDF, JPG or PNG, up to %(size)d MB") % {"size": limits.megabytes},
        )  # fmt: skip

    def clean_evidence(self) -> list[dict[str, Any]]:
        """The file as facts name it; it is checked by what is inside."""
        file = self.cleaned_data.get("evidence")
        if not file:
            return []
        try:
            return [received(file, at=self.at)]
        except UploadRefused as refused:
            raise forms.ValidationError(str(refused.message)) from None


class ToldForm(EvidenceForm):
    """A notice, with its own key: sent twice, it is told once."""

    id = forms.UUIDField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, initial: dict[str, Any], **kwargs: Any) -> None:
        super().__init__(*args, initial={"id": new_id(), **initial}, **kwargs)
