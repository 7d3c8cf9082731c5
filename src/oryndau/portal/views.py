"""The portal's own public pages (E-11, E-12, E-13: how the service is provided)."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from oryndau.portal.context import address, signed_in, work_of

_OPEN = ("/$", "/help/", "/accessibility/", "/about/", "/status/")
_ROBOTS = "\n".join(["User-agent: *", *(f"Allow: {path}" for path in _OPEN), "Disallow: /", ""])


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """The services, for whom, by when, and where to begin; to staff also the way to their work."""
    actor = signed_in(request)
    addresses = {
        "start": address("initiation:start"),
        "certification": address("certification:start"),
        "sessions": address("sessions:list"),
        "decisions": address("decisions:look-up"),
        "statistics": address("decisions:statistics"),
        "licence": address("licensing:start"),
        "licences": address("licences:list"),
        "offices": address("licences:offices"),
        "open_data": address("licences:data"),
        "check": address("documents:check"),
        "sign_in": "" if actor else address("people:sign-in"),
    }
    context = {"addresses": addresses, "work": work_of(request.path, actor) if actor else []}
    return render(request, "portal/pages/home.html", context)


@require_safe
def help_signing(request: HttpRequest) -> HttpResponse:
    """How to sign with NCALayer."""
    return render(request, "portal/pages/help_signing.html")


@require_safe
def accessibility(request: HttpRequest) -> HttpResponse:
    """What was done so that everyone can use the site, what was not, and whom to tell."""
    return render(request, "portal/pages/accessibility.html")


@require_safe
def about(request: HttpRequest) -> HttpResponse:
    """What the site is, by which law it works, and what it keeps."""
    return render(request, "portal/pages/about.html")


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """Public texts may be indexed; cases, documents and forms may not."""
    return HttpResponse(_ROBOTS, content_type="text/plain; charset=utf-8")
