"""Somebody's vote always decides an equal split: the chairman's, or that of who replaces him (C-15)."""

from datetime import UTC, datetime
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from oryndau.law.calendar import current
from oryndau.law.certification.commission import voters
from oryndau.law.certification.presiding import check_presiding, presiding
from oryndau.law.certification.session_facts import Opening, Recusal
from oryndau.law.procedure import Situation
from oryndau.law.tests import samples

AT = datetime(2026, 12, 4, 5, 0, tzinfo=UTC)
CHAIR, ONE, TWO, SPARE, OTHER, SECRETARY = (UUID(int=n) for n in range(1, 7))
SEATS = {CHAIR: "chairman", ONE: "member", TWO: "member", SPARE: "substitute", OTHER: "substitute",
         SECRETARY: "secretary"}  # fmt: skip
CANDIDATES = [UUID(int=100), UUID(int=101)]


def opening() -> Opening:
    """A session with everybody there."""
    people = [
        {"staff": str(key), "iin": samples.iin(f"9003154000{key.int}"), "name": "Адам", "position": "мүше",
         "seat": seat}
        for key, seat in SEATS.items()
    ]  # fmt: skip
    told = {"opened_at": AT, "present": list(SEATS), "seed_commitment": "0" * 64,
            "composition": {"order_number": "1", "people": people}}  # fmt: skip
    return Opening.model_validate(told)


def recusal(member: UUID, candidate: UUID | None = None, by: UUID | None = None) -> Recusal:
    """A recusal with its reason."""
    return Recusal(member=member, candidate=candidate, reason="туысы болып келеді", replaced_by=by)


def objections(told: Recusal, *before: Recusal) -> list[str]:
    """What stands against a recusal."""
    facts = {"open": [opening().model_dump(mode="json")],
             "recuse": [one.model_dump(mode="json") for one in before]}  # fmt: skip
    now = Situation(at=AT, calendar=current(), earlier=lambda *steps: facts[steps[0]])
    return [one.key for one in check_presiding(told, now)]


def test_the_chairman_presides_unless_he_is_recused() -> None:
    """C-15."""
    assert presiding(opening(), []) == CHAIR
    told = [recusal(CHAIR, CANDIDATES[0], SPARE)]
    assert presiding(opening(), told, CANDIDATES[0]) == SPARE
    assert presiding(opening(), told, CANDIDATES[1]) == CHAIR


def test_a_chairman_without_a_replacement_is_not_recused() -> None:
    """C-15: the order is silent on a vote without him."""
    assert objections(recusal(CHAIR, CANDIDATES[0])) == ["nobody_presides"]
    assert objections(recusal(CHAIR)) == ["nobody_presides"]
    assert objections(recusal(CHAIR, None, SPARE)) == []
    assert objections(recusal(ONE, CANDIDATES[0])) == []


def test_who_replaced_the_chairman_needs_a_replacement_too() -> None:
    """C-15."""
    before = recusal(CHAIR, None, SPARE)
    assert objections(recusal(SPARE, CANDIDATES[0]), before) == ["nobody_presides"]
    assert objections(recusal(SPARE, CANDIDATES[0], OTHER), before) == []


RECUSALS = st.lists(
    st.builds(recusal, st.sampled_from(list(SEATS)), st.sampled_from([None, *CANDIDATES]),
              st.sampled_from([None, SPARE, OTHER])),
    max_size=5,
)  # fmt: skip


@given(RECUSALS)
def test_after_recusals_that_nothing_stands_against_somebody_who_votes_presides(
    wanted: list[Recusal],
) -> None:
    """C-15: over the session and over every candidate."""
    told: list[Recusal] = []
    for one in wanted:
        if not objections(one, *told):
            told.append(one)
    for candidate in (None, *CANDIDATES):
        assert presiding(opening(), told, candidate) in voters(opening(), told, candidate)
