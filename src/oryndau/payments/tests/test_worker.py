"""What the worker does by itself: it asks for orders and receipts until they are settled (L-10)."""

from datetime import date, timedelta

import pytest

from oryndau.cases.models import Message
from oryndau.gateway.shep import GatewayFault, GatewayRefused, GatewayUnavailable
from oryndau.gateway.shep.payments import BudgetPayment
from oryndau.law.money import Money
from oryndau.notices.models import Notice
from oryndau.payments import handlers, selectors, services
from oryndau.payments.models import Fee
from oryndau.payments.services.ordering import bill_of
from oryndau.payments.services.receipts import correct
from oryndau.payments.services.steps import last_facts
from oryndau.payments.tests import factories as make
from oryndau.payments.tests.factories import Pretender

pytestmark = pytest.mark.django_db
OVER = make.AT + timedelta(days=3)
FOUND = BudgetPayment("CASPKZKA", "77", date(2026, 11, 20), make.DUE, "105402", make.IIN)


def billed() -> Fee:
    fee = make.order()
    bill_of(fee, "ru", at=make.AT)
    return make.again(fee)


class Budget:
    """A register of payments to the budget."""

    def __init__(self) -> None:
        self.found: BudgetPayment | None = FOUND
        self.error: Exception | None = None

    def budget_payment(self, iin: str, bank: str, number: str, message_id: object) -> BudgetPayment | None:
        if self.error:
            raise self.error
        return self.found


@pytest.fixture
def budget(monkeypatch: pytest.MonkeyPatch) -> Budget:
    made = Budget()
    monkeypatch.setattr(handlers, "registers", lambda: made)
    return made


def kept(**changes: object) -> Fee:
    number = services.keep_receipt(
        "licence-issue", make.IIN, "Оспанова Дана", make.receipt(**changes), actor=make.PAYER, at=make.AT
    )
    return Fee.objects.get(pk=number)


def test_the_bill_says_where_to_come_back_and_where_to_tell(pgeg: Pretender) -> None:
    fee = billed()
    assert bill_of(fee, "kk", at=make.AT) == f"{fee.bill}?lang=kk"
    [bill] = pgeg.bills.values()
    assert pgeg.asked == 1
    assert (bill.amount, bill.valid_until) == (make.DUE, fee.valid_until)
    assert bill.return_url.endswith(f"/payments/{fee.pk}/return/")
    assert bill.notify_url.endswith("/payments/notifications/")


def test_an_order_whose_notification_never_comes_is_found_by_asking(pgeg: Pretender) -> None:
    fee = billed()
    assert not make.work(fee, "fee.ask-status")
    [message] = make.messages(fee, "fee.ask-status")
    assert message.failing_since is None, "nothing is broken while nobody has paid"
    pgeg.pay(fee)
    assert make.work(fee, "fee.ask-status")
    assert make.again(fee).state == "paid"
    assert services.receive(make.told(fee), at=OVER) == make.again(fee)


def test_two_payments_of_one_bill_are_both_found(pgeg: Pretender) -> None:
    fee = billed()
    pgeg.pay(fee, "20000", "B-1")
    pgeg.pay(fee, "25950", "B-2")
    assert make.work(fee, "fee.ask-status")
    assert sorted(Fee.objects.values_list("state", flat=True)) == ["paid", "short"]


def test_a_gateway_that_is_down_lets_no_order_lapse(pgeg: Pretender) -> None:
    fee = billed()
    pgeg.error = GatewayUnavailable("down")
    assert not make.work(fee, "fee.ask-status", OVER)
    assert make.again(fee).state == "ordered"


def test_an_order_lapses_once_the_gateway_says_that_nobody_paid(pgeg: Pretender) -> None:
    fee = billed()
    assert make.work(fee, "fee.ask-status", OVER)
    assert make.again(fee).state == "expired"
    pgeg.pay(fee)
    assert make.work(fee, "fee.ask-status", OVER + timedelta(hours=1)), "it is asked for once more"
    assert make.again(fee).state == "paid"


def test_a_bill_that_the_gateway_does_not_know_holds_no_order_up(pgeg: Pretender) -> None:
    fee = billed()
    pgeg.error = GatewayRefused("unknown-bill", "no such bill")
    assert not make.work(fee, "fee.ask-status")
    assert make.work(fee, "fee.ask-status", OVER)
    assert make.again(fee).state == "expired"
    pgeg.error = GatewayFault("999", "x")
    assert not make.work(fee, "fee.ask-status", OVER)


def test_asking_ends_some_days_after_the_order(pgeg: Pretender) -> None:
    fee = billed()
    assert make.work(fee, "fee.ask-status", OVER)
    assert not make.work(fee, "fee.ask-status", OVER + timedelta(hours=1))
    assert make.work(fee, "fee.ask-status", OVER + timedelta(days=5))
    assert make.messages(fee, "fee.ask-status") == []


def test_an_order_without_a_bill_lapses_without_a_question(pgeg: Pretender) -> None:
    fee = make.order()
    assert make.work(fee, "fee.ask-status", OVER)
    assert make.again(fee).state == "expired"
    assert pgeg.asked == 0
    assert make.messages(fee, "fee.ask-status") == []


def test_who_waits_on_the_page_is_not_kept_waiting(pgeg: Pretender) -> None:
    fee = billed()
    assert not make.work(fee, "fee.ask-status")
    services.hurry(fee, make.AT)
    [message] = make.messages(fee, "fee.ask-status")
    assert message.available_at == make.AT


def test_a_receipt_that_the_register_knows_makes_the_fee_usable(budget: Budget) -> None:
    fee = kept()
    assert fee.state == "kept"
    assert make.work(fee, "fee.match")
    fee = make.again(fee)
    assert (fee.state, fee.amount, fee.paid_on) == ("matched", make.DUE.amount, FOUND.paid_on)
    assert selectors.usable(make.IIN, "licence-issue") == [fee]
    assert make.work(fee, "fee.told")
    assert Notice.objects.get().subject_en == "The fee is paid"


@pytest.mark.parametrize(
    ("change", "reason"),
    [({"payer": make.STRANGER.iin}, "another-payer"), ({"kbk": "105401"}, "another-code")],
)
def test_a_payment_of_another_or_for_something_else_is_no_fee(
    budget: Budget, change: dict[str, str], reason: str
) -> None:
    budget.found = BudgetPayment(**{**vars(FOUND), **change})
    fee = kept()
    assert make.work(fee, "fee.match")
    assert make.again(fee).state == "unmatched"
    assert make.work(fee, "fee.told")
    assert make.messages(fee, "fee.match") == [], "time changes nothing in that"
    assert last_facts(fee.pk, "find-nothing")["reason"] == reason


def test_the_sum_of_the_register_counts_and_not_what_was_written(budget: Budget) -> None:
    budget.found = BudgetPayment(**{**vars(FOUND), "amount": Money("100")})
    fee = kept(amount="25950")
    assert make.work(fee, "fee.match")
    fee = make.again(fee)
    assert (fee.state, fee.amount) == ("short", Money("100").amount)


def test_a_payment_that_is_not_there_yet_is_asked_for_on_the_next_days(budget: Budget) -> None:
    budget.found = None
    fee = kept()
    for day in range(handlers.TIMES):
        assert make.work(fee, "fee.match", make.AT + timedelta(days=day))
    assert make.messages(fee, "fee.match") == []
    assert make.again(fee).state == "unmatched"
    told = Message.objects.filter(case_id=fee.pk, topic="fee.told")
    assert told.count() == 1, "the same emptiness is told once"


def test_a_payment_that_comes_after_some_days_is_matched(budget: Budget) -> None:
    budget.found = None
    fee = kept()
    assert make.work(fee, "fee.match")
    budget.found = FOUND
    assert make.work(fee, "fee.match", make.AT + timedelta(days=1))
    assert make.again(fee).state == "matched"


def test_a_register_that_is_down_is_asked_again_and_decides_nothing(budget: Budget) -> None:
    budget.error = GatewayUnavailable("down")
    fee = kept()
    assert not make.work(fee, "fee.match")
    assert make.again(fee).state == "kept"


def test_a_register_that_cannot_answer_leaves_the_receipt_unconfirmed(budget: Budget) -> None:
    budget.error = GatewayFault("999", "unknown service")
    fee = kept()
    assert make.work(fee, "fee.match")
    assert make.again(fee).state == "unmatched"


def test_a_receipt_serves_one_fee(budget: Budget) -> None:
    """L-10: the same receipt of the same person is the same fee; another's claim to it fails."""
    fee = kept()
    assert kept().pk == fee.pk
    assert make.work(fee, "fee.match")
    assert kept().pk == fee.pk, "a matched receipt shown again is the same fee"
    renewal = services.keep_receipt(
        "licence-renewal", make.IIN, "x", make.receipt("78"), actor=make.PAYER, at=make.AT
    )
    assert make.work(Fee.objects.get(pk=renewal), "fee.match")
    assert Fee.objects.get(pk=renewal).state == "unmatched", "the register names a payment that is taken"


def test_a_corrected_receipt_is_asked_for_anew(budget: Budget) -> None:
    budget.found = None
    fee = kept(number="7")
    assert make.work(fee, "fee.match")
    correct(make.again(fee), make.receipt("77"), actor=make.PAYER, at=make.AT)
    budget.found = FOUND
    while make.messages(fee, "fee.match"):
        assert make.work(fee, "fee.match")
    assert make.again(fee).state == "matched"


def test_the_same_receipt_shown_again_after_nothing_was_found_is_a_correction(budget: Budget) -> None:
    budget.found = None
    fee = kept()
    assert make.work(fee, "fee.match")
    assert kept(amount="2595").pk == fee.pk
    assert make.again(fee).state == "kept"
