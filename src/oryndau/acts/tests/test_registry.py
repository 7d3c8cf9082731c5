"""Every act has its step, its document and its place in the signing room (C-17, C-18, E-03)."""

import pytest

from oryndau.acts import registry
from oryndau.acts.registry import act_of
from oryndau.cases.procedures import PROCEDURES
from oryndau.documents import typeset
from oryndau.signing import purposes, services


def registered() -> list[tuple[str, str]]:
    return sorted(registry._ACTS)


def test_acts_are_registered() -> None:
    assert ("initiation", "refuse") in registered()
    assert ("certification", "certify") in registered()


@pytest.mark.parametrize("key", registered(), ids=".".join)
def test_an_act_is_a_signed_step_of_staff_with_its_own_document(key: tuple[str, str]) -> None:
    procedure, step = key
    rule = PROCEDURES[procedure].step(step)
    assert rule.signed
    assert act_of(procedure, step).kind == rule.document
    assert rule.document in typeset.templates()


@pytest.mark.parametrize("key", registered(), ids=".".join)
def test_the_signing_room_knows_every_act(key: tuple[str, str]) -> None:
    purpose = ".".join(key)
    assert purpose in services._COMPLETIONS
    assert purpose in purposes._PRESENTATIONS


def test_a_step_has_one_act() -> None:
    with pytest.raises(RuntimeError, match="two acts"):
        registry.register("initiation", "refuse", act_of("initiation", "refuse"))


def test_another_step_is_no_act() -> None:
    with pytest.raises(KeyError):
        act_of("initiation", "withdraw")
