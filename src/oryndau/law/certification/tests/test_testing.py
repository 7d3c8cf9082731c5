"""The test: seat, time, mark, sheet, suspension, contested questions (C-10 to C-13; A1 p.10 to p.12)."""

from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from oryndau.law.certification.tests import samples
from oryndau.law.certification.tests.samples import HELD_AT, application, begun, now, objections, result

SUBMITTED = ("submit", application())
SEATED = ("identify", {"seat": 1, "way": "eds", "extra_minutes": 0})
STARTED = ("start-test", begun())
AFTER = HELD_AT + timedelta(minutes=80)
FAILED = ("fail-test", result(69))
APPEALED = ("appeal-question", {"question": "costs-001/1", "reason": "Екі жауап дұрыс."})


def ruling(correct: int = 70, *, upheld: bool = True, question: str = "costs-001/1") -> dict[str, Any]:
    return {
        "question": question, "upheld": upheld, "reason_kk": "Екі жауап дұрыс.",
        "reason_ru": "Верны два ответа.", "correct": correct, "pass_mark": 70,
    }  # fmt: skip


def started(told: dict[str, Any], seated: dict[str, Any] | None = None) -> list[str]:
    return objections("start-test", told, now(HELD_AT, SUBMITTED, ("identify", seated or SEATED[1])))


def ended(step: str, told: dict[str, Any]) -> list[str]:
    return objections(step, told, now(AFTER, SUBMITTED, SEATED, STARTED))


def test_extra_time_has_its_ground() -> None:
    """C-11."""
    told = {"seat": 1, "way": "eds", "extra_minutes": 30}
    assert objections("identify", told, now(HELD_AT)) == ["extra_time_reason"]
    assert objections("identify", told | {"extra_minutes_reason": "Мүгедектік"}, now(HELD_AT)) == []


def test_a_test_has_a_hundred_questions_ninety_minutes_and_the_chosen_language() -> None:
    """C-11, C-12."""
    assert started(begun()) == []
    assert started(begun(questions=99)) == ["questions_count"]
    assert started(begun(ends_at=(HELD_AT + timedelta(minutes=91)).isoformat())) == ["test_time"]
    assert started(begun(language="ru")) == ["language_not_chosen"]


def test_the_extra_minutes_that_were_granted_lengthen_the_test_and_no_others() -> None:
    """C-11."""
    longer = begun(ends_at=(HELD_AT + timedelta(minutes=120)).isoformat())
    assert started(longer, {"seat": 1, "way": "eds", "extra_minutes": 30}) == []
    assert started(longer) == ["test_time"]


@given(st.integers(0, 100))
def test_seventy_of_a_hundred_pass_and_fewer_do_not(correct: int) -> None:
    """C-12: each result takes its own step and never the other."""
    passes = correct >= 70
    assert (ended("pass-test", result(correct)) == []) is passes
    assert (ended("fail-test", result(correct)) == []) is not passes


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"pass_mark": 60}, "pass_mark_of_law"),
        ({"questions": 101}, "pass_mark_of_law"),
        ({"correct": 101}, "pass_mark"),
        ({"attempt": "00000000-0000-0000-0000-000000000001"}, "another_test"),
        ({"finished_at": (HELD_AT + timedelta(minutes=90, seconds=1)).isoformat()}, "test_over"),
    ],
)
def test_neither_mark_nor_time_nor_test_can_be_another(changes: dict[str, Any], said: str) -> None:
    assert ended("pass-test", result(75) | changes) == [said]


def test_the_sheet_says_the_result_as_it_stands() -> None:
    """C-13; after an upheld objection it says the new one."""
    sheet = {"sheet": "6" * 64, "correct": 69}
    assert objections("sign-sheet", sheet, now(AFTER, FAILED)) == []
    assert objections("sign-sheet", sheet | {"correct": 70}, now(AFTER, FAILED)) == ["sheet_result"]
    ruled = now(AFTER, FAILED, ("rule-on-question", ruling()))
    assert objections("sign-sheet", sheet | {"correct": 70}, ruled) == []


def test_a_violation_has_happened_before_it_is_recorded() -> None:
    """C-10."""
    told = {
        "violation": "device", "described_kk": "Телефон пайдаланды.",
        "described_ru": "Пользовался телефоном.", "occurred_at": HELD_AT.isoformat(),
    }  # fmt: skip
    assert objections("suspend", told, now(AFTER)) == []
    assert objections("suspend", told, now(HELD_AT - timedelta(minutes=1))) == ["time_in_future"]


def test_a_question_is_contested_once_and_ruled_on_once() -> None:
    """C-11: the list of questions is the Department's."""
    told = APPEALED[1]
    assert objections("appeal-question", told, now(AFTER, FAILED)) == []
    assert objections("appeal-question", told, now(AFTER, FAILED, APPEALED)) == ["question_contested"]
    loose = told | {"question": "costs-001"}
    assert objections("appeal-question", loose, now(AFTER, FAILED)) == ["question_unknown"]
    assert objections("rule-on-question", ruling(), now(AFTER, FAILED, APPEALED)) == []
    for situation in (now(AFTER, FAILED), now(AFTER, FAILED, APPEALED, ("rule-on-question", ruling()))):
        assert "question_not_contested" in objections("rule-on-question", ruling(), situation)


@pytest.mark.parametrize(
    ("correct", "upheld", "said"),
    [
        (70, True, []),
        (69, True, []),
        (69, False, []),
        (70, False, ["ruling_result"]),
        (71, True, ["ruling_result"]),
        (68, True, ["ruling_result"]),
    ],
)
def test_a_ruling_takes_nothing_away_and_a_dismissed_objection_changes_nothing(
    correct: int, upheld: bool, said: list[str]
) -> None:
    told = ruling(correct, upheld=upheld)
    assert objections("rule-on-question", told, now(AFTER, FAILED, APPEALED)) == said


def test_a_question_that_another_contested_counts_here_once() -> None:
    """C-12: void for everybody, and never twice, whoever contested it."""
    told = {"question": "costs-001/1", "correct": 70, "ruled_in": str(samples.SESSION_ID)}
    assert objections("re-mark", told, now(AFTER, FAILED)) == []
    assert objections("re-mark", told | {"correct": 69}, now(AFTER, FAILED)) == []
    assert objections("re-mark", told | {"correct": 71}, now(AFTER, FAILED)) == ["ruling_result"]
    assert objections("re-mark", told | {"correct": 68}, now(AFTER, FAILED)) == ["ruling_result"]
    again = now(AFTER, FAILED, APPEALED, ("re-mark", told))
    assert objections("re-mark", told | {"correct": 71}, again) == ["ruling_result"]
    assert objections("rule-on-question", ruling(71), again) == ["ruling_result"]
    assert objections("rule-on-question", ruling(70), again) == []


def test_a_failed_test_is_passed_by_an_upheld_ruling_alone() -> None:
    """C-12."""
    base = (SUBMITTED, SEATED, STARTED, FAILED)
    assert objections("pass-on-appeal", result(70), now(AFTER, *base)) == ["appeal_not_upheld"]
    for correct, upheld, said in (
        (70, True, []),
        (70, False, ["appeal_not_upheld"]),
        (71, True, ["appeal_not_upheld"]),
    ):
        ruled = ("rule-on-question", ruling(correct, upheld=upheld))
        assert objections("pass-on-appeal", result(70), now(AFTER, *base, APPEALED, ruled)) == said


def interview(asked: int, **changes: Any) -> dict[str, Any]:
    member = str(samples.MEMBERS[0])
    question = {"asked_by": member, "text": "Сұрақ: жалақы", "marks": [{"member": member, "mark": 8}]}
    return {"held_at": AFTER.isoformat(), "language": "kk", "questions": [question] * asked} | changes


def test_the_interview_has_three_questions_in_the_chosen_language() -> None:
    """C-11, C-14; A1 p.12."""
    said = now(AFTER, SUBMITTED)
    assert objections("interview", interview(3), said) == []
    assert objections("interview", interview(2), said) == ["too_few_oral_questions"]
    assert objections("interview", interview(3, language="ru"), said) == ["language_not_chosen"]
    assert objections("interview", interview(3), now(HELD_AT, SUBMITTED)) == ["time_in_future"]
