"""How the fee is paid, and the receipt with its file (L-10)."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from oryndau.documents.uploads import Limits
from oryndau.pages import formats
from oryndau.pages.fields import Radios
from oryndau.payments.forms import ReceiptForm
from oryndau.payments.models import Fee
from oryndau.wizard.forms.fields import CHOOSE

GATEWAY, RECEIPT = "gateway", "receipt"


class WayForm(forms.Form):
    """Through the gateway, by a receipt, or with a fee that was paid earlier and serves nothing yet."""

    way = forms.ChoiceField(
        label=gettext_lazy("How do you pay the fee?"), widget=Radios, error_messages=CHOOSE
    )

    def __init__(self, *args: Any, usable: Sequence[Fee], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        earlier = [(str(fee.pk), _earlier(fee)) for fee in usable]
        self.fields["way"].choices = [  # type: ignore[attr-defined]
            *earlier,
            (GATEWAY, _("Now, by card, through the payment gateway of the e-government")),
            (RECEIPT, _("I have paid in a bank and have the receipt")),
        ]


def _earlier(fee: Fee) -> str:
    told = {
        "amount": formats.tenge(fee.amount if fee.amount is not None else 0),
        "day": formats.day(fee.paid_on) if fee.paid_on else "",
    }
    return _("With the fee that I paid on %(day)s: %(amount)s") % told


class GivenReceiptForm(ReceiptForm):
    """A receipt as it is written down, and the file that shows it."""

    file = forms.FileField(
        label=gettext_lazy("The receipt"), allow_empty_file=True,
        widget=forms.FileInput(attrs={"accept": ".pdf,.jpg,.jpeg,.png"}),
        error_messages={"required": gettext_lazy("Choose a file")},
    )  # fmt: skip

    def __init__(self, *args: Any, limits: Limits, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["file"].help_text = _("PDF, JPG or PNG, up to %(size)d MB") % {"size": limits.megabytes}

    def said(self) -> dict[str, Any]:
        """The lines of the receipt without its file."""
        return {name: value for name, value in self.cleaned_data.items() if name != "file"}
