"""The door of this desk: clerk and head, cases of this service alone (C-07)."""

from uuid import UUID

from oryndau.cases.actors import Actor
from oryndau.cases.models import Case
from oryndau.cases.permissions import Permission
from oryndau.law.certification.candidate import CERTIFICATION
from oryndau.people import guard
from oryndau.people.guard import is_head, log_access

__all__ = ["at_the_desk", "case_for", "is_head", "log_access"]

at_the_desk = guard.at_the_desk(Permission.OPEN_CERTIFICATION_DESK)


def case_for(actor: Actor, case_id: UUID, *related: str) -> Case:
    """The case of this service, if this member of staff may open it."""
    return guard.case_for(actor, case_id, *related, procedure=CERTIFICATION.key)
