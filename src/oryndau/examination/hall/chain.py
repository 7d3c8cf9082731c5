"""The chain of saved answers recomputed: nothing was changed, left out or put in since (C-11)."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict, dataclass
from typing import Any

from oryndau.cases.errors import Fault
from oryndau.examination.hall.marking import count_right
from oryndau.examination.models import Answer, Attempt
from oryndau.law.certification.examination import GENESIS, link

Progress = Callable[[Iterable[Attempt], int], Iterable[Attempt]]


@dataclass(slots=True)
class Report:
    """How much was checked, and the first broken thing, if any."""

    tests: int = 0
    answers: int = 0
    fault: Fault | None = None

    def as_dict(self) -> dict[str, Any]:
        """For JSON."""
        return {"holds": self.fault is None, **asdict(self)}


def verify_all(progress: Progress | None = None) -> Report:
    """Check the chain of every test that began; stop at the first fault."""
    report = Report()
    begun = Attempt.objects.exclude(started_at=None).order_by("pk")
    for attempt in progress(begun.iterator(100), begun.count()) if progress else begun.iterator(100):
        answers = list(attempt.answers.order_by("no"))
        for fault in faults_of(attempt, answers):
            report.fault = fault
            return report
        report.tests += 1
        report.answers += len(answers)
    return report


def faults_of(attempt: Attempt, answers: list[Answer]) -> Iterator[Fault]:
    """What is broken in one test: a link, the order, an answer out of its time, the count of right ones."""

    def fault(no: int, what: str) -> Fault:
        return Fault(str(attempt.case_id), no, f"answer {no} of the test: {what}")

    previous = GENESIS
    for no, answer in enumerate(answers, start=1):
        if answer.no != no:
            yield fault(no, "it is missing")
            return
        if bytes(answer.previous) != previous or _hash(attempt, answer, previous) != bytes(answer.hash):
            yield fault(no, "its hash does not match it or the one before it")
            return
        if what := _unlikely(attempt, answer):
            yield fault(no, what)
        previous = bytes(answer.hash)
    if bytes(attempt.head) != previous or attempt.saves != len(answers):
        yield fault(len(answers), "the test's head is not the hash of its last answer")
    if attempt.state == Attempt.State.FINISHED and attempt.correct != count_right(attempt):
        yield fault(len(answers), "the count of right answers does not follow from the answers")


def _hash(attempt: Attempt, answer: Answer, previous: bytes) -> bytes:
    return link(
        previous, attempt=str(attempt.pk), no=answer.no, question=answer.question, choice=answer.choice,
        at=answer.at, key=answer.key,
    )  # fmt: skip


def _unlikely(attempt: Attempt, answer: Answer) -> str:
    if not attempt.started_at or not attempt.ends_at or not attempt.started_at <= answer.at < attempt.ends_at:
        return "it was saved out of the time of the test"
    if not 1 <= answer.question <= len(attempt.paper):
        return "the paper has no such question"
    if answer.choice and answer.choice not in attempt.paper[answer.question - 1]["order"]:
        return "the question has no such option"
    return ""
