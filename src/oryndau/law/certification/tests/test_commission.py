"""The Commission: who is in it, who is there, who is recused, its minutes (C-09, C-15, C-16)."""

from itertools import combinations
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from oryndau.law.certification.commission import quorum, seated, voters, voting
from oryndau.law.certification.session_facts import Composition, Opening, Recusal
from oryndau.law.certification.tests.samples import (
    CHAIRMAN,
    HELD_AT,
    MEMBERS,
    SECRETARY,
    SPARE,
    announcement,
    composition,
    line,
    minutes,
    now,
    of_session,
    opening,
    person,
    signed,
)

CANDIDATE = UUID(int=50)
OPENED = ("open", opening())


def appointed(*people: dict[str, Any]) -> list[str]:
    return of_session("appoint", {"order_number": "1", "people": list(people)}, now(HELD_AT))


def opens(*present: UUID, of: dict[str, Any] | None = None) -> list[str]:
    before = (("announce", announcement()), ("appoint", of or composition()))
    return of_session("open", opening(*present, of=of), now(HELD_AT, *before))


def test_the_commission_has_one_chairman_one_secretary_and_members() -> None:
    """C-09, C-16."""
    whole = composition()["people"]
    assert appointed(*whole) == []
    assert appointed(*whole[1:]) == ["commission_chairman"]
    assert appointed(*whole, person(UUID(int=7), "chairman")) == ["commission_chairman"]
    assert appointed(*whole[:3], whole[4]) == ["commission_secretary"]
    assert appointed(whole[0], *whole[2:]) == ["commission_members"]
    assert appointed(*whole, whole[1] | {"staff": str(UUID(int=7))}) == ["commission_twice"]


def test_it_opens_with_chairman_secretary_and_quorum() -> None:
    """C-15, C-16: two of three must be there; a substitute takes the place of an absent one."""
    assert opens() == []
    assert opens(CHAIRMAN, MEMBERS[0], SECRETARY) == []
    assert opens(CHAIRMAN, SPARE, SECRETARY) == []
    assert opens(CHAIRMAN, SECRETARY) == ["no_quorum"]
    assert opens(*MEMBERS, SECRETARY) == ["no_chairman"]
    assert opens(CHAIRMAN, *MEMBERS) == ["no_secretary"]


def test_none_but_the_appointed_commission_opens() -> None:
    """C-09."""
    before = (("announce", announcement()), ("appoint", composition(person(UUID(int=7), "member"))))
    assert of_session("open", opening(), now(HELD_AT, *before)) == ["commission_not_appointed"]
    assert "commission_not_appointed" in of_session("open", opening(), now(HELD_AT, before[0]))


@given(st.integers(2, 9), st.integers(0, 4), st.data())
def test_whoever_is_away_no_more_vote_than_were_appointed_and_fewer_than_half_never_open(
    members: int, spares: int, data: st.DataObject
) -> None:
    people = [person(CHAIRMAN, "chairman"), person(SECRETARY, "secretary")]
    people += [person(UUID(int=20 + n), "member") for n in range(members)]
    people += [person(UUID(int=40 + n), "substitute") for n in range(spares)]
    whole = {"order_number": "1", "people": people}
    there = data.draw(
        st.lists(st.sampled_from([UUID(one["staff"]) for one in people]), min_size=1, unique=True)
    )
    sitting = seated(Opening.model_validate(opening(*there, of=whole)))
    own = [one for one in sitting if one.seat.value != "substitute"]
    assert len(sitting) <= members + 1 == len(voting(Composition.model_validate(whole)))
    assert (
        len(sitting) == min(members + 1, len([one for one in there if one != SECRETARY]))
        or len(own) < members + 1
    )
    assert ("no_quorum" in opens(*there, of=whole)) is (len(sitting) < quorum(members + 1))
    assert 2 * quorum(members + 1) > members + 1


def recused(
    member: UUID, *before: dict[str, Any], by: UUID | None = None, candidate: UUID | None = None
) -> list[str]:
    told = {"member": member, "reason": "Туысы", "replaced_by": by, "candidate": candidate}
    steps = [("recuse", Recusal.model_validate(one).model_dump(mode="json")) for one in before]
    return of_session("recuse", told, now(HELD_AT, OPENED, *steps))


def test_a_recused_member_leaves_a_quorum_or_is_replaced() -> None:
    """C-15; APPC Art. 67."""
    first = {"member": MEMBERS[0], "reason": "Туысы", "candidate": CANDIDATE}
    assert recused(MEMBERS[0], candidate=CANDIDATE) == []
    assert recused(MEMBERS[1], first, candidate=CANDIDATE) == ["no_quorum"]
    assert recused(MEMBERS[1], first, candidate=CANDIDATE, by=SPARE) == []
    assert recused(MEMBERS[1], first, candidate=UUID(int=51)) == []
    assert recused(MEMBERS[1], first) == ["no_quorum"]


def test_only_who_votes_is_recused_and_only_a_free_substitute_replaces() -> None:
    first = {"member": MEMBERS[0], "reason": "Туысы", "candidate": CANDIDATE, "replaced_by": SPARE}
    assert recused(SECRETARY) == ["recused_without_vote"]
    assert recused(MEMBERS[0], first, candidate=CANDIDATE) == ["recused_without_vote"]
    assert recused(MEMBERS[1], by=MEMBERS[0]) == ["replacement"]
    assert "replacement" in recused(MEMBERS[1], first, candidate=CANDIDATE, by=SPARE)


def test_voters_of_a_candidate_are_those_seated_without_the_recused_with_their_replacements() -> None:
    facts = Opening.model_validate(opening())
    one = Recusal(member=MEMBERS[0], candidate=CANDIDATE, reason="Туысы", replaced_by=SPARE)
    assert voters(facts, [], CANDIDATE) == [CHAIRMAN, *MEMBERS]
    assert voters(facts, [one], CANDIDATE) == [CHAIRMAN, MEMBERS[1], SPARE]
    assert voters(facts, [one], UUID(int=51)) == [CHAIRMAN, *MEMBERS]


def drawn_up(told: dict[str, Any], *before: tuple[str, dict[str, Any]]) -> list[str]:
    return of_session("draw-up", told, now(HELD_AT, OPENED, *before))


GOOD = (
    line(1, "passed", votes_for=2, votes_against=1, decided_by="majority"),
    line(2, "not-passed", votes_for=1, votes_against=1, decided_by="chairman"),
    line(3, "not-passed", correct=69),
    line(4, "absent"),
    line(5, "suspended"),
)


def test_minutes_list_each_candidate_with_what_the_votes_came_to() -> None:
    """C-16; An.4."""
    assert drawn_up(minutes(*GOOD)) == []
    assert drawn_up(minutes(*GOOD, GOOD[3])) == ["minutes_candidate_twice"]


@pytest.mark.parametrize(
    "wrong",
    [
        line(1, "passed"),
        line(1, "passed", votes_for=0, votes_against=0),
        line(1, "passed", votes_for=1, votes_against=2, decided_by="majority"),
        line(1, "passed", votes_for=1, votes_against=1, decided_by="majority"),
        line(1, "not-passed", votes_for=2, votes_against=1, decided_by="majority"),
        line(1, "absent", votes_for=0, votes_against=3),
        line(1, "suspended", votes_for=0, votes_against=3),
    ],
    ids=lambda row: f"{row['outcome']} {row.get('votes_for')}:{row.get('votes_against')}",
)
def test_no_outcome_stands_against_the_votes(wrong: dict[str, Any]) -> None:
    """C-15, C-16."""
    assert drawn_up(minutes(wrong)) == ["minutes_outcome"]


def test_minutes_name_those_who_sat_and_nobody_else() -> None:
    """C-16."""
    assert drawn_up(minutes(members=MEMBERS[:1])) == ["minutes_people"]
    assert drawn_up(minutes(members=(*MEMBERS, SPARE))) == ["minutes_people"]
    assert drawn_up(minutes(secretary=person(SPARE, "member"))) == ["minutes_people"]
    gone = ("recuse", {"member": str(MEMBERS[0]), "reason": "Туысы", "replaced_by": str(SPARE)})
    assert drawn_up(minutes(members=(MEMBERS[1], SPARE)), gone) == []
    assert drawn_up(minutes(members=(*MEMBERS, SPARE)), gone) == []
    assert drawn_up(minutes(members=MEMBERS), gone) == ["minutes_people"]


def test_minutes_are_signed_by_who_presided() -> None:
    """C-15, C-16: a chairman recused from the whole session is replaced in its minutes too."""
    gone = ("recuse", {"member": str(CHAIRMAN), "reason": "Туысы", "replaced_by": str(SPARE)})
    assert recused(CHAIRMAN) == ["nobody_presides"]
    assert recused(CHAIRMAN, by=SPARE) == []
    assert drawn_up(minutes(chairman=person(SPARE, "chairman")), gone) == []
    assert drawn_up(minutes(), gone) == ["minutes_people"]
    assert drawn_up(minutes(chairman=person(SPARE, "chairman"))) == ["minutes_people"]


def test_the_seed_told_in_the_minutes_is_the_one_committed_to() -> None:
    """C-11."""
    assert drawn_up(minutes(seed="cd" * 32)) == ["seed_commitment"]
    assert drawn_up(minutes(seed=None)) == []


def concludes(*people: UUID, drawn: dict[str, Any] | None = None, **changes: Any) -> list[str]:
    before = (OPENED, ("draw-up", drawn or minutes()))
    return of_session("conclude", signed(*people, **changes), now(HELD_AT, *before))


def test_everybody_who_sat_signs_the_minutes_once() -> None:
    """C-16: whoever of the four is missing, the session is not concluded."""
    everybody = (CHAIRMAN, *MEMBERS, SECRETARY)
    assert concludes(*everybody) == []
    for three in combinations(everybody, 3):
        assert concludes(*three) == ["minutes_signers"]
    assert concludes(*everybody, MEMBERS[0]) == ["minutes_signers"]
    assert concludes(*everybody, SPARE) == ["minutes_signers"]


def test_signatures_are_under_the_last_minutes_of_a_day_of_the_session() -> None:
    """C-16: a redrawn text is another one."""
    everybody = (CHAIRMAN, *MEMBERS, SECRETARY)
    assert concludes(*everybody, drawn=minutes(number="other")) == ["minutes_number"]
    assert concludes(*everybody, decided_on="2026-12-03") == ["decision_day"]
    assert concludes(*everybody, decided_on="2026-12-05") == ["decision_day"]
