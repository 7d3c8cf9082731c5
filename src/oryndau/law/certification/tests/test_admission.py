"""Up to admission: receipt, dates, the clerk's and the head's word, another session (C-02 to C-09)."""

from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from oryndau.law import terms
from oryndau.law.certification.admission import may_apply_from
from oryndau.law.certification.candidate import CERTIFICATION, DECISION, closing_date
from oryndau.law.certification.facts import SessionMove
from oryndau.law.certification.tests.samples import (
    CALENDAR,
    CLOSES_ON,
    MONDAY,
    SESSION_ID,
    answers,
    application,
    now,
    objections,
)
from oryndau.law.hours import ALMATY
from oryndau.law.months import months_after

SUBMITTED = ("submit", application())
ALL = {"cleared": list(range(1, 9))}

FEE = "01931000-0000-7000-8000-000000000001"


def at(day: int, hour: int, minute: int = 0) -> datetime:
    return datetime(2026, 12, day, hour, minute, tzinfo=ALMATY)


def applied(moment: datetime = MONDAY, **changes: Any) -> list[str]:
    return objections("submit", application(**changes), now(moment))


@pytest.mark.parametrize(
    ("moment", "taken"), [(at(1, 18, 30), True), (at(1, 18, 31), False), (at(2, 9), False)]
)
def test_an_application_is_taken_until_the_end_of_the_closing_date(moment: datetime, taken: bool) -> None:
    """C-02, C-06: after 18:30 it would be registered on the next working day, when receipt has closed."""
    assert applied(moment) == ([] if taken else ["receipt_closed"])


@pytest.mark.parametrize(("ended_on", "said"), [("2026-10-01", []), ("2026-10-02", ["internship_too_long"])])
def test_an_internship_lasts_six_months_at_most(ended_on: str, said: list[str]) -> None:
    """W-02: begun on 1 April."""
    internship = application()["internship"] | {"ended_on": ended_on}
    assert applied(internship=internship) == said


def test_days_to_come_are_no_facts() -> None:
    """C-03, C-20."""
    diploma = application()["diploma"] | {"issued_on": "2026-11-24"}
    assert applied(diploma=diploma) == ["date_in_future"]
    internship = application()["internship"] | {"approved_on": "2026-11-24"}
    assert applied(internship=internship) == ["date_in_future"]
    fee = {"fee": FEE, "amount": "25950.00", "paid_on": "2026-11-24", "way": "receipt"}
    assert applied(form="an3", licence={"fee": fee}) == ["date_in_future"]


def test_a_new_application_names_the_case_of_its_fee() -> None:
    """C-20, L-10: typed data of a payment, as old journals have them, are not received any more."""
    typed = {"amount": "25950.00", "paid_on": "2026-11-20", "reference": "1", "way": "receipt"}
    assert applied(form="an3", licence={"fee": typed}) == ["fee_without_case"]
    unpaid = {"fee": FEE, "amount": "25950.00", "way": "gateway"}
    assert applied(form="an3", licence={"fee": unpaid}) == []


def test_the_term_counts_from_the_closing_date_of_the_chosen_session() -> None:
    """C-19."""
    told = {"closes_on": CLOSES_ON.isoformat()}
    assert objections("find-complete", told, now(MONDAY, SUBMITTED)) == []
    another = {"closes_on": "2026-11-30"}
    assert objections("find-complete", another, now(MONDAY, SUBMITTED)) == ["closing_date_differs"]
    moved = ("move-session", {"session": str(UUID(int=5)), "closes_on": "2026-11-30"})
    assert objections("find-complete", another, now(MONDAY, SUBMITTED, moved)) == []


def test_another_session_is_another_one_whose_receipt_is_open_and_gives_a_new_term() -> None:
    """C-02, C-19: the way out of a session that was called off."""
    told = {"session": str(UUID(int=5)), "closes_on": "2026-12-21"}
    assert objections("move-session", told, now(at(7, 10), SUBMITTED)) == []
    assert objections("move-session", told, now(at(22, 10), SUBMITTED)) == ["receipt_closed"]
    same = told | {"session": str(SESSION_ID)}
    assert objections("move-session", same, now(at(7, 10), SUBMITTED)) == ["session_same"]
    step = CERTIFICATION.step("move-session")
    assert DECISION in step.starts
    assert DECISION in step.stops
    counted = closing_date(SessionMove.model_validate(told), at(7, 10))
    assert terms.due(DECISION, counted, CALENDAR).due_on == date(2027, 1, 6)


def test_a_clerk_admits_whom_all_registers_clear() -> None:
    assert objections("admit", ALL, now(MONDAY, *answers())) == []
    assert objections("admit", {"cleared": [1, 2]}, now(MONDAY, *answers())) == ["restrictions_unchecked"]


def test_a_clerk_admits_nobody_against_a_register_or_without_its_answer() -> None:
    """C-05, C-08: what the register has not said is not clear."""
    convicted = answers(convictions={"conviction": "unexpunged"})
    assert objections("admit", ALL, now(MONDAY, *convicted)) == ["restriction_found"]
    silent = [one for one in answers() if one[1]["register_name"] != "narcology"]
    assert objections("admit", ALL, now(MONDAY, *silent)) == ["restriction_unknown"]
    assert objections("admit", ALL, now(MONDAY)) == ["restriction_unknown"] * 8


def test_the_last_answer_of_a_register_counts() -> None:
    corrected = [*answers(convictions={"conviction": "unexpunged"}), answers()[1]]
    assert objections("admit", ALL, now(MONDAY, *corrected)) == []


def test_after_a_hearing_the_head_may_decide_against_a_register_with_his_reasons() -> None:
    """C-18."""
    convicted = now(MONDAY, *answers(convictions={"conviction": "unexpunged"}))
    assert objections("admit-after-hearing", ALL, convicted) == ["admission_reason"]
    reasoned = ALL | {"notes": "Судимость снята определением суда от 20.11.2026."}
    assert objections("admit-after-hearing", reasoned, convicted) == []
    assert objections("admit-after-hearing", {"cleared": []}, now(MONDAY, *answers())) == [
        "restrictions_unchecked"
    ]


def test_a_suspended_candidate_waits_three_months() -> None:
    """C-10: decided on 30 November, he may apply from the last day of February."""
    assert may_apply_from(date(2026, 12, 4)) == date(2027, 3, 4)
    assert may_apply_from(date(2026, 11, 30)) == date(2027, 2, 28)


@given(st.dates(date(2021, 1, 1), date(2035, 1, 1)))
def test_the_three_months_are_calendar_months_whatever_the_day(decided_on: date) -> None:
    """C-10."""
    again = may_apply_from(decided_on)
    assert again == months_after(decided_on, 3)
    assert timedelta(days=89) <= again - decided_on <= timedelta(days=92)
