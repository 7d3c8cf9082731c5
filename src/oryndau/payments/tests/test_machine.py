"""Every order of events: no fee is used twice, no money is lost (L-10).

The gateway tells of money twice, late, of wrong sums; orders lapse, fees are attached, used, asked back and
given back or not. After every event the money that was told of is the money that stands in the fees, and
each tenge stands in one.
"""

from datetime import timedelta
from typing import Any

import pytest
from django.db import transaction
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    Bundle,
    RuleBasedStateMachine,
    initialize,
    invariant,
    rule,
    run_state_machine_as_test,
)

from oryndau.cases import errors, journal
from oryndau.cases.models import Case, Event
from oryndau.law.fee.facts import RefundDecision
from oryndau.law.money import Money
from oryndau.payments import handlers, services
from oryndau.payments.models import Fee, Notification
from oryndau.payments.services import ordering
from oryndau.payments.services.ordering import expire
from oryndau.payments.tests import factories as make

WHY = RefundDecision(reasons_kk="Негіздеме бар.", reasons_ru="Есть основания.")
AMOUNTS = ("25950", "25950", "20000", "26000")
HELD = {"paid", "short", "refund-asked", "refund-approved"}


class Machine(RuleBasedStateMachine):
    """One payer with some orders, applications and a bank that tells of money as it likes."""

    told = Bundle("told")

    @initialize()
    def opens(self) -> None:
        self.at = make.AT
        self.orders = [make.order()]
        self.cases = [make.application(), make.application()]
        self.money: dict[tuple[str, str], Money] = {}

    def _fee(self, which: int) -> Fee:
        rows = list(Fee.objects.order_by("id"))
        return rows[which % len(rows)]

    def _try(self, act: Any) -> None:
        """Whatever the law refuses changes nothing."""
        before = list(Fee.objects.order_by("id").values())
        try:
            with transaction.atomic():
                act()
        except errors.CaseError:
            assert list(Fee.objects.order_by("id").values()) == before

    @rule(days=st.integers(0, 4))
    def time_goes_by(self, days: int) -> None:
        self.at += timedelta(days=min(days, (make.AT + timedelta(days=30) - self.at).days))

    @rule()
    def orders_anew(self) -> None:
        fee = make.order(at=self.at)
        if fee.pk not in {one.pk for one in self.orders}:
            self.orders.append(fee)

    @rule(target=told, which=st.integers(0, 9), amount=st.sampled_from(AMOUNTS), late=st.integers(0, 3))
    def money_comes(self, which: int, amount: str, late: int) -> Any:
        order = self.orders[which % len(self.orders)]
        number = f"B-{len(self.money) + 1}"
        said = make.told(order, amount, number, paid_at=self.at - timedelta(hours=late))
        services.receive(said, at=self.at)
        self.money[said.bank, said.number] = said.amount
        return said

    @rule(said=told)
    def the_same_is_told_again(self, said: Any) -> None:
        before = list(Fee.objects.order_by("id").values())
        first = Notification.objects.get(bank=said.bank, number=said.number).fee_id
        assert services.receive(said, at=self.at).pk == first
        assert list(Fee.objects.order_by("id").values()) == before

    @rule(said=told)
    def another_sum_is_told_of_the_same(self, said: Any) -> None:
        other = make.told(self.orders[0], "1", said.number)
        self._try(lambda: services.receive(other, at=self.at))

    @rule(which=st.integers(0, 9))
    def an_order_lapses(self, which: int) -> None:
        self._try(lambda: expire(self._fee(which), at=self.at))

    @rule(which=st.integers(0, 9), case=st.integers(0, 1))
    def an_application_waits(self, which: int, case: int) -> None:
        self._try(lambda: services.attach(self._fee(which), self.cases[case], self.at))

    @rule(which=st.integers(0, 9), case=st.integers(0, 1))
    def a_licence_is_issued(self, which: int, case: int) -> None:
        self._try(lambda: services.use(self._fee(which), self.cases[case], at=self.at))

    @rule(case=st.integers(0, 1))
    def an_application_is_refused(self, case: int) -> None:
        Case.objects.filter(pk=self.cases[case].pk).update(closed_at=self.at)

    @rule(which=st.integers(0, 9))
    def the_payer_asks_back(self, which: int) -> None:
        fee = self._fee(which)
        self._try(lambda: services.ask_refund(fee.pk, "Верните", None, actor=make.PAYER, at=self.at))

    @rule(which=st.integers(0, 9), approved=st.booleans())
    def the_head_decides(self, which: int, approved: bool) -> None:
        fee = self._fee(which)
        if fee.state != "refund-asked":
            return
        services.decide_refund(fee.pk, WHY, approved=approved, actor=make.HEAD, at=self.at)

    @rule(which=st.integers(0, 9))
    def the_worker_sends_back(self, which: int) -> None:
        fee = self._fee(which)
        for message in make.messages(fee, "fee.refund"):
            handlers.refund(message, self.at)

    @invariant()
    def every_tenge_stands_in_one_fee(self) -> None:
        rows = list(Fee.objects.exclude(amount=None))
        assert {(row.bank, row.number): Money(row.amount) for row in rows} == self.money
        total = {
            kind: sum(row.amount for row in rows if row.state in states)
            for kind, states in (("used", {"used"}), ("held", HELD), ("back", {"refunded"}))
        }
        assert sum(total.values()) == sum(money.amount for money in self.money.values())

    @invariant()
    def no_fee_is_used_twice(self) -> None:
        used = Event.objects.filter(step="use").values_list("case_id", flat=True)
        assert len(used) == len(set(used))
        acts = [row.used_by for row in Fee.objects.exclude(used_by=None)]
        assert len(acts) == len(set(acts))

    @invariant()
    def money_goes_back_once_and_never_what_was_used(self) -> None:
        back = [(order.bank, order.number) for order in PRETENDER.refunds.values()]
        gone = set(Fee.objects.filter(state="refunded").values_list("bank", "number"))
        assert len(back) == len(set(back))
        assert set(back) == gone

    @invariant()
    def rows_say_what_the_journal_says(self) -> None:
        states = dict(Case.objects.filter(procedure="fee").values_list("id", "state"))
        assert states == dict(Fee.objects.values_list("id", "state"))
        for case in Case.objects.filter(procedure="fee"):
            assert list(journal.faults_of(case, list(case.events.order_by("no")))) == []


PRETENDER = make.Pretender()


@pytest.mark.django_db
def test_no_money_is_lost_and_no_fee_is_used_twice(monkeypatch: pytest.MonkeyPatch) -> None:
    for module in (handlers, ordering):
        monkeypatch.setattr(module, "gateway", lambda: PRETENDER)

    class Undone(Machine):
        """Each example in a transaction of its own, which is undone."""

        def __init__(self) -> None:
            super().__init__()
            PRETENDER.refunds.clear()
            self.undo = transaction.atomic()
            self.undo.__enter__()

        def teardown(self) -> None:
            transaction.set_rollback(True)
            self.undo.__exit__(None, None, None)

    run_state_machine_as_test(  # type: ignore[no-untyped-call]
        Undone,
        settings=settings(
            max_examples=25, stateful_step_count=25, deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )  # fmt: skip
