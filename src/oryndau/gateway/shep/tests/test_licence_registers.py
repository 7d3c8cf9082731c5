"""The registers that are asked about an applicant for a licence, by the real protocol: L-04, L-08, L-09."""

from datetime import date

import pytest
import requests
from uuid6 import uuid7

from oryndau.gateway.shep import (
    ApprovalRecord,
    BadSignature,
    CourtAct,
    EntrepreneurRecord,
    Force,
    GatewayFault,
    GatewayRefused,
    Job,
    KnownJob,
    Prohibition,
    Registers,
)
from oryndau.gateway.shep.tests.test_extracts import person, rewritten
from oryndau.gateway.shep.tests.test_registers import iin

JOBS = (
    Job("Прокуратура Алматы", "Прокурор", date(2015, 1, 5), date(2019, 12, 31)),
    Job("Следственный отдел", "Следователь", date(2020, 2, 1)),
)
ACT = {"kind": "activity", "court": "Суд № 2", "number": "2-7/26", "decided_on": "2026-05-06"}
BUSINESS = {"name": "ИП «Үлгі»", "address": "г. Алматы, ул. Үлгі, 5", "registered_on": "2021-02-03"}
ALL = ("court_acts", "approval", "employment", "entrepreneur")


def ask(registers: Registers, register: str, who: str, message: object = None) -> object:
    more = {"approval": ("75",), "employment": (JOBS,)}.get(register, ())
    return getattr(registers, register)(who, *more, message)


def test_acts_of_courts_come_with_their_force(emulator, registers: Registers) -> None:
    """L-08: only an act in force stands in the way, so the client tells which is."""
    rows = [ACT, {**ACT, "kind": "licence", "state": "lifted"}, {**ACT, "state": "not-yet"}]
    found = registers.court_acts(person(emulator, 31, **{"court-acts": rows}))
    assert found[0] == CourtAct(Prohibition.ACTIVITY, Force.IN_FORCE, "Суд № 2", "2-7/26", date(2026, 5, 6))
    assert [(one.kind, one.force) for one in found[1:]] == [
        (Prohibition.LICENCE, Force.LIFTED), (Prohibition.ACTIVITY, Force.NOT_YET),
    ]  # fmt: skip


def test_a_clean_person_is_approved_by_the_body_of_the_territory_and_has_worked(
    emulator, registers: Registers
) -> None:
    who = person(emulator, 32)
    approved = registers.approval(who, "75")
    assert isinstance(approved, ApprovalRecord)
    assert (approved.conforms, approved.reason) == (True, None)
    assert "Алматы" in approved.body_ru
    assert approved.issued_on
    assert registers.employment(who, JOBS) == (
        KnownJob(1, True, date(2015, 1, 5), date(2019, 12, 31)), KnownJob(2, True, date(2020, 2, 1)),
    )  # fmt: skip
    assert (registers.court_acts(who), registers.entrepreneur(who)) == ((), None)


def test_a_disapproval_has_its_reason_and_a_silent_body_says_so(emulator, registers: Registers) -> None:
    rows = [{"decision": "not-conforms", "number": "5/1", "issued_on": "2026-11-24", "reason": "Білімі жоқ"}]
    refused = registers.approval(person(emulator, 33, approval=rows), "10")
    assert refused == ApprovalRecord(
        False, "Әділет департаменті (Абай облысы)", "Департамент юстиции (область Абай)", "5/1",
        date(2026, 11, 24), "Білімі жоқ",
    )  # fmt: skip
    waits = registers.approval(person(emulator, 33, approval=[{"decision": "considering"}]), "10")
    assert waits == ApprovalRecord(None)


def test_the_register_of_employment_answers_row_by_row(emulator, registers: Registers) -> None:
    """Art. 142(5): what it knows has its own days, what it does not know is said to be unknown."""
    held = [{"organisation": "ПРОКУРАТУРА Алматы", "started_on": "2015-02-01", "ended_on": "2018-06-30"}]
    who = person(emulator, 34, employment=held)
    assert registers.employment(who, JOBS) == (
        KnownJob(1, True, date(2015, 2, 1), date(2018, 6, 30)), KnownJob(2, False),
    )  # fmt: skip
    emulator.put("extracts", iin=who, employment=[])
    assert registers.employment(who, JOBS) == ()


def test_a_business_comes_with_name_address_and_day(emulator, registers: Registers) -> None:
    """L-09."""
    found = registers.entrepreneur(person(emulator, 35, entrepreneur=[BUSINESS]))
    assert found == EntrepreneurRecord("ИП «Үлгі»", "г. Алматы, ул. Үлгі, 5", date(2021, 2, 3))


@pytest.mark.parametrize("register", ALL)
def test_of_an_unknown_person_no_register_knows_anything(registers: Registers, register: str) -> None:
    assert not ask(registers, register, iin(998))


@pytest.mark.parametrize("register", ALL)
def test_a_register_that_fails_for_a_person_can_be_asked_again(
    emulator, registers: Registers, register: str
) -> None:
    who, message = person(emulator, 36, unavailable=[register.replace("_", "-")]), uuid7()
    with pytest.raises(GatewayFault) as failed:
        ask(registers, register, who, message)
    assert failed.value.retryable
    emulator.put("extracts", iin=who, unavailable=None)
    assert ask(registers, register, who, message) == ask(registers, register, who, message)


@pytest.mark.parametrize("verb", ["unsigned", "wrong-signature", "tampered"])
@pytest.mark.parametrize("register", ALL)
def test_an_answer_without_the_gateways_signature_is_thrown_away(
    emulator, registers: Registers, verb: str, register: str
) -> None:
    who = person(emulator, 37)
    emulator.plan(verb)
    with pytest.raises(BadSignature):
        ask(registers, register, who)


@pytest.mark.parametrize(
    ("register", "rows"),
    [
        ("court_acts", [{**ACT, "kind": "other"}]), ("court_acts", [{**ACT, "state": None}]),
        ("court_acts", [{**ACT, "court": None}]), ("court_acts", [{**ACT, "decided_on": "someday"}]),
        ("approval", [{"decision": "perhaps"}]),
        ("approval", [{"decision": "conforms", "number": ""}]),
        ("approval", [{"decision": "not-conforms", "reason": ""}]),
        ("entrepreneur", [{**BUSINESS, "name": None}]), ("entrepreneur", [{}]),
        ("employment", [{"organisation": JOBS[0].organisation, "started_on": "2015-13-01"}]),
    ],
)  # fmt: skip
def test_an_answer_without_what_decides_is_an_error_and_never_no(
    emulator, registers: Registers, register: str, rows: list[object]
) -> None:
    who = person(emulator, 38)
    rewritten(emulator, who, **{register.replace("_", "-"): rows})
    with pytest.raises(GatewayFault) as failed:
        ask(registers, register, who)
    assert failed.value.code == "000"


@pytest.mark.parametrize("told", [[{"number": 2, "status": "known", "startedOn": date(2015, 1, 5)}], []])
def test_an_answer_about_other_rows_than_were_asked_is_thrown_away(
    registers: Registers, monkeypatch: pytest.MonkeyPatch, told: list[dict[str, object]]
) -> None:
    class Row:
        endedOn = None

        def __init__(self, **given: object) -> None:
            self.__dict__.update(given)

    monkeypatch.setattr(Registers, "_extract", lambda *_: Row(row=[Row(**one) for one in told]))
    with pytest.raises((BadSignature, GatewayFault)):
        registers.employment(iin(1), JOBS)  # type: ignore[arg-type]


def test_the_register_itself_refuses_a_question_without_territory_or_rows(emulator) -> None:
    channel = emulator.channel()
    for service in ("ORYNDAU_Approval", "ORYNDAU_Employment"):
        with pytest.raises(GatewayRefused):
            channel.send(service, "{urn:oryndau:education:v1}Request", {"iin": iin(1)}, uuid7())


@pytest.mark.parametrize(
    "wrong",
    [
        {"court-acts": [{"kind": "activity"}]}, {"court-acts": [{**ACT, "kind": "x"}]},
        {"approval": [{"decision": "maybe"}]}, {"employment": [{"organisation": "x"}]},
        {"employment": [{"organisation": "x", "started_on": "2015-01-01", "salary": "1"}]},
        {"entrepreneur": [{"name": "x"}]},
    ],
)  # fmt: skip
def test_what_no_register_could_hold_is_not_taken(emulator, wrong: dict[str, object]) -> None:
    body = {"iin": iin(15), **wrong}
    answer = requests.post(f"{emulator.url}/control/extracts", json=body, timeout=5)
    assert answer.status_code == 400, answer.text
