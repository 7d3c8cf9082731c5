"""The head hands a case to another clerk, with a reason."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from oryndau.cases import engine
from oryndau.cases.actors import Actor
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

    def hand(staff: UUID, reason: str, version: int) -> object:
        return registration.reassign(case.pk, staff, reason, actor, version=version, at=now())

    colleagues = posts(actor.territory, "clerk")
    return handing.page(request, case, colleagues, hand, route="certification-desk:case")
