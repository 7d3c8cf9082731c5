"""The registers are asked one by one about an applicant for a licence; nothing blocks the person (L-04)."""

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

import pytest

from oryndau.cases import errors, journal, outbox
from oryndau.cases.models import Case, Event, Message
from oryndau.certification.tests import factories as people
from oryndau.certification.tests.registers import APPROVAL, Registers
from oryndau.gateway.asking import AGAIN, PATIENCE
from oryndau.gateway.consent import HEALTH
from oryndau.gateway.shep import (
    ApprovalRecord,
    Consent,
    GatewayFault,
    GatewayRefused,
    GatewayUnavailable,
    HealthRecord,
)
from oryndau.law.answers import Register
from oryndau.law.licensing import grounds
from oryndau.law.licensing.facts import ASKED
from oryndau.licensing import reading
from oryndau.licensing.lookups import handlers, selectors, services
from oryndau.licensing.tests import factories as make
from oryndau.licensing.tests.factories import MONDAY
from oryndau.people.models import Person
from oryndau.timekeeping import local

pytestmark = pytest.mark.django_db
LATER = MONDAY + timedelta(minutes=1)


@pytest.fixture
def registers(monkeypatch: pytest.MonkeyPatch) -> Registers:
    made = Registers()
    monkeypatch.setattr(handlers, "registers", lambda: made)
    return made


def work(case: Case, at: datetime = LATER) -> list[bool]:
    """Let the worker do what it has to do about the registers of a case; what became of each question."""
    for message in Message.objects.filter(case=case, topic__in=selectors.BEGINS, done_at=None):
        assert outbox.work_off(message, at)
    waiting = Message.objects.filter(
        case=case, topic__in=(selectors.TOPIC, selectors.BESIDE), done_at=None, available_at__lte=at
    ).order_by("id")
    return [outbox.work_off(message, at) for message in waiting]


def question(case: Case, register: Register) -> Message:
    return Message.objects.get(
        case=case, topic=selectors.TOPIC, payload__register=register.value, done_at=None
    )


def verdicts(case: Case, at: datetime = LATER) -> dict[int, str]:
    return {one.number: one.verdict for one in grounds.findings(reading.known(case, local(at).date()))}


def steps(case: Case, key: str) -> int:
    return Event.objects.filter(case=case, step=key).count()


@pytest.mark.parametrize("basis", ["certification", "labour"])
def test_every_register_is_asked_once_and_a_clean_applicant_is_clear(
    registers: Registers, basis: str
) -> None:
    """L-04, L-08: the register of employment with labour alone, the decision with certification alone."""
    case = make.submitted(basis)
    wanted = (*ASKED, Register.EMPLOYMENT) if basis == "labour" else ASKED
    own = ("fee",) if basis == "labour" else ("fee", "basis")
    assert (selectors.waiting(case), selectors.waiting_beside(case)) == (wanted, own)
    assert work(case) == [True] * (len(wanted) + len(own))
    assert {iin for _, iin, _ in registers.asked} == {case.applicant}
    assert [name.replace("_", "-") for name, _, _ in registers.asked] == [one.value for one in wanted]
    assert {one.differs for one in selectors.answers(case).values()} == {()}
    assert verdicts(case) == dict.fromkeys(range(1, 8), "clear")
    assert (selectors.waiting(case), selectors.waiting_beside(case), work(case)) == ((), (), [])


def test_a_renewal_asks_of_the_person_of_the_business_where_it_changed_and_of_the_licence(
    registers: Registers,
) -> None:
    """L-09."""
    changed: dict[str, Any] = {
        "ground": "entrepreneur-address",
        "before": "ул. Абая, 1",
        "after": "ул. Үлгі, 5",
    }
    case = make.renewal_submitted(facts=make.renewal(None, None, changed))
    assert work(case) == [True] * 4
    assert [name for name, _, _ in registers.asked] == ["person", "entrepreneur"]
    assert (steps(case, "record-fee"), steps(case, "record-licence")) == (1, 1)
    found = reading.known_renewal(case, local(LATER).date())
    assert found.licence
    assert (found.licence.found, found.licence.own, found.licence.state) == (True, True, "active")
    assert found.answers[Register.ENTREPRENEUR].outcome == "not-found"


@pytest.mark.parametrize("down", ["narcology", "approval", "court_acts", "education"])
def test_a_register_that_is_down_delays_no_other_and_nobody_is_cleared_by_its_silence(
    registers: Registers, down: str
) -> None:
    registers.errors[down] = GatewayUnavailable("down")
    case = make.submitted()
    assert work(case).count(False) == 1
    register = Register(down.replace("_", "-"))
    assert selectors.waiting(case.pk) == (register,)
    assert len(selectors.answers(case)) == len(ASKED) - 1
    assert "unknown" in verdicts(case).values()
    registers.errors.clear()
    assert work(case, LATER + timedelta(hours=2)) == [True]
    assert set(verdicts(case).values()) == {"clear"}
    asked = [message for name, _, message in registers.asked if name == down]
    assert (len(asked), len(set(asked))) == (2, 1), "a repetition carries the same message id"


def test_a_long_silence_is_told_once_and_the_register_is_asked_on(registers: Registers) -> None:
    registers.errors["court_acts"] = GatewayUnavailable("down")
    case = make.submitted()
    work(case)
    for attempt in range(2, PATIENCE + 3):
        message = question(case, Register.COURT_ACTS)
        message.attempts = attempt
        assert not outbox.work_off(message, LATER + timedelta(minutes=attempt))
        assert (Register.COURT_ACTS in selectors.answers(case)) is (attempt >= PATIENCE)
    assert selectors.answers(case)[Register.COURT_ACTS].outcome == "unavailable"
    assert (verdicts(case)[5], verdicts(case)[6]) == ("unknown", "unknown")
    registers.errors.clear()
    assert work(case, LATER + timedelta(hours=3)) == [True]
    assert (verdicts(case)[5], verdicts(case)[6]) == ("clear", "clear")


@pytest.mark.parametrize(
    ("error", "outcome"),
    [(GatewayRefused("SCSE002", "no"), "refused"), (GatewayFault("999", "no service"), "unavailable")],
)
def test_what_waiting_cannot_mend_is_told_and_leaves_the_ground_unknown(
    registers: Registers, error: GatewayFault | GatewayRefused, outcome: str
) -> None:
    registers.errors["approval"] = error
    case = make.submitted()
    work(case)
    assert selectors.answers(case)[Register.APPROVAL].outcome == outcome
    assert (verdicts(case)[4], verdicts(case)[7]) == ("unknown", "unknown")


def test_a_body_that_has_not_decided_yet_is_asked_again_until_it_has(registers: Registers) -> None:
    """L-04: its silence is told once; every later question has an id of its own, or the answer would be the
    same for ever.
    """
    registers.records["approval"] = ApprovalRecord(None)
    case = make.submitted()
    work(case)
    at = LATER
    for _ in range(3):
        assert (selectors.answers(case)[Register.APPROVAL].outcome, verdicts(case)[4]) == (
            "not-found", "unknown",
        )  # fmt: skip
        assert selectors.waiting(case) == (Register.APPROVAL,)
        at += AGAIN
        assert work(case, at) == [True]
    assert steps(case, "record-answer") == len(ASKED), "the same nothing is not written twice"
    registers.records["approval"] = APPROVAL
    assert work(case, at + AGAIN) == [True]
    assert (verdicts(case)[4], selectors.waiting(case)) == ("clear", ())
    asked = [message for name, _, message in registers.asked if name == "approval"]
    assert len(set(asked)) == len(asked) == 5


def test_a_body_that_is_hurried_while_it_decides_has_one_question_open(registers: Registers) -> None:
    registers.records["approval"] = ApprovalRecord(None)
    case = make.registered()
    work(case)
    services.ask_again(case.pk, Register.APPROVAL, make.licensor(), at=LATER)
    assert work(case) == [True]
    assert question(case, Register.APPROVAL).available_at == LATER + AGAIN


def test_the_consent_goes_with_the_question_to_the_health_registers_alone(registers: Registers) -> None:
    case = make.submitted()
    work(case)
    assert registers.consents == [Consent(case.pk, Event.objects.get(case=case, no=1).at)] * 2
    for message in Message.objects.filter(case=case, topic=selectors.TOPIC):
        assert ("consent" in message.payload) is (Register(message.payload["register"]) in HEALTH)


def _combined() -> tuple[Case, Person]:
    """A certification's case and the person whose application asks for the licence too."""
    certification = people.submitted()
    return certification, Person.objects.get(iin=certification.applicant)


def test_a_transferred_application_rests_on_the_consent_signed_in_the_certification(
    registers: Registers,
) -> None:
    """C-20; A2 p.17: one application, signed once."""
    certification, who = _combined()
    case = make.transferred(certification=certification.pk, who=who)
    work(case)
    signed = Event.objects.get(case=certification, no=1)
    assert registers.consents == [Consent(certification.pk, signed.at)] * 2
    assert set(verdicts(case).values()) == {"clear"}


@pytest.mark.parametrize("whose", ["another's", "nobody's"])
def test_the_consent_of_another_person_opens_no_health_register(registers: Registers, whose: str) -> None:
    certification, _ = _combined()
    wrong = certification.pk if whose == "another's" else UUID(int=7)
    case = make.transferred(certification=wrong, who=people.person("Ахметов", "Ерлан"))
    work(case)
    assert {name for name, _, _ in registers.asked}.isdisjoint({"mental_health", "narcology"})
    assert selectors.answers(case)[Register.NARCOLOGY].outcome == "refused"
    assert verdicts(case)[1] == "unknown"


def test_nothing_is_asked_about_who_took_his_application_back(registers: Registers) -> None:
    case = make.submitted()
    for message in Message.objects.filter(case=case, topic__in=selectors.BEGINS):
        outbox.work_off(message, LATER)
    make.step(case, "withdraw", make.applicant_actor(case), {}, LATER)
    assert set(work(case)) == {True}
    assert registers.asked == []
    assert (selectors.answers(case), steps(case, "record-fee")) == ({}, 0)


def test_the_licensor_asks_once_more_and_the_last_answer_counts(registers: Registers) -> None:
    """L-08: both answers stay in the journal, the later one is weighed."""
    case = make.registered()
    work(case)
    registers.records["narcology"] = HealthRecord(True)
    officer = make.licensor()
    for _ in range(2):
        services.ask_again(case.pk, Register.NARCOLOGY, officer, at=LATER)
    assert selectors.waiting(case) == (Register.NARCOLOGY,)
    assert work(case) == [True], "two presses are one question"
    assert verdicts(case)[1] == "found"
    registers.records["narcology"] = HealthRecord(False)
    services.ask_again(case.pk, Register.NARCOLOGY, officer, at=LATER)
    work(case)
    assert verdicts(case)[1] == "clear"
    assert steps(case, "record-answer") == len(ASKED) + 2
    asked = Message.objects.filter(case=case, topic=selectors.TOPIC).latest("id")
    assert asked.payload["asked_by"] == officer.reference


def test_only_the_licensors_desk_asks_once_more_and_only_of_what_is_asked(registers: Registers) -> None:
    case = make.registered()
    for role in ("clerk", "head", "commission"):
        with pytest.raises((errors.UnknownCase, errors.NotPermitted)):
            services.ask_again(case.pk, Register.LICENCES, people.the(role), at=LATER)
    with pytest.raises(errors.NotPermitted):
        services.ask_again(case.pk, Register.LICENCES, make.applicant_actor(case), at=LATER)
    for register in (Register.EMPLOYMENT, Register.ENTREPRENEUR, Register.INTERNSHIP):
        with pytest.raises(errors.StepNotAllowed):
            services.ask_again(case.pk, register, make.licensor(), at=LATER)
    make.step(case, "withdraw", make.applicant_actor(case), {}, LATER)
    with pytest.raises(errors.StepNotAllowed):
        services.ask_again(case.pk, Register.LICENCES, make.licensor(), at=LATER)


def test_a_certification_is_not_asked_about_at_the_licensors_desk(registers: Registers) -> None:
    with pytest.raises(errors.UnknownCase):
        services.ask_again(people.submitted().pk, Register.LICENCES, make.licensor(), at=LATER)


def test_the_journal_of_the_case_holds_with_its_answers(registers: Registers) -> None:
    case = make.submitted("labour")
    work(case)
    case.refresh_from_db()
    assert list(journal.faults_of(case, list(case.events.order_by("no")))) == []
