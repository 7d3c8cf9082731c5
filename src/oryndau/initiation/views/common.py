"""Who may open the claimant's pages: a signed-in applicant, and only his own drafts and cases (E-05).

What is somebody else's does not exist: it answers 404, as an id that was never given.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import wraps
from typing import Any, Concatenate, ParamSpec, cast
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import get_language

from oryndau.cases.actors import Actor
from oryndau.cases.models import Case
from oryndau.cases.permissions import Permission, has, is_own
from oryndau.initiation.forms.base import Setting
from oryndau.initiation.models import Draft
from oryndau.initiation.services import drafts
from oryndau.people.models import Person
from oryndau.timekeeping import now

P = ParamSpec("P")


@dataclass(frozen=True, slots=True)
class Visit:
    """A signed-in applicant's request: who, for whom, when."""

    person: Person
    actor: Actor
    at: datetime


@dataclass(frozen=True, slots=True)
class Work(Visit):
    """A visit to one of the applicant's open drafts."""

    draft: Draft

    @property
    def setting(self) -> Setting:
        """What the pages of the draft may know, read anew."""
        return drafts.setting_of(self.draft, self.person, self.actor, self.at)


def language() -> str:
    """The page's language."""
    return (get_language() or "kk")[:2]


def for_applicants(
    view: Callable[Concatenate[HttpRequest, Visit, P], HttpResponse],
) -> Callable[Concatenate[HttpRequest, P], HttpResponse]:
    """A page for a signed-in person who may apply; staff acting by their post may not."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        actor = cast(Any, request).actor
        if not has(actor, Permission.APPLY):
            raise PermissionDenied
        return view(request, Visit(cast(Person, request.user), actor, now()), *args, **kwargs)

    return cast(Callable[Concatenate[HttpRequest, P], HttpResponse], login_required(guarded))


def on_draft(
    view: Callable[Concatenate[HttpRequest, Work, P], HttpResponse],
) -> Callable[Concatenate[HttpRequest, UUID, P], HttpResponse]:
    """A page of one's own open draft. A draft that was sent leads to its case, a deleted one is not there."""

    @for_applicants
    def found(
        request: HttpRequest, visit: Visit, /, draft_id: UUID, *args: P.args, **kwargs: P.kwargs
    ) -> HttpResponse:
        draft = drafts.find(draft_id, visit.person, visit.actor)
        if draft is None or draft.deleted_at:
            raise Http404
        if draft.submitted_at:
            return redirect("initiation:case", case_id=draft.pk)
        return view(request, Work(visit.person, visit.actor, visit.at, draft), *args, **kwargs)

    return cast(Callable[Concatenate[HttpRequest, UUID, P], HttpResponse], wraps(view)(found))


def own_case(case_id: UUID, actor: Actor) -> Case:
    """The applicant's own case with its story; Http404 for anybody else's."""
    rows = Case.objects.prefetch_related("events", "clocks", "documents")
    case = rows.filter(pk=case_id).first()
    if case is None or not is_own(actor, case):
        raise Http404
    return case
