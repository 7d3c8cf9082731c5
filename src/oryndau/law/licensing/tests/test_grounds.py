"""The seven grounds to refuse a licence, weighed by what is known (L-03, L-04, L-08; A2 p.12)."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from oryndau.law.answers import Register
from oryndau.law.licensing import grounds
from oryndau.law.licensing.facts import ASKED, FeeAnswer, LicenceApplication
from oryndau.law.licensing.tests.samples import (
    CERTIFIED,
    CLEAR,
    PAID,
    answer,
    answers,
    application,
    known,
    labour,
    row,
    verdicts,
)

ALL_CLEAR = dict.fromkeys(range(1, 8), "clear")
LABOUR = [*ASKED, Register.EMPLOYMENT]


def found(**other: Any) -> list[int]:
    return [number for number, verdict in verdicts(known(**other)).items() if verdict == "found"]


@pytest.mark.parametrize("basis", [application()["basis"], labour()])
def test_whom_nothing_stands_in_the_way_is_clear_of_all_seven(basis: dict[str, Any]) -> None:
    assert verdicts(known(basis=CERTIFIED)) == ALL_CLEAR
    told = grounds.Known(
        LicenceApplication.model_validate(application(basis=basis)), answers(),
        FeeAnswer.model_validate(PAID), known().basis if basis["kind"] == "certification" else None,
        known().on,
    )  # fmt: skip
    assert verdicts(told) == ALL_CLEAR


def with_labour(*rows: dict[str, Any], fee: Any = PAID, **other: Any) -> grounds.Known:
    """What is known of an applicant with labour activity."""
    application_ = LicenceApplication.model_validate(application(basis=labour(*rows)))
    return grounds.Known(application_, answers(**other), FeeAnswer.model_validate(fee), None, known().on)


def test_there_are_seven_grounds_with_their_clauses_and_words() -> None:
    assert [one.number for one in grounds.GROUNDS] == list(range(1, 8))
    assert [one.clause.point for one in grounds.GROUNDS] == [f"A2 p.12({number})" for number in range(1, 8)]


STANDING: list[tuple[int, Register, dict[str, str | None]]] = [
    (1, Register.PERSON, {"capacity": "limited", "citizenship": "KZ"}),
    (1, Register.CONVICTIONS, {"conviction": "unexpunged"}),
    (1, Register.CORRUPTION, {"penalty": "true", "imposed_on": "2025-01-02"}),
    (1, Register.NARCOLOGY, {"registered": "true", "since": "2024-01-02"}),
    (3, Register.PERSON, {"capacity": "capable", "citizenship": "643"}),
    (3, Register.EDUCATION, {"degree": "bachelor", "field": "other"}),
    (3, Register.EDUCATION, {"degree": "vocational", "field": "law"}),
    (4, Register.APPROVAL, {"conforms": "false", "reason": "Біліктілігі жоқ"}),
    (5, Register.COURT_ACTS, {"prohibits": "true", "debtor": "false"}),
    (6, Register.COURT_ACTS, {"prohibits": "false", "debtor": "true"}),
]


@pytest.mark.parametrize(("number", "register", "record"), STANDING)
def test_a_record_stands_in_the_way_as_its_ground(
    number: int, register: Register, record: dict[str, str | None]
) -> None:
    other = {register.value.replace("-", "_"): answer(register, {**(CLEAR[register] or {}), **record})}
    weighed = verdicts(known(answers(**other)))
    # Who is registered for other offences has a record that says nothing of the rest: it is not clear either.
    assert [one for one, verdict in weighed.items() if verdict == "found"] == [number]


@pytest.mark.parametrize(
    ("change", "verdict"),
    [
        ({}, "clear"), ({"state": "matched"}, "clear"), ({"amount": "25951"}, "clear"),
        ({"amount": "25949.99"}, "found"), ({"state": "short"}, "found"), ({"state": "ordered"}, "found"),
        ({"state": "expired", "amount": None}, "found"), ({"state": "unmatched"}, "found"),
        ({"state": "used"}, "found"), ({"state": "refund-asked"}, "found"), ({"state": "refunded"}, "found"),
        ({"state": "not-found", "amount": None, "due": None}, "found"), ({"state": "elsewhere"}, "found"),
        ({"state": "kept", "amount": None}, "unknown"), ({"due": None}, "unknown"),
        ({"state": "short", "due": None}, "unknown"), ({"state": "paid", "amount": None}, "found"),
        ({"state": "something-new"}, "found"),
    ],
)  # fmt: skip
def test_only_money_that_is_there_and_enough_pays_the_fee(change: dict[str, Any], verdict: str) -> None:
    """L-10: by the rate of the day of payment."""
    assert verdicts(known(fee={**PAID, **change}))[grounds.FEE] == verdict
    assert verdicts(known(fee=None))[grounds.FEE] == "unknown"


@pytest.mark.parametrize(
    ("change", "verdict"),
    [
        ({"found": False}, "found"), ({"own": False}, "found"), ({"certified": False}, "found"),
        ({"valid_until": None}, "found"), ({"valid_until": "2026-11-22"}, "found"),
        ({"valid_until": "2026-11-23"}, "clear"),
    ],
)  # fmt: skip
def test_the_decision_is_the_applicants_own_positive_and_not_over(
    change: dict[str, Any], verdict: str
) -> None:
    """Art. 141(5), 142(1)."""
    assert verdicts(known(basis={**CERTIFIED, **change}))[grounds.QUALIFICATION] == verdict
    assert verdicts(known(basis=None))[grounds.QUALIFICATION] == "unknown"


@pytest.mark.parametrize(("field", "value"), [("decided_on", "2026-09-02"), ("territory", "71")])
def test_a_decision_that_was_described_otherwise_is_unreliable(field: str, value: str) -> None:
    assert found(basis={**CERTIFIED, field: value}) == [grounds.UNRELIABLE]


def test_labour_that_is_too_short_or_not_confirmed_does_not_qualify() -> None:
    """Art. 142(5)."""
    short = with_labour(row("2025-01-01", "2025-12-31"))
    assert verdicts(short)[grounds.QUALIFICATION] == "found"
    denied = answer(Register.EMPLOYMENT, {"confirmed": "false", "days": "0"})
    assert verdicts(with_labour(employment=denied))[grounds.QUALIFICATION] == "found"
    for outcome in ("not-found", "refused", "unavailable"):
        silent = answer(Register.EMPLOYMENT, None, outcome)
        assert verdicts(with_labour(employment=silent))[grounds.QUALIFICATION] == "unknown"


@pytest.mark.parametrize("register", ASKED)
def test_what_differs_from_the_application_is_the_seventh_ground(register: Register) -> None:
    one = answer(register, CLEAR[register], differs=("number", "issued_on"))
    told = grounds.findings(known(answers(**{register.value.replace("-", "_"): one})))[6]
    assert told.verdict == "found"
    assert "дата выдачи" in told.why[0].ru


@pytest.mark.parametrize("outcome", ["missing", "refused", "unavailable"])
@pytest.mark.parametrize("register", LABOUR)
def test_a_register_that_says_nothing_leaves_its_ground_and_the_seventh_unknown(
    register: Register, outcome: str
) -> None:
    """L-08."""
    told = with_labour().answers | {register: answer(register, None, "refused")}  # type: ignore[operator]
    if outcome == "missing":
        del told[register]
    else:
        told[register] = answer(register, None, outcome)
    of = with_labour()
    weighed = verdicts(grounds.Known(of.application, told, of.fee, of.basis, of.on))
    assert "found" not in weighed.values()
    assert weighed[grounds.UNRELIABLE] == "unknown"
    assert "unknown" in [weighed[number] for number in range(1, 7)]


SAID = st.sampled_from(["clear", "missing", "refused", "unavailable"])


@given(st.fixed_dictionaries(dict.fromkeys(LABOUR, SAID)))
def test_everything_is_clear_only_when_everybody_has_said_so(said: dict[Register, str]) -> None:
    """L-08: of all the ways in which registers may be silent."""
    of = with_labour()
    told = {
        register: of.answers[register] if outcome == "clear" else answer(register, None, outcome)
        for register, outcome in said.items() if outcome != "missing"
    }  # fmt: skip
    weighed = verdicts(grounds.Known(of.application, told, of.fee, of.basis, of.on))
    assert (weighed == ALL_CLEAR) is (set(said.values()) == {"clear"})
    assert "found" not in weighed.values(), "silence refuses nobody"


@given(st.sampled_from(LABOUR), st.dictionaries(st.text(max_size=12), st.none() | st.text(max_size=12)))
def test_no_nonsense_of_a_register_clears_anybody_or_breaks_the_weighing(
    register: Register, record: dict[str, str | None]
) -> None:
    of = with_labour()
    told = {**of.answers, register: answer(register, record or {"": None})}
    weighed = verdicts(grounds.Known(of.application, told, of.fee, of.basis, of.on))
    assert weighed != ALL_CLEAR


@pytest.mark.parametrize(("said", "shown"), [("2026-05-06", "06.05.2026"), ("весной", "весной"), (None, "–")])
def test_the_day_of_a_courts_act_is_written_as_people_write_it(said: str | None, shown: str) -> None:
    """L-08: the words go into the refusal."""
    record = {"prohibits": "false", "debtor": "true", "debtor_number": "7", "debtor_on": said}
    of = known(answers(court_acts=answer(Register.COURT_ACTS, record)))
    why = next(one.why[0] for one in grounds.findings(of) if one.number == grounds.DEBTOR)
    assert f"№ 7 от {shown}:" in why.ru


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_every_finding_says_why_in_every_language(language: str) -> None:
    for of in (known(), known({}, None, None), with_labour()):
        for one in grounds.findings(of):
            assert one.why
            for why in one.why:
                assert getattr(why, language)
                assert "{" not in getattr(why, language)
