"""Candidates who sign at the same moment, each on a connection of his own (C-03)."""

from collections.abc import Callable
from typing import Any

import pytest

from oryndau.cases.ids import new_id
from oryndau.cases.models import Case
from oryndau.cases.tests.committed import _guard_back, at_once, committed
from oryndau.certification.applying import services
from oryndau.certification.models import Candidate, Session
from oryndau.certification.tests import factories
from oryndau.wizard.stops import CannotApply

__all__ = ["_guard_back", "committed"]
pytestmark = pytest.mark.usefixtures("committed")


def _signed(of: Session) -> Callable[[], Any]:
    """A candidate with a signature over his application, ready to be received."""
    facts, key = factories.application(of), new_id()
    actor = factories.candidate_actor(facts)
    told = facts.model_dump(mode="json")
    proof = factories.proof(actor, "certification", "submit", key, 0, told)
    return lambda: services.receive(key, facts, actor, proof, at=factories.MONDAY)


def test_the_last_seats_are_given_once() -> None:
    """Five sign for two seats: two have them, three are told that all are taken, and nothing else is kept."""
    of = factories.session(seats=2)
    results = at_once(*(_signed(of) for _ in range(5)))
    refused = [one for one in results if isinstance(one, Exception)]
    assert [type(one) for one in refused] == [CannotApply] * 3
    assert all("seats" in one.extra["stops"][0].text.en for one in refused)  # type: ignore[attr-defined]
    assert Candidate.objects.filter(session=of).count() == 2
    assert Case.objects.filter(procedure="certification").count() == 2
