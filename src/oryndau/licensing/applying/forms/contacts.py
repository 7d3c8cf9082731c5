"""Contacts, account, paper copy and statements, as forms An.2 and An.4 ask for them (L-02, L-09)."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from oryndau.law.facts.base import Line, Phone
from oryndau.law.identity import IBAN
from oryndau.wizard.forms import address
from oryndau.wizard.forms.base import Answers, Group, PageForm, Setting
from oryndau.wizard.forms.consents import ConsentsForm
from oryndau.wizard.forms.fields import line, territory_field
from oryndau.wizard.forms.person import ContactsForm


class LicenceContactsForm(ContactsForm):
    """Official contacts, with a second telephone and the fax that the form knows."""

    second_phone = line(
        Phone, _("Another telephone"), width="20", required=False, autocomplete="tel", inputmode="tel"
    )
    fax = line(Phone, _("Fax"), width="20", required=False, inputmode="tel")
    locations = {
        "applicant": "email", "email": "email", "phones.1": "second_phone", "phones": "phone", "fax": "fax",
    }  # fmt: skip

    def facts(self) -> dict[str, Any]:
        """The person of the session, and the contacts."""
        told = super().facts()
        first, second = told.pop("phone"), self.value("second_phone")
        phones = [first, second] if second and second != first else [first]
        return {**told, "phones": phones, "fax": self.value("fax")}


class PlaceForm(PageForm):
    """The region in which the applicant means to work, and the address of the office (An.2)."""

    locations = {"territory": "territory", "office_address": "office_region"}

    def prepare(self, about: Setting) -> None:
        """The 20 territories, and the fields of an address."""
        self.fields["territory"] = territory_field(
            _("In which region do you mean to work?"),
            help_text=_("The licence is good for the whole country; the office stands in one region."),
        )
        address.add(self, "office", required=False)

    def clean(self) -> dict[str, Any]:
        """An address that was begun is whole."""
        address.check_whole(self, "office")
        return self.cleaned_data

    def facts(self) -> dict[str, Any]:
        """Region, and address of the object of the activity where there is one already."""
        return {"territory": self.value("territory"), "office_address": address.facts(self, "office")}

    def grouped(self) -> list[Group]:
        """The region; apart from it the address, which may be left for later."""
        later = _("Leave this empty if you have no office yet: you tell its address when you have it.")
        return [
            Group("", [self["territory"]]),
            Group(_("Address of your office"), address.fields(self, "office"), later),
        ]


class BankForm(PageForm):
    """Bank account, and whether a copy on paper is wanted."""

    account = line(
        IBAN, _("Account number (IBAN)"), width="30", required=False, number=True,
        help_text=_("20 characters, begins with KZ"),
    )  # fmt: skip
    bank = line(Line, _("Bank and its place"), required=False)
    paper_copy = forms.BooleanField(
        label=_("I want a copy of the licence on paper as well"), required=False,
        help_text=_("The licence itself is electronic and counts the same."),
    )  # fmt: skip
    locations = {"account": "account", "bank": "bank", "paper_copy": "paper_copy"}

    def offered(self, about: Setting) -> Answers:
        """The account of the previous draft."""
        earlier = about.earlier.get("bank")
        return dict(earlier) if isinstance(earlier, dict) else {}

    def facts(self) -> dict[str, Any]:
        """What was filled in."""
        return {
            "account": self.value("account"), "bank": self.value("bank"),
            "paper_copy": bool(self.value("paper_copy")),
        }  # fmt: skip


class LicenceConsentsForm(ConsentsForm):
    """The statements of forms An.2 and An.4, each given by itself."""

    def prepare(self, about: Setting) -> None:
        """What differs from certification: what is sent to the contacts, and who gets the answers."""
        self.fields["statements_true"].label = _(
            "All data and attached documents are true and valid, and I answer for it. The contacts are "
            "official: anything about the licence, its issue or a refusal may be sent to them."
        )
        self.fields["health_registers"].label = _(
            "I agree that the register of mental health and the register of narcology are asked about me "
            "electronically, and that their answers go to the Ministry of Justice."
        )
