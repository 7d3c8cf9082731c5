"""The end: outcomes, three months, a result of the Commission's day, three years (C-10, C-16, C-17)."""

from datetime import date, timedelta
from typing import Any

import pytest

from oryndau.law.certification.candidate import CERTIFICATION
from oryndau.law.certification.facts import Conclusion
from oryndau.law.certification.result import CONCLUSIONS, valid_until
from oryndau.law.certification.tests.samples import CALENDAR, HELD_AT, conclusion, now, objections
from oryndau.law.terms import due

MONDAY = HELD_AT + timedelta(days=3)
OUTCOMES = {
    "conclude-passed": "passed", "conclude-not-passed": "not-passed", "conclude-absent": "absent",
    "conclude-suspended": "suspended",
}  # fmt: skip


def told(outcome: str, **changes: Any) -> dict[str, Any]:
    again = {"may_apply_from": "2027-03-04"} if outcome == "suspended" else {}
    return conclusion(outcome, **again) | changes


@pytest.mark.parametrize("step", CONCLUSIONS)
def test_a_conclusion_says_the_outcome_of_its_step_and_no_other(step: str) -> None:
    for outcome in OUTCOMES.values():
        said = objections(step, told(outcome), now(HELD_AT))
        assert said == ([] if outcome == OUTCOMES[step] else ["outcome_of_step"])


def test_only_a_suspension_bars_from_applying_and_for_three_months() -> None:
    """C-10."""
    for wrong in (None, "2027-03-03", "2027-03-05"):
        said = objections("conclude-suspended", told("suspended", may_apply_from=wrong), now(HELD_AT))
        assert said == ["suspension_months"]
    barred = told("not-passed", may_apply_from="2027-03-04")
    assert objections("conclude-not-passed", barred, now(HELD_AT)) == ["suspension_months"]


def test_no_decision_is_of_a_day_to_come() -> None:
    late = told("passed", decided_on="2026-12-05")
    assert objections("conclude-passed", late, now(HELD_AT)) == ["date_in_future"]


def test_nobody_fails_while_the_department_has_not_ruled_on_his_question() -> None:
    """C-11, C-12."""
    appeal = ("appeal-question", {"question": "costs-001/1"})
    ruled = ("rule-on-question", {"question": "costs-001/1"})
    failed = told("not-passed")
    waits = now(HELD_AT, appeal, state="test-failed")
    assert objections("conclude-not-passed", failed, waits) == ["appeal_pending"]
    assert objections("conclude-not-passed", failed, now(HELD_AT, appeal, ruled, state="test-failed")) == []
    assert objections("conclude-not-passed", failed, now(HELD_AT, appeal, state="voted-fail")) == []


@pytest.mark.parametrize("step", CONCLUSIONS)
def test_the_result_is_due_a_working_day_after_the_decision_whenever_it_was_recorded(step: str) -> None:
    """C-17: decided on Friday 4 December, due on Monday the 7th, even when the minutes came in on Monday."""
    rule = CERTIFICATION.step(step)
    assert rule.counts_from
    counted = rule.counts_from(Conclusion.model_validate(told(OUTCOMES[step])), MONDAY)
    assert [due(term, counted, CALENDAR).due_on for term in rule.starts] == [date(2026, 12, 7)]


def test_a_decision_to_certify_is_valid_for_three_years_and_another_for_none() -> None:
    """Art. 141(5); C-17."""
    passed = now(MONDAY, ("conclude-passed", conclusion()))
    result = {"number": "1", "decided_on": "2026-12-04", "valid_until": "2029-12-04"}
    assert objections("certify", result, passed) == []
    for wrong in ("2029-12-03", "2029-12-05", None):
        assert objections("certify", result | {"valid_until": wrong}, passed) == ["validity"]
    failed = now(MONDAY, ("conclude-not-passed", conclusion("not-passed")))
    assert objections("deny", result, failed) == ["validity"]
    assert objections("deny", result | {"valid_until": None}, failed) == []
    assert valid_until(date(2024, 2, 29)) == date(2027, 2, 28)


@pytest.mark.parametrize("step", ["certify", "deny"])
def test_the_result_is_of_the_commissions_day(step: str) -> None:
    other = now(MONDAY, ("conclude-passed", conclusion(decided_on="2026-12-03")))
    until = "2029-12-04" if step == "certify" else None
    result = {"number": "1", "decided_on": "2026-12-04", "valid_until": until}
    assert objections(step, result, other) == ["decision_day"]
    assert objections(step, result, now(MONDAY)) == ["decision_day"]
