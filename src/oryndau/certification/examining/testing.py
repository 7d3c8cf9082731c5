"""What the hall tells becomes steps of the candidate's case: test begun, passed or not passed (C-11, C-12).

They run in the transaction of the test, so that no answer is marked without its step, and no step is taken
without the answers.
"""

from datetime import datetime
from typing import Any

from oryndau.cases import engine
from oryndau.cases.actors import SYSTEM
from oryndau.certification.models import Candidate
from oryndau.examination import events
from oryndau.examination.hall.redraw import kept_digest
from oryndau.examination.models import Attempt, Exam
from oryndau.law.certification.facts import Language, TestResult, TestStart


@events.started
def test_began(attempt: Attempt, at: datetime) -> None:
    """Write the beginning into the case: its end by the server's clock, commitment, digest of the paper."""
    exam = attempt.exam
    assert attempt.ends_at, "a test that began has its end"
    facts = TestStart(
        attempt=attempt.pk, language=Language(attempt.language), questions=exam.questions,
        ends_at=attempt.ends_at, seed_commitment=exam.commitment, paper=kept_digest(attempt),
    )  # fmt: skip
    engine.perform(attempt.case_id, "start-test", SYSTEM, facts, at=at)


@events.finished
def test_ended(attempt: Attempt, by: str, at: datetime) -> None:
    """Write the result into the case; 70 right answers of 100 pass (C-12)."""
    facts = result_of(attempt, by)
    step = "pass-test" if facts.correct >= facts.pass_mark else "fail-test"
    engine.perform(attempt.case_id, step, SYSTEM, facts, at=at)
    Candidate.objects.filter(pk=attempt.case_id).update(correct=attempt.correct)


def result_of(attempt: Attempt, by: Any) -> TestResult:
    """The result of a marked test, with the head of the chain of its answers."""
    exam = Exam.objects.only("questions", "pass_mark").get(pk=attempt.exam_id)
    assert attempt.correct is not None, "a finished test is marked"
    assert attempt.finished_at, "a finished test has its end"
    return TestResult(
        attempt=attempt.pk, correct=attempt.correct, questions=exam.questions, pass_mark=exam.pass_mark,
        finished_at=attempt.finished_at, by=by, answers=bytes(attempt.head).hex(),
    )  # fmt: skip
