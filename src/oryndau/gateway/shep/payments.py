"""Payments that came to the budget, by the number of the bank's receipt (L-10).

Name of the service and schema are an assumption as a whole (`wsdl/payments.xsd`).
"""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from oryndau.gateway.shep.codes import given
from oryndau.gateway.shep.errors import BadSignature, GatewayFault
from oryndau.gateway.shep.extracts import Extracts
from oryndau.law.identity import IIN
from oryndau.law.money import Money, MoneyError

SERVICE = "ORYNDAU_BudgetPayments"


@dataclass(frozen=True)
class BudgetPayment:
    """A payment as the budget received it; `bank` is the BIC of the payer's bank."""

    bank: str
    number: str
    paid_on: date
    amount: Money
    kbk: str
    payer: str


class BudgetPayments(Extracts):
    """The register of payments to the budget."""

    def budget_payment(
        self, iin: IIN, bank: str, number: str, message_id: UUID | None = None
    ) -> BudgetPayment | None:
        """The payment with this number through this bank, asked for by a person; None where there is none."""
        asked = {"bank": bank, "number": number}
        answer = self._extract(SERVICE, "payments", iin, message_id, asked)
        if not answer:
            return None
        row = given(answer.payment, "payment")
        if (row.bank, row.number) != (bank, number):
            raise BadSignature("the record is another payment's")
        try:
            amount = Money(given(row.amount, "amount"))
        except MoneyError:
            raise GatewayFault("000", "an amount of no sense in the register's answer") from None
        return BudgetPayment(
            bank=bank,
            number=number,
            paid_on=given(row.paidOn, "day of a payment"),
            amount=amount,
            kbk=given(row.kbk, "budget code"),
            payer=given(row.payer, "payer"),
        )
