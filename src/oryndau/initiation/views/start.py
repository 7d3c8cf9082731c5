"""The service's first page, and drafts: begin, continue, delete, bring back."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from oryndau.cases.permissions import Permission, has
from oryndau.initiation.advice import forecast_now
from oryndau.initiation.services import drafts
from oryndau.initiation.views.common import Visit, Work, for_applicants, on_draft
from oryndau.law.initiation import DECISION
from oryndau.timekeeping import now


@require_safe
def start(request: HttpRequest) -> HttpResponse:
    """What the service is, for whom, by when, what to have ready; the drafts to continue (E-02, E-11)."""
    actor = request.actor if request.user.is_authenticated else None  # type: ignore[attr-defined]
    may_apply = actor is not None and has(actor, Permission.APPLY)
    own = list(drafts.open_drafts(request.user, actor)[:10]) if may_apply else []  # type: ignore[arg-type]
    context = {
        "drafts": own,
        "may_apply": may_apply,
        "actor": actor,
        "term": DECISION,
        "forecast": forecast_now(now()),
    }
    return render(request, "initiation/start.html", context)


@require_http_methods(["GET", "POST"])
@for_applicants
def begin(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Begin a draft. GET, where the sign-in returns to, shows the first page with its button again."""
    if request.method != "POST":
        return redirect("initiation:start")
    try:
        draft = drafts.begin(visit.person, visit.actor, at=visit.at)
    except drafts.TooManyDrafts:
        messages.warning(request, _("You have too many open drafts. Continue one of them or delete some."))
        return redirect("initiation:start")
    return redirect("initiation:draft", draft_id=draft.pk)


@require_http_methods(["GET", "POST"])
@on_draft
def delete(request: HttpRequest, work: Work) -> HttpResponse:
    """Delete a draft after a question; the answer offers to bring it back."""
    if request.method == "POST":
        drafts.delete(work.draft.pk, at=work.at)
        return redirect("initiation:deleted", draft_id=work.draft.pk)
    return render(request, "initiation/delete.html", {"draft": work.draft})


@require_safe
@for_applicants
def deleted(request: HttpRequest, visit: Visit, draft_id: UUID) -> HttpResponse:
    """The draft was deleted: bring it back, or go on."""
    draft = drafts.find(draft_id, visit.person, visit.actor)
    if draft is None or not draft.deleted_at:
        raise Http404
    return render(request, "initiation/deleted.html", {"draft": draft})


@require_POST
@for_applicants
def restore(request: HttpRequest, visit: Visit, draft_id: UUID) -> HttpResponse:
    """Bring a deleted draft back."""
    draft = drafts.find(draft_id, visit.person, visit.actor)
    if draft is None:
        raise Http404
    drafts.restore(draft.pk)
    return redirect("initiation:draft", draft_id=draft.pk)
