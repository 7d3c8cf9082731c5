"""Labour activity instead of certification: who is exempt, and which days count (L-02; Art. 142(5))."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from oryndau.law import parameters
from oryndau.law.licensing.experience import EXEMPTIONS, service_days, weigh, words, years_asked
from oryndau.law.licensing.facts import Employment, LabourBasis, LabourGround
from oryndau.law.licensing.tests.samples import PAPER, TODAY, labour, row
from oryndau.law.months import years_after

DAY = timedelta(days=1)


def rows(*spans: tuple[str, str | None]) -> list[Employment]:
    return [Employment.model_validate(row(*span)) for span in spans]


def basis(*spans: tuple[str, str | None], ground: str = "enforcement") -> LabourBasis:
    more = {"paper": PAPER} if ground in ("examination", "judge") else {}
    return LabourBasis.model_validate(labour(*(row(*span) for span in spans), ground=ground, **more))


def test_each_of_the_four_exemptions_has_its_clause_and_words() -> None:
    assert [one.clause.point for one in EXEMPTIONS.values()] == [
        f"Art. 142(5){number}" for number in (1, 2, 3, 4)
    ]
    for ground in LabourGround:
        told = words(ground, TODAY)
        for text in (told.kk, told.ru, told.en):
            assert text
            assert "{" not in text


@pytest.mark.parametrize(
    ("ground", "years"), [("examination", 0), ("judge", 0), ("prosecutor", 5), ("enforcement", 2)]
)
def test_the_law_asks_five_years_of_a_prosecutor_and_two_in_bodies_of_enforcement(
    ground: str, years: int
) -> None:
    assert years_asked(LabourGround(ground), TODAY) == years


@pytest.mark.parametrize(
    ("spans", "days"),
    [
        ((), 0),
        ((("2024-01-01", "2024-01-01"),), 1),
        ((("2024-01-01", "2024-12-31"),), 366),
        ((("2023-01-01", "2023-12-31"), ("2024-01-01", "2024-01-31")), 396),
        ((("2023-01-01", "2023-12-31"), ("2023-06-01", "2023-08-31")), 365),
        ((("2023-06-01", "2024-01-31"), ("2023-01-01", "2023-12-31")), 396),
        ((("2026-11-20", None),), 4),
        ((("2026-11-24", None),), 0),
        ((("2026-11-20", "2026-12-31"),), 4),
    ],
)  # fmt: skip
def test_a_day_counts_once_and_none_after_today(spans: tuple[tuple[str, str | None], ...], days: int) -> None:
    assert service_days(rows(*spans), TODAY) == days


@pytest.mark.parametrize(
    ("spans", "ground", "missing"),
    [
        ((("2021-01-01", "2022-12-31"),), "enforcement", 0),
        ((("2021-01-01", "2022-12-30"),), "enforcement", 1),
        ((("2021-01-01", "2021-12-31"), ("2025-01-01", "2025-12-31")), "enforcement", 0),
        ((("2021-01-01", "2025-12-31"),), "prosecutor", 0),
        ((("2021-01-01", "2025-12-30"),), "prosecutor", 1),
        ((("2026-11-23", None),), "judge", 0),
        ((("2026-11-23", None),), "examination", 0),
    ],
)
def test_the_years_are_reached_on_their_last_day(
    spans: tuple[tuple[str, str | None], ...], ground: str, missing: int
) -> None:
    weighed = weigh(basis(*spans, ground=ground), TODAY)
    assert (weighed.missing, weighed.enough) == (missing, missing == 0)


days = st.dates(date(1995, 1, 1), date(2027, 12, 31))


@st.composite
def employments(draw: st.DrawFn) -> list[Employment]:
    found = []
    for _ in range(draw(st.integers(1, 6))):
        start = draw(days)
        end = draw(st.none() | st.integers(0, 4000).map(lambda length, start=start: start + length * DAY))
        found.append(Employment.model_validate(row(start.isoformat(), end.isoformat() if end else None)))
    return found


@given(employments(), days)
def test_days_of_service_are_the_different_days_of_all_rows(told: list[Employment], on: date) -> None:
    """No day counts twice, none before or after a row, none that has not come."""
    served = set()
    for one in told:
        end = min(one.ended_on or on, on)
        served |= {one.started_on + number * DAY for number in range((end - one.started_on).days + 1)}
    assert service_days(told, on) == len(served)


@given(employments(), days, st.integers(0, 2000))
def test_time_and_further_rows_take_no_day_away_and_order_changes_nothing(
    told: list[Employment], on: date, later: int
) -> None:
    counted = service_days(told, on)
    assert service_days(told, on + later * DAY) >= counted
    assert service_days(told[:-1], on) <= counted
    mixed = sorted(told, key=lambda one: (one.organisation, -one.started_on.toordinal()))
    assert service_days(mixed, on) == counted


@given(days, st.sampled_from(["prosecutor", "enforcement"]))
def test_whoever_served_the_years_in_a_row_has_served_them(start: date, ground: str) -> None:
    """From a day to its eve so many years later, whatever leap years lie between."""
    years = years_asked(LabourGround(ground), TODAY)
    end = years_after(start, years) - DAY
    told = basis((start.isoformat(), end.isoformat()), ground=ground)
    assert weigh(told, max(end, date(2020, 6, 8))).enough
    days_short = basis((start.isoformat(), (end - 2 * DAY).isoformat()), ground=ground)
    assert not weigh(days_short, max(end, date(2020, 6, 8))).enough


def test_the_years_are_dated_parameters() -> None:
    assert {parameters.get(one.years, on=TODAY).unit for one in EXEMPTIONS.values() if one.years} == {"years"}
