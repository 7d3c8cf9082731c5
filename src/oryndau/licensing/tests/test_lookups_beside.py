"""What our own registers say to a case: the fee as it changes, the basis, the licence (L-09, L-10)."""

import json
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any
from uuid import UUID

import pytest

from oryndau.cases import errors, outbox
from oryndau.cases.actors import Actor
from oryndau.cases.models import Case, Event, Message
from oryndau.certification.tests import factories as people
from oryndau.law.fee import Purpose
from oryndau.law.licensing import changes, grounds
from oryndau.law.licensing.grounds import FEE, QUALIFICATION, Finding
from oryndau.law.money import Money
from oryndau.licensing import reading
from oryndau.licensing.lookups import services
from oryndau.licensing.models import Application
from oryndau.licensing.tests import factories as make
from oryndau.licensing.tests import licences
from oryndau.licensing.tests.factories import MONDAY
from oryndau.payments.services.refunding import ask_refund
from oryndau.people.models import Person
from oryndau.registers.models import Licence
from oryndau.timekeeping import local

pytestmark = pytest.mark.django_db
LATER = MONDAY + timedelta(minutes=5)
TODAY = local(MONDAY).date()


def ground(case: Case, number: int) -> Finding:
    return grounds.findings(reading.known(case, TODAY))[number - 1]


def told(case: Case, step: str = "record-fee") -> list[str]:
    rows = Event.objects.filter(case=case, step=step).order_by("no")
    return [json.loads(body)["facts"].get("state", "") for body in rows.values_list("body", flat=True)]


def changed() -> int:
    """Let the worker tell of every change of a fee; how many messages there were."""
    waiting = list(Message.objects.filter(topic="licensing.fee-changed", done_at=None).order_by("id"))
    for message in waiting:
        assert outbox.work_off(message, LATER)
    return len(waiting)


def ordered() -> tuple[Case, Any]:
    """A submitted case whose fee was ordered and not paid yet."""
    who = people.person()
    fee = make.fee(who, paid=False)
    return make.submitted(facts=make.application(who, of=fee)), fee


def test_the_money_that_comes_later_is_told_to_the_case_that_waits_for_it_once() -> None:
    """L-10."""
    case, fee = ordered()
    changed()
    assert (told(case), ground(case, FEE).verdict) == (["ordered"], "found")
    make.come(fee, LATER)
    assert changed() == 1
    assert (told(case), ground(case, FEE).verdict) == (["ordered", "paid"], "clear")
    Message.objects.filter(topic="licensing.fee-changed").update(done_at=None)
    assert changed() >= 2
    assert told(case) == ["ordered", "paid"], "the same is not written twice"


def test_telling_of_a_fee_changes_no_fee_and_so_ends() -> None:
    case, fee = ordered()
    make.come(fee, LATER)
    changed()
    assert changed() == 0
    assert services.look_beside(case.pk, "fee", LATER + timedelta(days=1)) is False


def test_a_wrong_sum_and_one_asked_back_do_not_clear_the_ground() -> None:
    case, fee = ordered()
    make.come(fee, LATER, Money("100"))
    changed()
    assert (told(case)[-1], ground(case, FEE).verdict) == ("short", "found")
    who = Person.objects.get(iin=case.applicant)
    own = Actor(kind="person", name=who.full_name, iin=who.iin)
    ask_refund(fee.pk, "Қате сома төленді", None, actor=own, at=LATER)
    changed()
    assert (told(case)[-1], ground(case, FEE).verdict) == ("refund-asked", "found")


def test_a_closed_case_is_told_nothing() -> None:
    case, fee = ordered()
    changed()
    make.step(case, "withdraw", make.applicant_actor(case), {}, LATER)
    make.come(fee, LATER)
    changed()
    assert told(case) == ["ordered"]


def test_a_fee_that_no_application_rests_on_tells_nobody() -> None:
    make.fee(people.person())
    assert changed() == 1
    assert not Event.objects.filter(step="record-fee").exists()


def _of_another() -> Any:
    return make.fee(people.person("Ахметов", "Ерлан"))


def _of_renewal() -> Any:
    who = people.person()
    return make.fee(who, Purpose.LICENCE_RENEWAL)


@pytest.mark.parametrize("wrong", [_of_another, _of_renewal])
def test_the_fee_of_another_person_or_service_pays_for_nothing(wrong: Callable[[], Any]) -> None:
    """L-10: ten per cent of the rate never pay for the issue."""
    fee = wrong()
    who = Person.objects.get(iin=fee.iin) if wrong is _of_renewal else people.person()
    case = make.submitted(facts=make.application(who))
    Application.objects.filter(pk=case.pk).update(fee=fee.pk)
    body = Event.objects.get(case=case, no=1)
    said = reading.application_of(case).fee.model_copy(update={"fee": fee.pk})
    answer = services.beside.fee_answer(said, who.iin, case, LATER)
    assert (body.step, answer.state, answer.amount) == ("submit", "not-found", None)
    assert grounds.fee_said(answer)[0] == "found"


def test_a_fee_that_another_open_application_waits_for_pays_for_that_one() -> None:
    first = make.submitted()
    who = Person.objects.get(iin=first.applicant)
    said = reading.application_of(first).fee
    second = Case.objects.get(pk=people.submitted().pk)
    second.procedure = "licence-issue"
    answer = services.beside.fee_answer(said, who.iin, second, LATER)
    assert (answer.state, grounds.fee_said(answer)[0]) == ("elsewhere", "found")
    make.step(first, "withdraw", make.applicant_actor(first), {}, LATER)
    answer = services.beside.fee_answer(said, who.iin, second, LATER)
    assert (answer.state, grounds.fee_said(answer)[0]) == ("paid", "clear")


def test_a_fee_that_nobody_knows_is_not_paid() -> None:
    said = reading.application_of(case := make.submitted()).fee.model_copy(update={"fee": UUID(int=9)})
    assert services.beside.fee_answer(said, case.applicant, case, LATER).state == "not-found"


BASES = [
    ({}, "clear"),
    ({"certified": False, "valid_until": None}, "found"),
    ({"valid_until": TODAY}, "clear"),
    ({"valid_until": TODAY - timedelta(days=1)}, "found"),
    ({"iin": "900315400015"}, "found"),
]


@pytest.mark.parametrize(("row", "verdict"), BASES)
def test_the_decision_is_the_applicants_positive_and_not_over(row: dict[str, Any], verdict: str) -> None:
    """L-03; Art. 141(5): three years, the last day included."""
    who = people.person()
    number = make.decision(who, **row)
    basis = {"kind": "certification", "number": number, "decided_on": "2026-09-01", "territory": "75"}
    case = make.checked(facts=make.application(who, basis=basis))
    assert ground(case, QUALIFICATION).verdict == verdict


def test_a_decision_that_the_register_does_not_know_is_none() -> None:
    basis = {"kind": "certification", "number": "CR-00-0", "decided_on": "2026-09-01", "territory": "75"}
    case = make.checked(facts=make.application(people.person(), basis=basis))
    assert ground(case, QUALIFICATION).verdict == "found"


@pytest.mark.parametrize(("field", "value"), [("decided_on", "2026-09-02"), ("territory", "71")])
def test_a_decision_of_another_day_or_region_than_was_written_is_not_reliable(field: str, value: str) -> None:
    """L-08, ground 7: what the applicant wrote is not what the register holds."""
    who = people.person()
    basis = {"kind": "certification", "number": make.decision(who), "decided_on": "2026-09-01",
             "territory": "75", field: value}  # fmt: skip
    case = make.checked(facts=make.application(who, basis=basis))
    assert ground(case, QUALIFICATION).verdict == "clear"
    assert ground(case, grounds.UNRELIABLE).verdict == "found"


def of_licence(case: Case) -> str:
    found = changes.findings(reading.known_renewal(case, TODAY))
    return next(one.verdict for one in found if one.point == "licence")


def _row(**changed: Any) -> Callable[[Licence], None]:
    return lambda row: Licence.objects.filter(pk=row.pk).update(**changed) and None


@pytest.mark.parametrize(
    ("change", "verdict"),
    [
        (_row(), "clear"), (_row(state="suspended"), "found"), (_row(state="terminated"), "found"),
        (_row(state="deprived"), "found"), (_row(state="replaced"), "found"),
        (_row(issued_on=date(2026, 3, 3)), "found"), (_row(number="LC-0"), "found"),
        (_row(iin="900315400015"), "found"),
    ],
)  # fmt: skip
def test_only_an_active_licence_of_the_applicant_is_re_issued(
    change: Callable[[Licence], None], verdict: str
) -> None:
    """L-09."""
    row = licences.granted()
    facts = make.renewal(row)
    change(row)
    assert of_licence(make.renewal_checked(facts=facts)) == verdict


def test_the_licensor_looks_once_more_and_a_change_is_written_down() -> None:
    """L-09: a licence that is suspended while its re-issue is considered is seen so."""
    row = licences.granted()
    case = make.renewal_checked(row)
    officer = make.licensor()
    assert services.look_again(case.pk, "licence", officer, at=LATER) is False
    licences.suspended(row)
    assert services.look_again(case.pk, "licence", officer, at=LATER) is True
    assert (told(case, "record-licence"), of_licence(case)) == (["active", "suspended"], "found")
    with pytest.raises(errors.StepNotAllowed):
        services.look_again(case.pk, "basis", officer, at=LATER)
    with pytest.raises(errors.NotPermitted):
        services.look_again(case.pk, "licence", make.applicant_actor(case), at=LATER)
    with pytest.raises(errors.UnknownCase):
        services.look_again(case.pk, "licence", people.the("commission"), at=LATER)
    make.step(case, "withdraw", make.applicant_actor(case), {}, LATER)
    with pytest.raises(errors.StepNotAllowed):
        services.look_again(case.pk, "licence", officer, at=LATER)
