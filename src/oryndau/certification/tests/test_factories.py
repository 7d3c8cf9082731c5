"""The factories themselves: a candidate can be brought to any stage through the engine."""

import pytest

from oryndau.certification.tests import factories

pytestmark = pytest.mark.django_db


def test_they_bring_a_candidate_to_the_vote() -> None:
    """C-03 to C-14: every step of the way is taken through the one door."""
    case = factories.interviewed()
    assert case.state == "interviewed"
    taken = [event.step for event in case.events.exclude(step="record-answer")]
    assert taken == [
        "submit", "register", "find-complete", "admit", "identify", "start-test", "pass-test", "interview",
    ]  # fmt: skip


def test_fewer_than_seventy_right_answers_fail() -> None:
    """C-12."""
    assert factories.after_test(correct=69).state == "test-failed"
