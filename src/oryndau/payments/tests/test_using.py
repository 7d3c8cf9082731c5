"""A fee waits for one application and is used by one act, whatever happens at once (L-10)."""

from datetime import timedelta

import pytest
from django.db import transaction

from oryndau.cases.models import Case, Message
from oryndau.cases.tests.committed import _guard_back, at_once, committed
from oryndau.gateway.shep import GatewayUnavailable
from oryndau.payments import selectors, services
from oryndau.payments.errors import FeeUnusable
from oryndau.payments.models import Fee
from oryndau.payments.tests import factories as make
from oryndau.payments.tests.factories import Pretender

__all__ = ["_guard_back", "committed"]


@pytest.mark.django_db
def test_a_fee_is_used_once() -> None:
    fee, case = make.paid(), make.application()
    used = services.use(fee, case.pk, at=make.AT)
    assert (used.state, used.used_by) == ("used", case.pk)
    assert selectors.usable(make.IIN, "licence-issue") == []
    for another in (case, make.application()):
        with pytest.raises(FeeUnusable):
            services.use(fee.pk, another, at=make.AT)


@pytest.mark.django_db
def test_one_act_uses_one_fee() -> None:
    first, second, case = make.paid(), make.paid(number="B-2"), make.application()
    assert first.pk != second.pk
    services.use(first, case, at=make.AT)
    with pytest.raises(FeeUnusable):
        services.use(second, case, at=make.AT)


@pytest.mark.django_db
def test_when_the_act_is_undone_the_fee_is_not_used() -> None:
    fee, case = make.paid(), make.application()
    with transaction.atomic():
        services.use(fee, case, at=make.AT)
        transaction.set_rollback(True)
    assert make.again(fee).state == "paid"


@pytest.mark.django_db
def test_another_person_s_or_purpose_s_fee_is_of_no_use() -> None:
    fee = make.paid()
    for case in (make.application(make.STRANGER.iin), make.application(procedure="licence-renewal")):
        with pytest.raises(FeeUnusable):
            services.use(fee, case, at=make.AT)
        with pytest.raises(FeeUnusable):
            services.attach(fee, case, make.AT)
    renewal = make.paid("licence-renewal", "B-2")
    with pytest.raises(FeeUnusable):
        services.use(renewal, make.application(), at=make.AT)
    services.use(renewal, make.application(procedure="licence-renewal"), at=make.AT)


@pytest.mark.django_db
def test_a_fee_that_an_open_application_waits_for_is_offered_to_no_other() -> None:
    fee, case = make.paid(), make.application()
    services.attach(fee, case, make.AT)
    assert services.attach(fee, case, make.AT).application == case.pk
    assert selectors.waiting(case.pk) == [make.again(fee)]
    assert selectors.usable(make.IIN, "licence-issue") == []
    with pytest.raises(FeeUnusable):
        services.use(fee, make.application(), at=make.AT)
    Case.objects.filter(pk=case.pk).update(closed_at=make.AT)
    assert selectors.usable(make.IIN, "licence-issue") == [make.again(fee)]


@pytest.mark.django_db
def test_an_application_that_takes_another_fee_lets_the_first_go() -> None:
    first, case = make.paid(), make.application()
    services.attach(first, case, make.AT)
    second = make.paid(number="B-2")
    services.attach(second, case, make.AT)
    assert make.again(first).application is None
    assert make.again(second).application == case.pk


@pytest.mark.django_db
def test_whoever_waits_is_told_of_every_change() -> None:
    fee = make.order()
    services.attach(fee, make.application(), make.AT)
    services.receive(make.told(fee), at=make.AT)
    told = Message.objects.filter(case_id=fee.pk, topic="licensing.fee-changed").order_by("id")
    assert [one.payload["step"] for one in told] == ["attach", "pay"]


@pytest.mark.django_db
def test_the_gateway_is_told_of_the_use_until_it_acknowledges(pgeg: Pretender) -> None:
    fee, case = make.paid(), make.application()
    services.use(fee, case, at=make.AT)
    pgeg.error = GatewayUnavailable("down")
    assert not make.work(fee, "fee.report-used")
    pgeg.error = None
    assert make.work(fee, "fee.report-used", make.AT + timedelta(minutes=1))
    [usage] = pgeg.used
    assert (usage.number, usage.application) == ("B-1", str(case.pk))


@pytest.mark.usefixtures("committed")
def test_of_two_acts_at_once_one_uses_the_fee() -> None:
    fee = make.paid()
    one, other = make.application(), make.application()
    done = at_once(*(lambda case=case: services.use(fee, case, at=make.AT) for case in (one, other)))
    assert sorted(type(each).__name__ for each in done) == ["Fee", "FeeUnusable"]
    assert Fee.objects.get(pk=fee.pk).used_by in (one.pk, other.pk)


@pytest.mark.usefixtures("committed")
def test_of_two_fees_at_once_an_act_uses_one() -> None:
    fees, case = [make.paid(), make.paid(number="B-2")], make.application()
    done = at_once(*(lambda fee=fee: services.use(fee, case, at=make.AT) for fee in fees))
    assert sum(isinstance(each, Fee) for each in done) == 1
    assert Fee.objects.filter(used_by=case.pk).count() == 1


@pytest.mark.usefixtures("committed")
def test_the_same_notification_at_once_is_taken_once() -> None:
    order = make.order()
    done = at_once(*[lambda: services.receive(make.told(order), at=make.AT)] * 3)
    assert [each.pk for each in done] == [order.pk] * 3
    assert Fee.objects.count() == 1


@pytest.mark.usefixtures("committed")
def test_two_presses_at_once_make_one_order() -> None:
    done = at_once(make.order, make.order, make.order)
    assert len({each.pk for each in done}) == 1
