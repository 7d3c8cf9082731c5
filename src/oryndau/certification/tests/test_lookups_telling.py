"""What is kept of an answer and where it contradicts the application: C-03, C-05, C-08; Art. 140(2)."""

from dataclasses import replace
from datetime import UTC, date, datetime
from itertools import permutations
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from oryndau.certification.lookups.telling import told
from oryndau.certification.tests.registers import CANDIDATE, DIPLOMA, INTERNSHIP, Registers
from oryndau.gateway import questions
from oryndau.gateway.consent import NoConsent
from oryndau.gateway.questions import About
from oryndau.gateway.shep import (
    Conviction,
    CorruptionRecord,
    CriminalRecord,
    DismissalRecord,
    HealthRecord,
    LicenceRecord,
    LicenceStatus,
    Recognition,
    Release,
)
from oryndau.law.certification.facts import ASKED, CertificationApplication, Register, RegisterAnswer
from oryndau.law.identity import IIN
from oryndau.law.restrictions import findings
from oryndau.law.tests.samples import iin

TODAY = date(2026, 11, 23)
OF_MARCH_1990 = iin("90031540012")


def application(**changes: Any) -> CertificationApplication:
    plain: dict[str, Any] = {
        "form": "an2", "session": str(UUID(int=1)), "territory": "75", "closes_on": "2026-12-01",
        "applicant": {"iin": OF_MARCH_1990, "surname": "Оспанова", "name": "Дана"},
        "residence": {"region": "75", "settlement": "Алматы", "street": "Абай", "house": "1"},
        "email": "candidate@example.kz", "phone": "+77010000001",
        "diploma": {"institution": "КазНУ им. аль-Фараби", "specialty_code": "6B04201",
                    "number": "ЖБ-Б 0123456", "issued_on": "2015-06-30"},
        "internship": {"approved_on": "2026-10-15", "chamber": "75", "supervisor": "Садыков Арман",
                       "started_on": "2026-04-01", "ended_on": "2026-09-30"},
        "language": "kk",
        "consents": {"statements_true": True, "protected_data": True, "health_registers": True,
                     "no_court_prohibition": True},
        "prepared_at": "2026-11-23T05:00:00Z",
    }  # fmt: skip
    return CertificationApplication.model_validate(plain | changes)


def differs(register: Register, found: Any, **changes: Any) -> tuple[str, ...]:
    return told(register, found, application(**changes), TODAY).differs


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({}, ()),
        ({"surname": "ОСПАНОВА", "patronymic": "Ерланқызы"}, ()),
        ({"surname": "Ахметова"}, ("name",)),
        ({"name": "Динара"}, ("name",)),
        ({"birth_date": date(1990, 3, 16)}, ("birth_date",)),
    ],
)
def test_the_person_is_compared_by_name_and_the_birth_date_of_the_iin(
    change: dict[str, Any], expected: tuple[str, ...]
) -> None:
    assert differs(Register.PERSON, replace(CANDIDATE, **change)) == expected


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({}, ()),
        ({"institution_ru": "Другой вуз"}, ("institution",)),
        ({"institution_ru": "Другой вуз", "institution_kk": "«КазНУ» им. Аль-Фараби"}, ()),
        ({"specialty_code": "5B030100"}, ("specialty_code",)),
        ({"specialty_code": "6В04201"}, ()),
        ({"number": "ЖБ-Б №0123456"}, ()),
        ({"number": "жб б 0123456"}, ()),
        ({"number": "ЖБ-Б 0123457"}, ("number",)),
        ({"issued_on": date(2015, 6, 29)}, ("issued_on",)),
        ({"nostrification": Recognition("ҚР", "1")}, ("nostrification",)),
    ],
)
def test_the_diploma_is_compared_part_by_part(change: dict[str, Any], expected: tuple[str, ...]) -> None:
    assert differs(Register.EDUCATION, (replace(DIPLOMA, **change),)) == expected


def test_a_recognition_is_compared_where_there_is_one() -> None:
    found = (replace(DIPLOMA, nostrification=Recognition("ҚР", "0012345")),)
    assert differs(Register.EDUCATION, found, nostrification={"series": "ҚР", "number": "0012345"}) == ()
    wrong = {"series": "ҚР", "number": "0012346"}
    assert differs(Register.EDUCATION, found, nostrification=wrong) == ("nostrification",)
    assert differs(Register.EDUCATION, (DIPLOMA,), nostrification=wrong) == ("nostrification",)


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({}, ()),
        ({"approved_on": date(2026, 10, 16)}, ("approved_on",)),
        ({"chamber": "71"}, ("chamber",)),
        ({"supervisor": "Ахметов Арман"}, ("supervisor",)),
        ({"started_on": date(2026, 4, 2), "ended_on": date(2026, 9, 29)}, ("started_on", "ended_on")),
    ],
)
def test_the_internship_is_compared_part_by_part(change: dict[str, Any], expected: tuple[str, ...]) -> None:
    assert differs(Register.INTERNSHIP, (replace(INTERNSHIP, **change),)) == expected


@pytest.mark.parametrize("order", list(permutations(range(3))))
def test_of_several_diplomas_the_one_that_the_candidate_named_is_kept(order: tuple[int, ...]) -> None:
    diplomas = (DIPLOMA, replace(DIPLOMA, number="1", specialty_code="x"), replace(DIPLOMA, number="2"))
    kept = told(Register.EDUCATION, tuple(diplomas[one] for one in order), application(), TODAY)
    assert kept.record["number"] == DIPLOMA.number
    assert kept.differs == ()


def test_nothing_of_a_persons_health_is_kept_but_whether_and_since_when() -> None:
    kept = told(Register.NARCOLOGY, HealthRecord(True, date(2024, 5, 6)), application(), TODAY)
    assert kept.record == {"registered": "true", "since": "2024-05-06"}
    clear = told(Register.NARCOLOGY, HealthRecord(False, date(2020, 1, 1)), application(), TODAY)
    assert clear.record == {"registered": "false", "since": None}


def verdicts(register: Register, found: Any) -> dict[int, str]:
    """What the law finds, by the record that is kept."""
    kept = told(register, found, application(), TODAY)
    answer = RegisterAnswer(
        register_name=register, outcome="found", record=kept.record, message_id="1",
        answered_at=datetime(2026, 11, 23, 5, tzinfo=UTC),
    )  # fmt: skip
    return {one.number: one.verdict for one in findings({register: answer}, TODAY)}


OLD, FRESH = date(2010, 1, 1), date(2026, 10, 1)
POLICE = DismissalRecord("Полиция", FRESH, negative=True)
JUDGE = DismissalRecord("Сот", date(2026, 9, 1), negative=False, judge_ground="11-1")
HARMLESS = (
    DismissalRecord("Полиция", date(2026, 11, 1), negative=False),
    DismissalRecord("Сот", date(2026, 11, 1), negative=False, judge_ground="1"),
    DismissalRecord("Полиция", OLD, negative=True),
)


@pytest.mark.parametrize(("entry", "number"), [(POLICE, 4), (JUDGE, 5)])
@given(others=st.permutations(HARMLESS), place=st.integers(0, 3))
@settings(max_examples=30)
def test_what_restricts_is_kept_among_what_does_not(
    entry: DismissalRecord, number: int, others: list[DismissalRecord], place: int
) -> None:
    """However the register orders them, the dismissal that stands in the way is the one kept."""
    found = (*others[:place], entry, *others[place:])
    assert verdicts(Register.DISMISSALS, found)[number] == "found"


def test_an_unexpunged_conviction_and_a_release_are_kept_together() -> None:
    record = CriminalRecord(
        (Conviction.EXPUNGED, Conviction.UNEXPUNGED), (Release("35(1)1", FRESH), Release("36", FRESH))
    )
    found = verdicts(Register.CONVICTIONS, record)
    assert (found[2], found[3]) == ("found", "found")


def test_an_expunged_conviction_alone_is_clear() -> None:
    found = verdicts(Register.CONVICTIONS, CriminalRecord((Conviction.EXPUNGED,), ()))
    assert (found[2], found[3]) == ("clear", "clear")


def test_a_ground_that_nobody_can_read_is_never_clear() -> None:
    found = verdicts(
        Register.CONVICTIONS, CriminalRecord((), (Release("?", FRESH), Release("35(1)1", FRESH)))
    )
    assert found[3] == "unknown"


@given(st.lists(st.dates(date(2015, 1, 1), TODAY), min_size=1, max_size=5))
def test_of_penalties_and_deprivations_the_last_counts(days: list[date]) -> None:
    penalties = tuple(CorruptionRecord(day) for day in days)
    kept = told(Register.CORRUPTION, penalties, application(), TODAY).record
    assert kept == {"penalty": "true", "imposed_on": max(days).isoformat()}
    deprived = (LicenceRecord("1", LicenceStatus.DEPRIVED, day) for day in days)
    licences = (LicenceRecord("0", LicenceStatus.ACTIVE), *deprived)
    kept = told(Register.LICENCES, licences, application(), TODAY).record
    assert kept == {"deprived": "true", "in_force_on": max(days).isoformat()}


def test_a_licence_that_was_not_taken_away_restricts_nothing() -> None:
    found = (LicenceRecord("1", LicenceStatus.ENDED), LicenceRecord("2", LicenceStatus.SUSPENDED))
    assert verdicts(Register.LICENCES, found)[8] == "clear"


def test_the_records_of_a_clean_candidate_restrict_nothing_and_contradict_nothing() -> None:
    clean = Registers().records
    for register in ASKED:
        found = clean[register.value.replace("-", "_")]
        if found:
            kept = told(register, found, application(), TODAY)
            assert kept.differs == (), register
    assert told(Register.PERSON, CANDIDATE, application(), TODAY).record["citizenship"] == "KZ"


def test_a_health_register_is_not_asked_without_consent_by_anybody() -> None:
    with pytest.raises(NoConsent):
        questions.ask(Registers(), Register.NARCOLOGY, About(IIN(OF_MARCH_1990)), None, UUID(int=1))  # type: ignore[arg-type]
