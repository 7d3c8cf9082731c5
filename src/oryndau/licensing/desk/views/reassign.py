"""The head hands a case to another officer, with a reason."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from oryndau.cases import engine
from oryndau.cases.actors import Actor
from oryndau.cases.procedures import procedure_of
from oryndau.law.procedure import Role
from oryndau.licensing.desk import registration
from oryndau.licensing.desk.guard import at_the_desk, case_for
from oryndau.people import handing
from oryndau.people.selectors import posts
from oryndau.timekeeping import now


@at_the_desk
@never_cache
@require_http_methods(["GET", "POST"])
def reassign(request: HttpRequest, actor: Actor, case_id: UUID) -> HttpResponse:
    """Choose the officer and say why; the case page then shows who has the case."""
    case = case_for(actor, case_id)
    engine.check_allowed(case, procedure_of(case.procedure).step("reassign"), actor)

    def hand(staff: UUID, reason: str, version: int) -> object:
        return registration.reassign(case.pk, staff, reason, actor, version=version, at=now())

    return handing.page(request, case, posts("", Role.LICENSOR.value), hand, route="licensing-desk:case")
