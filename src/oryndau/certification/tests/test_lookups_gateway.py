"""Look-ups and monitoring of certification through the real protocol, emulator and all: C-05, C-22."""

from datetime import timedelta

import pytest
import requests

from oryndau.cases import outbox
from oryndau.cases.models import Case, Message
from oryndau.certification.lookups import handlers, selectors
from oryndau.certification.tests import factories as make
from oryndau.certification.tests.factories import MONDAY
from oryndau.gateway import monitoring
from oryndau.gateway.shep import Registers
from oryndau.gateway.shep.tests.conftest import Emulator, emulator, running
from oryndau.law.certification.facts import ASKED, Register
from oryndau.law.restrictions import findings

__all__ = ["emulator", "running"]
pytestmark = pytest.mark.django_db
TODAY = MONDAY.date()


@pytest.fixture
def candidate(emulator: Emulator, monkeypatch: pytest.MonkeyPatch) -> Case:
    """A submitted case of a person whom the emulated registers know."""
    registers = Registers(emulator.channel())
    monkeypatch.setattr(handlers, "registers", lambda: registers)
    monkeypatch.setattr(monitoring, "registers", lambda: registers)
    case = make.submitted()
    emulator.put("people", iin=case.applicant, surname="Оспанова", name="Дана", birth_date="1990-03-15")
    usual = dict.fromkeys((*(one.value for one in ASKED if one is not Register.PERSON), "unavailable"))
    emulator.put("extracts", iin=case.applicant, **usual)
    return case


def work(case: Case, minutes: int = 1) -> list[bool]:
    at = MONDAY + timedelta(minutes=minutes)
    for topic in ("certification.ask-registers", selectors.TOPIC):
        waiting = Message.objects.filter(case=case, topic=topic, done_at=None).order_by("id")
        done = [outbox.work_off(message, at) for message in waiting]
    return done


def verdicts(case: Case) -> list[str]:
    return [one.verdict for one in findings(selectors.answers(case), TODAY)]


def test_a_clean_person_of_the_emulated_registers_has_no_restriction(
    emulator: Emulator, candidate: Case
) -> None:
    assert work(candidate) == [True] * 9
    assert verdicts(candidate) == ["clear"] * 8
    assert selectors.answers(candidate)[Register.PERSON].differs == ()


RESTRICTING = [
    (2, {"convictions": [{"status": "unexpunged"}]}),
    (3, {"convictions": [{"ground": "35(1)(3)", "released_on": "2025-01-02"}]}),
    (4, {"dismissals": [{"body": "Полиция", "dismissed_on": "2026-06-01", "motive": "negative"}]}),
    (5, {"dismissals": [{"body": "Сот", "dismissed_on": "2026-06-01", "motive": "other",
                         "judge_ground": "11"}]}),
    (6, {"corruption": [{"imposed_on": "2024-06-01"}]}),
    (7, {"mental-health": [{"since": "2024-06-01"}]}),
    (7, {"narcology": [{}]}),
    (8, {"licences": [{"number": "1", "status": "deprived", "in_force_on": "2024-06-01"}]}),
]  # fmt: skip


@pytest.mark.parametrize(("number", "extracts"), RESTRICTING)
def test_a_restriction_that_a_person_is_given_is_found_by_the_law(
    emulator: Emulator, candidate: Case, number: int, extracts: dict[str, object]
) -> None:
    emulator.put("extracts", iin=candidate.applicant, **extracts)
    work(candidate)
    found = [index for index, verdict in enumerate(verdicts(candidate), 1) if verdict == "found"]
    assert found == [number]


def test_a_person_without_capacity_is_found_too(emulator: Emulator, candidate: Case) -> None:
    limited = {"surname": "Оспанова", "name": "Дана", "birth_date": "1990-03-15", "capable": "limited"}
    emulator.put("people", iin=candidate.applicant, **limited)
    work(candidate)
    assert verdicts(candidate)[0] == "found"


def test_another_number_of_the_diploma_is_told(emulator: Emulator, candidate: Case) -> None:
    row = {"number": "ЖБ-Б 7777777", "issued_on": "2015-06-30", "institution_kk": "ҚазҰУ",
           "institution_ru": "КазНУ им. аль-Фараби", "specialty_code": "6B04201"}  # fmt: skip
    emulator.put("extracts", iin=candidate.applicant, education=[row])
    work(candidate)
    answer = selectors.answers(candidate)[Register.EDUCATION]
    assert (answer.differs, answer.record["number"]) == (("number",), "ЖБ-Б 7777777")


@pytest.mark.parametrize("verb", ["unsigned", "wrong-signature", "garbage", "down", "fault", "error"])
def test_an_answer_that_cannot_be_relied_on_is_asked_for_again(
    emulator: Emulator, candidate: Case, verb: str
) -> None:
    emulator.plan(verb, service="ORYNDAU_Narcology")
    assert work(candidate).count(False) == 1
    assert selectors.waiting(candidate) == (Register.NARCOLOGY,)
    assert verdicts(candidate)[6] == "unknown", "nobody is cleared by silence"
    assert work(candidate, 90) == [True]
    assert verdicts(candidate) == ["clear"] * 8


def test_a_register_that_fails_for_a_person_waits_until_it_is_back(
    emulator: Emulator, candidate: Case
) -> None:
    emulator.put("extracts", iin=candidate.applicant, unavailable=["corruption"])
    work(candidate)
    assert selectors.waiting(candidate) == (Register.CORRUPTION,)
    emulator.put("extracts", iin=candidate.applicant, unavailable=None)
    assert work(candidate, 90) == [True]


def test_every_stage_is_entered_into_monitoring_without_personal_data(
    emulator: Emulator, candidate: Case
) -> None:
    admitted = make.admitted()
    for message in Message.objects.filter(case=admitted, topic="monitoring.stage"):
        assert outbox.work_off(message, MONDAY)
    stages = emulator.monitored(admitted.number or "")
    assert {stage["serviceCode"] for stage in stages} == {"ORDER69-1"}
    assert [stage["stage"] for stage in stages] == ["submit", "register", "find-complete", "admit"]
    everything = requests.get(f"{emulator.url}/control/monitoring", timeout=5).text
    assert admitted.applicant not in everything
    assert admitted.title not in everything
