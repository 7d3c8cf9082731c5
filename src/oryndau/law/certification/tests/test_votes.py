"""Votes: every composition and every outcome; nobody abstains, the chairman breaks a tie (C-15)."""

from itertools import product
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from oryndau.law.certification.commission import Ballot, VotesIncomplete, decide
from oryndau.law.certification.tests.samples import HELD_AT, MEMBERS, SPARE, now, objections, vote


def ballots(choices: tuple[bool, ...], chairman: int | None = 0) -> list[Ballot]:
    return [Ballot(UUID(int=n + 1), passes, n == chairman) for n, passes in enumerate(choices)]


EVERY = [choices for size in range(1, 8) for choices in product((True, False), repeat=size)]


@pytest.mark.parametrize("choices", EVERY, ids=lambda choices: "".join("+-"[not one] for one in choices))
def test_every_outcome_of_up_to_seven_members(choices: tuple[bool, ...]) -> None:
    """The majority decides, whoever is in it; an equal split goes as the chairman voted, wherever he sits."""
    favour, against = choices.count(True), choices.count(False)
    for chairman in range(len(choices)):
        cast = ballots(choices, chairman)
        made = decide(cast, [one.member for one in cast])
        assert (made.votes_for, made.votes_against) == (favour, against)
        if favour == against:
            assert (made.passed, made.decided_by) == (choices[chairman], "chairman")
        else:
            assert (made.passed, made.decided_by) == (favour > against, "majority")


@given(st.lists(st.booleans(), min_size=1, max_size=31), st.data())
def test_the_order_of_votes_changes_nothing_and_one_more_in_favour_never_harms(
    choices: list[bool], data: st.DataObject
) -> None:
    cast = ballots(tuple(choices), data.draw(st.integers(0, len(choices) - 1)))
    voters = [one.member for one in cast]
    made = decide(cast, voters)
    assert decide(data.draw(st.permutations(cast)), voters) == made
    better = [Ballot(one.member, True, one.chairman) for one in cast[:1]] + cast[1:]
    assert decide(better, voters).passed >= made.passed


@pytest.mark.parametrize("size", range(1, 8))
def test_without_every_vote_there_is_no_decision(size: int) -> None:
    cast = ballots((True,) * size)
    voters = [one.member for one in cast]
    for wrong in (cast[1:], [*cast, cast[0]], [*cast, Ballot(UUID(int=99), True)]):
        with pytest.raises(VotesIncomplete):
            decide(wrong, voters)
    with pytest.raises(VotesIncomplete):
        decide(cast, [*voters, UUID(int=98)])


def test_a_tie_without_a_chairman_and_two_chairmen_decide_nothing() -> None:
    tie = ballots((True, False), chairman=None)
    with pytest.raises(VotesIncomplete, match="chairman"):
        decide(tie, [one.member for one in tie])
    two = [Ballot(one.member, one.passes, True) for one in ballots((True, False))]
    with pytest.raises(VotesIncomplete, match="one chairman"):
        decide(two, [one.member for one in two])


def tally(*choices: bool, passed: bool, by: str = "majority") -> dict[str, Any]:
    votes = [vote(choice, member) for choice, member in zip(choices[1:], (*MEMBERS, SPARE), strict=False)]
    return {"votes": [vote(choices[0], chairman=True), *votes], "passed": passed, "decided_by": by}


def said(step: str, told: dict[str, Any]) -> list[str]:
    return objections(step, told, now(HELD_AT))


def test_votes_take_the_step_that_they_come_to_and_no_other() -> None:
    """A1 p.13: two of three for him certify; the same votes take no step against him."""
    assert said("vote-pass", tally(True, True, False, passed=True)) == []
    assert said("vote-fail", tally(False, True, False, passed=False)) == []
    assert said("vote-fail", tally(True, True, False, passed=True)) == ["tally_wrong"]
    assert said("vote-pass", tally(False, True, False, passed=False)) == ["tally_wrong"]
    assert said("vote-pass", tally(False, True, False, passed=True)) == ["tally_wrong"]


def test_a_tie_is_told_as_the_chairmans() -> None:
    assert said("vote-fail", tally(False, True, passed=False, by="chairman")) == []
    assert said("vote-fail", tally(False, True, passed=False)) == ["tally_wrong"]
    assert said("vote-pass", tally(True, False, False, True, passed=True, by="chairman")) == []


def test_one_person_is_no_commission() -> None:
    assert said("vote-pass", tally(True, passed=True)) == ["votes_too_few"]


def test_nobody_votes_twice() -> None:
    told = tally(True, True, passed=True)
    assert said("vote-pass", told | {"votes": [*told["votes"], told["votes"][1]]}) == ["votes_incomplete"]
