"""Terms and their explanation (E-03, E-05, E-11; APPC Art. 76)."""

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from oryndau.law import calendar, terms
from oryndau.law.calendar import CalendarError
from oryndau.law.hours import ALMATY, Channel
from oryndau.law.terms import TERMS, Unit, deadline, due, remaining

CURRENT = calendar.current()
DECISION = terms.get("initiation.decision")
moments = st.datetimes(datetime(2020, 1, 2), datetime(2027, 6, 30)).map(lambda m: m.replace(tzinfo=ALMATY))
days = st.dates(date(2020, 1, 2), date(2027, 6, 30))
any_term = st.sampled_from(list(TERMS.values()))


def test_an_application_of_friday_evening_is_due_on_thursday() -> None:
    found = deadline("initiation.decision", datetime(2026, 11, 20, 18, 31, tzinfo=ALMATY), "portal")
    assert (found.registered_on, found.due_on) == (date(2026, 11, 23), date(2026, 11, 26))
    assert found.due_at.isoformat() == "2026-11-26T18:30:00+05:00"
    assert str(found.clause) == "Order No. 69, A3 p.7(3)"
    assert found.calendar_version == CURRENT.version


def test_nauryz_stretches_a_term_of_three_days() -> None:
    found = due(DECISION, date(2026, 3, 20), CURRENT)
    assert found.due_on == date(2026, 3, 30)
    assert [step.date.day for step in found.steps if step.counts] == [26, 27, 30]


def test_a_term_in_calendar_days_that_ends_on_a_day_off_moves_on() -> None:
    found = due(terms.get("initiation.decree-dispatch"), date(2026, 11, 20), CURRENT)
    assert found.due_on == date(2026, 11, 23)
    assert [step.date.day for step in found.steps if step.counts] == [21, 23]
    assert "moves on" in found.steps[1].why.en


@pytest.mark.parametrize(
    ("start", "end"),
    [("2026-11-20", "2027-01-20"), ("2025-12-31", "2026-03-02"), ("2026-01-31", "2026-03-31")],
)
def test_a_term_in_months_ends_on_the_same_day_of_the_month(start: str, end: str) -> None:
    # 28 February 2026 is a Saturday, so the second moves to Monday 2 March.
    found = due(terms.get("enforcement.execution"), date.fromisoformat(start), CURRENT)
    assert found.due_on == date.fromisoformat(end)


def test_paused_days_do_not_count_and_say_so() -> None:
    found = due(DECISION, date(2026, 11, 23), CURRENT, paused=[(date(2026, 11, 24), date(2026, 11, 26))])
    assert found.due_on == date(2026, 12, 1)
    assert [step.date.day for step in found.steps if "paused" in step.why.en] == [24, 25, 26]


def test_a_pause_without_an_end_says_that_the_end_is_not_final() -> None:
    found = due(DECISION, date(2026, 11, 23), CURRENT, paused=[(date(2026, 11, 25), None)])
    assert found.due_on == date(2026, 11, 27)
    assert any("without an end" in step.why.en for step in found.steps)


def test_a_moved_day_off_moves_the_end() -> None:
    text = """version = "2026-11-22"
first_year = 2026
last_year = 2026
checked_on = 2026-11-22
holiday = []
[[move]]
off = 2026-11-25
worked = 2026-11-28
source = "order"
"""
    assert due(DECISION, date(2026, 11, 23), calendar.parse(text)).due_on == date(2026, 11, 27)


@given(any_term, days)
def test_a_term_never_ends_on_a_day_off(term: terms.Term, start: date) -> None:
    found = due(term, start, CURRENT)
    assert CURRENT.is_working(found.due_on)
    assert found.due_on > start
    assert found.due_at.astimezone(ALMATY).isoformat()[11:16] == "18:30"


@given(any_term, days)
def test_every_day_of_a_term_is_explained_once_and_in_order(term: terms.Term, start: date) -> None:
    found = due(term, start, CURRENT)
    span = (found.due_on - start).days
    assert [step.date for step in found.steps] == [start + timedelta(days=n) for n in range(span + 1)]
    if term.unit is Unit.WORKING_DAYS:
        assert sum(step.counts for step in found.steps) == term.length
        assert all(CURRENT.is_working(step.date) for step in found.steps if step.counts)
    assert all("{" not in step.why.kk + step.why.ru + step.why.en for step in found.steps)


@given(any_term, days, st.integers(0, 40))
def test_a_later_start_never_ends_earlier(term: terms.Term, start: date, more: int) -> None:
    assert due(term, start, CURRENT).due_on <= due(term, start + timedelta(days=more), CURRENT).due_on


@given(moments, st.timedeltas(timedelta(), timedelta(days=20)), st.sampled_from(list(Channel)))
def test_a_deadline_is_monotone_in_receipt(received: datetime, later: timedelta, channel: Channel) -> None:
    first = deadline(DECISION, received, channel, CURRENT)
    second = deadline(DECISION, received + later, channel, CURRENT)
    assert first.due_at <= second.due_at
    assert first.registered_on >= received.astimezone(ALMATY).date()


@given(any_term, days, st.integers(0, 10), st.integers(0, 10))
def test_a_pause_never_shortens_a_term(term: terms.Term, start: date, after: int, length: int) -> None:
    first = start + timedelta(days=after)
    paused = [(first, first + timedelta(days=length))]
    assert due(term, start, CURRENT).due_on <= due(term, start, CURRENT, paused=paused).due_on


def test_it_counts_working_days_that_remain() -> None:
    friday, monday = date(2026, 11, 20), date(2026, 11, 23)
    assert remaining(date(2026, 11, 26), friday, CURRENT) == 4
    assert remaining(friday, friday, CURRENT) == 0
    assert remaining(friday, date(2026, 11, 22), CURRENT) == 0
    assert remaining(friday, monday, CURRENT) == -1


def test_an_unknown_rule_is_answered_with_the_list() -> None:
    with pytest.raises(KeyError, match=r"initiation\.decision"):
        terms.get("no.such")


def test_the_end_of_the_calendar_is_an_error_not_a_guess() -> None:
    with pytest.raises(CalendarError):
        due(DECISION, date(2027, 12, 31), CURRENT)


def test_every_rule_has_a_name_a_length_and_words() -> None:
    for name, term in TERMS.items():
        assert name == term.name == f"{term.service}.{name.split('.')[1]}"
        assert term.length > 0
    expected = {
        "initiation.decision": 3, "initiation.debtors-register": 3, "complaint.provider": 5,
        "complaint.quality-body": 15, "appeal.bailiff-decree": 10, "certification.completeness": 2,
        "certification.decision": 10, "licence.issue": 10, "licence.reissue": 3,
    }  # fmt: skip
    assert {name: TERMS[name].length for name in expected} == expected
    assert all(TERMS[name].unit is Unit.WORKING_DAYS for name in expected)


def test_exactly_the_days_of_the_term_count_in_a_deadline() -> None:
    """E-11: three working days are three counting days, whatever was told of the registration."""
    received = datetime(2026, 11, 20, 18, 31, tzinfo=ALMATY)
    found = deadline("initiation.decision", received, "portal")
    assert [step.date.isoformat() for step in found.steps if step.counts] == [
        "2026-11-24",
        "2026-11-25",
        "2026-11-26",
    ]
