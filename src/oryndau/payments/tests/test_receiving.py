"""Money that the gateway tells of: twice, late, out of order, of a wrong sum; never lost, never twice.

L-10.
"""

from datetime import UTC, datetime, timedelta

import pytest
from django.db import IntegrityError, transaction

from oryndau.cases import errors, journal
from oryndau.cases.models import Case, Event
from oryndau.gateway.shep.payments import BudgetPayment
from oryndau.law.fee.facts import Receipt
from oryndau.law.money import Money
from oryndau.payments import selectors, services
from oryndau.payments.errors import FeeUnusable, PaymentRefused
from oryndau.payments.models import Fee, Notification
from oryndau.payments.services.matching import settle
from oryndau.payments.services.ordering import expire
from oryndau.payments.services.steps import take
from oryndau.payments.tests import factories as make

pytestmark = pytest.mark.django_db
LATER = make.AT + timedelta(days=4)


def test_an_order_says_what_is_due_and_until_when() -> None:
    fee = make.order()
    assert (fee.state, str(fee.due), fee.valid_until.isoformat()) == ("ordered", "25950.00", "2026-11-24")
    assert make.order("licence-renewal").due == Money("2595").amount
    assert selectors.fee_of(fee.pk) == fee
    assert selectors.usable(make.IIN, "licence-issue") == []


def test_a_second_press_finds_the_same_order() -> None:
    first, second = make.order(), make.order()
    assert first.pk == second.pk
    assert Case.objects.filter(procedure="fee").count() == 1


def test_an_order_whose_days_are_over_makes_room_for_a_new_one() -> None:
    first = make.order()
    second = make.order(at=LATER)
    assert second.pk != first.pk
    assert make.again(first).state == "expired"


def test_an_order_leads_back_to_this_site_only() -> None:
    for elsewhere in ("https://example.com/", "//example.com/", "licensing/"):
        with pytest.raises(ValueError, match="this site"):
            services.order(
                "licence-issue", make.PAYER, "75", return_to=elsewhere, actor=make.PAYER, at=make.AT
            )


def test_nobody_orders_in_another_s_name() -> None:
    with pytest.raises(errors.NotPermitted):
        services.order("licence-issue", make.STRANGER, "75", return_to="/", actor=make.PAYER, at=make.AT)


def test_the_sum_that_is_due_makes_the_fee_usable() -> None:
    fee = make.paid()
    assert (fee.state, fee.amount, fee.reference) == ("paid", make.DUE.amount, "B-1")
    assert selectors.usable(make.IIN, "licence-issue") == [fee]
    case = Case.objects.get(pk=fee.pk)
    assert list(journal.faults_of(case, list(case.events.order_by("no")))) == []


def test_the_same_money_told_twice_counts_once() -> None:
    fee = make.paid()
    again = services.receive(make.told(fee), at=LATER)
    assert again == fee
    assert Event.objects.filter(case_id=fee.pk, step="pay").count() == 1
    assert Notification.objects.count() == 1


@pytest.mark.parametrize("change", [{"amount": "1"}, {"paid_at": LATER}], ids=["sum", "day"])
def test_the_same_money_told_otherwise_is_a_contradiction(change: dict[str, object]) -> None:
    fee = make.paid()
    with pytest.raises(PaymentRefused) as refused:
        services.receive(make.told(fee, **change), at=LATER)  # type: ignore[arg-type]
    assert refused.value.extra["reason"] == "contradiction"
    assert make.again(fee).state == "paid"


@pytest.mark.parametrize("reference", ["x", "0" * 32], ids=["no-id", "nobodys"])
def test_money_for_an_order_that_is_not_ours_is_refused(reference: str) -> None:
    with pytest.raises(PaymentRefused):
        services.receive(make.told(make.order(), reference=reference), at=LATER)


def test_a_receipt_is_no_order() -> None:
    kept = services.keep_receipt("licence-issue", make.IIN, "x", make.receipt(), actor=make.PAYER, at=make.AT)
    with pytest.raises(PaymentRefused):
        services.receive(make.told(Fee.objects.get(pk=kept)), at=LATER)


@pytest.mark.parametrize("amount", ["25949.99", "25950.01", "2595"])
def test_another_sum_is_kept_and_cannot_be_used(amount: str) -> None:
    fee = services.receive(make.told(make.order(), amount), at=make.AT)
    assert (fee.state, fee.amount, fee.due) == ("short", Money(amount).amount, make.DUE.amount)
    assert selectors.usable(make.IIN, "licence-issue") == []
    with pytest.raises(FeeUnusable):
        services.use(fee, make.application(), at=LATER)


def test_late_money_pays_an_order_that_has_lapsed() -> None:
    order = make.order()
    expire(order, at=LATER)
    assert make.again(order).state == "expired"
    assert services.receive(make.told(order), at=LATER).state == "paid"


def test_an_order_does_not_lapse_before_its_end() -> None:
    with pytest.raises(errors.FactsInvalid):
        expire(make.order(), at=make.AT + timedelta(days=2))


def test_a_second_payment_of_an_order_is_a_fee_of_its_own() -> None:
    first = make.paid()
    second = services.receive(make.told(first, number="B-2"), at=LATER)
    assert second.pk != first.pk
    assert second.state == "paid"
    assert {fee.pk for fee in selectors.usable(make.IIN, "licence-issue")} == {first.pk, second.pk}
    assert services.receive(make.told(first, number="B-2"), at=LATER) == second


def test_the_right_sum_after_a_wrong_one_serves_the_application_that_waits() -> None:
    order, case = make.order(), make.application()
    services.attach(order, case, make.AT)
    short = services.receive(make.told(order, "20000"), at=make.AT)
    right = services.receive(make.told(order, number="B-2"), at=make.AT)
    assert make.again(short).application is None
    assert (right.state, right.application) == ("paid", case.pk)


@pytest.mark.parametrize("ending", ["used", "refunded"])
def test_money_after_the_end_of_a_fee_is_not_lost(ending: str) -> None:
    fee = make.paid()
    if ending == "used":
        services.use(fee, make.application(), at=make.AT)
    else:
        services.ask_refund(fee.pk, "Передумала", None, actor=make.PAYER, at=make.AT)
    late = services.receive(make.told(fee, number="B-2"), at=LATER)
    assert late.pk != fee.pk
    assert late.state == "paid"


def test_a_day_whose_rate_is_not_known_keeps_the_money_until_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    new_year = datetime(2027, 1, 1, 5, tzinfo=UTC)
    fee = services.receive(make.told(make.order(), paid_at=new_year), at=new_year)
    assert (fee.state, fee.due) == ("short", None)
    assert not make.work(fee, "fee.assess", new_year)
    monkeypatch.setattr("oryndau.payments.handlers.due_or_none", lambda *_: make.DUE)
    assert make.work(fee, "fee.assess", new_year)
    assert make.again(fee).state == "paid"


def test_the_database_lets_no_money_serve_two_fees() -> None:
    fee = make.paid()
    other = make.paid("licence-renewal", "B-9")
    with pytest.raises(IntegrityError), transaction.atomic():
        Fee.objects.filter(pk=other.pk).update(bank=fee.bank, number=fee.number)


def test_a_gateway_payment_cannot_be_shown_as_a_receipt_too() -> None:
    fee = make.paid()
    slip: Receipt = make.receipt("B-1", bank="HSBKKZKX", paid_on="2026-11-22")
    kept = services.keep_receipt("licence-issue", make.IIN, "x", slip, actor=make.PAYER, at=make.AT)
    found = BudgetPayment("HSBKKZKX", "B-1", make.AT.date(), make.DUE, "105402", make.IIN)
    assert settle(kept, found, fee.pk, at=make.AT).state == "unmatched"


def test_money_of_a_matched_receipt_pays_no_order() -> None:
    """The notification of a payment that a receipt has claimed already."""
    kept = services.keep_receipt("licence-issue", make.IIN, "x", make.receipt(), actor=make.PAYER, at=make.AT)
    found = BudgetPayment("CASPKZKA", "77", make.AT.date(), make.DUE, "105402", make.IIN)
    matched = settle(kept, found, kept, at=make.AT)
    order = make.order()
    told = make.told(order, number="77", bank="CASPKZKA")
    assert services.receive(told, at=LATER) == matched
    assert services.receive(told, at=LATER) == matched
    assert make.again(order).state == "ordered"


@pytest.mark.parametrize(
    ("step", "amount", "due"),
    [("pay", "20000", "25950"), ("pay", "25950", None), ("pay-other", "25950", "25950")],
)
def test_the_law_itself_lets_no_wrong_sum_pay_and_no_right_one_be_put_aside(
    step: str, amount: str, due: str | None
) -> None:
    order = make.order()
    told = make.told(order, amount)
    facts = {
        "bank": told.bank, "number": told.number, "paid_on": "2026-11-22", "amount": amount, "due": due,
        "payer": told.payer, "reference": told.reference, "paid_at": make.AT.isoformat(),
        "told": "notification", "purpose": "licence-issue",
    }  # fmt: skip
    with pytest.raises(errors.FactsInvalid):
        take(order.pk, step, facts, at=make.AT)
    assert make.again(order).state == "ordered"
