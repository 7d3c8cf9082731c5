"""Several requests of one candidate at one moment: nothing is lost, doubled or out of the chain (C-11)."""

from functools import partial
from typing import Any

import pytest

from oryndau.cases.tests.committed import _guard_back, at_once, committed
from oryndau.examination.hall import chain, services
from oryndau.examination.hall.errors import Refused
from oryndau.examination.models import Attempt, Exam
from oryndau.examination.tests import halls
from oryndau.examination.tests.halls import MINUTE, START, alone

__all__ = ["_guard_back", "alone", "committed"]
pytestmark = pytest.mark.usefixtures("committed", "alone")


@pytest.fixture
def test(committed: None, alone: Any, monkeypatch: pytest.MonkeyPatch) -> Attempt:
    exam: Exam = halls.exam(monkeypatch)
    return halls.running(exam)


def test_the_same_save_sent_eight_times_at_once_is_saved_once(test: Attempt) -> None:
    told = at_once(*[partial(halls.saved, test, 1, 2, key="the-same-key")] * 8)
    assert [one.no for one in told] == [1] * 8
    assert test.answers.count() == 1


def test_saves_at_once_are_all_kept_and_chained(test: Attempt) -> None:
    at_once(*[partial(halls.saved, test, question, 1) for question in range(1, 9)])
    test.refresh_from_db()
    assert (test.saves, test.answered) == (8, 8)
    assert not list(chain.faults_of(test, list(test.answers.order_by("no"))))


def test_two_answers_to_one_question_at_once_count_as_one_answered(test: Attempt) -> None:
    at_once(*[partial(halls.saved, test, 1, option) for option in (1, 2, 3, 4)])
    test.refresh_from_db()
    assert (test.saves, test.answered) == (4, 1)


def test_finishing_while_saving_leaves_a_right_count(test: Attempt) -> None:
    acts = [partial(halls.saved, test, question, 1) for question in range(1, 7)]
    acts.append(partial(services.finish, test.pk, "candidate", START + 2 * MINUTE))  # type: ignore[arg-type]
    told = at_once(*acts)
    assert all(not isinstance(one, Exception) or isinstance(one, Refused) for one in told), told
    report = chain.verify_all()
    assert report.fault is None
    assert report.answers == sum(not isinstance(one, Exception) for one in told) - 1


def test_two_browsers_that_take_a_seat_at_once_do_not_both_get_it(
    committed: None, alone: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    row = halls.seated(halls.exam(monkeypatch), place="")
    places = [letter * 64 for letter in "abcdef"]
    got = at_once(*[partial(services.take_place, row.pk, place, START) for place in places])
    assert got.count(True) == 1


def test_a_code_used_at_once_by_two_serves_one(
    committed: None, alone: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    row = halls.seated(halls.exam(monkeypatch), place="")
    code = services.issue_code(row, row.pk, START)
    told = at_once(*[partial(services.redeem, code, letter * 64, START) for letter in "abcd"])
    assert sum(isinstance(one, Attempt) for one in told) == 1
    assert sum(isinstance(one, Refused) for one in told) == 3


def test_the_worker_and_the_candidate_who_finish_at_once_tell_one_result(test: Attempt, alone: Any) -> None:
    at = START + 91 * MINUTE
    at_once(
        partial(services.finish, test.pk, "time", at), partial(services.finish, test.pk, "candidate", at),
        partial(services.alive, test.pk, halls.PLACE, at),
    )  # fmt: skip
    assert [what for what, _row in alone] == ["started", "time"]
