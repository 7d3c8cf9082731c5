"""The registers are asked one by one, by consent, as often as needed; nothing blocks the person (C-05)."""

import json
import logging
from datetime import datetime, timedelta

import pytest

from oryndau.cases import errors, journal, outbox
from oryndau.cases.actors import Actor
from oryndau.cases.models import Case, Event, Message
from oryndau.certification.lookups import handlers, selectors, services
from oryndau.certification.lookups.application import application_of
from oryndau.certification.tests import factories as make
from oryndau.certification.tests.factories import MONDAY
from oryndau.certification.tests.registers import Registers
from oryndau.gateway.asking import PATIENCE
from oryndau.gateway.consent import HEALTH
from oryndau.gateway.models import Exchange
from oryndau.gateway.shep import (
    BadSignature,
    Consent,
    GatewayFault,
    GatewayRefused,
    GatewayUnavailable,
    HealthRecord,
)
from oryndau.law.certification.facts import ASKED, Register

pytestmark = pytest.mark.django_db
LATER = MONDAY + timedelta(minutes=1)


@pytest.fixture
def registers(monkeypatch: pytest.MonkeyPatch) -> Registers:
    made = Registers()
    monkeypatch.setattr(handlers, "registers", lambda: made)
    return made


def work(case: Case, at: datetime = LATER) -> list[bool]:
    """Let the worker do what it has to do about the registers of a case; what became of each question."""
    for message in Message.objects.filter(case=case, topic="certification.ask-registers", done_at=None):
        assert outbox.work_off(message, at)
    waiting = Message.objects.filter(
        case=case, topic=selectors.TOPIC, done_at=None, available_at__lte=at
    ).order_by("id")
    return [outbox.work_off(message, at) for message in waiting]


def question(case: Case, register: Register) -> Message:
    return Message.objects.get(case=case, topic=selectors.TOPIC, payload__register=register.value)


def candidate(case: Case) -> Actor:
    return make.candidate_actor(application_of(case.pk))


def test_every_register_is_asked_once_about_the_candidate(registers: Registers) -> None:
    case = make.submitted()
    assert selectors.waiting(case) == tuple(ASKED)
    assert work(case) == [True] * 9
    assert {iin for _, iin, _ in registers.asked} == {case.applicant}
    assert [name.replace("_", "-") for name, _, _ in registers.asked] == [one.value for one in ASKED]
    assert set(selectors.answers(case)) == set(ASKED)
    assert selectors.waiting(case) == ()
    assert work(case) == []


def test_a_clean_candidate_contradicts_nothing(registers: Registers) -> None:
    case = make.submitted(applicant={"iin": make.person().iin, "surname": "ОСПАНОВА", "name": "Дана"})
    work(case)
    assert {one.differs for one in selectors.answers(case).values()} == {()}
    offences = (Register.CONVICTIONS, Register.DISMISSALS, Register.CORRUPTION, Register.LICENCES)
    assert {selectors.answers(case)[one].outcome for one in offences} == {"not-found"}


def test_a_register_that_is_down_delays_no_other(registers: Registers) -> None:
    registers.errors["narcology"] = GatewayUnavailable("down")
    case = make.submitted()
    assert work(case).count(False) == 1
    assert selectors.waiting(case.pk) == (Register.NARCOLOGY,)
    assert Register.NARCOLOGY not in selectors.answers(case)
    assert len(selectors.answers(case)) == 8
    assert list(Exchange.objects.exclude(outcome="answered").values_list("service", "outcome")) == [
        ("narcology", "GatewayUnavailable")
    ]
    registers.errors.clear()
    assert work(case, LATER + timedelta(hours=2)) == [True]
    assert selectors.answers(case)[Register.NARCOLOGY].outcome == "found"
    asked = [message for name, _, message in registers.asked if name == "narcology"]
    assert len(asked) == 2
    assert len(set(asked)) == 1, "a repetition carries the same message id"


@pytest.mark.parametrize("error", [BadSignature("unsigned"), GatewayFault("500", "x"), FileNotFoundError()])
def test_no_answer_is_made_of_one_that_cannot_be_relied_on(registers: Registers, error: Exception) -> None:
    registers.errors["convictions"] = error  # type: ignore[assignment]
    case = make.submitted()
    work(case)
    assert selectors.waiting(case) == (Register.CONVICTIONS,)
    assert Register.CONVICTIONS not in selectors.answers(case)


@pytest.mark.parametrize(
    ("error", "outcome"),
    [(GatewayRefused("SCSE002", "no"), "refused"), (GatewayFault("999", "no service"), "unavailable")],
)
def test_what_waiting_cannot_mend_is_told_and_not_asked_again(
    registers: Registers, error: GatewayFault | GatewayRefused, outcome: str
) -> None:
    registers.errors["licences"] = error
    case = make.submitted()
    work(case)
    answer = selectors.answers(case)[Register.LICENCES]
    assert (answer.outcome, answer.record, answer.differs) == (outcome, {}, ())
    assert selectors.waiting(case) == ()


def test_a_long_silence_is_told_once_and_the_register_is_asked_on(registers: Registers) -> None:
    registers.errors["education"] = GatewayUnavailable("down")
    case = make.submitted()
    work(case)
    for attempt in range(2, PATIENCE + 3):
        message = question(case, Register.EDUCATION)
        message.attempts = attempt
        assert not outbox.work_off(message, LATER + timedelta(minutes=attempt))
        told = Register.EDUCATION in selectors.answers(case)
        assert told is (attempt >= PATIENCE)
    assert selectors.answers(case)[Register.EDUCATION].outcome == "unavailable"
    assert selectors.waiting(case) == (Register.EDUCATION,)
    assert Event.objects.filter(case=case, step="record-answer").count() == 9
    registers.errors.clear()
    assert work(case, LATER + timedelta(hours=3)) == [True]
    assert selectors.answers(case)[Register.EDUCATION].outcome == "found"


def test_a_worker_that_died_before_its_mark_asks_again_with_the_same_id(registers: Registers) -> None:
    """The gateway repeats its answer, and the last answer of a register counts."""
    case = make.submitted()
    work(case)
    Message.objects.filter(case=case, topic=selectors.TOPIC).update(done_at=None)
    work(case)
    assert len({message for _, _, message in registers.asked}) == 9
    assert len(selectors.answers(case)) == 9


def test_the_consent_goes_with_the_question_to_the_health_registers_alone(registers: Registers) -> None:
    case = make.submitted()
    work(case)
    opening = Event.objects.get(case=case, no=1)
    assert registers.consents == [Consent(case.pk, opening.at)] * 2
    for message in Message.objects.filter(case=case, topic=selectors.TOPIC):
        health = Register(message.payload["register"]) in HEALTH
        assert ("consent" in message.payload) is health


@pytest.mark.parametrize(
    "consent", [None, {}, {"case": "0190a0a0-0000-7000-8000-000000000000"}, {"signed_at": "2026-01-01"}]
)
@pytest.mark.parametrize("register", sorted(HEALTH))
def test_a_question_without_the_cases_own_consent_is_not_asked(
    registers: Registers, register: Register, consent: dict[str, str] | None
) -> None:
    case = make.submitted()
    work(case)
    registers.asked.clear()
    stated = question(case, register).payload["consent"]
    payload = {"register": register.value}
    if consent is not None:
        payload["consent"] = {**stated, **consent} if consent else consent  # type: ignore[assignment]
    message = Message.objects.create(
        case=case, territory="75", topic=selectors.TOPIC, available_at=LATER, payload=payload
    )
    assert outbox.work_off(message, LATER)
    assert registers.asked == []
    assert selectors.answers(case)[register].outcome == "refused"


@pytest.mark.parametrize("taken", ["signature", "consent"])
def test_a_case_without_a_signed_consent_asks_no_health_register(
    registers: Registers, taken: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    case = make.submitted()
    opening = Event.objects.get(case=case, no=1)
    if taken == "signature":
        opening.signature = None
    else:
        opening.body = opening.body.replace('"health_registers":true', '"health_registers":false')
    real = Event.objects.get
    monkeypatch.setattr(
        Event.objects, "get", lambda **query: opening if query.get("no") == 1 else real(**query)
    )
    work(case)
    assert {name for name, _, _ in registers.asked}.isdisjoint({"mental_health", "narcology"})
    assert selectors.answers(case)[Register.NARCOLOGY].outcome == "refused"


def test_nothing_is_asked_about_who_took_his_application_back(registers: Registers) -> None:
    case = make.submitted()
    for message in Message.objects.filter(case=case, topic="certification.ask-registers"):
        outbox.work_off(message, LATER)
    make.step(case, "withdraw", candidate(case), {}, LATER)
    assert work(case) == [True] * 9
    assert registers.asked == []
    assert selectors.answers(case) == {}


def test_no_log_names_the_person_or_what_a_health_register_said(
    registers: Registers, caplog: pytest.LogCaptureFixture
) -> None:
    registers.records["narcology"] = HealthRecord(True)
    registers.errors["mental_health"] = GatewayRefused("SCSE002", "850315400124")
    case = make.submitted()
    with caplog.at_level(logging.DEBUG):
        work(case)
    written = caplog.text + json.dumps([vars(record) for record in caplog.records], default=str)
    assert case.applicant not in written
    assert "registered" not in written
    kept = list(Exchange.objects.values()) + list(Message.objects.filter(topic=selectors.TOPIC).values())
    assert case.applicant not in str(kept)
    assert "true" not in str(kept)


def test_the_journal_of_the_case_holds_with_its_answers(registers: Registers) -> None:
    case = make.submitted()
    work(case)
    case.refresh_from_db()
    assert list(journal.faults_of(case, list(case.events.order_by("no")))) == []


def test_the_clerk_asks_once_more_and_the_last_answer_counts(registers: Registers) -> None:
    case = make.registered()
    work(case)
    clerk = make.the("clerk")
    registers.records["narcology"] = HealthRecord(True)
    services.ask_again(case.pk, Register.NARCOLOGY, clerk, at=LATER)
    assert selectors.waiting(case) == (Register.NARCOLOGY,)
    services.ask_again(case.pk, Register.NARCOLOGY, clerk, at=LATER)
    assert work(case) == [True], "two presses are one question"
    assert selectors.answers(case)[Register.NARCOLOGY].record["registered"] == "true"
    asked = Message.objects.filter(case=case, topic=selectors.TOPIC).latest("id")
    assert asked.payload["asked_by"] == clerk.reference


def test_asking_once_more_brings_a_waiting_question_forward(registers: Registers) -> None:
    registers.errors["education"] = GatewayUnavailable("down")
    case = make.registered()
    work(case)
    registers.errors.clear()
    assert work(case, LATER + timedelta(seconds=1)) == []
    services.ask_again(case.pk, Register.EDUCATION, make.the("clerk"), at=LATER + timedelta(seconds=1))
    assert work(case, LATER + timedelta(seconds=1)) == [True]
    assert Message.objects.filter(case=case, topic=selectors.TOPIC).count() == 9


def test_only_the_desk_of_the_territory_asks_once_more(registers: Registers) -> None:
    case = make.registered()
    for role, territory, refusal in [
        ("clerk", "71", errors.UnknownCase), ("proctor", "75", errors.NotPermitted),
        ("commission", "75", errors.NotPermitted),
    ]:  # fmt: skip
        with pytest.raises(refusal):
            services.ask_again(case.pk, Register.LICENCES, make.the(role, territory), at=LATER)
    with pytest.raises(errors.NotPermitted):
        services.ask_again(case.pk, Register.LICENCES, candidate(case), at=LATER)


def test_a_closed_case_is_not_asked_about_again(registers: Registers) -> None:
    case = make.registered()
    make.step(case, "withdraw", candidate(case), {}, LATER)
    with pytest.raises(errors.StepNotAllowed):
        services.ask_again(case.pk, Register.LICENCES, make.the("clerk"), at=LATER)
