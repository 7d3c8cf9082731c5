"""Drafts: begin, delete, bring back."""

from typing import Any, cast
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from oryndau.cases.actors import Actor
from oryndau.cases.permissions import Permission, has
from oryndau.people.models import Person
from oryndau.wizard.models import Draft
from oryndau.wizard.service import Service
from oryndau.wizard.services import drafts
from oryndau.wizard.views.guards import Visit, Work


def begin(request: HttpRequest, visit: Visit, service: Service) -> HttpResponse:
    """Begin a draft. GET, where the sign-in returns to, shows the first page with its button again."""
    if request.method != "POST":
        return redirect(service.url("start"))
    if not _may_begin(visit.actor, service):
        raise PermissionDenied
    try:
        draft = drafts.begin(service.key, visit.person, visit.actor, at=visit.at, data=service.first(request))
    except drafts.TooManyDrafts:
        messages.warning(request, _("You have too many open drafts. Continue one of them or delete some."))
        return redirect(service.url("start"))
    return redirect(service.url("draft", draft.pk))


def delete(request: HttpRequest, work: Work) -> HttpResponse:
    """Delete a draft after a question; the answer offers to bring it back."""
    if request.method == "POST":
        drafts.delete(work.draft.pk, at=work.at)
        return redirect(work.url("deleted"))
    context = {"draft": work.draft, "back": work.url("draft")}
    return render(request, work.service.templates("delete"), context)


def deleted(request: HttpRequest, visit: Visit, draft_id: UUID, service: Service) -> HttpResponse:
    """The draft was deleted: bring it back, or go on."""
    draft = drafts.find(draft_id, service.key, visit.person, visit.actor)
    if draft is None or not draft.deleted_at:
        raise Http404
    context = {"draft": draft, "restore_url": service.url("restore", draft.pk)}
    return render(request, service.templates("deleted"), context)


def restore(request: HttpRequest, visit: Visit, draft_id: UUID, service: Service) -> HttpResponse:
    """Bring a deleted draft back."""
    draft = drafts.find(draft_id, service.key, visit.person, visit.actor)
    if draft is None:
        raise Http404
    drafts.restore(draft.pk)
    return redirect(service.url("draft", draft.pk))


def beginning(request: HttpRequest, service: Service) -> dict[str, Any]:
    """What the first page of a service shows to continue or begin: `wizard/begin.html` draws it."""
    actor = cast(Any, request).actor if request.user.is_authenticated else None
    may_apply = actor is not None and _may_begin(actor, service)
    own = _open_drafts(cast(Person, request.user), service.key, cast(Actor, actor)) if may_apply else []
    return {
        "actor": actor, "may_apply": may_apply, "for_oneself": not service.organisations,
        "begin_url": service.url("begin"),
        "start_url": service.url("start"),
        "drafts": [(draft, service.url("draft", draft.pk)) for draft in own],
    }  # fmt: skip


def _may_begin(actor: Actor, service: Service) -> bool:
    return has(actor, Permission.APPLY) and (service.organisations or not actor.bin)


def _open_drafts(person: Person, service: str, actor: Actor) -> list[Draft]:
    return list(drafts.open_drafts(person, actor).filter(service=service)[:10])
