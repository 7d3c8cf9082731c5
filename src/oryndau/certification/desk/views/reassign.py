"""The head hands a case to another clerk, with a reason."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from oryndau.cases import engine
from oryndau.cases.actors import Actor
from oryndau.cases.models import Case
from oryndau.certification.desk import registration
from oryndau.certification.desk.guard import at_the_desk, case_for
from oryndau.law.certification.candidate import CERTIFICATION
from oryndau.people import handing
from oryndau.people.selectors import posts
from oryndau.timekeeping import now


@at_the_desk
@never_cache
@require_http_methods(["GET", "POST"])
def reassign(request: HttpRequest, actor: Actor, case_id: UUID) -> HttpResponse:
    """Choose the clerk and say why; the case page then shows who has the case."""
    case = case_for(actor, case_id)
    engine.check_allowed(case, CERTIFICATION.step("reassign"), actor)
    colleagues = posts(actor.territory, "clerk")
    form = handing.form_for(request, case, colleagues)
    if request.method == "POST" and form.is_valid() and _handed(case, actor, form):
        name = handing.name_of(form.chosen, colleagues)
        messages.success(request, _("The case was handed to %(name)s.") % {"name": name})
        return redirect("certification-desk:case", case.pk)
    context = {"case": case, "form": form, "now_with": handing.name_of(case.assignee, colleagues)}
    return render(request, "certification/desk/reassign.html", context, status=422 if form.errors else 200)


def _handed(case: Case, actor: Actor, form: handing.HandOverForm) -> bool:
    def hand(staff: UUID, reason: str, version: int) -> object:
        return registration.reassign(case.pk, staff, reason, actor, version=version, at=now())

    return handing.handed(form, hand)
