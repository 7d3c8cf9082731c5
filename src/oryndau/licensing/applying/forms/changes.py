"""Which licence is re-issued, on which of the eight grounds, and what each changes (L-09; An.4)."""

from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from oryndau.law.facts.base import Line, ShortLine
from oryndau.law.licensing.changes import GROUNDS, Ground
from oryndau.law.licensing.facts import ChangeGround
from oryndau.pages import formats
from oryndau.pages.fields import Checkboxes
from oryndau.registers.licences.selectors import valid_of
from oryndau.registers.models import Licence
from oryndau.wizard.forms.base import Answers, Group, PageForm, Setting
from oryndau.wizard.forms.fields import choice, in_page_language, line, past_day, territory_field

OTHER = "other"
_NAMED = ("number", "issued_on", "territory")


class LicenceForm(PageForm):
    """The licence: one's own from the register, or named by number, day and region."""

    number = line(ShortLine, _("Number of the licence"), width="20", required=False)
    locations = {"licence": "number", "issued_on": "issued_on", "territory": "territory"}
    own: Licence | None = None

    def prepare(self, about: Setting) -> None:
        """The licence that the register knows first; the fields to name another one."""
        self.own = valid_of(about.person.iin)
        number = self.fields.pop("number")
        if self.own:
            self.fields["which"] = choice(
                [(self.own.number, named(self.own)), (OTHER, _("Another licence"))], _("Which licence?")
            )
        self.fields["number"] = number
        self.fields["issued_on"] = past_day(_("Date of issue"), about.today, required=False)
        self.fields["territory"] = territory_field(_("Region of your office"), required=False)

    def offered(self, about: Setting) -> Answers:
        """One's own licence."""
        own = valid_of(about.person.iin)
        return {"which": own.number} if own else {}

    @property
    def is_own(self) -> bool:
        """Whether the licence of the register was chosen."""
        return self.own is not None and self.cleaned_data.get("which") == self.own.number

    def clean(self) -> dict[str, Any]:
        """Another licence is named by number, day and region."""
        if not self.is_own:
            for name in _NAMED:
                if self.value(name) is None and name not in self.errors:
                    self.add_error(name, gettext("Fill in this field"))
        return self.cleaned_data

    def facts(self) -> dict[str, Any]:
        """Number, day of issue, and region."""
        if self.is_own and self.own:
            row = self.own
            return {"licence": row.number, "issued_on": row.issued_on, "territory": row.territory}
        said = {name: self.value(name) for name in _NAMED}
        return {"licence": said["number"], "issued_on": said["issued_on"], "territory": said["territory"]}

    def grouped(self) -> list[Group]:
        """The choice, and apart from it the fields of another licence."""
        typed = [self[name] for name in _NAMED]
        if not self.own:
            return [Group("", typed)]
        hint = _("Fill this in only if you chose another licence.")
        return [Group("", [self["which"]]), Group(_("Another licence"), typed, hint)]


def named(row: Licence) -> str:
    """A licence in a list: number and day."""
    return gettext("No. %(number)s of %(day)s") % {"number": row.number, "day": formats.day(row.issued_on)}


class GroundsForm(PageForm):
    """One or more of the eight grounds of An.4."""

    grounds = forms.MultipleChoiceField(
        label=_("Why is the licence to be re-issued?"), widget=Checkboxes,
        help_text=_("Choose everything that applies."),
        error_messages={"required": _("Choose at least one ground")},
    )  # fmt: skip
    locations = {"changes": "grounds"}

    def prepare(self, about: Setting) -> None:
        """The eight grounds in the words of the form, each with what shows it."""
        hints = {key.value: in_page_language(one.evidence) for key, one in GROUNDS.items()}
        field = self.fields["grounds"]
        field.widget = Checkboxes(hints=hints)
        field.choices = [(key.value, title_of(one)) for key, one in GROUNDS.items()]  # type: ignore[attr-defined]

    def facts(self) -> dict[str, Any]:
        """Nothing by itself: every ground has its own page."""
        return {}


def title_of(ground: Ground) -> str:
    """A ground as a sentence begins."""
    words = in_page_language(ground.text)
    return words[:1].upper() + words[1:]


class ChangeForm(PageForm):
    """What one ground changes: before, after, and the document where no register shows it."""

    ground: ClassVar[Ground]
    before = line(Line, _("As it stands in the licence"))
    after = line(Line, _("As it shall be"))
    number = line(ShortLine, _("Number of the document"), width="20", required=False)
    issuer = line(Line, _("Who issued it"), required=False)

    def prepare(self, about: Setting) -> None:
        """The day of the document; it is needed where no register shows the change."""
        issuer = self.fields.pop("issuer")
        self.fields["issued_on"] = past_day(_("Date of the document"), about.today, required=False)
        self.fields["issuer"] = issuer
        if self.ground.register is None:
            for name in ("number", "issued_on", "issuer"):
                self.fields[name].required = True

    def offered(self, about: Setting) -> Answers:
        """The name as the licence and the certificate of the signature have it."""
        if self.ground.key is not ChangeGround.NAME:
            return {}
        own = valid_of(about.person.iin)
        return {"before": own.name if own else "", "after": about.person.full_name}

    def clean(self) -> dict[str, Any]:
        """Something changes, and a document that was begun is whole."""
        given = self.cleaned_data
        if given.get("before") and given.get("before") == given.get("after"):
            self.add_error("after", gettext("Nothing changes: before and after say the same"))
        paper = {name: self.value(name) for name in ("number", "issued_on", "issuer")}
        for name, value in paper.items():
            if any(paper.values()) and value is None and name not in self.errors:
                self.add_error(name, gettext("Fill in this field"))
        return given

    def facts(self) -> dict[str, Any]:
        """The change, under its ground until all of them are put together."""
        paper = {name: self.value(name) for name in ("number", "issued_on", "issuer")}
        change = {
            "ground": self.ground.key.value, "before": self.value("before"), "after": self.value("after"),
            "paper": paper if any(paper.values()) else None,
        }  # fmt: skip
        return {"changes": {self.ground.key.value: change}}

    def grouped(self) -> list[Group]:
        """Before and after; then the document."""
        paper = [self[name] for name in ("number", "issued_on", "issuer")]
        hint = in_page_language(self.ground.evidence)
        legend = _("Document that shows the change")
        return [Group("", [self["before"], self["after"]]), Group(legend, paper, hint)]


def form_of(ground: Ground) -> type[ChangeForm]:
    """The form of a ground's page."""
    return type("ChangeForm", (ChangeForm,), {"ground": ground})
