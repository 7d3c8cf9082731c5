"""A deadline reads as a sentence, and nothing is said by colour alone (E-03, E-11)."""

from datetime import UTC, datetime

import pytest
from django.utils import translation

from oryndau.pages.components import Clock, ClockState, Mark, Row, Tone

DUE = datetime(2026, 11, 24, 13, 30, tzinfo=UTC)


def words(state: ClockState, days: int = 0, language: str = "en", **more: object) -> str:
    with translation.override(language):
        return Clock("Decision", state, DUE, days, **more).words  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("state", "days", "sentence"),
    [
        (ClockState.RUNNING, 2, "2 working days left, due on Tuesday 24 November 2026 at 18:30"),
        (ClockState.SOON, 1, "1 working day left, due on Tuesday 24 November 2026 at 18:30"),
        (ClockState.SOON, 0, "The last day is today, due on Tuesday 24 November 2026 at 18:30"),
        (ClockState.LATE, 0, "The term has passed, it was due on Tuesday 24 November 2026 at 18:30"),
        (ClockState.LATE, -3, "3 working days late, it was due on Tuesday 24 November 2026 at 18:30"),
        (ClockState.PAUSED, 5, "The term is paused: its days do not count for now."),
    ],
)
def test_a_deadline_is_a_sentence(state: ClockState, days: int, sentence: str) -> None:
    assert words(state, days) == sentence


def test_a_finished_term_says_when() -> None:
    assert words(ClockState.DONE, ended_at=DUE) == "Done on 24 November 2026, 18:30"


def test_every_state_has_a_shape_of_its_own() -> None:
    for kind in (Tone, ClockState, Mark):
        shapes = [member.shape for member in kind]
        assert len(set(shapes)) == len(shapes)


def test_a_row_takes_one_value_or_several() -> None:
    assert Row("Debtor", "A").values == ["A"]
    assert Row("Debtor", ["A", "B"]).values == ["A", "B"]
