"""The first pages of issue and re-issue: what, for whom, what it costs, by when (L-02, L-09 to L-11)."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from oryndau.law.fee import Purpose, due
from oryndau.law.licensing.changes import GROUNDS
from oryndau.law.licensing.experience import words
from oryndau.law.licensing.facts import LabourGround
from oryndau.law.parameters import ParameterError
from oryndau.law.restrictions import CITIZENSHIP, RESTRICTIONS
from oryndau.licensing.applying import stops
from oryndau.licensing.applying.selectors import forecast, term_of
from oryndau.licensing.applying.wizard import ISSUE_WIZARD, RENEWAL_WIZARD
from oryndau.registers.licences.selectors import valid_of
from oryndau.registers.selectors import in_force
from oryndau.timekeeping import local, now
from oryndau.wizard.service import Service
from oryndau.wizard.views.drafts import beginning


@require_safe
def issue(request: HttpRequest) -> HttpResponse:
    """A licence: the two bases, the fee of today, who cannot have one."""
    context = _common(request, ISSUE_WIZARD, Purpose.LICENCE_ISSUE)
    today = context["today"]
    grounds = [words(ground, today) for ground in LabourGround]
    decision = in_force(context["iin"], today) if context["iin"] else None
    context |= {
        "restrictions": RESTRICTIONS,
        "citizenship": CITIZENSHIP,
        "grounds": grounds,
        "decision": decision,
    }
    return render(request, "licensing/applying/start.html", context)


@require_safe
def renewal(request: HttpRequest) -> HttpResponse:
    """The re-issue: its eight grounds, its fee."""
    context = _common(request, RENEWAL_WIZARD, Purpose.LICENCE_RENEWAL)
    context |= {
        "grounds": list(GROUNDS.values()),
        "own": valid_of(context["iin"]) if context["iin"] else None,
    }
    return render(request, "licensing/applying/renewal.html", context)


def _common(request: HttpRequest, service: Service, purpose: Purpose) -> dict[str, Any]:
    at = now()
    begins, today = beginning(request, service), local(at).date()
    actor = begins["actor"]
    iin = actor.iin if actor and begins["may_apply"] else ""
    try:
        fee = due(purpose, today)
    except ParameterError:
        fee = None
    return {
        **begins, "iin": iin, "today": today, "fee": fee, "term": term_of(service.key),
        "forecast": forecast(service.key, at), "barred": stops.barred(iin, service.key) if iin else [],
    }  # fmt: skip
