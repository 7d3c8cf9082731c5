"""The door of this part: the licensor, and who may propose; cases of licences alone (L-12)."""

from collections.abc import Callable
from functools import wraps
from typing import Any
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponseBase

from oryndau.cases import permissions
from oryndau.cases.actors import Actor
from oryndau.cases.models import Case
from oryndau.cases.permissions import Permission
from oryndau.law.licensing.life import LICENCE
from oryndau.people import guard
from oryndau.people.guard import log_access

__all__ = ["at_the_desk", "case_for", "is_licensor", "log_access"]
_MAY = (Permission.OPEN_LICENSING_DESK, Permission.PROPOSE_ON_LICENCE)
View = Callable[..., HttpResponseBase]


def at_the_desk(view: View) -> View:
    """Let in the licensor's staff, territorial heads and chambers."""

    @login_required
    @wraps(view)
    def checked(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        actor: Actor = request.actor  # type: ignore[attr-defined]
        if not any(permissions.has(actor, one) for one in _MAY):
            raise PermissionDenied
        return view(request, actor, *args, **kwargs)

    return checked


def case_for(actor: Actor, case_id: UUID, *related: str) -> Case:
    """The case of a licence, if this member of staff may open it."""
    return guard.case_for(actor, case_id, *related, procedure=LICENCE.key)


def is_licensor(actor: Actor) -> bool:
    """Whether he works for the licensor."""
    return permissions.has(actor, Permission.OPEN_LICENSING_DESK)
