"""Contested questions: the objection, the Department's ruling, and what it changes (C-11, C-12)."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from oryndau.cases import engine
from oryndau.cases.actors import SYSTEM, Actor
from oryndau.cases.errors import NotPermitted, StepNotAllowed
from oryndau.cases.models import Case
from oryndau.certification.examining.testing import result_of
from oryndau.certification.models import Candidate, Session
from oryndau.examination.hall import services as hall
from oryndau.examination.hall.marking import count_right
from oryndau.examination.hall.selectors import review_open
from oryndau.examination.models import Appeal, Attempt
from oryndau.law.certification.candidate import CERTIFICATION, TEST_FAILED
from oryndau.law.certification.facts import AppealRuling, QuestionAppeal, Remarked
from oryndau.law.certification.session import CONCLUDED, RECORDED

RULED_FROM = CERTIFICATION.step("rule-on-question").from_


def appeal(attempt: UUID, question: int, reason: str, actor: Actor, *, at: datetime) -> Appeal:
    """The candidate contests a question of his own paper, by its place, once he may look at it."""
    with transaction.atomic():
        row = Attempt.objects.select_for_update(of=("self",)).select_related("exam").get(pk=attempt)
        if actor.iin != row.iin or not 1 <= question <= len(row.paper):
            raise NotPermitted("appeal-question")
        if Session.objects.filter(pk=row.exam_id, state__in=(RECORDED, CONCLUDED)).exists():
            raise StepNotAllowed("appeal-question")  # the minutes are drawn up: nothing is re-marked any more
        if row.state != Attempt.State.FINISHED or not review_open(row):
            raise hall.Refused("still-running")
        code = row.paper[question - 1]["code"]
        facts = QuestionAppeal(question=code, reason=reason)
        engine.perform(row.case_id, "appeal-question", actor, facts, at=at)
        return Appeal.objects.create(
            attempt=row, exam_id=row.exam_id, code=code, reason=facts.reason, made_at=at
        )


def waiting() -> list[Appeal]:
    """Objections on which a ruling can still be made, the oldest first."""
    found = list(Appeal.objects.filter(upheld=None).select_related("attempt").order_by("made_at")[:200])
    open_cases = set(
        Case.objects.filter(
            pk__in=[one.attempt.case_id for one in found], state__in=RULED_FROM
        ).values_list("pk", flat=True)
    )  # fmt: skip
    return [one for one in found if one.attempt.case_id in open_cases]


def rule(key: UUID, upheld: bool, reason_kk: str, reason_ru: str, actor: Actor, *, at: datetime) -> Appeal:
    """Rule on an objection. Upheld, the question counts as right for everybody of the session who had it.

    Everybody's result is counted anew in the same transaction, each in his own case; who now reaches the
    mark has passed. Raises what the engine refuses.
    """
    with transaction.atomic():
        found = Appeal.objects.select_for_update(of=("self",)).select_related("attempt").get(pk=key)
        if found.upheld is not None:
            raise StepNotAllowed("rule-on-question")
        tests = _with_question(found)
        found.upheld, found.ruled_at, found.ruled_by_id = upheld, at, actor.staff
        found.save(update_fields=["upheld", "ruled_at", "ruled_by"])
        own = next(test for test in tests if test.pk == found.attempt_id)
        _recount(own)
        facts = AppealRuling(
            question=found.code, upheld=upheld, reason_kk=reason_kk, reason_ru=reason_ru,
            correct=own.correct or 0, pass_mark=own.exam.pass_mark,
        )  # fmt: skip
        engine.perform(own.case_id, "rule-on-question", actor, facts, at=at)
        _settle(own, at)
        if upheld:
            for test in tests:
                if test.pk != own.pk:
                    _count_for(test, found, at)
    return found


def _with_question(found: Appeal) -> list[Attempt]:
    """Every finished test of the session whose paper has the question, locked in one order."""
    tests = Attempt.objects.filter(
        exam=found.exam_id, state=Attempt.State.FINISHED, paper__contains=[{"code": found.code}]
    )
    return list(tests.select_related("exam").select_for_update(of=("self",)).order_by("pk"))


def _recount(test: Attempt) -> bool:
    """Count the right answers anew; whether there are more now."""
    before, test.correct = test.correct, count_right(test)
    if test.correct == before:
        return False
    test.save(update_fields=["correct"])
    return True


def _count_for(test: Attempt, ruled: Appeal, at: datetime) -> None:
    """Another candidate who had the question: his case gets the new result while it is not decided."""
    if not _recount(test):
        return
    hall.note(test.pk, "question-void", at, text=ruled.code)
    state = Case.objects.values_list("state", flat=True).get(pk=test.case_id)
    if state in RULED_FROM:
        facts = Remarked(question=ruled.code, correct=test.correct or 0, ruled_in=ruled.attempt.case_id)
        engine.perform(test.case_id, "re-mark", SYSTEM, facts, at=at)
        _settle(test, at)


def _settle(test: Attempt, at: datetime) -> None:
    """The projection, and the way on for who reaches the mark now (C-12)."""
    Candidate.objects.filter(pk=test.case_id).update(correct=test.correct)
    state = Case.objects.values_list("state", flat=True).get(pk=test.case_id)
    if state == TEST_FAILED and (test.correct or 0) >= test.exam.pass_mark:
        by = "time" if test.finished_at == test.ends_at else "candidate"
        engine.perform(test.case_id, "pass-on-appeal", SYSTEM, result_of(test, by), at=at)
