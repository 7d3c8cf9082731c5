"""The draw is even, repeatable and everyone's own; the chain of answers shows any change (C-11, C-12)."""

from collections import Counter
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from random import Random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from oryndau.law.canonical import digest
from oryndau.law.certification.examination import (
    GENESIS,
    BankTooSmall,
    Card,
    allocate,
    commitment,
    correct,
    draw,
    ends_at,
    link,
    paper_digest,
)

AT = datetime(2026, 12, 4, 5, 0, tzinfo=UTC)
SEED = b"\x07" * 32
WEIGHTS = {"general": 50, "measures": 30, "costs": 20}
CARDS = [
    Card(f"v{n:03d}", f"{area}-{n:03d}/1", area, "abcd")
    for area, held in {"general": 150, "measures": 120, "costs": 60}.items()
    for n in range(held)
]
CARDS = [replace(card, version=f"{card.area}:{card.version}") for card in CARDS]

AREAS = st.dictionaries(
    st.sampled_from("abcdef"), st.tuples(st.integers(0, 40), st.integers(0, 60)), min_size=1
)


@given(AREAS, st.integers(1, 100))
def test_shares_add_up_and_no_area_gives_more_than_it_has(
    areas: dict[str, tuple[int, int]], count: int
) -> None:
    weights = {area: weight for area, (weight, _) in areas.items()}
    held = {area: has for area, (_, has) in areas.items()}
    if sum(has for area, has in held.items() if weights[area]) < count:
        with pytest.raises(BankTooSmall):
            allocate(weights, held, count)
        return
    shares = allocate(weights, held, count)
    assert sum(shares.values()) == count
    assert all(0 <= shares[area] <= held[area] for area in areas)
    assert all(shares[area] == 0 for area in areas if not weights[area])


@given(st.dictionaries(st.sampled_from("abcdef"), st.integers(1, 60), min_size=1), st.integers(1, 100))
def test_with_enough_questions_each_share_is_its_quota_rounded(weights: dict[str, int], count: int) -> None:
    """The largest remainder: no area is a whole one away from its part, and the larger rests win."""
    total = sum(weights.values())
    shares = allocate(weights, dict.fromkeys(weights, 200), count)
    rests = {area: count * weight % total for area, weight in weights.items()}
    up = {area for area, weight in weights.items() if shares[area] > count * weight // total}
    assert all(shares[area] - count * weight // total in (0, 1) for area, weight in weights.items())
    assert all(rests[winner] >= rests[loser] for winner in up for loser in weights.keys() - up)


def test_what_an_area_lacks_is_shared_among_the_others() -> None:
    assert allocate({"a": 50, "b": 30, "c": 20}, {"a": 10, "b": 80, "c": 80}, 100) == {
        "a": 10,
        "b": 54,
        "c": 36,
    }


def test_the_paper_has_the_weights_of_the_areas_and_no_question_twice() -> None:
    paper = draw(SEED, "case", CARDS, WEIGHTS, 100)
    assert Counter(one.code.split("-")[0] for one in paper) == WEIGHTS
    assert len({one.version for one in paper}) == 100
    assert all(sorted(one.order) == list("abcd") for one in paper)


@given(st.integers(0, 2**32))
def test_the_seed_alone_repeats_the_paper_in_whatever_order_the_cards_come(shuffle: int) -> None:
    cards = list(CARDS)
    Random(shuffle).shuffle(cards)
    assert draw(SEED, "case", cards, WEIGHTS, 100) == draw(SEED, "case", CARDS, WEIGHTS, 100)


def test_a_question_that_was_not_drawn_changes_nothing_when_it_goes() -> None:
    paper = draw(SEED, "case", CARDS, WEIGHTS, 100)
    drawn = {one.version for one in paper}
    spare = next(card for card in CARDS if card.version not in drawn)
    assert draw(SEED, "case", [card for card in CARDS if card is not spare], WEIGHTS, 100) == paper


def test_another_seed_and_another_candidate_have_another_paper() -> None:
    papers = [
        draw(seed, name, CARDS, WEIGHTS, 100) for seed in (SEED, b"\x08" * 32) for name in ("one", "two")
    ]
    assert len({paper_digest(paper) for paper in papers}) == 4


def _chi_square(counts: Counter[Any], cells: int) -> float:
    """Against evenness; about `cells` − 1 for an even draw, with a spread of √(2·(cells − 1))."""
    expected = sum(counts.values()) / cells
    return sum((counts[cell] - expected) ** 2 / expected for cell in counts) + expected * (
        cells - len(counts)
    )


def test_every_question_every_place_and_every_order_of_answers_comes_equally_often() -> None:
    """Fixed seeds, 600 papers of 5 of 20; four spreads around the mean are allowed."""
    cards = [Card(str(n), f"a-{n}/1", "a", "abcd") for n in range(20)]
    papers = [draw(sha256(bytes([n % 30])).digest(), f"case {n}", cards, {"a": 1}, 5) for n in range(600)]
    drawn = Counter(one.version for paper in papers for one in paper)
    # Five of twenty without repetition: the spread is that of 600 draws of a quarter, times 15/19.
    assert _chi_square(drawn, 20) < 19 + 4 * (2 * 19) ** 0.5
    first = Counter(paper[0].version for paper in papers)
    assert _chi_square(first, 20) < 19 + 4 * (2 * 19) ** 0.5
    orders = Counter(one.order for paper in papers for one in paper)
    assert _chi_square(orders, 24) < 23 + 4 * (2 * 23) ** 0.5


def test_candidates_of_one_session_are_independent() -> None:
    """Two candidates share as many questions as chance gives: a quarter of five where there are twenty."""
    cards = [Card(str(n), f"a-{n}/1", "a", "abcd") for n in range(20)]
    pairs = [
        [{one.version for one in draw(SEED, f"{n} {who}", cards, {"a": 1}, 5)} for who in "xy"]
        for n in range(600)
    ]
    shared = sum(len(one & two) for one, two in pairs) / 600
    assert abs(shared - 1.25) < 4 * (5 * 0.25 * 0.75 * 15 / 19 / 600) ** 0.5


def test_the_commitment_is_the_hash_of_the_seed_and_the_digest_is_of_the_stored_paper() -> None:
    assert commitment(SEED) == sha256(SEED).hexdigest()
    paper = draw(SEED, "case", CARDS, WEIGHTS, 3)
    stored = [{"version": one.version, "code": one.code, "order": one.order} for one in paper]
    assert paper_digest(paper) == digest(stored)


SAVED = {"attempt": "a", "no": 1, "question": 7, "choice": "b", "at": AT, "key": "k1"}


@pytest.mark.parametrize(
    "change",
    [{"attempt": "b"}, {"no": 2}, {"question": 8}, {"choice": "c"}, {"choice": ""},
     {"at": AT + timedelta(microseconds=1)}, {"key": "k2"}],
)  # fmt: skip
def test_a_change_of_anything_in_a_saved_answer_changes_its_hash(change: dict[str, Any]) -> None:
    assert link(GENESIS, **SAVED) != link(GENESIS, **SAVED | change)  # type: ignore[arg-type]
    assert link(GENESIS, **SAVED) != link(b"\x01" * 32, **SAVED)  # type: ignore[arg-type]


ANSWERS = st.lists(
    st.tuples(st.integers(1, 100), st.sampled_from(["a", "b", "c", "d", ""])), min_size=2, max_size=8
)


def head(answers: list[tuple[int, str]]) -> bytes:
    last = GENESIS
    for no, (question, choice) in enumerate(answers, 1):
        at = AT + timedelta(seconds=no)
        last = link(last, attempt="a", no=no, question=question, choice=choice, at=at, key=f"k{no}")
    return last


@given(ANSWERS, st.data())
def test_leaving_out_putting_in_or_changing_any_answer_gives_another_head(
    answers: list[tuple[int, str]], data: st.DataObject
) -> None:
    place = data.draw(st.integers(0, len(answers) - 1))
    question, choice = answers[place]
    changed = (question, "a" if choice != "a" else "b")
    others = [
        answers[:place] + answers[place + 1 :],
        [*answers[:place], changed, *answers[place + 1 :]],
        [*answers[:place], answers[place], *answers[place:]],
    ]
    assert head(answers) not in [head(other) for other in others]


def test_the_same_moment_in_another_zone_is_the_same_link_and_a_moment_without_one_none() -> None:
    almaty = datetime.fromisoformat("2026-12-04T10:00:00+05:00")
    assert link(GENESIS, **SAVED | {"at": almaty}) == link(GENESIS, **SAVED)  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="zone"):
        link(GENESIS, **SAVED | {"at": datetime(2026, 12, 4)})  # type: ignore[arg-type]


def test_right_answers_are_counted_and_a_void_question_counts_for_everybody() -> None:
    """C-12."""
    right = {1: "a", 2: "b", 3: "c"}
    assert correct({1: "a", 2: "c"}, right) == 1
    assert correct({1: "a", 2: "c"}, right, void={2, 3}) == 3
    assert correct({}, right) == 0
    assert correct({1: "", 9: "a"}, right) == 0


def test_ninety_minutes_and_those_granted() -> None:
    """C-11: a test that began at 10:00 ends at 11:30, with half an hour more at 12:00."""
    assert ends_at(AT, 90, 0) == AT + timedelta(hours=1, minutes=30)
    assert ends_at(AT, 90, 30) == AT + timedelta(hours=2)
