"""Bills and the money paid for them, in one appended file: what the gateway knows, and tells when asked."""

import uuid
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from oryndau.emulators.loopback import AppendLog

BANKS = {"HSBKKZKX": "Halyk Bank", "CASPKZKA": "Kaspi Bank", "KCJBKZKX": "Bank CenterCredit"}


class Refused(Exception):
    """The gateway refuses a merchant's call: a code and words."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code


@dataclass
class Payment:
    """Money paid for a bill."""

    reference: str
    bank: str
    number: str
    paid_at: datetime
    amount: Decimal
    payer: str
    payer_name: str
    used_for: str = ""
    refund: str = ""
    """Id of the merchant's refund order, once the money went back."""
    told: bool = False
    """The merchant has acknowledged the notification."""


@dataclass
class Bill:
    """What a merchant wants to be paid."""

    reference: str
    amount: Decimal
    payer: str
    payer_name: str
    assign: str
    valid_until: date
    return_url: str
    notify_url: str
    payments: list[Payment] = field(default_factory=list)


class Bills:
    """All bills; every change is appended before it is answered."""

    def __init__(self, log: AppendLog) -> None:
        self._log, self._bills = log, dict[str, Bill]()
        self._returned: dict[str, str] = {}
        """Refund order → number of the transfer back."""
        for entry in log:
            self._apply(entry)

    def __iter__(self) -> Any:
        return iter(self._bills.values())

    def get(self, reference: str) -> Bill:
        """The bill; :class:`Refused` for an unknown one."""
        if reference not in self._bills:
            raise Refused("unknown-bill", "no such bill")
        return self._bills[reference]

    def create(self, said: dict[str, str]) -> Bill:
        """Make a bill; the same again is the same bill, another under its reference is refused."""
        known = self._bills.get(said["reference"])
        if known is None:
            self._do({"do": "create", **said})
        elif (known.amount, known.payer) != (Decimal(said["amount"]), said["payerIdn"]):
            raise Refused("another-bill", "the reference belongs to another bill")
        return self._bills[said["reference"]]

    def pay(
        self, reference: str, at: datetime, amount: Decimal | None = None, bank: str = "", number: str = ""
    ) -> Payment:
        """Money comes for a bill; a bank may take it twice, as banks do."""
        bill = self.get(reference)
        entry = {
            "do": "pay", "reference": reference, "bank": bank or next(iter(BANKS)),
            "number": number or uuid.uuid4().hex[:16].upper(), "paid_at": at.isoformat(),
            "amount": str(bill.amount if amount is None else amount),
        }  # fmt: skip
        self._do(entry)
        return bill.payments[-1]

    def mark_told(self, payment: Payment) -> None:
        """The merchant acknowledged the notification."""
        if not payment.told:
            self._do({"do": "told", "bank": payment.bank, "number": payment.number})

    def use(self, said: dict[str, str]) -> None:
        """The merchant used a payment for a service."""
        payment = self._payment(said["bankBik"], said["bankReference"])
        if payment is None or payment.reference != said["reference"]:
            raise Refused("unknown-payment", "no such payment of this bill")
        if payment.refund or payment.used_for not in ("", said["application"]):
            raise Refused("not-usable", "the payment went back, or was used for another service")
        if not payment.used_for:
            self._do(
                {"do": "use", "bank": payment.bank, "number": payment.number, "for": said["application"]}
            )

    def refund(self, said: dict[str, str]) -> str:
        """Send money back: ours to where it came from, any other to the account named."""
        order = said["refundId"]
        if order in self._returned:
            return self._returned[order]
        payment = self._payment(said["bankBik"], said["bankReference"])
        if payment is None and not said.get("iban"):
            raise Refused("unknown-payment", "no such payment, and no account is named")
        if payment and (payment.refund or payment.used_for):
            raise Refused("not-refundable", "the payment was used, or went back before")
        if payment and payment.amount != Decimal(said["amount"]):
            raise Refused("another-sum", "another sum was paid")
        number = f"R-{uuid.uuid4().hex[:12].upper()}"
        back = {"bank": said["bankBik"], "number": said["bankReference"]}
        self._do({"do": "refund", "order": order, "returned": number, **back})
        return number

    def _payment(self, bank: str, number: str) -> Payment | None:
        everything = (payment for bill in self._bills.values() for payment in bill.payments)
        return next((one for one in everything if (one.bank, one.number) == (bank, number)), None)

    def _do(self, entry: dict[str, str]) -> None:
        self._log.append(entry)
        self._apply(entry)

    def _apply(self, entry: dict[str, str]) -> None:
        if entry["do"] == "create":
            self._bills[entry["reference"]] = Bill(
                entry["reference"], Decimal(entry["amount"]), entry["payerIdn"], entry["payerName"],
                entry["assign"], date.fromisoformat(entry["validUntil"]), entry["returnUrl"],
                entry["notifyUrl"],
            )  # fmt: skip
        elif entry["do"] == "pay":
            bill = self._bills[entry["reference"]]
            paid_at = datetime.fromisoformat(entry["paid_at"])
            bill.payments.append(
                Payment(bill.reference, entry["bank"], entry["number"], paid_at, Decimal(entry["amount"]),
                        bill.payer, bill.payer_name)
            )  # fmt: skip
        else:
            self._mark(entry)

    def _mark(self, entry: dict[str, str]) -> None:
        payment = self._payment(entry["bank"], entry["number"])
        if entry["do"] == "refund":
            self._returned[entry["order"]] = entry["returned"]
            if payment:
                payment.refund = entry["order"]
        elif payment and entry["do"] == "use":
            payment.used_for = entry["for"]
        elif payment:
            payment.told = True
