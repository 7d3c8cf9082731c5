"""One predicate filters lists, shows buttons and guards the engine: they agree for all actors and steps."""

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from oryndau.cases import engine, errors, permissions
from oryndau.cases.actors import SYSTEM, Actor
from oryndau.cases.ids import new_id
from oryndau.cases.models import Case, Event
from oryndau.cases.permissions import HOLDERS, Permission, can_see, has, may_take, visible
from oryndau.cases.tests.factories import CLAIMANT, WORKING_MORNING
from oryndau.law.initiation import INITIATION
from oryndau.law.procedure import Role, Step

pytestmark = pytest.mark.django_db
OWNER, OTHER, BIN = CLAIMANT.iin, "920512400459", "050640006660"
TERRITORIES = ("75", "71")
POSTS = [new_id() for _ in range(3)]

actors = st.one_of(
    st.just(SYSTEM),
    st.builds(
        Actor, kind=st.just("person"), name=st.just("x"), iin=st.sampled_from([OWNER, OTHER]),
        bin=st.sampled_from(["", BIN]),
    ),
    st.builds(
        Actor, kind=st.just("staff"), name=st.just("x"), iin=st.sampled_from([OWNER, OTHER]),
        roles=st.sampled_from([frozenset({Role.STATE_BAILIFF}), frozenset({Role.HEAD})]),
        territory=st.sampled_from(TERRITORIES), staff=st.sampled_from(POSTS),
    ),
    st.just(Actor(kind="person", name="nobody", roles=frozenset())),
    st.just(Actor(kind="person", name="nobody, who says that he applies")),
)  # fmt: skip
steps = st.sampled_from(INITIATION.steps)
states = st.sampled_from([state.key for state in INITIATION.states])


def made(state: str, territory: str, applicant: str, principal: str, assignee: Any) -> Case:
    return Case.objects.create(
        procedure="initiation", ruleset="2021-10", territory=territory, state=state, applicant=applicant,
        principal=principal, submitter=applicant[:12], title="x", channel="portal", assignee=assignee,
        received_at=WORKING_MORNING, head=bytes(32), version=3,
    )  # fmt: skip


cases = st.builds(
    lambda **given: given, state=states, territory=st.sampled_from(TERRITORIES),
    applicant=st.sampled_from([OWNER, OTHER, BIN]), principal=st.sampled_from([OWNER, OTHER, BIN]),
    assignee=st.sampled_from([None, *POSTS]),
)  # fmt: skip
examples = settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


@examples
@given(actor=actors, given_case=cases)
def test_lists_show_exactly_what_may_be_opened(actor: Actor, given_case: dict[str, Any]) -> None:
    assume(Role.SYSTEM not in actor.roles)
    case = made(**given_case)
    assert Case.objects.filter(visible(actor), pk=case.pk).exists() is can_see(actor, case)


@examples
@given(actor=actors, given_case=cases, step=steps)
def test_who_may_take_a_step_may_open_the_case(actor: Actor, given_case: dict[str, Any], step: Step) -> None:
    case = made(**given_case)
    assert not may_take(actor, step, case) or can_see(actor, case)


@examples
@given(actor=actors, given_case=cases, step=steps)
def test_the_engine_refuses_exactly_what_the_predicate_refuses(
    actor: Actor, given_case: dict[str, Any], step: Step
) -> None:
    """Facts that no model is asked about stand in for good ones: the door is what is looked at."""
    case = made(**given_case)
    refused: type[Exception] | None = None
    try:
        engine.perform(case.pk, step.key, actor, step.facts.model_construct(), at=WORKING_MORNING)
    except errors.CaseError as error:
        refused = type(error)
    except Exception:  # past the door: the constructed facts are empty
        refused = None
    if not can_see(actor, case):
        assert refused is errors.UnknownCase
    elif not may_take(actor, step, case):
        assert refused is errors.NotPermitted
    elif case.state not in step.from_:
        assert refused is errors.StepNotAllowed
    else:
        assert refused in (None, errors.SignatureNeeded)
    if refused:
        assert not Event.objects.filter(case=case).exists()
        assert Case.objects.get(pk=case.pk).version == 3


@examples
@given(given_case=cases, step=steps)
def test_an_organisations_case_is_not_its_employees_own(given_case: dict[str, Any], step: Step) -> None:
    """Who acts for himself does not see what he submitted for the organisation, nor the reverse."""
    case = made(**{**given_case, "applicant": BIN, "principal": BIN})
    assert not can_see(CLAIMANT, case)
    assert can_see(replace(CLAIMANT, bin=BIN), case)
    mine = made(**{**given_case, "applicant": OWNER, "principal": OWNER})
    assert not can_see(replace(CLAIMANT, bin=BIN), mine)


@examples
@given(given_case=cases)
def test_a_decision_is_the_assigned_bailiffs_alone(given_case: dict[str, Any]) -> None:
    case = made(**given_case)
    for step in ("initiate", "refuse"):
        rule = INITIATION.step(step)
        for post in POSTS:
            actor = Actor(
                kind="staff", name="x", iin=OWNER, roles=frozenset({Role.STATE_BAILIFF}),
                territory=case.territory, staff=post,
            )  # fmt: skip
            assert may_take(actor, rule, case) is (case.assignee == post)


def test_every_permission_has_holders() -> None:
    assert set(HOLDERS) == set(Permission)
    assert all(HOLDERS.values())


def test_nobody_without_a_role_holds_anything() -> None:
    nobody = Actor(kind="person", name="x", roles=frozenset())
    assert not any(has(nobody, permission) for permission in Permission)


def test_no_step_is_the_systems_and_a_persons_at_once() -> None:
    for step in INITIATION.steps:
        assert step.by == {Role.SYSTEM} or Role.SYSTEM not in step.by
    assert permissions.may_take(SYSTEM, INITIATION.step("register"), Case())
