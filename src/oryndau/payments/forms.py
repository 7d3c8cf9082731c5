"""Forms of fees: a bank's receipt, the wish for the money back, the decision on it (L-10)."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from pydantic import ValidationError

from oryndau.cases.errors import FactsInvalid
from oryndau.law.facts.base import Facts
from oryndau.law.facts.problems import problems
from oryndau.law.fee.banks import BANKS
from oryndau.law.fee.facts import LICENCE_KBK, Receipt, RefundDecision, RefundRequest
from oryndau.law.identity import IBAN
from oryndau.law.money import Money, MoneyError
from oryndau.law.text import Text
from oryndau.pages.fields import DateField, Radios
from oryndau.payments.words import here

_WIDTH = {"class": "govuk-input--width-20"}


class _Lawful(forms.Form):
    """A form that shows what the law objects to at the field that is guilty, or above the form."""

    def take(self, error: FactsInvalid) -> None:
        """Show every broken rule."""
        for problem in error.extra.get("errors", []):
            where = str(problem["loc"][-1]) if problem["loc"] else ""
            words = here(problem["msg"]) if isinstance(problem["msg"], Text) else str(problem["msg"])
            clause = problem.get("clause")
            told = words[:1].upper() + words[1:] + (f" ({here(clause.text)})" if clause else "")
            self.add_error(where if where in self.fields else None, told)

    def check(self, facts: type[Facts], said: dict[str, Any]) -> None:
        """Show what the facts' own rules object to in what was typed."""
        try:
            facts.model_validate(said)
        except ValidationError as error:
            for problem in problems(error):
                where = str(problem.location[0]) if problem.location else ""
                self.add_error(where if where in self.fields else None, here(problem.message))


class ReceiptForm(_Lawful):
    """A bank's receipt as its lines are: bank, number, day, sum, budget code. The file goes beside it."""

    bank = forms.ChoiceField(label=_("Bank"), help_text=_("Whose receipt it is."))
    number = forms.CharField(
        label=_("Number of the payment"), max_length=100, widget=forms.TextInput(attrs=_WIDTH),
        help_text=_("On the receipt: number of the payment, the transaction or the payment order."),
    )  # fmt: skip
    paid_on = DateField(label=_("Day of payment"))
    amount = forms.CharField(
        label=_("Sum paid, tenge"), widget=forms.TextInput(attrs={**_WIDTH, "inputmode": "decimal"})
    )
    kbk = forms.RegexField(
        r"^\d{6}$", label=_("Budget code (KBK)"), initial=LICENCE_KBK,
        widget=forms.TextInput(attrs={"class": "govuk-input--width-10", "inputmode": "numeric"}),
        error_messages={"invalid": _("A budget code has six digits")},
    )  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        banks = sorted((here(name), bic) for bic, name in BANKS.items())
        self.fields["bank"].choices = [("", _("Choose the bank")), *((bic, name) for name, bic in banks)]  # type: ignore[attr-defined]

    def clean_amount(self) -> str:
        """A sum in tenge above zero, with a comma or a point."""
        said = "".join(self.cleaned_data["amount"].split()).replace(",", ".")
        try:
            if Money(said) > Money(0):
                return str(Money(said))
        except MoneyError:
            pass
        raise forms.ValidationError(_("Enter the sum in tenge, for example 25950"))

    def clean(self) -> None:
        """The receipt's own rules, for what is right by itself."""
        if not self.errors:
            self.check(Receipt, self._said("0" * 64))

    def receipt(self, sha256: str) -> Receipt:
        """The receipt, once the form is valid; `sha256` is the digest of its file."""
        return Receipt.model_validate(self._said(sha256))

    def _said(self, sha256: str) -> dict[str, Any]:
        fields = ("bank", "number", "paid_on", "amount", "kbk")
        return {**{name: self.cleaned_data[name] for name in fields}, "sha256": sha256}


class CorrectionForm(ReceiptForm):
    """The same receipt, written anew."""

    version = forms.IntegerField(widget=forms.HiddenInput, min_value=1)


class RefundForm(_Lawful):
    """Why the money is to go back, and whereto."""

    version = forms.IntegerField(widget=forms.HiddenInput, min_value=1)
    reason = forms.CharField(
        label=_("Why you ask for the money back"), widget=forms.Textarea(attrs={"rows": 4}),
        min_length=5, max_length=2_000,
    )  # fmt: skip
    iban = forms.CharField(
        label=_("Account (IBAN)"), required=False, max_length=34, widget=forms.TextInput(attrs=_WIDTH),
        help_text=_("KZ and 18 letters and digits. The account must be yours."),
    )  # fmt: skip

    def __init__(self, *args: Any, by_receipt: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["iban"].required = by_receipt
        if not by_receipt:  # the gateway undoes its own payment
            del self.fields["iban"]

    def clean_iban(self) -> str | None:
        """A Kazakhstani account number, its check digits right."""
        said = "".join(self.cleaned_data["iban"].split()).upper()
        try:
            return str(IBAN(said)) if said else None
        except ValueError:
            raise forms.ValidationError(_("This is not an account number: check its digits")) from None

    def clean(self) -> None:
        """The rules of a careful text."""
        if not self.errors:
            self.check(RefundRequest, {"reason": self.cleaned_data["reason"], "held_as": "paid"})


class DecisionForm(_Lawful):
    """Whether the money goes back, with reasons in both official languages."""

    version = forms.IntegerField(widget=forms.HiddenInput, min_value=1)
    outcome = forms.ChoiceField(
        label=_("Decision"), widget=Radios,
        choices=[("approve", _("Give the money back")), ("refuse", _("Refuse the refund"))],
        error_messages={"required": _("Choose one of the decisions")},
    )  # fmt: skip
    reasons_kk = forms.CharField(
        label=_("Reasons in Kazakh"), widget=forms.Textarea(attrs={"rows": 4}), min_length=5, max_length=2_000
    )
    reasons_ru = forms.CharField(
        label=_("Reasons in Russian"), widget=forms.Textarea(attrs={"rows": 4}), min_length=5,
        max_length=2_000,
    )  # fmt: skip

    def clean(self) -> None:
        """The rules of a careful text."""
        if not self.errors:
            self.check(
                RefundDecision, {name: self.cleaned_data[name] for name in RefundDecision.model_fields}
            )
