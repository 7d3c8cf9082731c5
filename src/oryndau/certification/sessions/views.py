"""The public pages of sessions: the list, one session, its calendar file (C-02). Nobody needs to sign in."""

from uuid import UUID

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from oryndau.cases import calendars
from oryndau.cases.permissions import Permission, has
from oryndau.certification.sessions import calendar_file, selectors
from oryndau.certification.sessions.forms import FilterForm
from oryndau.law import terms
from oryndau.law.certification.session import TERM
from oryndau.law.territories import territories
from oryndau.pages.formats import page_locale
from oryndau.timekeeping import now


@require_safe
def listing(request: HttpRequest) -> HttpResponse:
    """Coming sessions by region and language, and those that were held."""
    at, language = now(), page_locale().language
    choices = [(code, one.name.in_(language)) for code, one in territories().items()]
    form = FilterForm(request.GET, choices=choices)
    territory = form.value("territory")
    rows = selectors.coming(calendars.active(), at=at, territory=territory, language=form.value("language"))
    context = {
        "form": form, "sessions": rows, "past": selectors.past(territory=territory),
        "feed": reverse("sessions:feed") + (f"?territory={territory}" if territory else ""),
        "may_announce": _may_announce(request), "territories": territories(),
    }  # fmt: skip
    return render(request, "certification/sessions/list.html", context)


@require_safe
def page(request: HttpRequest, session_id: UUID) -> HttpResponse:
    """One session: when, where, in which languages, until when to apply, and by when the result comes."""
    found = _found(session_id)
    frame = selectors.frame(found.session, calendars.active())
    due = terms.due(TERM, found.session.closes_on, calendars.active())
    context = {"listed": found, "session": found.session, "frame": frame, "due": due, "clause": TERM.clause}
    return render(request, "certification/sessions/one.html", context)


@require_safe
def calendar(request: HttpRequest, session_id: UUID) -> HttpResponse:
    """The session as a calendar file."""
    found = _found(session_id)
    language = page_locale().language
    title = _("Certification: %(body)s") % {"body": found.body.in_(language)}
    url = settings.SITE_URL + reverse("sessions:one", args=[session_id])
    content = calendar_file.event(
        found.session, title=title, place=found.place.in_(language), url=url, host=settings.SITE_NAME
    )
    response = HttpResponse(content, content_type="text/calendar; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{slugify(found.session.number)}.ics"'
    return response


def _found(session_id: UUID) -> selectors.Listed:
    found = selectors.one(session_id, calendars.active(), now())
    if found is None:
        raise Http404
    return found


def _may_announce(request: HttpRequest) -> bool:
    actor = getattr(request, "actor", None) if request.user.is_authenticated else None
    return actor is not None and has(actor, Permission.ANNOUNCE_SESSION)
