"""Fees, payments and a pretended gateway for tests; all people are invented."""

from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from typing import Any

from oryndau.cases import outbox
from oryndau.cases.actors import Actor
from oryndau.cases.ids import new_id
from oryndau.cases.models import Case, Message
from oryndau.gateway.shep import GatewayError
from oryndau.law.fee.facts import Receipt
from oryndau.law.money import Money
from oryndau.law.procedure import Role
from oryndau.law.tests import samples
from oryndau.payments import services
from oryndau.payments.models import Fee, reference_of
from oryndau.payments.pgeg import Bill, Paid, Refunded, RefundOrder, Status, Usage
from oryndau.payments.services.receiving import Told
from oryndau.people.models import Person

AT = datetime(2026, 11, 22, 6, 0, tzinfo=UTC)
"""Sunday 22 November 2026, 11:00 in Almaty: 6 MCI are 25,950 tenge."""
DUE = Money("25950.00")
IIN = samples.iin("900315400012"[:11])
PAYER = Actor(kind="person", name="Оспанова Дана", iin=IIN)
STRANGER = Actor(kind="person", name="Өзге Адам", iin=samples.iin("88010149900"))
HEAD = Actor(
    kind="staff", name="Басшы", iin="", roles=frozenset({Role.LICENSING_HEAD}), staff=new_id()
)  # fmt: skip


def order(purpose: str = "licence-issue", *, actor: Actor = PAYER, at: datetime = AT) -> Fee:
    """An order to pay."""
    return services.order(purpose, actor, "75", return_to="/licensing/", actor=actor, at=at)


def told(fee: Fee, amount: str = "25950", number: str = "B-1", **changes: Any) -> Told:
    """What the gateway tells of a payment of an order."""
    base = Told(
        reference=reference_of(fee), bank="HSBKKZKX", number=number, paid_at=AT + timedelta(minutes=5),
        amount=Money(amount), payer=fee.iin, payer_name=fee.name, by="notification", document="<x/>",
    )  # fmt: skip
    return replace(base, **changes)


def paid(purpose: str = "licence-issue", number: str = "B-1", *, actor: Actor = PAYER) -> Fee:
    """A fee that was paid through the gateway."""
    fee = order(purpose, actor=actor)
    amount = "25950" if purpose == "licence-issue" else "2595"
    return services.receive(told(fee, amount, number), at=AT + timedelta(minutes=6))


def receipt(number: str = "77", **changes: Any) -> Receipt:
    """A receipt as a person writes it."""
    return Receipt.model_validate(
        {"bank": "CASPKZKA", "number": number, "paid_on": "2026-11-20", "amount": "25950",
         "sha256": "0" * 64, **changes}
    )  # fmt: skip


def application(iin: str = IIN, procedure: str = "licence-issue") -> Case:
    """A case that may wait for a fee; what else is in it does not matter here."""
    return Case.objects.create(
        procedure=procedure, ruleset="2021-10", territory="71", state="checked", applicant=iin,
        principal=iin, submitter=iin, title="x", channel="portal", received_at=AT, head=b"x" * 32,
    )  # fmt: skip


def person(actor: Actor = PAYER) -> Person:
    """The payer as one who can sign in."""
    surname, name = actor.name.split(" ", 1)
    found, _made = Person.objects.get_or_create(
        iin=actor.iin,
        defaults={"surname": surname, "name": name, "email": "dana@example.kz", "language": "ru"},
    )
    return found


@dataclass
class Pretender:
    """A payment gateway that does as it is told."""

    bills: dict[str, Bill] = field(default_factory=dict)
    payments: list[Paid] = field(default_factory=list)
    used: list[Usage] = field(default_factory=list)
    refunds: dict[str, RefundOrder] = field(default_factory=dict)
    error: GatewayError | None = None
    asked: int = 0

    def _may_fail(self) -> None:
        self.asked += 1
        if self.error:
            raise self.error

    def create(self, bill: Bill) -> str:
        """See `PaymentGateway`."""
        self._may_fail()
        self.bills[bill.reference] = bill
        return f"http://127.0.0.1:1/bank/{bill.reference}"

    def status(self, reference: str) -> Status:
        """See `PaymentGateway`."""
        self._may_fail()
        return Status(reference, tuple(one for one in self.payments if one.reference == reference), "<s/>")

    def report_used(self, usage: Usage) -> None:
        """See `PaymentGateway`."""
        self._may_fail()
        self.used.append(usage)

    def refund(self, order: RefundOrder) -> Refunded:
        """See `PaymentGateway`."""
        self._may_fail()
        self.refunds[order.id] = order
        return Refunded("R-1", AT)

    def pay(self, fee: Fee, amount: str = "25950", number: str = "B-1") -> None:
        """Money comes for a bill, and nobody is told."""
        said = told(fee, amount, number)
        self.payments.append(
            Paid(said.reference, said.bank, said.number, said.paid_at, said.amount, said.payer, "")
        )


def messages(fee: Fee, topic: str) -> list[Message]:
    """The open messages of a fee on a topic."""
    return list(Message.objects.filter(case_id=fee.pk, topic=topic, done_at=None).order_by("id"))


def work(fee: Fee, topic: str, at: datetime = AT) -> bool:
    """Work off the oldest open message of a topic; whether it succeeded."""
    return outbox.work_off(messages(fee, topic)[0], at)


def again(fee: Fee) -> Fee:
    """The fee as it stands now."""
    return Fee.objects.get(pk=fee.pk)
