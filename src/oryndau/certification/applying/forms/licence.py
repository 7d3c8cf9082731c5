"""What form An.3 adds: the paid fee, and the request for the licence (C-20, L-10)."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from oryndau.law import parameters
from oryndau.law.facts.base import ShortLine
from oryndau.law.identity import IBAN
from oryndau.law.money import Money
from oryndau.pages import formats
from oryndau.wizard.forms import address
from oryndau.wizard.forms.base import Answers, Group, PageForm, Setting
from oryndau.wizard.forms.fields import MoneyField, choice, line, past_day

FEE = "licence.fee-issue"
WAYS = [
    ("gateway", _("Through the payment gateway of the e-government")),
    ("receipt", _("At a bank, with a receipt")),
]


def fee_on(about: Setting) -> Money:
    """The fee for a licence on the day of the visit."""
    return parameters.in_tenge(FEE, on=about.today)


class LicenceForm(PageForm):
    """The fee, the copy on paper, and what the licence service asks for (Appendix 2)."""

    amount = MoneyField(label=_("Sum paid"), widget=forms.TextInput(attrs={"class": "govuk-input--width-10"}))
    reference = line(
        ShortLine, _("Number of the payment"), width="20",
        help_text=_("Number of the receipt, or of the payment in the gateway"),
    )  # fmt: skip
    way = choice(WAYS, _("How was it paid?"))
    account = line(
        IBAN, _("Account number (IBAN)"), width="30", required=False, number=True,
        help_text=_("20 characters, begins with KZ"),
    )  # fmt: skip
    paper_copy = forms.BooleanField(
        label=_("I want a copy of the licence on paper as well"), required=False,
        help_text=_("The licence itself is electronic and counts the same."),
    )  # fmt: skip
    locations = {
        "licence.fee.amount": "amount", "licence.fee.paid_on": "paid_on",
        "licence.fee.reference": "reference",
        "licence.fee.way": "way", "licence.account": "account", "licence.office_address": "office_region",
        "licence": "amount",
    }  # fmt: skip

    def prepare(self, about: Setting) -> None:
        """The day of the payment, and the address of the office."""
        self.fields["paid_on"] = past_day(_("Date of payment"), about.today)
        told = _("The fee for a licence is %(sum)s today.") % {"sum": formats.tenge(fee_on(about).amount)}
        self.fields["amount"].help_text = told
        address.add(self, "office", required=False)

    def offered(self, about: Setting) -> Answers:
        """The fee of the day."""
        return {"amount": str(fee_on(about).amount)}

    def clean(self) -> dict[str, Any]:
        """An address that was begun is whole."""
        address.check_whole(self, "office")
        return self.cleaned_data

    def facts(self) -> dict[str, Any]:
        """The request for the licence."""
        fee = {name: self.value(name) for name in ("amount", "paid_on", "reference", "way")}
        return {
            "licence": {
                "fee": fee, "paper_copy": bool(self.value("paper_copy")), "account": self.value("account"),
                "office_address": address.facts(self, "office"),
            }
        }  # fmt: skip

    def grouped(self) -> list[Group]:
        """The fee; then what can be left for later."""
        fee = [self[name] for name in ("amount", "paid_on", "reference", "way")]
        later = _("You may leave this empty and tell it when you have the office and the account.")
        return [
            Group(_("Licence fee"), fee),
            Group(_("The licence"), [self["paper_copy"], self["account"]]),
            Group(_("Address of your future office"), address.fields(self, "office"), later),
        ]
