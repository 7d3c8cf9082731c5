"""A clock stands still while a step has paused it, and explains the days that did not count."""

from datetime import date, timedelta
from uuid import UUID

import pytest
from pydantic import BaseModel

from oryndau.cases import clocks, engine, procedures
from oryndau.cases.actors import SYSTEM
from oryndau.cases.models import Case
from oryndau.cases.tests.factories import WORKING_MORNING, bailiff, events, registered
from oryndau.law.acts import APPC
from oryndau.law.initiation import DECISION, INITIATION, REGISTERED
from oryndau.law.procedure import Procedure, Role, Step
from oryndau.law.text import Text

pytestmark = pytest.mark.django_db


class Nothing(BaseModel):
    """A step without facts."""


def _step(key: str, **traits: object) -> Step:
    said = Text(kk=key, ru=key, en=key)
    return Step(
        key, said, by=frozenset({Role.SYSTEM}), facts=Nothing, clause=APPC / "Art. 76", done=said,
        from_=frozenset({REGISTERED}), **traits,
    )  # type: ignore[arg-type]  # fmt: skip


PAUSING = Procedure(
    INITIATION.key, INITIATION.text, INITIATION.ruleset, INITIATION.clause, INITIATION.states,
    (*INITIATION.steps, _step("suspend", pauses=(DECISION,)), _step("continue", resumes=(DECISION,))),
)  # fmt: skip


@pytest.fixture(autouse=True)
def _pausing_procedure(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(procedures.PROCEDURES, INITIATION.key, PAUSING)


def take(case: UUID, step: str, days_later: int) -> None:
    engine.perform(case, step, SYSTEM, {}, at=WORKING_MORNING + timedelta(days=days_later))


def test_paused_days_do_not_count_and_the_explanation_says_so() -> None:
    case = registered(bailiff())  # Monday 23rd; due on Thursday 26th
    take(case.pk, "suspend", 1)
    take(case.pk, "continue", 3)
    clock = case.clocks.get()
    assert clock.pauses == [["2026-11-24", "2026-11-26"]]
    assert clock.due_on > date(2026, 11, 26)
    due = clocks.explain(clock)
    assert due.due_on == clock.due_on
    assert next(step.date for step in due.steps if step.counts) > date(2026, 11, 24)
    assert Case.objects.get(pk=case.pk).due_at == clock.due_at == case.tasks.get().due_at


def test_the_journal_tells_of_pause_and_resumption() -> None:
    case = registered(bailiff())
    take(case.pk, "suspend", 1)
    take(case.pk, "continue", 2)
    assert [event.step for event in events(case)][-2:] == ["suspend", "continue"]
    assert '"pauses":[["2026-11-24","2026-11-25"]]' in events(case)[-1].body


def test_pausing_twice_or_resuming_what_runs_changes_nothing() -> None:
    case = registered(bailiff())
    take(case.pk, "continue", 0)
    assert case.clocks.get().pauses == []
    take(case.pk, "suspend", 1)
    take(case.pk, "suspend", 2)
    assert case.clocks.get().pauses == [["2026-11-24", None]]


def test_a_table_that_pauses_and_never_resumes_is_faulty() -> None:
    without = Procedure("x", INITIATION.text, "r", INITIATION.clause, INITIATION.states, PAUSING.steps[:-1])
    assert without.faults() == ["term initiation.decision is paused and never resumed"]
    assert PAUSING.faults() == []
