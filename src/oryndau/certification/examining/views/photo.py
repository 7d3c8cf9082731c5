"""The photo of the register of persons beside the proctor's form (C-11)."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from oryndau.cases.actors import Actor
from oryndau.certification.examining import photos, services
from oryndau.certification.examining.guard import candidate_for, log_access, proctor_only
from oryndau.timekeeping import now


@proctor_only
@require_safe
def photo(request: HttpRequest, actor: Actor, case_id: UUID) -> HttpResponse:
    """The picture itself, kept by no cache. Each look is written into the log that the candidate reads."""
    case, _row = candidate_for(actor, case_id)
    kept = photos.picture_of(case.pk)
    if kept is None:
        raise Http404
    log_access(actor, case, "photo", now())
    response = HttpResponse(bytes(kept.image or b""), content_type=kept.media_type)
    response["Cache-Control"] = "private, no-store"
    response["Content-Security-Policy"] = "default-src 'none'"
    response["X-Content-Type-Options"] = "nosniff"
    return response


@proctor_only
@never_cache
@require_safe
def state(request: HttpRequest, actor: Actor, case_id: UUID) -> HttpResponse:
    """The part of the candidate's page that waits for the photo; nothing when nothing has changed, so that
    who stands on its button with the keyboard is not thrown off it.
    """
    case, row = candidate_for(actor, case_id)
    found = photos.photo_of(row)
    if request.GET.get("seen") == found.standing:
        return HttpResponse(status=204)
    context = {"case": case, "candidate": row, "photo": found}
    return render(request, "certification/examining/photo.html", context)


@proctor_only
@require_POST
def ask(request: HttpRequest, actor: Actor, case_id: UUID) -> HttpResponse:
    """Ask the register for the photo, or once more."""
    case, _row = candidate_for(actor, case_id)
    services.ask_photo(case.pk, actor, at=now())
    messages.success(request, _("The register is asked. The photo appears here when it is there."))
    return redirect("examining:seat", case_id=case.pk)
