"""Who may open an applicant's pages: a signed-in applicant, and only his own drafts and cases (E-05, C-25).

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
from oryndau.people.models import Person
from oryndau.timekeeping import now
from oryndau.wizard.forms.base import Setting
from oryndau.wizard.models import Draft
from oryndau.wizard.pages import Page
from oryndau.wizard.service import Service
from oryndau.wizard.services import drafts

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
    service: Service

    @property
    def setting(self) -> Setting:
        """What the pages of the draft may know, read anew."""
        return drafts.setting_of(self.draft, self.person, self.actor, self.at)

    @property
    def pages(self) -> tuple[Page, ...]:
        """The pages that the draft has by its answers."""
        return self.service.pages_of(self.draft.data)

    def url(self, name: str, *args: Any) -> str:
        """An address of the draft by name."""
        return self.service.url(name, self.draft.pk, *args)

    def address(self, page: Page) -> str:
        """Where a page of the draft stands."""
        return self.service.address(self.draft.pk, page)


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
    service: Service,
) -> Callable[
    [Callable[Concatenate[HttpRequest, Work, P], HttpResponse]],
    Callable[Concatenate[HttpRequest, UUID, P], HttpResponse],
]:
    """A page of one's own open draft. A draft that was sent leads to its case, a deleted one is not there."""

    def of_service(
        view: Callable[Concatenate[HttpRequest, Work, P], HttpResponse],
    ) -> Callable[Concatenate[HttpRequest, UUID, P], HttpResponse]:
        @for_applicants
        def found(
            request: HttpRequest, visit: Visit, /, draft_id: UUID, *args: P.args, **kwargs: P.kwargs
        ) -> HttpResponse:
            draft = drafts.find(draft_id, service.key, visit.person, visit.actor)
            if draft is None or draft.deleted_at:
                raise Http404
            if draft.submitted_at:
                return redirect(service.url("case", draft.pk))
            work = Work(visit.person, visit.actor, visit.at, draft, service)
            return view(request, work, *args, **kwargs)

        return cast(Callable[Concatenate[HttpRequest, UUID, P], HttpResponse], wraps(view)(found))

    return of_service


def own_case(case_id: UUID, services: str | tuple[str, ...], actor: Actor) -> Case:
    """The applicant's own case of these procedures with its story; Http404 for anybody else's."""
    named = (services,) if isinstance(services, str) else services
    rows = Case.objects.prefetch_related("events", "clocks", "documents")
    case = rows.filter(pk=case_id, procedure__in=named).first()
    if case is None or not is_own(actor, case):
        raise Http404
    return case
