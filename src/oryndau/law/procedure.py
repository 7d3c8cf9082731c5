"""The vocabulary in which a public service is written down: states, steps, terms, roles, tasks.

A procedure is data. From one table come the buttons, the permission checks, the 409 answers, the clocks,
the tasks, the monitoring messages, the diagrams and the property tests; no view states a rule.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

from pydantic import BaseModel

from oryndau.law.acts import Clause
from oryndau.law.calendar import WorkCalendar
from oryndau.law.hours import ALMATY
from oryndau.law.terms import Term
from oryndau.law.text import Text


class Role(StrEnum):
    """Who may take a step. A person may hold several; staff hold theirs in one territory."""

    APPLICANT = "applicant"
    STATE_BAILIFF = "state-bailiff"
    HEAD = "head"
    CLERK = "clerk"
    PROCTOR = "proctor"
    COMMISSION = "commission"
    SECRETARY = "secretary"
    DEPARTMENT = "department"
    MINISTRY = "ministry"
    QUALITY = "quality"
    LICENSOR = "licensor"
    LICENSING_HEAD = "licensing-head"
    CHAMBER = "chamber"
    SYSTEM = "system"


NATIONAL: frozenset[Role] = frozenset(
    {Role.DEPARTMENT, Role.MINISTRY, Role.QUALITY, Role.LICENSOR, Role.LICENSING_HEAD}
)
"""Roles that are held for the whole country: the Department for the Execution of Judicial Acts (C-11); who
considers complaints in the Ministry and in the body that assesses quality (C-24); who licenses (L-01).
"""


@dataclass(frozen=True, slots=True)
class State:
    """A state of a case. A final state has no way out: the service has been provided."""

    key: str
    text: Text
    final: bool = False


@dataclass(frozen=True, slots=True)
class TaskKind:
    """Work that waits for a person after a step: it lies on the desk until a step closes it."""

    key: str
    text: Text
    role: Role
    term: Term | None = None
    shared: bool = False
    """It lies in the hall, for anyone of the role, and not on the desk of who has the case."""
    each: bool = False
    """Several may be open: a step that keeps the state closes the oldest, one that leaves it all of them."""


@dataclass(frozen=True, slots=True)
class Send:
    """A message that a step leaves in the outbox; `due` says when, from moment, facts and calendar."""

    topic: str
    due: Callable[[datetime, Any, WorkCalendar], datetime] | None = None


def _nothing(*steps: str) -> Sequence[Mapping[str, Any]]:
    return ()


@dataclass(frozen=True, slots=True)
class Situation:
    """What a check of a step may know beside its facts: the moment, the calendar, the case as it stands."""

    at: datetime
    calendar: WorkCalendar
    state: str = ""
    running: Mapping[str, date] = field(default_factory=dict)
    """Last day of every term that runs, by the term's name."""
    post: UUID | None = None
    """The post of the member of staff who takes the step; None for all others."""
    earlier: Callable[..., Sequence[Mapping[str, Any]]] = _nothing
    """Facts of the case's earlier steps of the given names, in their order, as the journal keeps them."""

    def last(self, *steps: str) -> Mapping[str, Any]:
        """Facts of the last of these steps; empty when none was taken."""
        told = self.earlier(*steps)
        return told[-1] if told else {}

    @property
    def today(self) -> date:
        """The day in Kazakhstan."""
        return self.at.astimezone(ALMATY).date()


@dataclass(frozen=True, slots=True)
class Objection:
    """Why the law does not let a step be taken with these facts: the guilty field, the rule, its words."""

    field: str
    key: str
    message: Text
    clause: Clause


Check = Callable[[Any, Situation], Iterable[Objection]]
"""A rule that a step's facts must obey in the case's situation; it yields what stands against it."""


def its_own_day(facts: Any, at: datetime) -> date:
    """The day of the step itself, for `Step.counts_from`."""
    return at.astimezone(ALMATY).date()


@dataclass(frozen=True, slots=True)
class Step:
    """One row of a procedure's table: from which states, by whom, with what facts, and what follows."""

    key: str
    text: Text
    by: frozenset[Role]
    facts: type[BaseModel]
    clause: Clause
    done: Text
    """How the timeline tells it to a person, in plain words."""
    from_: frozenset[str] = frozenset()
    to: str | None = None
    creates: bool = False
    signed: bool = False
    assigned_only: bool = False
    apart_from: tuple[str, ...] = ()
    """Four eyes: who took one of these steps last in the case may not take this one."""
    registers: bool = False
    """The facts carry the number and the day of registration (`number`, `registered_on`)."""
    assigns: bool = False
    """The facts carry the member of staff who gets the case (`staff`)."""
    recomputes: bool = False
    starts: tuple[Term, ...] = ()
    counts_from: Callable[[Any, datetime], date] | None = None
    """The day of the event from which the started terms count, from facts and moment; else registration."""
    checks: tuple[Check, ...] = ()
    """Rules that go beyond the facts alone: the step is refused with everything that they object."""
    stops: tuple[Term, ...] = ()
    pauses: tuple[Term, ...] = ()
    """Terms that stand still from this step on: its day and later ones do not count until a step resumes."""
    resumes: tuple[Term, ...] = ()
    opens: tuple[TaskKind, ...] = ()
    closes: tuple[TaskKind, ...] = ()
    sends: tuple[Send, ...] = ()
    document: str | None = None


@dataclass(frozen=True, slots=True)
class Procedure:
    """A public service as a table of states and steps."""

    key: str
    text: Text
    ruleset: str
    clause: Clause
    states: tuple[State, ...]
    steps: tuple[Step, ...]
    seen_by: frozenset[Role] = frozenset()
    """Roles that take no step of it and must know its cases all the same: the members of a commission."""

    def step(self, key: str) -> Step:
        """The step of that name. KeyError when the procedure has none."""
        for step in self.steps:
            if step.key == key:
                return step
        raise KeyError(f"{self.key} has no step {key!r}")

    def state(self, key: str) -> State:
        """The state of that name. KeyError when the procedure has none."""
        for state in self.states:
            if state.key == key:
                return state
        raise KeyError(f"{self.key} has no state {key!r}")

    def steps_from(self, state: str) -> tuple[Step, ...]:
        """The steps that the table allows from a state."""
        return tuple(step for step in self.steps if state in step.from_)

    def terms(self) -> dict[str, Term]:
        """Every term that a step of this procedure starts, by its name."""
        return {term.name: term for step in self.steps for term in step.starts}

    def faults(self) -> list[str]:
        """What is wrong with the table itself; empty for a sound one.

        Every state can be reached, every state that is not final has a way out, no final state is left,
        what a step starts is stopped by another, and what a step pauses another resumes.
        """
        return [
            *self._unknown_states(), *self._unreachable(), *self._dead_ends(),
            *self._moved_finals(), *self._endless_terms(),
        ]  # fmt: skip

    def _unknown_states(self) -> Iterable[str]:
        known = {state.key for state in self.states}
        for step in self.steps:
            for key in (step.from_ | ({step.to} if step.to else set())) - known:
                yield f"step {step.key} names an unknown state {key}"

    def _unreachable(self) -> Iterable[str]:
        reached = {step.to for step in self.steps if step.creates}
        while more := {step.to for step in self.steps if step.from_ & reached and step.to} - reached:
            reached |= more
        for state in self.states:
            if state.key not in reached:
                yield f"state {state.key} cannot be reached"

    def _leaves(self, state: State) -> bool:
        return any(step.to not in (None, state.key) for step in self.steps_from(state.key))

    def _dead_ends(self) -> Iterable[str]:
        for state in self.states:
            if not state.final and not self._leaves(state):
                yield f"state {state.key} has no way out"

    def _moved_finals(self) -> Iterable[str]:
        for state in self.states:
            if state.final and self._leaves(state):
                yield f"final state {state.key} is left by a step"

    def _endless_terms(self) -> Iterable[str]:
        stopped = {term.name for step in self.steps for term in step.stops}
        for name in self.terms().keys() - stopped:
            yield f"term {name} is started and never stopped"
        resumed = {term.name for step in self.steps for term in step.resumes}
        for name in {term.name for step in self.steps for term in step.pauses} - resumed:
            yield f"term {name} is paused and never resumed"
