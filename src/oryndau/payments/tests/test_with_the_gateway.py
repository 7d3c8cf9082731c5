"""The room with the emulated gateway as programs of their own: no money is lost (L-10)."""

from datetime import UTC, datetime
from typing import Any

import pytest

from oryndau.cases.tests.committed import _guard_back, committed
from oryndau.gateway.shep import BadSignature, GatewayRefused, GatewayUnavailable
from oryndau.law.fee.facts import RefundDecision
from oryndau.law.money import Money
from oryndau.payments import connection, services
from oryndau.payments.models import Fee, Notification, reference_of
from oryndau.payments.pgeg import RefundOrder
from oryndau.payments.services.ordering import bill_of
from oryndau.payments.tests import factories as make
from oryndau.payments.tests.running import Emulator, bank, program, site, until

__all__ = ["_guard_back", "bank", "committed", "program", "site"]
pytestmark = pytest.mark.usefixtures("committed")


@pytest.fixture
def order(bank: Emulator, site: str) -> Fee:
    """An order of today, with its bill made at the gateway."""
    fee = make.order(at=datetime.now(UTC))
    bill_of(fee, "ru", at=datetime.now(UTC))
    return make.again(fee)


def state(fee: Fee) -> str:
    return make.again(fee).state


def ask(fee: Fee) -> bool:
    """The worker asks for the order's status."""
    return make.work(fee, "fee.ask-status", datetime.now(UTC))


def test_the_person_pays_and_the_order_is_paid(bank: Emulator, order: Fee) -> None:
    got = bank.pay(order.bill)
    assert got.status_code == 303
    assert got.headers["Location"].endswith(f"/payments/{order.pk}/return/")
    until(lambda: state(order) == "paid")
    until(lambda: bank.bill(reference_of(order))["payments"][0]["told"])
    assert make.again(order).amount == make.DUE.amount


def test_a_duplicated_notification_counts_once(bank: Emulator, order: Fee) -> None:
    bank.plan("duplicate")
    bank.pay(order.bill)
    mine = reference_of(order)
    until(lambda: [one["status"] for one in bank.sent() if one["reference"] == mine] == [200, 200])
    assert Notification.objects.count() == 1
    assert state(order) == "paid"


def test_a_delayed_notification_is_overtaken_by_the_status(bank: Emulator, order: Fee) -> None:
    bank.plan("delay", seconds=1.5)
    bank.pay(order.bill)
    assert state(order) == "ordered"
    assert ask(order)
    assert state(order) == "paid"
    until(lambda: bank.bill(reference_of(order))["payments"][0]["told"])
    assert Notification.objects.get().told == "status"


def test_reordered_notifications_find_their_fees(bank: Emulator, order: Fee) -> None:
    bank.plan("reorder")
    bank.pay(order.bill, "other", amount="20000")
    bank.pay(order.bill)
    until(lambda: Fee.objects.count() == 2)
    assert sorted(Fee.objects.values_list("state", flat=True)) == ["paid", "short"]


def test_a_forged_notification_changes_nothing_and_the_status_tells_the_truth(
    bank: Emulator, order: Fee
) -> None:
    bank.plan("forge")
    bank.pay(order.bill)
    mine = reference_of(order)
    until(lambda: [one["status"] for one in bank.sent() if one["reference"] == mine] == [403])
    assert state(order) == "ordered"
    assert ask(order)
    assert state(order) == "paid"


def test_a_silent_gateway_is_asked(bank: Emulator, order: Fee) -> None:
    bank.plan("silence")
    assert not ask(order), "nobody has paid yet"
    bank.pay(order.bill)
    assert ask(order)
    assert state(order) == "paid"


def test_a_short_sum_is_no_fee(bank: Emulator, order: Fee) -> None:
    bank.plan("short", "pay", message="20000")
    bank.pay(order.bill)
    until(lambda: state(order) == "short")
    assert make.again(order).amount == Money("20000").amount


def test_the_gateway_hears_of_use_and_refund(bank: Emulator, order: Fee) -> None:
    at = datetime.now(UTC)
    for _ in range(2):
        bank.pay(order.bill)
    until(lambda: Fee.objects.filter(state="paid").count() == 2)
    used, back = Fee.objects.order_by("id")
    services.use(used, make.application(), at=at)
    assert make.work(used, "fee.report-used", at)
    services.ask_refund(back.pk, "Оплачено дважды", None, actor=make.PAYER, at=at)
    why = RefundDecision(reasons_kk="Екі рет төленген.", reasons_ru="Оплачено дважды.")
    services.decide_refund(back.pk, why, approved=True, actor=make.HEAD, at=at)
    assert make.work(back, "fee.refund", at)
    assert state(back) == "refunded"
    payments = {one["number"]: one for one in bank.bill(reference_of(order))["payments"]}
    assert payments[used.number]["used_for"] == str(make.again(used).used_by)
    assert payments[back.number]["refund"]


@pytest.mark.parametrize(
    ("verb", "error"),
    [("down", GatewayUnavailable), ("garbage", GatewayUnavailable), ("unsigned", BadSignature),
     ("refuse", GatewayRefused)],
)  # fmt: skip
def test_an_answer_that_is_not_the_gateway_s_is_no_answer(
    bank: Emulator, order: Fee, verb: str, error: type[Exception]
) -> None:
    bank.plan(verb, "status")
    with pytest.raises(error):
        connection.gateway().status(reference_of(order))
    assert connection.gateway().status(reference_of(order)).payments == ()


def test_money_of_a_receipt_without_an_account_is_refused_in_words(bank: Emulator) -> None:
    unknown = RefundOrder("f-9", "CASPKZKA", "nobodys", Money("1"), make.IIN, None)
    with pytest.raises(GatewayRefused, match="unknown-payment"):
        connection.gateway().refund(unknown)


def test_an_old_answer_sent_again_is_no_answer_to_a_new_call(
    bank: Emulator, order: Fee, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept: list[Any] = []
    client: Any = connection.gateway()
    post = client._transport.post
    monkeypatch.setattr(
        client._transport, "post", lambda *args: kept[0] if kept else kept.append(post(*args)) or kept[0]
    )
    assert client.status(reference_of(order)).payments == ()
    with pytest.raises(BadSignature, match="another call"):
        client.status(reference_of(order))
