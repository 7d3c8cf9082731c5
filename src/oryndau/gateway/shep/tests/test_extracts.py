"""The registers that are asked about a candidate, by the real protocol: C-03, C-05, C-11; Art. 140(2)."""

import json
from datetime import UTC, date, datetime
from pathlib import Path
from uuid import UUID

import pytest
import requests
from uuid6 import uuid7

from oryndau.gateway.shep import (
    BadSignature,
    Consent,
    Conviction,
    CorruptionRecord,
    CriminalRecord,
    Degree,
    DiplomaRecord,
    DismissalRecord,
    Field,
    GatewayFault,
    GatewayRefused,
    GatewayUnavailable,
    HealthRecord,
    InternshipRecord,
    LicenceRecord,
    LicenceStatus,
    Recognition,
    Registers,
    Release,
)
from oryndau.gateway.shep.tests.test_registers import iin

CONSENT = Consent(UUID(int=7), datetime(2026, 11, 23, 5, 0, tzinfo=UTC))
DIPLOMA = {
    "number": "ЖБ-Б 0123456", "issued_on": "2015-06-30", "institution_kk": "ҚазҰУ",
    "institution_ru": "КазНУ", "specialty_code": "6B04201",
}  # fmt: skip
ALL = ("education", "internship", "mental_health", "narcology", "convictions", "dismissals", "corruption",
       "licences", "photo")  # fmt: skip


def person(emulator, number: int, **extracts: object) -> str:
    """A person whom the register of persons knows, with what the other registers hold of him."""
    one = iin(number, "920304")
    emulator.put("people", iin=one, surname="Үлгі", name="Ерлан", birth_date="1992-03-04")
    emulator.put("extracts", iin=one, **extracts)
    return one


def ask(registers: Registers, register: str, who: str, message: UUID | None = None) -> object:
    consent = (CONSENT,) if register in ("mental_health", "narcology") else ()
    return getattr(registers, register)(who, *consent, message)


def test_diplomas_come_with_their_recognition(emulator, registers: Registers):
    foreign = {**DIPLOMA, "number": "F-1", "degree": "master", "field": "other",
               "nostrification": {"series": "ҚР", "number": "77"}}  # fmt: skip
    found = registers.education(person(emulator, 1, education=[DIPLOMA, foreign]))
    assert found[0] == DiplomaRecord(
        "ЖБ-Б 0123456", date(2015, 6, 30), "ҚазҰУ", "КазНУ", "6B04201", Degree.BACHELOR, Field.LAW
    )
    assert (found[1].degree, found[1].field) == (Degree.MASTER, Field.OTHER)
    assert found[1].nostrification == Recognition("ҚР", "77")


def test_a_conclusion_on_an_internship_comes_with_all_its_days(emulator, registers: Registers):
    row = {"approved_on": "2026-10-15", "chamber": "75", "supervisor": "Садықов Арман",
           "started_on": "2026-04-01", "ended_on": "2026-09-30"}  # fmt: skip
    days = (date(2026, 4, 1), date(2026, 9, 30))
    assert registers.internship(person(emulator, 2, internship=[row])) == (
        InternshipRecord(date(2026, 10, 15), "75", "Садықов Арман", *days),
    )


def test_health_registers_say_registered_since_when_or_not(emulator, registers: Registers):
    who = person(emulator, 3, narcology=[{"since": "2024-05-06"}])
    assert registers.narcology(who, CONSENT) == HealthRecord(True, date(2024, 5, 6))
    assert registers.mental_health(who, CONSENT) == HealthRecord(False)


def test_convictions_and_releases_come_in_one_record(emulator, registers: Registers):
    rows = [{"status": "expunged"}, {"ground": "36", "released_on": "2025-01-02"}, {"status": "unexpunged"}]
    assert registers.convictions(person(emulator, 4, convictions=rows)) == CriminalRecord(
        (Conviction.EXPUNGED, Conviction.UNEXPUNGED), (Release("36", date(2025, 1, 2)),)
    )


def test_dismissals_penalties_and_licences_come_typed(emulator, registers: Registers):
    who = person(
        emulator, 5, corruption=[{"imposed_on": "2024-02-03"}],
        dismissals=[{"body": "Полиция", "dismissed_on": "2026-01-02", "motive": "negative"},
                    {"body": "Сот", "dismissed_on": "2025-01-02", "motive": "other", "judge_ground": "11"}],
        licences=[{"number": "1", "status": "deprived", "in_force_on": "2025-03-04"},
                  {"number": "2", "status": "ended"}],
    )  # fmt: skip
    assert registers.corruption(who) == (CorruptionRecord(date(2024, 2, 3)),)
    assert registers.dismissals(who) == (
        DismissalRecord("Полиция", date(2026, 1, 2), negative=True),
        DismissalRecord("Сот", date(2025, 1, 2), negative=False, judge_ground="11"),
    )
    assert registers.licences(who) == (
        LicenceRecord("1", LicenceStatus.DEPRIVED, date(2025, 3, 4)), LicenceRecord("2", LicenceStatus.ENDED),
    )  # fmt: skip


def test_a_clean_person_is_known_to_the_health_registers_and_to_no_other_of_offences(
    emulator, registers: Registers
):
    who = person(emulator, 6)
    found = {register: ask(registers, register, who) for register in ALL[2:-1]}
    assert found.pop("mental_health") == found.pop("narcology") == HealthRecord(False)
    assert not any(found.values())


def test_a_known_person_has_an_invented_diploma_and_internship_always_the_same(
    emulator, registers: Registers
):
    who = person(emulator, 7)
    assert registers.education(who) == registers.education(who) != ()
    (internship,) = registers.internship(who)
    assert internship.started_on < internship.ended_on <= internship.approved_on
    emulator.put("extracts", iin=who, education=[], internship=[])
    assert (registers.education(who), registers.internship(who)) == ((), ())


@pytest.mark.parametrize("register", ALL)
def test_of_an_unknown_person_no_register_knows_anything(registers: Registers, register: str):
    assert not ask(registers, register, iin(999))


@pytest.mark.parametrize("register", ALL)
def test_a_register_that_fails_for_a_person_can_be_asked_again(emulator, registers: Registers, register: str):
    """Repeating with the same message id gets the answer once the register is back."""
    who, message = person(emulator, 8, unavailable=[register.replace("_", "-")]), uuid7()
    with pytest.raises(GatewayFault) as failed:
        ask(registers, register, who, message)
    assert failed.value.retryable
    emulator.put("extracts", iin=who, unavailable=None)
    assert ask(registers, register, who, message) == ask(registers, register, who, message)


@pytest.mark.parametrize("register", ["mental_health", "narcology"])
def test_a_health_register_is_not_asked_without_a_moment_of_consent(registers: Registers, register: str):
    with pytest.raises(ValueError, match="time zone"):
        getattr(registers, register)(iin(1), Consent(UUID(int=1), datetime(2026, 1, 1)))
    with pytest.raises(TypeError):
        getattr(registers, register)(iin(1))


def test_the_register_itself_refuses_a_request_that_names_no_consent(emulator):
    channel = emulator.channel()
    with pytest.raises(GatewayRefused):
        channel.send("ORYNDAU_Narcology", "{urn:oryndau:education:v1}Request", {"iin": iin(1)}, uuid7())


@pytest.mark.parametrize("verb", ["unsigned", "wrong-signature", "tampered"])
@pytest.mark.parametrize("register", ["education", "narcology", "convictions"])
def test_an_answer_without_the_gateways_signature_is_thrown_away(
    emulator, registers: Registers, verb: str, register: str
):
    who = person(emulator, 9)
    emulator.plan(verb)
    with pytest.raises(BadSignature):
        ask(registers, register, who)


def test_an_answer_that_does_not_come_in_time_is_none(emulator):
    emulator.plan("delay", seconds=1.5, service="ORYNDAU_Convictions")
    with pytest.raises(GatewayUnavailable):
        Registers(emulator.channel(timeout=0.5)).convictions(iin(1))


def rewritten(emulator, who: str, **extracts: object) -> None:
    """The registers' file edited by hand, where nothing is checked."""
    path: Path = emulator.folder.parent / "registers.json"
    data = json.loads(path.read_text("utf-8"))
    data["extracts"][who] = extracts
    path.write_text(json.dumps(data), "utf-8")


@pytest.mark.parametrize(
    ("register", "rows"),
    [
        ("education", [{**DIPLOMA, "degree": "unknown"}]),
        ("education", [{**DIPLOMA, "issued_on": "someday"}]),
        ("education", [{**DIPLOMA, "number": None}]),
        ("internship", [{"approved_on": "2026-10-15"}]),
        ("mental_health", [{"status": "true"}]),
        ("mental_health", [{"status": None}]),
        ("convictions", [{"status": "maybe"}]),
        ("convictions", [{"ground": "36"}]),
        ("convictions", [{}]),
        ("dismissals", [{"body": "x", "dismissed_on": "2026-01-02", "motive": None}]),
        ("corruption", [{}]),
        ("licences", [{"number": "1", "status": "deprived"}]),
    ],
)
def test_an_answer_without_what_decides_is_an_error_and_never_no(
    emulator, registers: Registers, register: str, rows: list[object]
):
    who = person(emulator, 10)
    rewritten(emulator, who, **{register.replace("_", "-"): rows})
    with pytest.raises(GatewayFault) as failed:
        ask(registers, register, who)
    assert failed.value.code == "000"


def test_a_message_id_is_of_one_person(emulator, registers: Registers):
    message = uuid7()
    registers.education(person(emulator, 11), message)
    with pytest.raises(GatewayFault) as failed:
        registers.education(person(emulator, 12), message)
    assert failed.value.code == "409"


@pytest.mark.parametrize(("code", "told"), [(None, "KZ"), ("398", "KZ"), ("643", "643")])
def test_the_person_comes_with_his_citizenship(emulator, registers: Registers, code: str | None, told: str):
    who = iin(13)
    more = {"citizenship": code} if code else {}
    emulator.put("people", iin=who, surname="Үлгі", name="Ерлан", birth_date="1990-01-01", **more)
    found = registers.person(who)
    assert found is not None
    assert found.citizenship == told


def test_what_a_person_has_can_be_read_back(emulator):
    who = person(emulator, 14, education=[DIPLOMA], unavailable=["licences"])
    told = requests.get(f"{emulator.url}/control/extracts", params={"iin": who}, timeout=5).json()
    assert (told["education"], told["licences"], told["corruption"]) == ([DIPLOMA], None, [])


@pytest.mark.parametrize(
    "wrong",
    [
        {"taxes": []}, {"education": [{"number": "1"}]}, {"internship": {}}, {"unavailable": ["taxes"]},
        {"corruption": [{"imposed_on": "yesterday"}]}, {"licences": [{"number": "1", "status": "lost"}]},
        {"convictions": [{"status": "expunged", "ground": "36"}]}, {"narcology": [{"diagnosis": "x"}]},
        {"education": [{**DIPLOMA, "degree": "king"}]}, {"iin": "1", "education": []},
        {"photo": [{"image": "AAAA"}]}, {"photo": [{"image": "a face", "taken_on": "2023-01-01"}]},
        {"photo": [{"image": "AAAA", "taken_on": "once"}]},
    ],
)  # fmt: skip
def test_what_no_register_could_hold_is_not_taken(emulator, wrong: dict[str, object]):
    body = {"iin": iin(15), **wrong}
    answer = requests.post(f"{emulator.url}/control/extracts", json=body, timeout=5)
    assert answer.status_code == 400, answer.text
