"""What form An.3 adds besides the fee: the request for the licence (C-20)."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from oryndau.law.identity import IBAN
from oryndau.wizard.forms import address
from oryndau.wizard.forms.base import Group, PageForm, Setting
from oryndau.wizard.forms.fields import line


class LicenceForm(PageForm):
    """The copy on paper, and what the licence service asks for (Appendix 2)."""

    paper_copy = forms.BooleanField(
        label=_("I want a copy of the licence on paper as well"), required=False,
        help_text=_("The licence itself is electronic and counts the same."),
    )  # fmt: skip
    account = line(
        IBAN, _("Account number (IBAN)"), width="30", required=False, number=True,
        help_text=_("20 characters, begins with KZ"),
    )  # fmt: skip
    locations = {
        "licence.account": "account", "licence.office_address": "office_region", "licence": "paper_copy",
    }  # fmt: skip

    def prepare(self, about: Setting) -> None:
        """The address of the office."""
        address.add(self, "office", required=False)

    def clean(self) -> dict[str, Any]:
        """An address that was begun is whole."""
        address.check_whole(self, "office")
        return self.cleaned_data

    def facts(self) -> dict[str, Any]:
        """The request for the licence; the page of the fee adds the fee."""
        return {
            "licence": {
                "paper_copy": bool(self.value("paper_copy")), "account": self.value("account"),
                "office_address": address.facts(self, "office"),
            }
        }  # fmt: skip

    def grouped(self) -> list[Group]:
        """The copy; then what can be left for later."""
        later = _("You may leave this empty and tell it when you have the office and the account.")
        return [
            Group(_("The licence"), [self["paper_copy"], self["account"]]),
            Group(_("Address of your future office"), address.fields(self, "office"), later),
        ]
