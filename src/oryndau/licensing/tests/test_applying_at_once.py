"""Two applications of one person signed at the same moment: one is received (L-02)."""

from collections.abc import Callable
from uuid import UUID

import pytest

from oryndau.cases.actors import Actor
from oryndau.cases.ids import new_id
from oryndau.cases.models import Case
from oryndau.cases.tests.committed import _guard_back, at_once, committed
from oryndau.law.licensing.facts import LicenceApplication
from oryndau.licensing.applying import services
from oryndau.licensing.models import Application
from oryndau.licensing.tests import factories
from oryndau.wizard.stops import CannotApply

__all__ = ["_guard_back", "committed"]
pytestmark = pytest.mark.usefixtures("committed")


def _signed(facts: LicenceApplication) -> Callable[[], object]:
    key: UUID = new_id()
    actor = Actor(kind="person", name=facts.applicant.full_name, iin=facts.applicant.iin)
    told = facts.model_dump(mode="json")
    proof = factories.proof(actor, "licence-issue", "submit", key, 0, told)
    return lambda: services.receive(key, facts, actor, proof, at=factories.MONDAY)


def test_one_of_many_applications_at_once_is_received() -> None:
    facts = factories.application()
    results = at_once(*(_signed(facts) for _ in range(4)))
    refused = [one for one in results if isinstance(one, Exception)]
    assert [type(one) for one in refused] == [CannotApply] * 3
    assert Application.objects.filter(iin=facts.applicant.iin).count() == 1
    assert Case.objects.filter(procedure="licence-issue").count() == 1
