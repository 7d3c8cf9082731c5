"""The demonstration's clock: so that a visitor on a Sunday evening need not wait for Monday morning."""

from datetime import datetime, timedelta

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from oryndau import timekeeping
from oryndau.cases import calendars
from oryndau.law.hours import PROVIDER
from oryndau.timekeeping import ALMATY, local, now


@require_http_methods(["GET", "POST"])
def clock(request: HttpRequest) -> HttpResponse:
    """Show the clock; move it to the next working morning, an hour on, or back to the present."""
    if request.method == "POST" and timekeeping.shift_file():
        move = request.POST.get("move")
        if move == "present":
            timekeeping.move_to(datetime.now(ALMATY))
        elif move == "hour":
            timekeeping.move_to(now() + timedelta(hours=1))
        elif move == "working":
            timekeeping.move_to(_next_opening())
        return redirect("demo:clock")
    return render(
        request, "demo/clock.html", {"now": now(), "next": _next_opening(), "shifted": timekeeping.shift()}
    )


def _next_opening() -> datetime:
    """The next moment at which the provider's working time has just begun (C-21)."""
    here = local(now())
    calendar = calendars.active()
    today = calendar.is_working(here.date()) and here.time() < PROVIDER.opens
    day = here.date() if today else calendar.next_working(here.date())
    return datetime.combine(day, PROVIDER.opens, ALMATY) + timedelta(minutes=5)
