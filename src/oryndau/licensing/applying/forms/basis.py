"""The one basis of a licence: a decision on certification, or labour activity (L-02; An.3; Art. 142(5))."""

from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from pydantic import ValidationError

from oryndau.law.facts import problems
from oryndau.law.facts.base import Line, Prose, ShortLine
from oryndau.law.licensing.experience import Weighed, weigh, words
from oryndau.law.licensing.facts import LabourBasis, LabourGround
from oryndau.law.territories import territory
from oryndau.pages import formats
from oryndau.registers.models import CertificationDecision
from oryndau.registers.selectors import in_force
from oryndau.wizard.forms.base import Answers, Group, PageForm, RowsForm, Setting
from oryndau.wizard.forms.fields import (
    choice,
    in_page_language,
    line,
    past_day,
    prose,
    rule_words,
    territory_field,
)

CERTIFICATION, LABOUR, OTHER = "certification", "labour", "other"
BY_PAPER = (LabourGround.EXAMINATION, LabourGround.JUDGE)
"""Grounds that a document shows."""
_ROW = ("started_on", "ended_on", "position", "organisation", "duties", "dismissal")
_NEEDED = ("started_on", "position", "organisation", "duties")
"""What a row must have; a row in which nothing is written is left out, unless all are."""
_PAPER = {"number": "paper_number", "issued_on": "paper_issued_on", "issuer": "paper_issuer"}


class BasisForm(PageForm):
    """Which of the two bases: exactly one (An.3)."""

    kind = choice(
        [(CERTIFICATION, _("Decision on certification")), (LABOUR, _("Labour activity"))],
        _("On what basis do you ask for the licence?"),
        hints={
            CERTIFICATION: _("You passed certification, and its decision is still valid: three years."),
            LABOUR: _("You are freed from certification by your work as a judge, prosecutor, investigator or "
                      "in a body that secures execution, or passed the judges' examination (Art. 142(5))."),
        },
    )  # fmt: skip
    locations = {"basis.kind": "kind"}

    def offered(self, about: Setting) -> Answers:
        """The decision, where Oryndau knows one in force."""
        return {"kind": CERTIFICATION} if in_force(about.person.iin, about.today) else {}

    def facts(self) -> dict[str, Any]:
        """The kind of the basis."""
        return {"basis": {"kind": self.value("kind")}}


class CertificationForm(PageForm):
    """The decision by number, day and region; one that the register knows is ready to choose."""

    number = line(ShortLine, _("Number of the decision"), width="20", required=False)
    locations = {
        "basis.number": "number", "basis.decided_on": "decided_on", "basis.territory": "territory",
        "basis": "number",
    }  # fmt: skip
    known: CertificationDecision | None = None

    def prepare(self, about: Setting) -> None:
        """The known decision first; the fields to name another one."""
        self.known = in_force(about.person.iin, about.today)
        number = self.fields.pop("number")
        if self.known:
            self.fields["which"] = choice(
                [(self.known.number, named(self.known)), (OTHER, _("Another decision"))],
                _("Which decision?"), hints={self.known.number: _valid(self.known)},
            )  # fmt: skip
        self.fields["number"] = number
        self.fields["decided_on"] = past_day(_("Date of the decision"), about.today, required=False)
        self.fields["territory"] = territory_field(_("Region whose Commission decided"), required=False)

    def offered(self, about: Setting) -> Answers:
        """The decision that is in force."""
        known = in_force(about.person.iin, about.today)
        return {"which": known.number} if known else {}

    @property
    def is_known(self) -> bool:
        """Whether the decision of the register was chosen."""
        return self.known is not None and self.cleaned_data.get("which") == self.known.number

    def clean(self) -> dict[str, Any]:
        """Another decision is named by number, day and region."""
        if not self.is_known:
            for name in ("number", "decided_on", "territory"):
                if self.value(name) is None and name not in self.errors:
                    self.add_error(name, gettext("Fill in this field"))
        return self.cleaned_data

    def facts(self) -> dict[str, Any]:
        """Number, day and region."""
        if self.is_known and self.known:
            row = self.known
            said = {"number": row.number, "decided_on": row.decided_on, "territory": row.territory}
        else:
            said = {name: self.value(name) for name in ("number", "decided_on", "territory")}
        return {"basis": {"kind": CERTIFICATION, **said}}

    def grouped(self) -> list[Group]:
        """The choice, and apart from it the fields of another decision."""
        typed = [self[name] for name in ("number", "decided_on", "territory")]
        if not self.known:
            return [Group("", typed)]
        hint = _("Fill this in only if you chose another decision.")
        return [Group("", [self["which"]]), Group(_("Another decision"), typed, hint)]


def named(row: CertificationDecision) -> str:
    """A decision in a list: number, day, region."""
    told = {
        "number": row.number, "day": formats.day(row.decided_on),
        "region": in_page_language(territory(row.territory).name),
    }  # fmt: skip
    return gettext("No. %(number)s of %(day)s, %(region)s") % told


def _valid(row: CertificationDecision) -> str:
    day = formats.day(row.valid_until) if row.valid_until else "–"
    return gettext("Found in the register of decisions; valid until %(day)s") % {"day": day}


class LabourForm(RowsForm):
    """The ground of Art. 142(5) and the positions that it names, a row each; a document where it asks one."""

    row_kinds: ClassVar = {"row": 30}
    row_words: ClassVar = {"row": _("Add another position")}
    paper_number = line(ShortLine, _("Number of the document"), width="20", required=False)
    paper_issuer = line(Line, _("Who issued it"), required=False)
    locations = {
        "basis.ground": "ground", "basis.paper.number": "paper_number",
        "basis.paper.issued_on": "paper_issued_on", "basis.paper.issuer": "paper_issuer",
        "basis.paper": "paper_number", "basis.rows": "row_0_started_on",
    }  # fmt: skip

    def prepare(self, about: Setting) -> None:
        """The four grounds in the words of the law, and the fields of each row."""
        grounds = [(one.value, in_page_language(words(one, about.today))) for one in LabourGround]
        paper = {name: self.fields.pop(name) for name in ("paper_number", "paper_issuer")}
        self.fields["ground"] = choice(
            grounds, _("By which ground of the Law are you freed from certification?"),
            help_text=_("Article 142(5) of the Law on enforcement proceedings and the status of bailiffs"),
        )  # fmt: skip
        for number in range(self.rows_of("row")):
            self._add_row(number, about)
        self.fields["paper_number"] = paper["paper_number"]
        self.fields["paper_issued_on"] = past_day(_("Date of the document"), about.today, required=False)
        self.fields["paper_issuer"] = paper["paper_issuer"]

    def _add_row(self, number: int, about: Setting) -> None:
        end = _("Leave this empty if you still work there.")
        self.fields |= {
            f"row_{number}_started_on": past_day(_("Since when"), about.today),
            f"row_{number}_ended_on": past_day(_("Until when"), about.today, required=False, help_text=end),
            f"row_{number}_position": line(Line, _("Position")),
            f"row_{number}_organisation": line(Line, _("Organisation")),
            f"row_{number}_duties": prose(Prose, _("Main duties"), rows=3, limit=2_000),
            f"row_{number}_dismissal": line(
                Line, _("Reason of the dismissal"), required=False,
                help_text=_("As in the order or the record of work; empty while you work there."),
            ),
        }  # fmt: skip

    def full_clean(self) -> None:
        """An empty row asks for nothing while another one is filled in."""
        rows = range(self.rows_of("row"))
        empty = [number for number in rows if not self._written(number)]
        spared = empty[1:] if len(empty) == len(rows) else empty
        needed = [self.fields[f"row_{number}_{name}"] for number in spared for name in _NEEDED]
        for field in needed:
            field.required = False
        super().full_clean()
        for field in needed:
            field.required = True

    def _written(self, number: int) -> bool:
        """Whether anything was typed in a row."""
        return any(
            str(value).strip() for name, value in self.data.items() if name.startswith(f"row_{number}_")
        )

    def clean(self) -> dict[str, Any]:
        """What the law's own type says, and the document where the ground asks for one."""
        self._require_paper()
        if not self.errors:
            self._check()
        return self.cleaned_data

    def _require_paper(self) -> None:
        given = [self.value(name) for name in _PAPER.values()]
        asked = self.cleaned_data.get("ground") in {ground.value for ground in BY_PAPER}
        if not asked and not any(given):
            return
        for name in _PAPER.values():
            if self.value(name) is None and name not in self.errors:
                self.add_error(name, gettext("A document shows this ground: fill in this field"))

    def _check(self) -> None:
        try:
            LabourBasis.model_validate(self.facts()["basis"])
        except ValidationError as error:
            for problem in problems(error):
                name = self._row_field(problem.field) or self.field_of(f"basis.{problem.field}")
                self.add_error(name if name in self.fields else None, rule_words(problem))

    def _row_field(self, location: str) -> str | None:
        """The field of `rows.<n>.<name>`: rows that are empty are left out of the facts."""
        parts = location.split(".")
        filled = [number for number, _values in self.rows("row")]
        if len(parts) != 3 or parts[0] != "rows" or int(parts[1]) >= len(filled):
            return None
        return f"row_{filled[int(parts[1])]}_{parts[2]}"

    def facts(self) -> dict[str, Any]:
        """The basis: its ground, the rows that were filled in, the document."""
        rows = [{name: values.get(name) for name in _ROW} for _number, values in self.rows("row")]
        paper = {name: self.value(field) for name, field in _PAPER.items()}
        return {
            "basis": {
                "kind": LABOUR, "ground": self.value("ground"), "rows": rows,
                "paper": paper if any(paper.values()) else None,
            }
        }  # fmt: skip

    def grouped(self) -> list[Group]:
        """The ground, each position with its way out, the document."""
        count = self.rows_of("row")
        rows = [
            Group(
                gettext("Position %(number)d") % {"number": number + 1},
                [self[f"row_{number}_{name}"] for name in _ROW],
                drop=f"row-{number}" if count > 1 else "",
            )
            for number in range(count)
        ]
        hint = _("For the judges' examination, and for a judge or former judge: the result with the review, "
                 "or the act that ended the powers.")  # fmt: skip
        paper = [self[name] for name in _PAPER.values()]
        return [Group("", [self["ground"]]), *rows, Group(_("Document that shows the ground"), paper, hint)]


def weighed(form: forms.BaseForm | None, setting: Setting) -> Weighed | None:
    """What the rows of a draft come to on the day; None while they do not make a basis."""
    if not isinstance(form, LabourForm) or not form.is_valid():
        return None
    return weigh(LabourBasis.model_validate(form.facts()["basis"]), setting.today)
