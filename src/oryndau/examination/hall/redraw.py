"""Every paper of a session drawn again from its published seed: what anybody can do (C-11)."""

from collections.abc import Iterator
from dataclasses import dataclass

from oryndau.examination.hall.errors import Refused
from oryndau.examination.hall.opening import cards_of, weights_of
from oryndau.examination.models import Attempt, Exam
from oryndau.law.certification.examination import Drawn, commitment, draw, paper_digest


@dataclass(frozen=True, slots=True)
class Redrawn:
    """A paper as it was kept and as the seed gives it: their digests. Candidates are ids of cases."""

    candidate: str
    kept: str
    drawn: str

    @property
    def same(self) -> bool:
        """Whether the candidate had the paper that the seed gives."""
        return self.kept == self.drawn


def kept_digest(attempt: Attempt) -> str:
    """SHA-256 of the paper that the candidate had."""
    return paper_digest(Drawn(**one) for one in attempt.paper)


def seed_holds(exam: Exam) -> bool:
    """Whether the published seed is the one to which the session was bound when it opened."""
    return commitment(bytes.fromhex(exam.seed)) == exam.commitment


def redraw(exam: Exam) -> Iterator[Redrawn]:
    """Every paper of a session once more. Raises `Refused` while the seed is secret."""
    if exam.published_at is None:
        raise Refused("not-published")
    cards, weights, seed = cards_of(exam), weights_of(exam), bytes.fromhex(exam.seed)
    for attempt in Attempt.objects.filter(exam=exam).exclude(started_at=None).order_by("case_id"):
        paper = draw(seed, str(attempt.case_id), cards, weights, exam.questions)
        yield Redrawn(str(attempt.case_id), kept_digest(attempt), paper_digest(paper))
