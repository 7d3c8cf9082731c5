"""How the system does: for everybody, and with facts and terms for heads (C-23)."""

from dataclasses import dataclass
from datetime import datetime

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from oryndau.cases.actors import Actor
from oryndau.cases.permissions import Permission, has
from oryndau.incidents import selectors
from oryndau.incidents.models import Incident, Telling
from oryndau.incidents.parts import duration
from oryndau.law.text import Text
from oryndau.people.guard import at_the_desk
from oryndau.timekeeping import now


@dataclass(frozen=True, slots=True)
class Shown:
    """An incident as a page shows it."""

    row: Incident
    lasted: Text
    told: list[Telling]

    @property
    def facts(self) -> list[tuple[str, str]]:
        """The facts by which it was found, for staff only."""
        return [(key, _plain(value)) for key, value in sorted(self.row.evidence.items()) if value]


@never_cache
@require_safe
def status(request: HttpRequest) -> HttpResponse:
    """What works and what does not, and the last failures. Nobody needs to sign in."""
    shown = _shown(selectors.recent(now()), now())
    actor: Actor | None = getattr(request, "actor", None)
    context = _parted(shown) | {"may_see_more": bool(actor and has(actor, Permission.SEE_INCIDENTS))}
    return render(request, "incidents/status.html", context)


@never_cache
@require_safe
@at_the_desk(Permission.SEE_INCIDENTS)
def staff(request: HttpRequest, actor: Actor) -> HttpResponse:
    """The failures with their facts, whom they were told to, and the terms that ended inside them."""
    at = now()
    incidents = selectors.recent(at)
    context = {"incidents": _shown(incidents, at), "hindered": selectors.hindered(incidents, actor, at)}
    return render(request, "incidents/staff.html", context)


def _shown(incidents: list[Incident], at: datetime) -> list[Shown]:
    return [Shown(row, duration(row.lasted(at)), list(row.tellings.all())) for row in incidents]


def _parted(shown: list[Shown]) -> dict[str, list[Shown]]:
    return {
        "standing": [one for one in shown if one.row.ended_at is None],
        "over": [one for one in shown if one.row.ended_at],
    }


def _plain(value: object) -> str:
    if isinstance(value, dict):
        return ", ".join(f"{key}: {count}" for key, count in value.items())
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)
