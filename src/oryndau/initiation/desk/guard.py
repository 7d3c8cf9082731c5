"""The door of this desk: cases of this service alone."""

from uuid import UUID

from oryndau.cases.actors import Actor
from oryndau.cases.models import Case
from oryndau.law.initiation import INITIATION
from oryndau.people import guard
from oryndau.people.guard import at_the_desk, is_head, log_access

__all__ = ["at_the_desk", "case_for", "is_head", "log_access"]


def case_for(actor: Actor, case_id: UUID, *related: str) -> Case:
    """The case of this service, if this member of staff may open it."""
    return guard.case_for(actor, case_id, *related, procedure=INITIATION.key)
