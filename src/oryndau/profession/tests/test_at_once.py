"""Two at the same moment: one registration, one reminder (W-01)."""

import pytest

from oryndau.cases import errors
from oryndau.cases.ids import new_id
from oryndau.cases.tests.committed import _guard_back, at_once, committed
from oryndau.profession import reminding, services
from oryndau.profession.models import Agent, Reminder
from oryndau.profession.tests import factories as make
from oryndau.profession.tests.factories import MONDAY

__all__ = ["_guard_back", "committed"]
pytestmark = pytest.mark.usefixtures("committed")


def test_two_clerks_register_a_person_once() -> None:
    """W-01: Art. 168(1)4."""
    who = make.person()
    make.licensed(who)
    facts = {
        "iin": who.iin, "member_since": "2026-01-05", "began_on": "2026-11-23", "language": "kk",
        "email": "agent@example.kz", "phone": "+77010000001",
    }  # fmt: skip
    clerks = [make.the("clerk", territory) for territory in ("75", "71")]
    found = at_once(
        *(lambda clerk=clerk: services.register(new_id(), facts, clerk, at=MONDAY) for clerk in clerks)
    )
    assert {type(one) for one in found} == {Agent, errors.FactsInvalid}
    assert Agent.objects.count() == 1


def test_two_rounds_at_once_remind_once() -> None:
    """W-01."""
    row = make.agent()
    found = at_once(*(lambda: reminding.look(row, MONDAY) for _one in range(2)))
    assert [one for one in found if isinstance(one, Exception)] == []
    keys = list(Reminder.objects.values_list("key", flat=True))
    assert keys
    assert len(keys) == len(set(keys)) == sum(len(one) for one in found)
