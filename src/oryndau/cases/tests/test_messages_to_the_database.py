"""How many messages a step sends to the database: pinned, since the busiest path pays for each (E-05)."""

import pytest
from pytest_django import DjangoAssertNumQueries

from oryndau.cases import calendars, engine
from oryndau.cases.tests.factories import CLAIMANT, WORKING_MORNING, bailiff, opening, proof, registered
from oryndau.law.tests.samples import made

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _calendar_is_known() -> None:
    calendars.active()


def test_opening_a_case_takes_one(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    facts = made()
    start = opening(facts)
    signed = proof(CLAIMANT, "submit", start.case, 0, facts.model_dump(mode="json"))
    with django_assert_num_queries(1):  # the case, its parties, event and messages travel together
        engine.open_case(start, "submit", CLAIMANT, facts, at=WORKING_MORNING, proof=signed)


def test_a_decision_takes_six(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    who = bailiff()
    case, facts = registered(who), {"measures": [], "notes": None}
    signed = proof(who, "initiate", case.pk, 2, facts)
    # Beside a savepoint: the case locked, its clocks read, the case, clock and task changed, the rest added.
    with django_assert_num_queries(6 + 2):
        engine.perform(case.pk, "initiate", who, facts, at=WORKING_MORNING, version=2, proof=signed)
