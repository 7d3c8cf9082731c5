"""The law of a licence's life: grounds as data, limits by date, the table (L-12; Art. 140, 143, 144)."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from oryndau.law import calendar, parameters, terms
from oryndau.law.licensing import life, life_checks
from oryndau.law.licensing import life_facts as f
from oryndau.law.licensing.life_grounds import BY_COURT_ACT, GONE, GROUNDS, OWN, Measure
from oryndau.law.licensing.life_words import WORDS
from oryndau.law.procedure import Role, Situation

AT = datetime(2026, 11, 23, 5, 0, tzinfo=UTC)


def now(at: datetime = AT) -> Situation:
    return Situation(at=at, calendar=calendar.current())


def test_the_table_has_no_fault() -> None:
    assert life.LICENCE.faults() == []


@pytest.mark.parametrize(
    ("article", "measure", "count"),
    [("143.2", Measure.SUSPEND, 6), ("144.1", Measure.TERMINATE, 6), ("144.2", Measure.SUE, 7)],
)
def test_every_ground_of_the_law_is_there_with_its_clause(article: str, measure: Measure, count: int) -> None:
    """Art. 143(2) has six (the seventh is repealed), 144(1) six, 144(2) seven."""
    found = [one for code, one in GROUNDS.items() if code.startswith(f"{article}.")]
    assert [one.code for one in found] == [f"{article}.{no}" for no in range(1, count + 1)]
    assert {one.measure for one in found} == {measure}
    number, _, part = article.partition(".")
    assert [one.clause.point for one in found] == [f"Art. {number}({part}){no}" for no in range(1, count + 1)]


def test_every_ground_fits_the_facts_and_names_a_known_code() -> None:
    for code in GROUNDS:
        f.Suspension.model_validate(
            {"conclusion": 1, "decided_on": AT.date(), "reasons_kk": "x" * 10, "reasons_ru": "x" * 10,
             "ground": code}
        )  # fmt: skip
    assert set(GROUNDS) >= (OWN | GONE | BY_COURT_ACT)
    with pytest.raises(ValidationError):
        f.Claim.model_validate({"conclusion": 1, "ground": "145.1", "court": "x", "filed_on": AT.date(),
                                "reference": "1"})  # fmt: skip


def test_every_signed_act_is_the_heads_by_other_eyes_and_has_its_document() -> None:
    """L-12: signed by the authorised person; four eyes where an officer concludes before."""
    signed = {step.key: step for step in life.LICENCE.steps if step.signed}
    assert set(signed) == {"suspend", "resume", "keep-suspended", "terminate", "deprive", "freeze-account"}
    for key, step in signed.items():
        assert step.document
        assert step.by == {Role.HEAD} if key == "freeze-account" else {Role.LICENSING_HEAD}
    for key in ("suspend", "resume", "keep-suspended", "terminate", "decline-proposal", "record-claim"):
        assert life.LICENCE.step(key).apart_from == ("conclude",)


def test_what_takes_work_away_starts_the_handing_over() -> None:
    """Art. 148(1)9-2, 162(1)2-3: three working days."""
    assert (life.HANDOVER.length, life.HANDOVER.unit) == (3, terms.Unit.WORKING_DAYS)
    for key in ("suspend", "terminate", "deprive"):
        step = life.LICENCE.step(key)
        assert life.HANDOVER in step.starts
        assert {kind.key for kind in step.opens} == {"hand-over", "freeze-account"}
    assert life.LICENCE.step("resume").stops == (life.HANDOVER,)


@given(st.dates(date(2011, 1, 1), date(2040, 1, 1)))
def test_a_suspension_ends_six_months_later_at_the_latest(on: date) -> None:
    last = life_checks.last_day_of_suspension(on)
    assert 180 <= (last - on).days <= 184
    assert parameters.get("licence.suspension-limit", on=on).unit == "months"


@given(st.dates(date(2021, 1, 1), date(2040, 1, 1)))
def test_the_bar_after_a_court_lasts_three_years(on: date) -> None:
    """Art. 140(2)8."""
    until = life_checks.barred_until(on)
    assert until.year == on.year + 3
    assert (until.month, min(until.day, 28)) == (on.month, min(on.day, 28))


@pytest.mark.parametrize(
    ("told", "act"),
    [("2026-11-23", "2026-11-26"), ("2026-11-26", "2026-12-01"), ("2026-11-27", "2026-12-02")],
)
def test_an_act_follows_three_working_days_after_the_notice(told: str, act: str) -> None:
    """APPC Art. 73(1): a weekend does not count."""
    assert life_checks.earliest_act(date.fromisoformat(told), now()).isoformat() == act


def test_the_warning_comes_ten_working_days_before_the_end() -> None:
    facts = f.Suspension(
        conclusion=1, decided_on=AT.date(), reasons_kk="x" * 10, reasons_ru="x" * 10, ground="143.2.4",
        until=date(2027, 3, 1),
    )  # fmt: skip
    moment = life.warning(AT, facts, calendar.current())
    days = calendar.current().working_days(moment.date(), date(2027, 3, 1))
    assert days in (10, 11)
    short = facts.model_copy(update={"until": AT.date() + timedelta(days=3)})
    assert life.warning(AT, short, calendar.current()) == AT, "a short suspension is warned of at once"
    deputy = facts.model_copy(update={"until": None, "ground": "143.5"})
    assert life.day_after(AT, deputy, calendar.current()) == AT


def test_every_objection_has_a_clause_and_words() -> None:
    for key, (clause, words) in WORDS.items():
        assert clause.point, key
        assert all((words.kk, words.ru, words.en))
