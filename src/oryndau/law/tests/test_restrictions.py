"""Art. 140(2) by the answers of registers: what restricts, until when, and what is not known (C-05, C-08)."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from oryndau.law import parameters
from oryndau.law.certification.facts import Register, RegisterAnswer
from oryndau.law.months import years_after
from oryndau.law.restrictions import RESTRICTIONS, Finding, citizenship, findings
from oryndau.law.text import LANGUAGES

TODAY = date(2026, 12, 2)
CLEAN: dict[Register, dict[str, str | None]] = {
    Register.PERSON: {"capacity": "capable", "citizenship": "KZ"},
    Register.CONVICTIONS: {"conviction": "none"},
    Register.DISMISSALS: {"negative": "false", "judge": "false"},
    Register.CORRUPTION: {"penalty": "false"},
    Register.MENTAL_HEALTH: {"registered": "false"},
    Register.NARCOLOGY: {"registered": "false"},
    Register.LICENCES: {"deprived": "false"},
}


def answer(register: Register, record: dict[str, Any], outcome: str = "found") -> RegisterAnswer:
    return RegisterAnswer(
        register_name=register, outcome=outcome, record=record, message_id="m",  # type: ignore[arg-type]
        answered_at=datetime(2026, 12, 1, 6, tzinfo=UTC),
    )  # fmt: skip


def look(changed: Register | None = None, on: date = TODAY, **record: str | None) -> tuple[Finding, ...]:
    records = CLEAN | ({changed: record} if changed else {})
    return findings({register: answer(register, told) for register, told in records.items()}, on)


def found(changed: Register, on: date = TODAY, **record: str | None) -> list[int]:
    return [one.number for one in look(changed, on, **record) if one.verdict == "found"]


def test_the_eight_restrictions_stand_in_the_order_of_the_law_each_with_its_clause() -> None:
    assert [one.number for one in RESTRICTIONS] == list(range(1, 9))
    assert [str(one.clause) for one in RESTRICTIONS][7] == "Law No. 261-IV, Art. 140(2)8"


def test_clean_answers_clear_all_eight() -> None:
    assert [(one.number, one.verdict) for one in look()] == [(n, "clear") for n in range(1, 9)]


@pytest.mark.parametrize(
    ("register", "record", "number"),
    [
        (Register.PERSON, {"capacity": "incapable"}, 1),
        (Register.PERSON, {"capacity": "limited"}, 1),
        (Register.CONVICTIONS, {"conviction": "unexpunged"}, 2),
        (
            Register.CONVICTIONS,
            {"conviction": "none", "released_ground": "35(1)12", "released_on": "2024-01-10"},
            3,
        ),
        (
            Register.CONVICTIONS,
            {"conviction": "none", "released_ground": "36", "released_on": "2024-01-10"},
            3,
        ),
        (Register.DISMISSALS, {"negative": "true", "judge": "false", "dismissed_on": "2026-01-10"}, 4),
        (
            Register.DISMISSALS,
            {"negative": "false", "judge": "true", "judge_ground": "34(1)11-1", "dismissed_on": "2026-01-10"},
            5,
        ),
        (Register.CORRUPTION, {"penalty": "true", "imposed_on": "2024-05-05"}, 6),
        (Register.MENTAL_HEALTH, {"registered": "true", "since": "2019-02-03"}, 7),
        (Register.NARCOLOGY, {"registered": "true", "since": None}, 7),
        (Register.LICENCES, {"deprived": "true", "in_force_on": "2023-12-02"}, 8),
    ],
)
def test_each_subparagraph_restricts_and_only_it(
    register: Register, record: dict[str, str | None], number: int
) -> None:
    assert found(register, **record) == [number]


@pytest.mark.parametrize(
    ("register", "record", "last"),
    [
        (Register.CONVICTIONS, {"conviction": "none", "released_ground": "35(1)3",
                                "released_on": "2023-12-02"}, date(2026, 12, 2)),
        (Register.DISMISSALS, {"negative": "true", "judge": "false", "dismissed_on": "2024-02-29"},
         date(2025, 2, 28)),
        (Register.DISMISSALS, {"negative": "false", "judge": "true", "judge_ground": "11",
                               "dismissed_on": "2025-12-01"}, date(2026, 12, 1)),
        (Register.CORRUPTION, {"penalty": "true", "imposed_on": "2023-06-01"}, date(2026, 6, 1)),
        (Register.LICENCES, {"deprived": "true", "in_force_on": "2023-06-01"}, date(2026, 6, 1)),
    ],
)  # fmt: skip
def test_a_restriction_with_a_term_ends_after_its_years_to_the_day(
    register: Register, record: dict[str, str | None], last: date
) -> None:
    assert found(register, last, **record)
    assert not found(register, last + timedelta(days=1), **record)
    over = [one for one in look(register, last + timedelta(days=1), **record) if one.until]
    assert [one.until for one in over] == [last]
    for language in LANGUAGES:
        assert last.strftime("%d.%m.%Y") in over[0].why.in_(language)


@given(st.dates(date(2020, 6, 8), date(2035, 1, 1)), st.integers(-2000, 2000))
def test_the_corruption_penalty_restricts_on_the_days_of_three_years_and_no_other(day: date, by: int) -> None:
    """For any day of the penalty and any day of asking."""
    on = max(day + timedelta(days=by), date(2020, 6, 8))
    years = int(parameters.get("certification.lookback-corruption", on=on))
    restricts = bool(found(Register.CORRUPTION, on, penalty="true", imposed_on=day.isoformat()))
    assert restricts is (on <= years_after(day, years))


@pytest.mark.parametrize("ground", ["35(1)3", "35 (1) 3)", "ст. 35 ч. 1 п. 3", "Art. 35(1)3"])
def test_a_ground_is_known_in_whatever_signs_the_register_writes_it(ground: str) -> None:
    record = {"conviction": "none", "released_ground": ground, "released_on": "2025-01-01"}
    assert found(Register.CONVICTIONS, **record) == [3]


def test_other_grounds_of_release_do_not_restrict() -> None:
    """Art. 35(1)1: no event of a crime. A judge who resigned is no judge dismissed for misconduct."""
    innocent = {"conviction": "none", "released_ground": "35(1)1", "released_on": "2026-01-01"}
    assert found(Register.CONVICTIONS, **innocent) == []
    resigned = {"negative": "false", "judge": "true", "judge_ground": "34(1)1", "dismissed_on": "2026-01-01"}
    assert found(Register.DISMISSALS, **resigned) == []


@pytest.mark.parametrize(
    ("register", "record", "number"),
    [
        (Register.PERSON, {"capacity": None}, 1),
        (Register.CONVICTIONS, {"conviction": "?"}, 2),
        (
            Register.CONVICTIONS,
            {"conviction": "none", "released_ground": "amnesty", "released_on": "2026-01-01"},
            3,
        ),
        (Register.CONVICTIONS, {"conviction": "none", "released_ground": "36", "released_on": None}, 3),
        (Register.CONVICTIONS, {"conviction": "none", "released_on": "2026-01-01"}, 3),
        (Register.DISMISSALS, {"negative": "true", "judge": "false", "dismissed_on": "soon"}, 4),
        (Register.DISMISSALS, {"negative": "false"}, 5),
        (Register.CORRUPTION, {}, 6),
        (Register.MENTAL_HEALTH, {}, 7),
        (Register.LICENCES, {"deprived": "true"}, 8),
    ],
)
def test_what_a_record_does_not_say_is_unknown_and_never_clear(
    register: Register, record: dict[str, str | None], number: int
) -> None:
    assert {one.number: one.verdict for one in look(register, **record)}[number] == "unknown"


@pytest.mark.parametrize("outcome", ["refused", "unavailable"])
def test_a_register_that_gave_no_answer_leaves_its_restrictions_unknown(outcome: str) -> None:
    said = {register: answer(register, {}, outcome) for register in CLEAN}
    assert {one.verdict for one in findings(said, TODAY)} == {"unknown"}
    assert {one.verdict for one in findings({}, TODAY)} == {"unknown"}


def test_nothing_recorded_clears_but_a_person_unknown_to_his_register_does_not() -> None:
    said = {register: answer(register, {}, "not-found") for register in CLEAN}
    verdicts = {one.number: one.verdict for one in findings(said, TODAY)}
    assert verdicts.pop(1) == "unknown"
    assert set(verdicts.values()) == {"clear"}


def test_both_health_registers_must_be_silent() -> None:
    """C-05: an answer of one of them does not stand for the other."""
    said = {register: answer(register, told) for register, told in CLEAN.items()}
    del said[Register.NARCOLOGY]
    assert findings(said, TODAY)[6].verdict == "unknown"
    said[Register.MENTAL_HEALTH] = answer(Register.MENTAL_HEALTH, {"registered": "true"})
    assert findings(said, TODAY)[6].verdict == "found"


@pytest.mark.parametrize(("country", "verdict"), [("KZ", "clear"), ("RU", "found"), ("", "unknown")])
def test_citizenship_is_told_beside_the_eight(country: str, verdict: str) -> None:
    """Art. 140(1); it is not among the order's grounds to refuse (C-08)."""
    one = citizenship({Register.PERSON: answer(Register.PERSON, {"citizenship": country})})
    assert (one.number, one.verdict) == (0, verdict)
    assert citizenship({}).verdict == "unknown"
