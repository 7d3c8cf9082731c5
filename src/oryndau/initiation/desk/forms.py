"""Forms of the desk: the queue's filters, the two acts, reassignment (E-03, E-10)."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from oryndau.initiation.checks import CheckView
from oryndau.initiation.desk.queue import Tab
from oryndau.law.enforcement.documents import document_rules
from oryndau.law.enforcement.grounds import ground_rules
from oryndau.law.enforcement.measures import MEASURES
from oryndau.law.enforcement.refusal import Outcome
from oryndau.law.text import Text
from oryndau.pages.fields import Checkboxes
from oryndau.people import queue_page
from oryndau.people.models import Staff

SANCTIONS = {
    "prosecutor": _("Needs the prosecutor's sanction first."),
    "court": _("Needs the court's sanction first."),
}
PROSE = 1900
"""Two texts of this length fit into the 4,000 characters that a decree prints as one finding."""


def _prose(rows: int) -> forms.Textarea:
    return forms.Textarea(attrs={"rows": rows})


class FilterForm(queue_page.FilterForm):
    """What to show in the queue: by term, enforcement document, day of receipt, bailiff."""

    kind = forms.ChoiceField(label=_("Enforcement document"), required=False)
    bailiff = forms.ChoiceField(label=_("Bailiff"), required=False)
    field_order = ("due", "kind", "received_from", "received_to", "bailiff")
    by_person = "bailiff"

    def __init__(
        self, data: Mapping[str, Any], *, tab: Tab, bailiffs: Sequence[Staff], language: str
    ) -> None:
        super().__init__(data, tab=tab)
        kinds = [(kind.value, rule.name.in_(language)) for kind, rule in document_rules().items()]
        self.fields["kind"].choices = [("", _("Any")), *kinds]  # type: ignore[attr-defined]
        self.narrow([(str(post.pk), post.person.full_name) for post in bailiffs])


class _ActForm(forms.Form):
    """A step of the case as it was seen: `version` is the case's when the page was drawn."""

    version = forms.IntegerField(widget=forms.HiddenInput, min_value=1)

    def facts(self) -> dict[str, Any]:
        """The facts of the step, as the law's model takes them."""
        raise NotImplementedError


class InitiateForm(_ActForm):
    """Initiate proceedings: which measures at once, and notes for the decree (Art. 37(4))."""

    measures = forms.MultipleChoiceField(
        label=_("Measures set by the decree"), required=False, widget=Checkboxes,
        help_text=_("Those that the claimant asked for are marked. Change them as the law allows."),
    )  # fmt: skip
    notes = forms.CharField(
        label=_("Notes"), required=False, max_length=4000, widget=_prose(4),
        help_text=_("Printed in the decree in both languages exactly as written."),
    )  # fmt: skip

    def __init__(self, *args: Any, language: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [(measure.value, _sentence(rule.name, language)) for measure, rule in MEASURES.items()]
        self.fields["measures"].choices = choices  # type: ignore[attr-defined]
        self.fields["measures"].widget.hints = {
            measure.value: " ".join(
                [f"{rule.clause.in_(language)}.", str(SANCTIONS.get(rule.sanction or "", ""))]
            )
            for measure, rule in MEASURES.items()
        }

    def facts(self) -> dict[str, Any]:
        """See `_ActForm`."""
        return {
            "measures": self.cleaned_data["measures"],
            "notes": self.cleaned_data["notes"].strip() or None,
        }


class RefuseForm(_ActForm):
    """Refuse: one or more grounds of the closed list, with reasons in both official languages (Art. 38)."""

    grounds = forms.MultipleChoiceField(
        label=_("Grounds to refuse"), widget=Checkboxes,
        help_text=_("Grounds that the checks found are marked. Mark all that are there, and no other."),
        error_messages={"required": _("Mark at least one ground of Art. 38(1)")},
    )  # fmt: skip
    reasons_kk = forms.CharField(
        label=_("Reasons in Kazakh"), min_length=10, max_length=PROSE, widget=_prose(6),
        help_text=_("What was found, in your own words: the claimant reads it in the decree."),
        error_messages={"required": _("Write the reasons in Kazakh")},
    )  # fmt: skip
    reasons_ru = forms.CharField(
        label=_("Reasons in Russian"), min_length=10, max_length=PROSE, widget=_prose(6),
        help_text=_("The same reasons in Russian."),
        error_messages={"required": _("Write the reasons in Russian")},
    )  # fmt: skip

    def __init__(self, *args: Any, language: str, checks: Iterable[CheckView], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        rules = [rule for rule in ground_rules().values() if not rule.private_only]
        found = {check.ground: check for check in checks}
        self.fields["grounds"].choices = [  # type: ignore[attr-defined]
            (rule.ground.value, f"{rule.clause.in_(language)}: {rule.text.in_(language)}") for rule in rules
        ]
        self.fields["grounds"].widget.hints = {
            rule.ground.value: " ".join(
                part
                for part in (_finding(found.get(rule.ground), language), str(_cure(rule.curable)))
                if part
            )
            for rule in rules
        }

    def facts(self) -> dict[str, Any]:
        """See `_ActForm`."""
        return {name: self.cleaned_data[name] for name in ("grounds", "reasons_kk", "reasons_ru")}


def reasons_of(checks: Iterable[CheckView], language: str) -> str:
    """A beginning for the reasons: what the failed checks found, clause by clause."""
    failed = [check for check in checks if check.outcome is Outcome.FAILED]
    return "\n".join(f"{check.clause.in_(language)}: {check.why.in_(language)}." for check in failed)[:PROSE]


def failed_grounds(checks: Iterable[CheckView]) -> list[str]:
    """The grounds that the checks found to be there."""
    return [check.ground.value for check in checks if check.outcome is Outcome.FAILED]


def _finding(check: CheckView | None, language: str) -> str:
    if check is None or check.outcome not in (Outcome.FAILED, Outcome.UNKNOWN):
        return ""
    return f"{_sentence(check.why, language)}."


def _cure(curable: bool) -> Any:
    return (
        _("The claimant can put it right and apply again.")
        if curable
        else _("Cannot be put right (Art. 38(3)).")
    )


def _sentence(text: Text, language: str) -> str:
    said = text.in_(language)
    return said[:1].upper() + said[1:]
