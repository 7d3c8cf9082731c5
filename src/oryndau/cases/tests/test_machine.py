"""Random steps by random actors never corrupt a case: the procedure as a state machine (E-03, E-05, E-10)."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import transaction
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

from oryndau.cases import engine, errors, journal
from oryndau.cases.actors import SYSTEM, Actor
from oryndau.cases.ids import new_id
from oryndau.cases.models import Case, Clock
from oryndau.cases.proof import Proof
from oryndau.cases.tests.factories import CLAIMANT, WORKING_MORNING, bailiff, events, proof, submitted
from oryndau.law.initiation import INITIATION
from oryndau.law.procedure import Role

FINAL = {state.key for state in INITIATION.states if state.final}
POSTS = [bailiff(staff=new_id()) for _ in range(2)]
HEAD = Actor(kind="staff", name="x", iin="880101499005", roles=frozenset({Role.HEAD}), territory="75",
             staff=new_id())  # fmt: skip
STRANGER = Actor(kind="person", name="x", iin="920512400459")
ACTORS = [CLAIMANT, STRANGER, *POSTS, bailiff("71"), HEAD, SYSTEM]


def facts_of(step: str, seed: int) -> dict[str, Any]:
    """Good facts of a step."""
    post = POSTS[seed % 2]
    return {
        "submit": {},
        "record-answer": {
            "register_name": "person", "about": "claimant", "number": CLAIMANT.iin, "outcome": "not-found",
            "message_id": str(seed), "answered_at": WORKING_MORNING.isoformat(),
        },
        "register": {
            "number": f"75-2026-{new_id().hex[-9:]}", "registered_on": "2026-11-23", "staff": str(post.staff),
            "bailiff": post.name, "open_cases": 0, "calendar_version": "test",
        },
        "reassign": {"staff": str(post.staff), "reason": "Отпуск исполнителя."},
        "initiate": {"measures": ["arrest-property"]},
        "refuse": {
            "grounds": ["38.3"], "reasons_kk": "Ұсыну мерзімі өтіп кеткен.",
            "reasons_ru": "Срок предъявления истёк.",
        },
        "deliver": {"document": str(new_id()), "number": "x", "sha256": "0" * 64, "channels": ["account"]},
        "withdraw": {"reason": "x"},
        "recompute-terms": {"version": "x", "previous": "y"},
    }[step]  # fmt: skip


class Machine(RuleBasedStateMachine):
    """One case; after every step, whoever tried it, the case is whole."""

    @initialize()
    def opens(self) -> None:
        self.at = WORKING_MORNING
        self.case = submitted()
        self.version, self.state, self.taken = 1, "submitted", ["submit"]

    def _proof(self, actor: Actor, step: str, told: dict[str, Any], kind: str) -> Proof | None:
        signer = {"own": actor, "another's": STRANGER}.get(kind)
        rule_ = INITIATION.step(step)
        if signer is None or step == "submit":
            return None
        plain = rule_.facts.model_validate(told).model_dump(mode="json")
        return proof(signer, step, self.case.pk, self.version, plain)

    @rule(
        actor=st.sampled_from(ACTORS), step=st.sampled_from([step.key for step in INITIATION.steps]),
        signature=st.sampled_from(["own", "own", "own", "another's", "none"]), seed=st.integers(0, 9),
        seen=st.sampled_from(["current", "current", "unsaid", "stale"]), minutes=st.integers(0, 600),
    )  # fmt: skip
    def tries(self, actor: Actor, step: str, signature: str, seed: int, seen: str, minutes: int) -> None:
        self.at += timedelta(minutes=minutes)
        told, rule_ = facts_of(step, seed), INITIATION.step(step)
        version = {"current": self.version, "unsaid": None, "stale": self.version - 1}[seen]
        signed = self._proof(actor, step, told, signature) if rule_.signed else None
        try:
            with transaction.atomic():
                engine.perform(self.case.pk, step, actor, told, at=self.at, version=version, proof=signed)
        except errors.CaseError:
            return
        assert self.state in rule_.from_, "a step that the table does not allow was taken"
        assert actor.roles & rule_.by, "a step was taken by whom the table does not name"
        assert seen != "stale", "a stale page took a step"
        assert not rule_.signed or signature == "own", "a step was taken unsigned"
        self.version += 1
        self.state = rule_.to or self.state
        self.taken.append(step)

    @rule(seed=st.integers(0, 9))
    def registers(self, seed: int) -> None:
        """The worker comes by: without it most runs would never get past the first state."""
        if self.state == "submitted":
            self.tries(SYSTEM, "register", "own", seed, "current", 1)

    @rule(step=st.sampled_from(["initiate", "refuse"]))
    def decides(self, step: str) -> None:
        """The bailiff who has it decides."""
        post = next(
            (one for one in POSTS if one.staff == Case.objects.get(pk=self.case.pk).assignee), POSTS[0]
        )
        if self.state == "registered":
            self.tries(post, step, "own", 0, "current", 1)
            assert self.state in FINAL

    @invariant()
    def the_case_is_whole(self) -> None:
        if not hasattr(self, "case"):
            return
        case, chain = Case.objects.get(pk=self.case.pk), events(self.case)
        assert list(journal.faults_of(case, chain)) == []
        assert [event.step for event in chain] == self.taken
        assert (case.version, case.state) == (self.version, self.state) == (len(chain), case.state)
        assert (case.closed_at is not None) is (case.state in FINAL)
        open_clocks = Clock.objects.filter(case=case, stopped_at=None)
        assert open_clocks.count() == (1 if case.state == "registered" else 0)
        assert case.due_at == (open_clocks[0].due_at if open_clocks else None)
        waiting = list(case.tasks.filter(done_at=None))
        assert len(waiting) == (1 if case.state == "registered" else 0)
        assert all(task.assignee == case.assignee for task in waiting)


@pytest.mark.django_db
def test_no_order_of_steps_corrupts_a_case() -> None:
    run_state_machine_as_test(
        Machine,
        settings=settings(
            max_examples=40, stateful_step_count=15, deadline=None, suppress_health_check=list(HealthCheck)
        ),
    )  # type: ignore[no-untyped-call]
