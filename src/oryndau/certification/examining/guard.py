"""Who runs a hall, and who rules on questions (C-10, C-11)."""

from datetime import datetime
from uuid import UUID

from django.http import Http404

from oryndau.cases.actors import Actor
from oryndau.cases.errors import CaseError
from oryndau.cases.models import Case
from oryndau.cases.permissions import Permission
from oryndau.certification.examining.services import hall_of
from oryndau.certification.models import Candidate, Session
from oryndau.examination.models import Exam
from oryndau.law.certification.candidate import CERTIFICATION
from oryndau.people import guard
from oryndau.people.guard import log_access
from oryndau.people.models import Access

__all__ = ["candidate_for", "department_only", "hall_for", "log_access", "log_hall", "proctor_only"]

proctor_only = guard.at_the_desk(Permission.RUN_EXAM_HALL)
department_only = guard.at_the_desk(Permission.KEEP_QUESTIONS)


def hall_for(actor: Actor, session: UUID) -> tuple[Session, Exam]:
    """The session and its open test, if this proctor runs it; else there is no such page."""
    try:
        return hall_of(actor, session)
    except CaseError as error:
        raise Http404 from error


def candidate_for(actor: Actor, case_id: UUID) -> tuple[Case, Candidate]:
    """The case and the candidate of the proctor's territory."""
    case = guard.case_for(actor, case_id, "parties", procedure=CERTIFICATION.key)
    row = Candidate.objects.select_related("session").filter(pk=case.pk).first()
    if row is None:
        raise Http404
    return case, row


def log_hall(actor: Actor, session: Session, at: datetime) -> None:
    """Write down that the actor opened the list of a session's candidates: one row for each of them."""
    assert actor.staff, "only staff run a hall"
    people = Candidate.objects.filter(session=session).values_list("case_id", "iin")
    Access.objects.bulk_create(
        Access(at=at, staff_id=actor.staff, subject=iin, case_id=case, what="hall") for case, iin in people
    )
