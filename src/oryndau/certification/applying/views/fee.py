"""The fee for the licence, paid anew while the certification goes on (C-20, L-10)."""

from collections.abc import Callable
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods

from oryndau.cases.models import Case
from oryndau.certification.applying import selectors
from oryndau.certification.applying.own import OWN
from oryndau.law.certification.candidate import CERTIFICATION
from oryndau.law.fee import Purpose
from oryndau.wizard.fees.anew import anew, receipt_anew
from oryndau.wizard.views.attachments import light
from oryndau.wizard.views.guards import Visit, for_applicants, own_case

_both = require_http_methods(["GET", "POST"])


@_both
@for_applicants
def page(request: HttpRequest, visit: Visit, case_id: UUID) -> HttpResponse:
    """The choice of another fee."""
    case = _asked(visit, case_id)
    return anew(request, visit, case, Purpose.LICENCE_ISSUE, _address(case))


@_both
@for_applicants
def _receipt(request: HttpRequest, visit: Visit, case_id: UUID) -> HttpResponse:
    case = _asked(visit, case_id)
    return receipt_anew(request, visit, case, Purpose.LICENCE_ISSUE, _address(case))


receipt = light(_receipt)
"""A bank's receipt in place of the fee that came to nothing."""


def _asked(visit: Visit, case_id: UUID) -> Case:
    """The candidate's own case of form An.3; form An.2 has no fee."""
    case = own_case(case_id, CERTIFICATION.key, visit.actor)
    if selectors.application(case).licence is None:
        raise Http404
    return case


def _address(case: Case) -> Callable[[str], str]:
    return lambda name: OWN.url(name, case.pk)
