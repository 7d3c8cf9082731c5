"""Who may stand at a desk, which case he may open, and the log of what was opened (E-03, C-05)."""

from collections.abc import Callable, Iterable
from datetime import datetime
from functools import wraps
from typing import Any
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponseBase

from oryndau.cases import permissions
from oryndau.cases.actors import Actor
from oryndau.cases.models import Case
from oryndau.cases.permissions import Permission
from oryndau.cases.queue import is_head
from oryndau.people.models import Access

__all__ = ["at_the_desk", "case_for", "is_head", "log_access"]
View = Callable[..., HttpResponseBase]


def at_the_desk(permission: Permission = Permission.OPEN_DESK) -> Callable[[View], View]:
    """Let in only staff who hold the permission; the view gets the actor as its second argument."""

    def guarded(view: View) -> View:
        @login_required
        @wraps(view)
        def checked(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            actor: Actor = request.actor  # type: ignore[attr-defined]
            if not permissions.has(actor, permission):
                raise PermissionDenied
            return view(request, actor, *args, **kwargs)

        return checked

    return guarded


def case_for(actor: Actor, case_id: UUID, *related: str, procedure: str = "") -> Case:
    """The case, if this member of staff may open it. For another territory's there is no such page, nor for
    that of another `procedure` where a desk names its own.
    """
    case = Case.objects.prefetch_related(*related).filter(pk=case_id).first()
    if case is None or not permissions.can_see(actor, case) or procedure not in ("", case.procedure):
        raise Http404
    return case


def log_access(actor: Actor, case: Case, what: str, at: datetime) -> None:
    """Write down that the actor opened the data of the case's parties: one row for each person concerned.

    `what` is `case`, `file`, or an act in preparation: `decree`, `act`.
    """
    assert actor.staff, "only staff come to a desk"
    numbers = dict.fromkeys([case.applicant, case.principal, *_numbers(case)])
    Access.objects.bulk_create(
        Access(at=at, staff_id=actor.staff, subject=number, case_id=case.pk, what=what)
        for number in numbers
        if number
    )


def _numbers(case: Case) -> Iterable[str]:
    return (party.number for party in case.parties.all())
