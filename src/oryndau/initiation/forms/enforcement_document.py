"""The enforcement document on five pages (E-07; Art. 9 to 13; CPC Art. 241)."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from pydantic import ValidationError

from oryndau.law.enforcement.documents import DocumentRule, document_rules
from oryndau.law.enforcement.kinds import DocumentKind, Gravity
from oryndau.law.facts import EnforcementDocument, InterruptionReason, Subject, problems
from oryndau.law.facts.base import Line, Prose, ShortLine
from oryndau.pages.fields import DateField, Radios
from oryndau.wizard.forms.base import Group, PageForm, RowsForm, Setting
from oryndau.wizard.forms.fields import (
    CHOOSE,
    MoneyField,
    choice,
    in_page_language,
    line,
    past_day,
    prose,
    rule_words,
    territory_field,
)

FAR = date(2100, 12, 31)
# Values that break no rule, for what is not known yet: a page is checked against the others by them.
NEUTRAL: dict[str, Any] = {
    "kind": DocumentKind.WRIT, "number": "-", "issuing_body": "-", "operative_part": "-",
    "decided_on": date(1900, 1, 1), "issued_on": date(9999, 12, 31), "subject": Subject.ACT, "act_text": "-",
}  # fmt: skip
_ISSUERS = {
    "court": _("Documents of courts"),
    "aifc-court": _("Documents of the AIFC court"),
    "body": _("Documents of state bodies"),
    "tax-authority": _("Documents of state bodies"),
    "bailiff": _("Resolutions of bailiffs"),
    "notary": _("Documents of notaries"),
}
_FINES = {
    DocumentKind.COURT_ADMINISTRATIVE_RESOLUTION, DocumentKind.BODY_ADMINISTRATIVE_RESOLUTION,
    DocumentKind.FINE_PRESCRIPTION,
}  # fmt: skip


class DocumentForm(PageForm):
    """A page about the document; what it says is checked together with the other pages about it."""

    def stated(self) -> dict[str, Any]:
        """The piece of the document that this page states."""
        raise NotImplementedError

    def facts(self) -> dict[str, Any]:
        """The piece, in its place."""
        return {"document": self.stated()}

    def clean(self) -> dict[str, Any]:
        """Rules that span pages (dates in order) are said here when they are broken here."""
        if not self.errors:
            try:
                EnforcementDocument.model_validate(NEUTRAL | dict(self.about.stated) | self.stated())
            except ValidationError as error:
                for problem in problems(error):
                    name = self.field_of(f"document.{problem.field}")
                    if name in self.fields:
                        self.add_error(name, rule_words(problem))
        return self.cleaned_data


class KindForm(DocumentForm):
    """Which of the 17 kinds of Art. 9(1)."""

    locations = {"document.kind": "kind"}

    def prepare(self, about: Setting) -> None:
        """The kinds, grouped by who issues them."""
        self.fields["kind"] = forms.ChoiceField(
            label=_("What enforcement document do you have?"), choices=kind_groups,
            widget=Radios(hints={rule.kind.value: limit_words(rule) for rule in document_rules().values()}),
            help_text=_(
                "Its name stands at the top of the document. Art. 9(1) of Law No. 261-IV lists the kinds."
            ),
            error_messages=CHOOSE,
        )  # fmt: skip

    def stated(self) -> dict[str, Any]:
        """The kind."""
        return {"kind": self.value("kind")}


def kind_groups() -> list[tuple[Any, list[tuple[str, str]]]]:
    """The kinds as choices, by issuer."""
    groups: dict[str, list[tuple[str, str]]] = {}
    for rule in document_rules().values():
        groups.setdefault(str(_ISSUERS[rule.issued_by]), []).append((rule.kind.value, kind_name(rule)))
    return list(groups.items())


def kind_name(rule: DocumentRule) -> str:
    """The kind's name with a capital letter."""
    name = in_page_language(rule.name)
    return name[:1].upper() + name[1:]


def limit_words(rule: DocumentRule) -> str:
    """Until when such a document may be presented."""
    if rule.limit_years is None:
        return str(_("No term of presentation is set; executed at once"))
    words = _("May be presented within %(years)s y. (%(clause)s)")
    return words % {"years": rule.limit_years, "clause": in_page_language(rule.limit_clause)}


class ParticularsForm(DocumentForm):
    """Who issued it, under what number, when."""

    issuing_body = line(Line, _("Who issued the document"), help_text=_("The court, body, notary or bailiff"))
    number = line(ShortLine, _("Number of the document"), width="20")
    case_number = line(ShortLine, _("Number of the court case"), width="20", required=False)
    locations = {
        f"document.{name}": name
        for name in ("issuing_body", "number", "case_number", "decided_on", "issued_on")
    }

    def prepare(self, about: Setting) -> None:
        """The dates have come already."""
        self.fields["decided_on"] = past_day(
            _("When was the decision made?"),
            about.today,
            help_text=_("The day of the judgment, order or resolution"),
        )
        self.fields["issued_on"] = past_day(_("When was the enforcement document issued?"), about.today)

    def stated(self) -> dict[str, Any]:
        """Issuer, numbers, dates."""
        names = ("issuing_body", "number", "case_number", "decided_on", "issued_on")
        return {name: self.value(name) for name in names}


class ForceForm(DocumentForm):
    """Legal force, and what moves the start of the term of presentation (Art. 11)."""

    immediate = forms.BooleanField(
        label=_("The decision is to be executed immediately"), required=False,
        help_text=_("The decision itself says so, for example about alimony or wages"),
    )  # fmt: skip
    locations = {
        f"document.{name}": name
        for name in (
            "in_force_on",
            "immediate",
            "deferral_until",
            "enforcement_decided_on",
            "voluntary_until",
        )
    }

    def prepare(self, about: Setting) -> None:
        """Dates of fines are asked for only where the document is one."""
        kind = about.page("kind").get("kind")
        self.fields = {
            "in_force_on": past_day(
                _("When did the decision take effect?"), about.today, required=False,
                help_text=_(
                    "The mark of entry into force stands on the judicial act. Leave empty if it has not "
                    "taken effect or if your kind of document has no such day."
                ),
            ),
            **self.fields,
            "deferral_until": DateField(
                label=_("Last day of a deferral or instalment granted by the court"),
                required=False, latest=FAR,
            ),
        }  # fmt: skip
        if kind == DocumentKind.BODY_ADMINISTRATIVE_RESOLUTION:
            label = _("When was compulsory execution of the resolution decided?")
            self.fields["enforcement_decided_on"] = past_day(label, about.today, required=False)
        if kind in _FINES:
            label = _("Last day to pay the fine voluntarily")
            self.fields["voluntary_until"] = DateField(label=label, required=False, latest=FAR)

    def stated(self) -> dict[str, Any]:
        """The dates that were asked for."""
        dates = {name: self.value(name) for name in self.fields if name != "immediate"}
        return {**dates, "immediate": bool(self.value("immediate"))}


class DemandForm(DocumentForm):
    """What is to be recovered or done, and the words of the decision."""

    subject = choice(
        [
            (Subject.MONEY.value, _("To pay a sum of money")),
            (Subject.PERIODIC.value, _("To pay at intervals, such as alimony or compensation of harm")),
            (Subject.ACT.value, _("To do something or to refrain from it, to hand over a thing")),
        ],
        _("What does the document order?"),
    )
    amount = MoneyField(
        label=_("Sum to be recovered, in tenge"), required=False,
        widget=forms.TextInput(attrs={"class": "govuk-input--width-20", "inputmode": "decimal"}),
        help_text=_("For example 1 250 000,50. For payments at intervals: the debt, if it is fixed."),
    )  # fmt: skip
    act_text = prose(
        Prose,
        _("What is to be done"),
        required=False,
        rows=3,
        help_text=_("Only if the document orders an act"),
    )
    act_territory = territory_field(
        _("Where is it to be done?"),
        required=False,
        help_text=_("Only if the document orders an act (Art. 52(2))"),
    )
    operative_part = prose(
        Prose, _("Operative part of the decision"), rows=8,
        help_text=_("Word for word, from the document: who is to do what for whom"),
    )  # fmt: skip
    locations = {
        f"document.{name}": name
        for name in ("subject", "amount", "act_text", "act_territory", "operative_part", "criminal_gravity")
    }

    def prepare(self, about: Setting) -> None:
        """The gravity of a crime matters to a writ for a criminal fine alone (Art. 11(1)11)."""
        if about.page("kind").get("kind") == DocumentKind.WRIT:
            self.fields["criminal_gravity"] = forms.ChoiceField(
                choices=[("", _("It is not a criminal fine")), *GRAVITIES], required=False,
                label=_("If it is a criminal fine: how grave is the crime?"),
                widget=forms.Select(attrs={"class": "govuk-!-width-two-thirds"}),
            )  # fmt: skip

    def stated(self) -> dict[str, Any]:
        """The demand; the answers about an act count only where an act is ordered."""
        told = {name: self.value(name) for name in self.fields}
        if told["subject"] != Subject.ACT:
            told |= {"act_text": None, "act_territory": None}
        else:
            told["amount"] = None
        return told


GRAVITIES = [
    (Gravity.MISDEMEANOUR.value, _("Criminal misdemeanour")),
    (Gravity.MINOR.value, _("Minor crime")),
    (Gravity.MEDIUM.value, _("Crime of medium gravity")),
    (Gravity.GRAVE.value, _("Grave crime")),
    (Gravity.ESPECIALLY_GRAVE.value, _("Especially grave crime")),
]
REASONS = [
    (InterruptionReason.PRESENTATION.value, _("The document was presented for execution")),
    (InterruptionReason.PARTIAL_PERFORMANCE.value, _("The document was partly performed")),
    (InterruptionReason.DEBTOR_SEARCH.value, _("A search for the debtor was announced")),
]


class HistoryForm(RowsForm, DocumentForm):
    """What happened before: interruptions of the term, termination, restoration (Art. 12, 13, 47)."""

    earlier_terminated = forms.BooleanField(
        label=_("Proceedings on this document were terminated before (Art. 47)"), required=False
    )
    row_kinds = {"interruption": 20}
    row_words = {"interruption": _("Add another interruption")}
    locations = {
        "document.earlier_terminated": "earlier_terminated",
        "document.restored_by_court": "restored_by_court",
        "document.interruptions": "interruption_0_began_on",
    }  # fmt: skip

    def prepare(self, about: Setting) -> None:
        """A row for every interruption."""
        self.fields["restored_by_court"] = past_day(
            _("If the court restored a missed term: the day of its ruling"), about.today, required=False
        )
        for number in range(self.rows_of("interruption")):
            name = f"interruption_{number}"
            self.fields[f"{name}_reason"] = forms.ChoiceField(
                label=_("What interrupted the term"),
                required=False,
                choices=[("", ""), *REASONS],
                widget=forms.Select,
            )
            self.fields[f"{name}_began_on"] = past_day(_("When"), about.today, required=False)
            self.fields[f"{name}_ended_on"] = past_day(
                _("When the document was returned or the search ended"), about.today, required=False
            )

    def clean(self) -> dict[str, Any]:
        """An interruption that was begun has its reason and its day."""
        self.require("interruption", "reason", "began_on")
        for number, values in self.rows("interruption"):
            began, ended = values.get("began_on"), values.get("ended_on")
            if began and ended and ended < began:
                self.add_error(
                    f"interruption_{number}_ended_on", str(_("It ends before it begins (Art. 12)"))
                )
        return super().clean()

    def stated(self) -> dict[str, Any]:
        """Interruptions in the order of time, whatever order they were typed in."""
        found = sorted((values for _no, values in self.rows("interruption")), key=lambda row: row["began_on"])
        return {
            "interruptions": found, "earlier_terminated": bool(self.value("earlier_terminated")),
            "restored_by_court": self.value("restored_by_court"),
        }  # fmt: skip

    def grouped(self) -> list[Group]:
        """Each interruption apart."""
        first = [self["earlier_terminated"], self["restored_by_court"]]
        return [*self._interruptions(), Group(_("Termination and restoration"), first)]

    def _interruptions(self) -> Iterator[Group]:
        hint = _(
            "If it was presented before, partly performed, or the debtor was searched for. Else leave empty."
        )
        for number in range(self.rows_of("interruption")):
            fields = [self[name] for name in self.row_names("interruption", number)]
            yield Group(_("Interruption %(number)s") % {"number": number + 1}, fields, "" if number else hint)
