"""The head hands a case to another bailiff, with a reason (Art. 54(3))."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from oryndau.cases.actors import Actor
from oryndau.cases.errors import StepNotAllowed
from oryndau.cases.models import Case
from oryndau.cases.permissions import Permission
from oryndau.cases.procedures import procedure_of
from oryndau.initiation.desk.guard import at_the_desk, case_for
from oryndau.initiation.services import registration
from oryndau.people import handing
from oryndau.people.selectors import bailiffs
from oryndau.timekeeping import now


@at_the_desk(Permission.REASSIGN)
@never_cache
@require_http_methods(["GET", "POST"])
def reassign(request: HttpRequest, actor: Actor, case_id: UUID) -> HttpResponse:
    """Choose the bailiff and say why; the case page then shows who has the case."""
    case = case_for(actor, case_id)
    if case.state not in procedure_of(case.procedure).step("reassign").from_:
        raise StepNotAllowed("reassign", state=case.state)
    colleagues = bailiffs(actor.territory)
    form = handing.form_for(request, case, colleagues)
    if request.method == "POST" and form.is_valid() and _handed(case, actor, form):
        name = handing.name_of(form.chosen, colleagues)
        messages.success(request, _("The case was handed to %(name)s.") % {"name": name})
        return redirect("desk:case", case.pk)
    context = {"case": case, "form": form, "now_with": handing.name_of(case.assignee, colleagues)}
    return render(request, "desk/reassign.html", context, status=422 if form.errors else 200)


def _handed(case: Case, actor: Actor, form: handing.HandOverForm) -> bool:
    def hand(staff: UUID, reason: str, version: int) -> object:
        return registration.reassign(case.pk, staff, reason, actor, version=version, at=now())

    return handing.handed(form, hand)
