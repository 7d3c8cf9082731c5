"""Claimant and debtors as the enforcement document names them (E-07; CPC Art. 241(4))."""

from collections.abc import Mapping
from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _
from pydantic import ValidationError

from oryndau.law.facts import AddressPurpose, ApplicantKind, OrganisationParty, PersonParty, problems
from oryndau.law.facts.base import Line, Name, ShortLine
from oryndau.law.identity import BIN, IBAN, IIN
from oryndau.law.territories import territories
from oryndau.wizard.forms import address
from oryndau.wizard.forms.base import Answers, Group, RowsForm, Setting
from oryndau.wizard.forms.fields import in_page_language, line, past_day, rule_words, territory_field

PERSON, ORGANISATION = "person", "organisation"


class PartyForm(RowsForm):
    """What persons and organisations share: addresses and accounts; of a debtor also property."""

    kind = ""
    model: type[PersonParty] | type[OrganisationParty] = PersonParty
    other_purpose = AddressPurpose.RESIDENCE
    row_kinds = {"account": 20}
    row_words = {"account": _("Add another account")}
    of_debtor = False
    locations: ClassVar[Mapping[str, str]] = {
        "iin": "iin",
        "bin": "bin",
        "birth_date": "birth_date",
        "name": "name",
    }

    def prepare(self, about: Setting) -> None:
        """Addresses, accounts, and what only a debtor is asked about."""
        address.add(self, "registration", required=False)
        address.add(self, "other", required=False)
        for number in range(self.rows_of("account")):
            self.fields[f"account_{number}_iban"] = line(
                IBAN, _("Account number (IBAN)"), width="30", required=False, number=True,
                help_text=_("20 characters, begins with KZ"),
            )  # fmt: skip
            self.fields[f"account_{number}_bank"] = line(ShortLine, _("Bank"), required=False)
        if self.of_debtor:
            self.ask_debtor()

    def ask_debtor(self) -> None:
        """Where the debtor has property (Art. 52)."""
        named = [(code, in_page_language(row.name)) for code, row in territories().items()]
        self.fields["property_in"] = forms.MultipleChoiceField(
            label=_("Where does the debtor have property?"), required=False, choices=named,
            widget=forms.CheckboxSelectMultiple,
        )  # fmt: skip

    def clean(self) -> dict[str, Any]:
        """Addresses and rows are whole; the rules that span fields are the law's."""
        address.check_whole(self, "registration")
        address.check_whole(self, "other")
        self.require("account", "iban", "bank")
        if not self.errors:
            self._check()
        return self.cleaned_data

    def _check(self) -> None:
        try:
            self.model.model_validate(self.party())
        except ValidationError as error:
            for problem in problems(error):
                self.take(problem, rule_words(problem))

    def party(self) -> dict[str, Any]:
        """The party as facts."""
        where = (("registration", AddressPurpose.REGISTRATION), ("other", self.other_purpose))
        found = [
            {"purpose": purpose, "address": given}
            for name, purpose in where
            if (given := address.facts(self, name))
        ]
        accounts = [values for _no, values in self.rows("account")]
        return {
            **self.identity(), "kind": self.kind, "addresses": found, "accounts": accounts,
            "property_in": self.cleaned_data.get("property_in") or [],
        }  # fmt: skip

    def identity(self) -> dict[str, Any]:
        """Who the party is."""
        raise NotImplementedError

    def facts(self) -> dict[str, Any]:
        """The claimant."""
        return {"claimant": self.party()}

    def identity_names(self) -> list[str]:
        """Fields of the first group."""
        raise NotImplementedError

    def other_legend(self) -> Any:
        """Heading of the second address."""
        return _("Place of residence, if it is another")

    def grouped(self) -> list[Group]:
        """Who, where, accounts; of a debtor also work and property."""
        groups = [
            Group("", [self[name] for name in self.identity_names()]),
            Group(_("Address of registration"), address.fields(self, "registration")),
            Group(self.other_legend(), address.fields(self, "other")),
        ]
        for number in range(self.rows_of("account")):
            fields = [self[name] for name in self.row_names("account", number)]
            groups.append(Group(_("Bank account %(number)s") % {"number": number + 1}, fields))
        extra = [
            self[name] for name in ("workplace", "workplace_territory", "property_in") if name in self.fields
        ]
        if extra:
            hint = _(
                "These help to choose the place of enforcement (Art. 52). Leave empty what you do not know."
            )
            groups.append(Group(_("Work and property"), extra, hint))
        return groups


class PersonForm(PartyForm):
    """A natural person."""

    kind = PERSON
    model = PersonParty
    surname = line(Name, _("Surname"))
    name = line(Name, _("First name"))
    patronymic = line(Name, _("Patronymic"), required=False)
    iin = line(
        IIN, _("IIN"), width="20", required=False, number=True, inputmode="numeric",
        help_text=_("12 digits. Leave empty if the document does not name it."),
    )  # fmt: skip

    def prepare(self, about: Setting) -> None:
        """The date of birth, and of a debtor the place of work."""
        self.fields["birth_date"] = past_day(_("Date of birth"), about.today, required=False)
        super().prepare(about)

    def ask_debtor(self) -> None:
        """Place of work and property."""
        self.fields["workplace"] = line(Line, _("Place of work"), required=False)
        self.fields["workplace_territory"] = territory_field(_("Where is the place of work?"), required=False)
        super().ask_debtor()

    def clean(self) -> dict[str, Any]:
        """A place of work has a name and a territory."""
        pair = (self.value("workplace"), self.value("workplace_territory"))
        if self.of_debtor and any(pair) and not all(pair):
            name = "workplace_territory" if pair[0] else "workplace"
            if name not in self.errors:
                self.add_error(name, str(_("Fill in this field")))
        return super().clean()

    def identity(self) -> dict[str, Any]:
        """Name, IIN, birth date, place of work."""
        names = ("surname", "name", "patronymic", "iin", "birth_date")
        work = {"name": self.value("workplace"), "territory": self.value("workplace_territory")}
        return {
            **{name: self.value(name) for name in names},
            "workplace": work if all(work.values()) else None,
        }

    def identity_names(self) -> list[str]:
        """Names, IIN, birth date."""
        return ["surname", "name", "patronymic", "iin", "birth_date"]


class OrganisationForm(PartyForm):
    """An organisation."""

    kind = ORGANISATION
    model = OrganisationParty
    other_purpose = AddressPurpose.ACTUAL
    name = line(Line, _("Name of the organisation"))
    bin = line(
        BIN, _("BIN"), width="20", required=False, number=True, inputmode="numeric",
        help_text=_("12 digits. Leave empty if the document does not name it."),
    )  # fmt: skip

    def identity(self) -> dict[str, Any]:
        """Name and BIN."""
        return {"name": self.value("name"), "bin": self.value("bin")}

    def identity_names(self) -> list[str]:
        """Name and BIN."""
        return ["name", "bin"]

    def other_legend(self) -> Any:
        """Heading of the second address."""
        return _("Actual location, if it is another")


class _OfClaimant(PartyForm):
    """Offers what is known of the applicant where the applicant is the claimant."""

    def offered(self, about: Setting) -> Answers:
        """The applicant's identity and address; nothing when a representative applies."""
        if about.page("applicant").get("kind") == ApplicantKind.REPRESENTATIVE:
            return {}
        where = address.copied(about.page("contacts"), "address", "registration")
        if self.kind == ORGANISATION:
            return {"name": about.organisation, "bin": about.actor.bin, **where} if about.actor.bin else where
        person = about.person
        names = {"surname": person.surname, "name": person.name, "patronymic": person.patronymic}
        return {**names, "iin": person.iin, **where}


class ClaimantPersonForm(_OfClaimant, PersonForm):
    """The claimant, a person."""


class ClaimantOrganisationForm(_OfClaimant, OrganisationForm):
    """The claimant, an organisation."""


class DebtorPersonForm(PersonForm):
    """A debtor, a person."""

    of_debtor = True


class DebtorOrganisationForm(OrganisationForm):
    """A debtor, an organisation."""

    of_debtor = True


def claimant_form(kind: str) -> type[PartyForm]:
    """The form for a claimant of this kind."""
    return ClaimantOrganisationForm if kind == ORGANISATION else ClaimantPersonForm


def debtor_form(kind: str) -> type[PartyForm]:
    """The form for a debtor of this kind."""
    return DebtorOrganisationForm if kind == ORGANISATION else DebtorPersonForm
