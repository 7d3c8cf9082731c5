"""The fee of an application as a page of its wizard: the draft names it, payments keeps it (L-10).

A draft remembers only which fee it is; how the fee stands is asked anew each time, so that nothing is lost
when the person leaves for the bank and comes back on another day.
"""

from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID

from django.utils.translation import gettext as _

from oryndau.law.fee import Purpose
from oryndau.law.fee.facts import Way
from oryndau.law.fee.table import KEPT, MATCHED, ORDERED, PAID, UNMATCHED
from oryndau.law.money import Money
from oryndau.pages import formats
from oryndau.pages.components import Row
from oryndau.payments import words
from oryndau.payments.models import Fee
from oryndau.payments.selectors import fee_of
from oryndau.payments.services.matching import written
from oryndau.wizard.forms.base import Setting
from oryndau.wizard.models import Draft
from oryndau.wizard.pages import Standing

KEY: Final = "fee"
PAID_UP: Final = frozenset({PAID, MATCHED})
"""States of a fee in which the money is there."""
AWAITED: Final = frozenset({ORDERED, KEPT, UNMATCHED})
"""States in which the money may still come: an application may be sent, and waits for it."""


@dataclass(frozen=True)
class FeeStep:
    """The page of the fee: for what it is paid, and the role under which a receipt is attached."""

    purpose: Purpose
    receipt: str
    """Role of the attached receipt among the files of the service."""

    def standing(self, draft: Draft, setting: Setting) -> Standing:
        """Whole when there is a fee that is paid or may still be; wrong when the chosen one cannot serve."""
        fee = chosen(draft)
        if fee is None:
            return Standing.BLANK
        return Standing.WHOLE if fee.state in PAID_UP | AWAITED else Standing.WRONG

    def facts(self, draft: Draft, setting: Setting) -> dict[str, Any] | None:
        """The fee by its id with its sum and way; None until there is one that can serve."""
        fee = chosen(draft)
        if fee is None or self.standing(draft, setting) is not Standing.WHOLE:
            return None
        return {"fee": {"fee": str(fee.pk), "amount": str(amount_of(fee)), "way": fee.way}}

    def told(self, draft: Draft, setting: Setting, title: str, change: str) -> list[Row]:
        """Sum, way and state."""
        fee = chosen(draft)
        if fee is None:
            return [Row(title, _("nothing yet"), change)]
        way = _("Payment gateway") if fee.way == Way.GATEWAY else _("Bank's receipt")
        return [Row(title, [formats.tenge(amount_of(fee).amount), way, str(words.tag(fee).text)], change)]


def chosen(draft: Draft) -> Fee | None:
    """The fee that the draft rests on; None where none was chosen, or it is not the applicant's."""
    kept = (draft.data.get(KEY) or {}).get("fee")
    fee = fee_of(UUID(kept)) if kept else None
    return fee if fee is not None and fee.iin == draft.acts_for else None


def amount_of(fee: Fee) -> Money:
    """What was paid; before that, what is due, or what the person wrote of a receipt without a known rate."""
    if fee.amount is not None or fee.due is not None:
        return Money(fee.amount if fee.amount is not None else fee.due or 0)
    return Money(str(written(fee.pk).get("amount", "0")))
