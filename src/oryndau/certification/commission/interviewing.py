"""The record of an interview: questions by the secretary, marks by each member, closed as one step (C-14)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.db.models import Max

from oryndau.cases import engine
from oryndau.cases.actors import Actor
from oryndau.cases.errors import FactsInvalid, NotPermitted
from oryndau.certification.commission.bench import (
    Bench,
    candidate_of,
    locked,
    member_of,
    secretary_of,
    sitting,
)
from oryndau.certification.commission.errors import Refused
from oryndau.certification.commission.words import said
from oryndau.certification.models import Candidate, Member, OralMark, OralQuestion
from oryndau.law.acts import ORDER_69
from oryndau.law.certification.candidate import TEST_PASSED
from oryndau.law.certification.facts import Interview, Language
from oryndau.law.text import Text

_UNMARKED = Text(
    kk="{no}-сұраққа баға қойылмаған: {names}", ru="вопрос {no} ещё не оценили: {names}",
    en="question {no} has no mark yet from {names}",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Marked:
    """A mark of an answer to be entered, by the member of which post."""

    member: UUID
    mark: int
    remark: str = ""


@dataclass(frozen=True, slots=True)
class Asked:
    """A question to be added to a record, with the marks that are known already."""

    asked_by: UUID
    """The post of the member who asked."""
    text: str
    marks: tuple[Marked, ...] = ()


Marks = Mapping[UUID, Iterable[Marked]]
"""Marks by question."""


def record(key: UUID, asked: Iterable[Asked], marked: Marks, actor: Actor) -> None:
    """The secretary writes down questions, and marks that members told him.

    A mark that a member entered from his own screen stays as he entered it.
    """
    candidate = candidate_of(key)
    secretary_of(candidate.session_id, actor.staff)
    with transaction.atomic():
        bench = _open_record(candidate)
        members = _voting(candidate, bench)
        told = [(question, marks) for question, marks in marked.items()]
        told += [(_ask(candidate, members, one), one.marks) for one in asked]
        for question, marks in told:
            for mark in marks:
                _mark(candidate, members, question, mark, own=False)


def mark_own(key: UUID, marked: Marks, actor: Actor) -> None:
    """A member enters his own marks, and may correct them until the record is closed."""
    candidate = candidate_of(key)
    me = member_of(candidate.session_id, actor.staff)
    with transaction.atomic():
        members = _voting(candidate, _open_record(candidate))
        for question, marks in marked.items():
            for mark in marks:
                if mark.member != me.staff_id:
                    raise NotPermitted("interview")
                _mark(candidate, members, question, mark, own=True)


def close(key: UUID, actor: Actor, *, version: int, at: datetime) -> None:
    """Close the record: three questions or more, each marked by all who vote; else `FactsInvalid`."""
    candidate = candidate_of(key)
    secretary_of(candidate.session_id, actor.staff)
    with transaction.atomic():
        bench = _open_record(candidate)
        questions = questions_of(candidate)
        _check_marked(questions, _voting(candidate, bench))
        facts = {
            "held_at": at, "language": Language(candidate.language),
            "questions": [_told(question) for question in questions],
        }  # fmt: skip
        engine.perform(key, "interview", actor, Interview.model_validate(facts) if questions else facts,
                       at=at, version=version)  # fmt: skip


def questions_of(candidate: Candidate) -> list[OralQuestion]:
    """The questions of a record with their marks, by number."""
    rows = OralQuestion.objects.filter(candidate=candidate).select_related("asked_by__staff__person")
    return list(rows.prefetch_related("marks__member__staff__person").order_by("no"))


def _open_record(candidate: Candidate) -> Bench:
    bench = sitting(candidate.session_id)
    if locked(candidate.pk).state != TEST_PASSED:
        raise Refused("record-closed")
    return bench


def _voting(candidate: Candidate, bench: Bench) -> dict[UUID, Member]:
    rows = Member.objects.filter(session=candidate.session_id, staff__in=bench.voters(candidate.pk))
    return {member.staff_id: member for member in rows.select_related("staff__person")}


def _ask(candidate: Candidate, members: dict[UUID, Member], one: Asked) -> UUID:
    if one.asked_by not in members:
        raise NotPermitted("interview")
    last = OralQuestion.objects.filter(candidate=candidate).aggregate(last=Max("no"))["last"] or 0
    text = said(one.text, "questions")
    made = OralQuestion.objects.create(
        candidate=candidate, no=last + 1, asked_by=members[one.asked_by], text=text
    )
    return made.pk


def _mark(
    candidate: Candidate, members: dict[UUID, Member], question: UUID, one: Marked, *, own: bool
) -> None:
    known = OralQuestion.objects.filter(pk=question, candidate=candidate).exists()
    if one.member not in members or not known:
        raise NotPermitted("interview")
    mine = OralMark.objects.filter(question=question, member=members[one.member])
    told = {"mark": one.mark, "remark": said(one.remark, "remark") if one.remark.strip() else "", "own": own}
    if not mine.exists():
        OralMark.objects.create(question_id=question, member=members[one.member], **told)
    elif own:
        mine.update(**told)
    else:
        mine.filter(own=False).update(**told)


def _check_marked(questions: list[OralQuestion], members: dict[UUID, Member]) -> None:
    problems = []
    for question in questions:
        marked = {mark.member_id for mark in question.marks.all()}
        names = [one.staff.person.full_name for one in members.values() if one.pk not in marked]
        if names:
            words = _UNMARKED.format(no=question.no, names=", ".join(sorted(names)))
            problems.append(("questions", "interview_unmarked", words))
    if problems:
        clause = ORDER_69 / "A1 p.12(4)"
        raise FactsInvalid("interview", errors=[
            {"loc": (field,), "type": kind, "msg": words, "clause": clause} for field, kind, words in problems
        ])  # fmt: skip


def _told(question: OralQuestion) -> dict[str, object]:
    marks = sorted(question.marks.all(), key=lambda one: str(one.member.staff_id))
    return {
        "asked_by": question.asked_by.staff_id, "text": question.text,
        "marks": [
            {"member": one.member.staff_id, "mark": one.mark, "remark": one.remark or None} for one in marks
        ],
    }  # fmt: skip
