"""Several workers at once: one looks, one incident is opened and closed, each body is told once (C-23)."""

from datetime import timedelta

import pytest

from oryndau.cases.models import Message
from oryndau.cases.tests.committed import _guard_back, at_once, committed
from oryndau.cases.tests.factories import WORKING_MORNING
from oryndau.incidents import watch
from oryndau.incidents.models import Incident, Telling, Watch
from oryndau.incidents.parts import Part
from oryndau.incidents.probes import Fault

__all__ = ["_guard_back", "committed"]
pytestmark = pytest.mark.usefixtures("committed", "outside")
MINUTE = timedelta(minutes=1)


def test_of_three_workers_one_looks_and_one_incident_is_opened(outside: dict[Part, Fault]) -> None:
    outside[Part.SEAL] = Fault()
    Watch.objects.create(pk=1, looked_at=WORKING_MORNING - MINUTE)
    for passed in range(6):
        at = WORKING_MORNING + passed * MINUTE
        looked = at_once(*[lambda at=at: watch.look(at)] * 3)
        assert sorted(looked) == [False, False, True]
    assert Incident.objects.count() == 1
    outside.clear()
    at_once(*[lambda: watch.look(WORKING_MORNING + 7 * MINUTE)] * 3)
    assert Incident.objects.get().ended_at == WORKING_MORNING + 7 * MINUTE
    assert Telling.objects.count() == Message.objects.filter(topic="incidents.tell").count() == 4


def test_judgements_that_overlap_open_one(outside: dict[Part, Fault]) -> None:
    """A look that took longer than a minute ends while the next worker judges."""
    since = WORKING_MORNING - 10 * MINUTE
    Watch.objects.create(pk=1, looked_at=WORKING_MORNING, suspects={"seal": since.isoformat()})
    found: dict[Part, Fault | None] = {Part.SEAL: Fault()}
    assert at_once(*[lambda: watch._judge(found, WORKING_MORNING)] * 3) == [None] * 3
    assert Incident.objects.count() == 1
    assert Telling.objects.count() == 2


def test_a_gap_is_told_once() -> None:
    Watch.objects.create(pk=1, looked_at=WORKING_MORNING - 60 * MINUTE)
    looked = at_once(*[lambda: watch.look(WORKING_MORNING)] * 3)
    assert sorted(looked) == [False, False, True]
    assert Incident.objects.get().began_at == WORKING_MORNING - 60 * MINUTE
