"""What decides on place and bailiff: features (Art. 138), territory and basis (Art. 52), motions (E-01)."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from oryndau.law.enforcement.measures import MEASURES
from oryndau.law.enforcement.place import BASES
from oryndau.law.facts.base import Prose
from oryndau.pages.fields import Checkboxes, Radios
from oryndau.wizard.forms.base import PageForm, Setting
from oryndau.wizard.forms.fields import CHOOSE, in_page_language, prose, territory_field

FEATURES: list[tuple[str, Any]] = [
    ("debtor_is_state", _("The debtor is the state, a ministry, an akimat or another state body")),
    ("state_share_50", _("The state owns half or more of the debtor")),
    ("natural_monopoly", _("The debtor is a natural monopoly, such as heat, water or electricity networks")),
    ("in_favour_of_state", _("The money goes to the state: a fine, tax, duty")),
    ("confiscation", _("Property is confiscated or handed over to the state")),
    (
        "state_interest_act",
        _("Eviction, moving in, demolition or taking of land in the interest of the state"),
    ),
]
_FEATURE_HINTS: dict[str, Any] = {
    "debtor_is_state": "Art. 138(1)1", "state_share_50": "Art. 138(1)2", "natural_monopoly": "Art. 138(1)3",
    "in_favour_of_state": _("Art. 138(1)4: above 1,000 MCI the state bailiff enforces"),
    "confiscation": "Art. 138(1)5", "state_interest_act": "Art. 138(1)6",
}  # fmt: skip
_SANCTIONS = {
    "prosecutor": _("Needs the sanction of a prosecutor (%(clause)s)"),
    "court": _("Needs the sanction of a court (%(clause)s)"),
}


class FeaturesForm(PageForm):
    """Whether a state bailiff is competent at all (Art. 138(1)); else it is a private bailiff's."""

    features = forms.MultipleChoiceField(
        label=_("Which of these is true?"), required=False, choices=FEATURES,
        widget=Checkboxes(hints=_FEATURE_HINTS), error_messages=CHOOSE,
        help_text=_("Mark all that apply. Where none applies, a private bailiff enforces the document."),
    )  # fmt: skip
    locations = {"features": "features"}

    def facts(self) -> dict[str, Any]:
        """Every feature, true or false."""
        marked = set(self.cleaned_data.get("features") or [])
        return {"features": {name: name in marked for name, _words in FEATURES}}


class PlaceForm(PageForm):
    """The territory, and why the document is presented there (Art. 52; E-01)."""

    locations = {"territory": "territory", "place_basis": "place_basis"}

    def prepare(self, about: Setting) -> None:
        """The 20 territories and the six bases."""
        self.fields["territory"] = territory_field(
            _("Territory"),
            help_text=_("The territorial justice body of this region or city gets the application."),
        )
        bases = [(basis.value, _capital(in_page_language(words))) for basis, words in BASES.items()]
        self.fields["place_basis"] = forms.ChoiceField(
            label=_("What is there?"), choices=bases, widget=Radios, error_messages=CHOOSE
        )

    def facts(self) -> dict[str, Any]:
        """Territory and basis."""
        return {"territory": self.value("territory"), "place_basis": self.value("place_basis")}


class MotionsForm(PageForm):
    """Measures asked for together with the application (Art. 37(2))."""

    about_motions = prose(
        Prose, _("What property, accounts or circumstances do you know of?"), required=False, rows=4
    )
    locations = {"motions": "motions"}

    def prepare(self, about: Setting) -> None:
        """The measures of Art. 32 and the restrictions of Art. 33, 34, 36."""
        reasons = self.fields.pop("about_motions")
        options = [(key.value, _capital(in_page_language(rule.name))) for key, rule in MEASURES.items()]
        self.fields["motions"] = forms.MultipleChoiceField(
            label=_("What do you ask the bailiff to do at once?"), required=False, choices=options,
            widget=Checkboxes(hints=measure_hints()), error_messages=CHOOSE,
            help_text=_("You need not ask for anything: leave all empty and continue."),
        )  # fmt: skip
        self.fields["about_motions"] = reasons

    def facts(self) -> dict[str, Any]:
        """A motion for every measure that is marked."""
        marked = self.cleaned_data.get("motions") or []
        return {"motions": [{"measure": measure, "about": self.value("about_motions")} for measure in marked]}


def measure_hints() -> dict[str, str]:
    """The clause of each measure, and whose sanction it needs."""
    found = {}
    for measure, rule in MEASURES.items():
        clause = in_page_language(rule.clause)
        found[measure.value] = (
            str(_SANCTIONS[rule.sanction]) % {"clause": clause} if rule.sanction else clause
        )
    return found


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
