"""The service's first page."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from oryndau.initiation.advice import forecast_now
from oryndau.initiation.wizard import WIZARD
from oryndau.law.initiation import DECISION
from oryndau.timekeeping import now
from oryndau.wizard.views.drafts import beginning


@require_safe
def start(request: HttpRequest) -> HttpResponse:
    """What the service is, for whom, by when, what to have ready; the drafts to continue (E-02, E-11)."""
    context = {**beginning(request, WIZARD), "term": DECISION, "forecast": forecast_now(now())}
    return render(request, "initiation/start.html", context)
