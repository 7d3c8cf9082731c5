"""Terms, addressees and outcomes of complaints as data (C-24, E-15, L-14)."""

from datetime import date, datetime, timedelta
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from oryndau.law import appeal, calendar, terms
from oryndau.law.appeal_facts import Addressee, Lapse, Outcome, Registration, Ruling
from oryndau.law.hours import ALMATY
from oryndau.law.procedure import Situation

DAYS = st.dates(date(2026, 1, 5), date(2026, 11, 20))


def _situation(on: date, one: Addressee, at: datetime) -> Situation:
    work = calendar.current()
    due = terms.due(appeal.TERMS[one], on, work)
    return Situation(at=at, calendar=work, running={appeal.TERMS[one].name: due.due_on})


@given(DAYS, st.sampled_from(list(Addressee)))
def test_the_term_is_five_or_fifteen_working_days_of_any_calendar(on: date, one: Addressee) -> None:
    """C-24, E-15: counted from the day after registration; its end is when silence becomes refusal."""
    work = calendar.current()
    length = 15 if one is Addressee.QUALITY else 5
    facts = Registration(number="CM-75-2026-000001", registered_on=on, calendar_version=work.version)
    end = appeal.end_of_term(one)(datetime(2026, 1, 1, tzinfo=ALMATY), facts, work)
    assert work.working_days(on, end.date()) == length
    assert (end.hour, end.minute) == (18, 30)


@given(DAYS, st.sampled_from(list(Addressee)), st.integers(-(10**6), 10**6))
def test_at_every_moment_either_the_decision_or_the_lapse_is_lawful(
    on: date, one: Addressee, seconds: int
) -> None:
    """APPC Art. 100(5): never both, never neither."""
    end = terms.due(appeal.TERMS[one], on, calendar.current()).due_at
    situation = _situation(on, one, end + timedelta(seconds=seconds))
    ruling = Ruling(outcome=Outcome.DISMISS, reasons_kk="Негізсіз шағым.", reasons_ru="Жалоба необоснованна.")
    late = bool(list(appeal.check_in_time(ruling, situation)))
    early = bool(list(appeal.check_term_is_over(Lapse(ended_on=on), situation)))
    assert late is (seconds >= 0)
    assert early is not late


def test_the_six_decisions_are_those_of_the_code() -> None:
    """APPC Art. 100(1)."""
    assert len(Outcome) == 6
    with pytest.raises(ValidationError):
        Ruling(outcome=Outcome.PERFORM, reasons_kk="Негізді шағым.", reasons_ru="Жалоба обоснованна.")


def test_a_barred_post_decides_nothing() -> None:
    post = uuid4()
    work = calendar.current()
    told = {"barred": [str(post)]}
    situation = Situation(
        at=datetime(2026, 11, 20, 12, tzinfo=ALMATY), calendar=work, post=post, earlier=lambda *keys: [told]
    )
    ruling = Ruling(outcome=Outcome.DISMISS, reasons_kk="Негізсіз шағым.", reasons_ru="Жалоба необоснованна.")
    assert [one.key for one in appeal.check_not_ones_own(ruling, situation)] == ["own_act"]
