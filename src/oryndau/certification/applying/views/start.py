"""The first page of the service: what, for whom, by when, what to have ready (C-02, C-04, C-20, C-25)."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from oryndau.cases import calendars
from oryndau.certification.applying import openings
from oryndau.certification.applying.selectors import forecast
from oryndau.certification.applying.stops import barred
from oryndau.certification.applying.wizard import WIZARD
from oryndau.certification.sessions.selectors import coming
from oryndau.law.certification.candidate import DECISION
from oryndau.law.fee import Purpose, due
from oryndau.law.restrictions import CITIZENSHIP, RESTRICTIONS
from oryndau.timekeeping import local, now
from oryndau.wizard.views.drafts import beginning

SHOWN = 5
"""Sessions on the first page; all of them stand in the list of sessions."""


@require_safe
def start(request: HttpRequest) -> HttpResponse:
    """What the service is; the next open sessions; who can be certified, in plain words."""
    at = now()
    begins = beginning(request, WIZARD)
    actor, chosen = begins["actor"], openings.named(request.GET.get("session", ""))
    if chosen:
        begins |= {name: f"{begins[name]}?session={chosen.pk.hex}" for name in ("begin_url", "start_url")}
    sessions = [row for row in coming(calendars.active(), at=at) if row.open][:SHOWN]
    context = {
        **begins, "chosen": chosen, "sessions": sessions, "term": DECISION, "restrictions": RESTRICTIONS,
        "citizenship": CITIZENSHIP, "fee": due(Purpose.LICENCE_ISSUE, local(at).date()).amount,
        "registered_on": openings.registered_on(at),
        "forecast": forecast(at, sessions[0].session.closes_on) if sessions else None,
        "ban": barred(actor.iin, local(at).date()) if actor and not actor.staff else None,
    }  # fmt: skip
    return render(request, "certification/applying/start.html", context)
