"""What the tables allow: no way to a decision leaves out what the order wants (C-06 to C-17)."""

from collections.abc import Iterator

import pytest

from oryndau.law.acts import ACTS
from oryndau.law.certification.candidate import CERTIFICATION
from oryndau.law.certification.session import SESSION
from oryndau.law.procedure import Procedure, Role, Step

CANDIDATE = frozenset({Role.APPLICANT})


def reachable(procedure: Procedure, without: frozenset[str]) -> set[str]:
    """The states that a case can be in when none of these steps is ever taken."""
    steps = [step for step in procedure.steps if step.key not in without]
    reached = {step.to for step in steps if step.creates and step.to}
    while more := {step.to for step in steps if step.to and step.from_ & reached} - reached:
        reached |= more
    return reached


def ways(procedure: Procedure, end: str) -> Iterator[tuple[Step, ...]]:
    """Every way through the table from the first step to the state, in which no state comes twice."""
    first = next(step for step in procedure.steps if step.creates)
    waiting: list[tuple[Step, ...]] = [(first,)]
    while waiting:
        way = waiting.pop()
        here, seen = way[-1].to, {step.to for step in way}
        if here == end:
            yield way
            continue
        waiting += [
            (*way, step) for step in procedure.steps if here in step.from_ and step.to and step.to not in seen
        ]


@pytest.mark.parametrize(
    "needed",
    [
        {"register"}, {"find-complete"}, {"admit", "admit-after-hearing"}, {"identify"}, {"start-test"},
        {"pass-test", "pass-on-appeal"}, {"interview"}, {"vote-pass"}, {"conclude-passed"}, {"certify"},
    ],
    ids=lambda steps: " or ".join(sorted(steps)),
)  # fmt: skip
def test_nobody_is_certified_without(needed: set[str]) -> None:
    """C-06, C-07, C-09, C-11, C-12, C-14, C-15, C-16, C-17: take the step out and no way is left."""
    assert "certified" in reachable(CERTIFICATION, frozenset())
    assert "certified" not in reachable(CERTIFICATION, frozenset(needed))


def test_every_way_to_the_certificate_takes_these_steps_in_this_order() -> None:
    found = [tuple(step.key for step in way) for way in ways(CERTIFICATION, "certified")]
    order = ["submit", "register", "find-complete", "identify", "start-test", "interview", "vote-pass",
             "conclude-passed", "certify"]  # fmt: skip
    assert found
    for way in found:
        places = [way.index(key) for key in order]
        assert places == sorted(places)
        assert {"admit", "admit-after-hearing"} & set(way)
        assert {"pass-test", "pass-on-appeal"} & set(way)


@pytest.mark.parametrize("end", ["certified", "not-certified"])
def test_no_result_is_signed_without_signed_minutes(end: str) -> None:
    """C-16: every way to a result passes a conclusion, which the minutes alone make."""
    concluding = frozenset(step.key for step in CERTIFICATION.steps if step.key.startswith("conclude-"))
    assert end not in reachable(CERTIFICATION, concluding)
    for key in concluding:
        assert CERTIFICATION.step(key).by == {Role.SYSTEM}


def test_nobody_is_refused_without_a_hearing_or_returned_without_a_proposal() -> None:
    """C-07, C-18."""
    assert "refused" not in reachable(CERTIFICATION, frozenset({"propose-refusal"}))
    assert "refused" not in reachable(CERTIFICATION, frozenset({"hold-hearing"}))
    assert "returned" not in reachable(CERTIFICATION, frozenset({"find-incomplete"}))


@pytest.mark.parametrize("step", ["announce", "close-receipt", "open", "draw-up", "conclude"])
def test_no_session_is_concluded_without(step: str) -> None:
    """C-02, C-15, C-16: quorum is what `open` demands, signatures what `conclude` does."""
    assert "concluded" not in reachable(SESSION, frozenset({step}))


def test_a_suspended_candidate_is_never_certified() -> None:
    """C-10."""
    assert all("suspend" not in {step.key for step in way} for way in ways(CERTIFICATION, "certified"))


def test_until_the_test_a_candidate_can_withdraw_and_from_then_on_the_minutes_speak() -> None:
    """APPC Art. 64."""
    before = {"submitted", "registered", "incomplete", "checked", "hearing", "heard", "admitted"}
    assert CERTIFICATION.step("withdraw").from_ == before


@pytest.mark.parametrize("procedure", [CERTIFICATION, SESSION], ids=lambda one: one.key)
def test_every_open_state_leads_to_an_end(procedure: Procedure) -> None:
    ends = {state.key for state in procedure.states if state.final}
    leads = set(ends)
    while more := {
        state for step in procedure.steps if step.to in leads for state in step.from_ if state not in leads
    }:
        leads |= more
    assert leads == {state.key for state in procedure.states}


@pytest.mark.parametrize("procedure", [CERTIFICATION, SESSION], ids=lambda one: one.key)
def test_no_task_or_term_of_a_way_stays_open_at_its_end(procedure: Procedure) -> None:
    """Whatever way a case takes and whatever is asked on it, at its end nothing waits and no clock runs."""
    for end in (state.key for state in procedure.states if state.final):
        for way in ways(procedure, end):
            tasks: set[str] = set()
            running: set[str] = set()
            for step in way:
                staying = [one for one in procedure.steps_from(step.to or "") if one.to is None]
                tasks -= {kind.key for kind in step.closes}
                tasks |= {kind.key for one in (step, *staying) for kind in one.opens}
                running -= {term.name for term in step.stops}
                running |= {term.name for one in (step, *staying) for term in one.starts}
            assert (tasks, running) == (set(), set()), [step.key for step in way]


def test_what_a_person_or_the_law_binds_is_signed() -> None:
    """C-03, C-07, C-13, C-17, C-18: what the candidate states and what the head decides bears a signature."""
    signed = {step.key for step in (*CERTIFICATION.steps, *SESSION.steps) if step.signed}
    assert signed >= {
        "submit", "refuse-to-consider", "propose-refusal", "object", "hold-hearing", "refuse", "sign-sheet",
        "certify", "deny", "appoint",
    }  # fmt: skip


@pytest.mark.parametrize("procedure", [CERTIFICATION, SESSION], ids=lambda one: one.key)
def test_every_step_names_its_clause_in_a_known_act(procedure: Procedure) -> None:
    assert procedure.faults() == []
    for step in procedure.steps:
        assert step.clause.act in ACTS.values()
