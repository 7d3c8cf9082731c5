"""Sign-in and sign-out, the choice of the capacity to act in, and the log of who opened one's data."""

from datetime import timedelta

from django.conf import settings
from django.contrib.auth import logout
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from oryndau.people import limits, selectors
from oryndau.people.acting import capacities
from oryndau.people.sign_in import landing
from oryndau.signing.browser import browser_key
from oryndau.signing.services import open_sign_in
from oryndau.timekeeping import local, now


@require_http_methods(["GET", "POST"])
def sign_in(request: HttpRequest) -> HttpResponse:
    """Start signing in. In the demonstration the page offers its people; a real EDS works everywhere."""
    if request.method == "POST":
        limits.count("sign-in", limits.address_of(request), limit=60, window=timedelta(minutes=5))
        demonstration = not settings.PRODUCTION
        session = open_sign_in(
            browser=browser_key(request), at=now(),
            iin=request.POST.get("iin", "")[:12] if demonstration else "",
            bin=request.POST.get("bin", "")[:12] if demonstration else "",
        )  # fmt: skip
        session.subject = {"next": request.GET.get("next", "")[:500]}
        session.save(update_fields=["subject"])
        return redirect("signing:page", session_id=session.pk)
    people = [] if settings.PRODUCTION else selectors.demonstration_people()
    return render(request, "people/sign_in.html", {"groups": people})


@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    """End the session."""
    logout(request)
    return redirect("portal:home")


@login_required
@require_http_methods(["GET", "POST"])
def act_as(request: HttpRequest) -> HttpResponse:
    """Choose in which capacity to act: for oneself, for the organisation of the EDS, or by a post."""
    open_to = capacities(request.user, request.session, local(now()).date())  # type: ignore[arg-type]
    if request.method == "POST":
        chosen = next((c for c in open_to if c.key == request.POST.get("capacity")), None)
        if chosen:
            request.session["acting"] = chosen.key
            return HttpResponseRedirect(landing(chosen.kind == "staff"))
    current = request.session.get("acting", "self")
    return render(request, "people/act_as.html", {"capacities": open_to, "current": current})


@login_required
def access_log(request: HttpRequest) -> HttpResponse:
    """Who of the staff opened this person's data, when, and what."""
    seen = selectors.accesses_to(request.actor.acts_for, before=request.GET.get("before"))  # type: ignore[attr-defined]
    return render(request, "people/access_log.html", {"accesses": seen})
