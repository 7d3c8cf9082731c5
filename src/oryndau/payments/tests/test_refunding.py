"""Money goes back when the payer asks and the authorised person approves; or stays the payer's (L-10)."""

from datetime import timedelta

import pytest

from oryndau.cases import errors
from oryndau.cases.models import Case
from oryndau.gateway.shep import GatewayRefused, GatewayUnavailable
from oryndau.gateway.shep.payments import BudgetPayment
from oryndau.law.fee.facts import RefundDecision
from oryndau.notices.models import Notice
from oryndau.payments import selectors, services
from oryndau.payments.errors import FeeUnusable, FeeWaitedFor
from oryndau.payments.models import Fee
from oryndau.payments.services.matching import settle
from oryndau.payments.tests import factories as make
from oryndau.payments.tests.factories import Pretender

pytestmark = pytest.mark.django_db
WHY = RefundDecision(reasons_kk="Қызмет көрсетілген жоқ.", reasons_ru="Услуга не оказана.")
IBAN = "KZ86125KZT5004100100"


def asked(fee: Fee, iban: str | None = None) -> Fee:
    return services.ask_refund(fee.pk, "Лицензия не нужна", iban, actor=make.PAYER, at=make.AT)


def approved(fee: Fee) -> Fee:
    return services.decide_refund(asked(fee).pk, WHY, approved=True, actor=make.HEAD, at=make.AT)


def by_receipt() -> Fee:
    kept = services.keep_receipt("licence-issue", make.IIN, "x", make.receipt(), actor=make.PAYER, at=make.AT)
    found = BudgetPayment("CASPKZKA", "77", make.AT.date(), make.DUE, "105402", make.IIN)
    return settle(kept, found, kept, at=make.AT)


def test_approved_money_is_sent_back_and_the_payer_is_told(pgeg: Pretender) -> None:
    fee = approved(make.paid())
    assert selectors.usable(make.IIN, "licence-issue") == []
    assert make.work(fee, "fee.refund")
    assert make.again(fee).state == "refunded"
    [order] = pgeg.refunds.values()
    assert (order.bank, order.number, order.amount, order.iban) == ("HSBKKZKX", "B-1", make.DUE, None)
    while make.messages(fee, "fee.told"):
        assert make.work(fee, "fee.told")
    kinds = set(Notice.objects.filter(recipient=make.IIN).values_list("kind", flat=True))
    assert {kind.rsplit("-", 1)[0] for kind in kinds} == {"fee-pay", "fee-approve-refund", "fee-refund"}


def test_a_sending_that_fails_on_the_way_is_repeated_with_the_same_id(pgeg: Pretender) -> None:
    fee = approved(make.paid())
    pgeg.error = GatewayUnavailable("down")
    assert not make.work(fee, "fee.refund")
    assert make.again(fee).state == "refund-approved"
    [message] = make.messages(fee, "fee.refund")
    pgeg.error = None
    assert make.work(fee, "fee.refund", make.AT + timedelta(hours=1))
    assert list(pgeg.refunds) == [str(message.pk)]


def test_money_that_cannot_be_sent_lies_with_the_authorised_person_again(pgeg: Pretender) -> None:
    fee = approved(make.paid())
    pgeg.error = GatewayRefused("closed", "card closed")
    assert make.work(fee, "fee.refund")
    assert make.again(fee).state == "refund-asked"
    pgeg.error = None
    services.decide_refund(fee.pk, WHY, approved=True, actor=make.HEAD, at=make.AT)
    assert make.work(fee, "fee.refund")
    assert make.again(fee).state == "refunded"


@pytest.mark.parametrize("amount", ["25950", "20000"])
def test_a_refused_refund_leaves_the_fee_as_it_was(amount: str) -> None:
    fee = services.receive(make.told(make.order(), amount), at=make.AT)
    before = fee.state
    services.decide_refund(asked(fee).pk, WHY, approved=False, actor=make.HEAD, at=make.AT)
    assert make.again(fee).state == before
    assert make.work(fee, "fee.told")


def test_a_refused_refund_of_a_receipt_leaves_it_matched() -> None:
    fee = by_receipt()
    services.decide_refund(asked(fee, IBAN).pk, WHY, approved=False, actor=make.HEAD, at=make.AT)
    assert make.again(fee).state == "matched"


def test_money_of_a_receipt_goes_to_an_account_that_is_named(pgeg: Pretender) -> None:
    fee = by_receipt()
    with pytest.raises(errors.FactsInvalid) as refused:
        asked(fee)
    assert refused.value.extra["errors"][0]["loc"] == ("iban",)
    services.decide_refund(asked(fee, IBAN).pk, WHY, approved=True, actor=make.HEAD, at=make.AT)
    assert make.work(fee, "fee.refund")
    assert [order.iban for order in pgeg.refunds.values()] == [IBAN]


def test_a_fee_that_an_application_waits_for_is_not_asked_back() -> None:
    fee, case = make.paid(), make.application()
    services.attach(fee, case, make.AT)
    with pytest.raises(FeeWaitedFor):
        asked(fee)
    Case.objects.filter(pk=case.pk).update(closed_at=make.AT)
    assert asked(fee).state == "refund-asked"


def test_a_wrong_sum_may_be_asked_back_while_the_application_waits() -> None:
    order, case = make.order(), make.application()
    services.attach(order, case, make.AT)
    short = services.receive(make.told(order, "1"), at=make.AT)
    assert asked(short).state == "refund-asked"


def test_what_was_used_or_never_paid_is_not_given_back() -> None:
    used = make.paid()
    services.use(used, make.application(), at=make.AT)
    for fee in (used, make.order()):
        with pytest.raises(FeeUnusable):
            asked(fee)


def test_a_fee_that_is_asked_back_cannot_be_used() -> None:
    fee = asked(make.paid())
    with pytest.raises(FeeUnusable):
        services.use(fee, make.application(), at=make.AT)
    with pytest.raises(FeeUnusable):
        services.attach(fee, make.application(), make.AT)


def test_only_the_authorised_person_decides_and_only_the_payer_asks() -> None:
    fee = make.paid()
    with pytest.raises(errors.UnknownCase):
        services.ask_refund(fee.pk, "Верните", None, actor=make.STRANGER, at=make.AT)
    asked(fee)
    with pytest.raises(errors.NotPermitted):
        services.decide_refund(fee.pk, WHY, approved=True, actor=make.PAYER, at=make.AT)
