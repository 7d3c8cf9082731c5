"""The door of the licensor's desk: its officers and who signs for it; issue and re-issue alone (L-01)."""

from uuid import UUID

from django.http import Http404

from oryndau.cases.actors import Actor
from oryndau.cases.models import Case
from oryndau.cases.permissions import Permission
from oryndau.law.licensing.issue import LICENCE_ISSUE
from oryndau.law.licensing.renewal import LICENCE_RENEWAL
from oryndau.law.procedure import Role
from oryndau.people import guard
from oryndau.people.guard import is_head, log_access

__all__ = ["PROCEDURES", "ROLES", "at_the_desk", "case_for", "is_head", "log_access"]
PROCEDURES = (LICENCE_ISSUE.key, LICENCE_RENEWAL.key)
ROLES = frozenset({Role.LICENSOR, Role.LICENSING_HEAD})

at_the_desk = guard.at_the_desk(Permission.OPEN_LICENSING_DESK)


def case_for(actor: Actor, case_id: UUID, *related: str) -> Case:
    """The case of issue or re-issue, if this member of staff may open it."""
    case = guard.case_for(actor, case_id, *related)
    if case.procedure not in PROCEDURES:
        raise Http404
    return case
