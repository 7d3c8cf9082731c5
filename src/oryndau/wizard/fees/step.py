"""The fee of a draft: which one it names, how far that is, what the application states of it (L-10)."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from oryndau.law.fee import Purpose, due
from oryndau.law.fee.table import ORDERED
from oryndau.law.identity import Money
from oryndau.law.licensing.facts import FeeReference
from oryndau.pages import formats
from oryndau.pages.components import Row
from oryndau.payments import words
from oryndau.payments.models import Fee
from oryndau.timekeeping import local
from oryndau.wizard.fees.standing import blocks
from oryndau.wizard.forms.base import Setting
from oryndau.wizard.models import Draft
from oryndau.wizard.pages import Standing

KEY = "fee"
"""The page's key, in the draft and in its address."""


def chosen(answers: Mapping[str, Any], iin: str) -> Fee | None:
    """The person's own fee that a draft names; None where it names none."""
    said = answers.get(KEY)
    try:
        key = UUID(str(said.get("fee"))) if isinstance(said, Mapping) else None
    except ValueError:
        key = None
    return Fee.objects.filter(pk=key, iin=iin).first() if key else None


def reference(fee: Fee) -> FeeReference:
    """What an application states of its fee."""
    owed = fee.due if fee.due is not None else due(fee.purpose, local(fee.created_at).date()).amount
    return FeeReference(
        fee=fee.pk, amount=Money(fee.amount if fee.amount is not None else owed),
        way="gateway" if fee.way == "gateway" else "receipt", paid_on=fee.paid_on, reference=fee.reference,
    )  # fmt: skip


@dataclass(frozen=True)
class FeeStep:
    """The page of the fee: for what it is, and under which names of the facts it stands."""

    purpose: Purpose
    under: tuple[str, ...] = ()

    def standing(self, draft: Draft, setting: Setting) -> Standing:
        """Whole once the draft names a fee that may serve it."""
        fee = self.fee(draft, setting)
        if fee is None:
            return Standing.BLANK
        return Standing.WRONG if blocks(fee, draft.pk) else Standing.WHOLE

    def facts(self, draft: Draft, setting: Setting) -> dict[str, Any] | None:
        """The reference to the fee; None while none is named that may serve."""
        fee = self.fee(draft, setting)
        if fee is None or blocks(fee, draft.pk):
            return None
        told: dict[str, Any] = {"fee": reference(fee).model_dump(mode="json")}
        for name in reversed(self.under):
            told = {name: told}
        return told

    def told(self, draft: Draft, setting: Setting, title: str, change: str) -> list[Row]:
        """The fee in words."""
        fee = self.fee(draft, setting)
        return [Row(title, lines(fee) if fee else _("nothing stated"), change)]

    def fee(self, draft: Draft, setting: Setting) -> Fee | None:
        """The fee of this purpose that the draft names."""
        fee = chosen(draft.data, setting.person.iin)
        return fee if fee and fee.purpose == self.purpose else None


def lines(fee: Fee) -> list[str]:
    """A fee in lines: the sum, how it is paid, how it stands."""
    amount = fee.amount if fee.amount is not None else fee.due
    paid = formats.day(fee.paid_on) if fee.paid_on else ""
    way = _("Payment gateway") if fee.way == "gateway" else _("Bank's receipt")
    number = fee.reference if fee.state != ORDERED else ""
    found = [
        formats.tenge(amount) if amount is not None else "",
        ", ".join(filter(None, (way, paid, number))),
    ]
    return [*filter(None, found), words.tag(fee).text]
