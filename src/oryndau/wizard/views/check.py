"""Check the answers, and go on to sign them; the readable application that will be signed (E-05, C-04)."""

from datetime import timedelta
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from oryndau.documents import storage
from oryndau.pages.components import Link, Row
from oryndau.people import limits
from oryndau.signing.models import SignatureSession
from oryndau.wizard.answers import answered
from oryndau.wizard.forms.base import Setting
from oryndau.wizard.forms.fields import rule_words
from oryndau.wizard.pages import Page
from oryndau.wizard.service import Service
from oryndau.wizard.services import drafts
from oryndau.wizard.views.guards import Visit, Work

Section = tuple[str, list[Row]]
_READ_ONLY = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'"


def check(request: HttpRequest, work: Work) -> HttpResponse:
    """All answers, what is still wrong, what would lead to refusal, when the result comes."""
    setting = work.setting
    found = drafts.assemble(work.service, work.draft, setting, work.at)
    faults = _faults(work, found)
    context = {
        "draft": work.draft, "sections": sections(work, setting), "found": found, "faults": faults,
        "ready": found.facts is not None and not faults, "back": work.url("draft"),
        "sign_url": work.url("sign"),
        **work.service.on_check(work, found),
    }  # fmt: skip
    return render(request, work.service.templates("check"), context)


def sections(work: Work, setting: Setting) -> list[Section]:
    """Every part of the application: heading, and its answers with their Change links."""
    found: list[Section] = []
    for part, title in work.service.parts.items():
        rows: list[Row] = []
        for page in work.pages:
            if page.part == part:
                rows += _page_rows(work, setting, page)
        found.append((str(title), rows))
    return found


def _page_rows(work: Work, setting: Setting, page: Page) -> list[Row]:
    change, title = from_check(work, page), str(page.title)
    if page.listing is not None:
        return page.listing.told(work.draft, setting, title, change)
    form = work.service.saved(page, setting)
    if page.form is not None and page.form.statements:
        given = form is not None and form.is_valid()
        return [Row(title, _("given") if given else _("not given yet"), change)]
    rows = answered(form, change) if form is not None else []
    return rows or [Row(title, _("nothing stated"), change)]


def from_check(work: Work, page: Page) -> str:
    """The page, from where one returns to the check."""
    return f"{work.address(page)}?from=check"


def _faults(work: Work, found: drafts.Assembled) -> list[Link]:
    lines = []
    for key in found.incomplete:
        page = work.service.page(key)
        lines.append(Link(from_check(work, page), _("%(page)s: not complete") % {"page": page.title}))
    for key, problems in found.faults.items():
        page = work.service.page(key)
        for problem in problems:
            lines.append(Link(from_check(work, page), f"{page.title}: {rule_words(problem)}"))
    return lines + (work.service.stops(work, found.facts) if found.facts else [])


def sign(request: HttpRequest, work: Work) -> HttpResponse:
    """Freeze the application and go to the signing page.

    A second press does the same again, harmlessly: the draft's id becomes the case's, so that it is received
    once at most.
    """
    if request.method != "POST":
        return redirect(work.url("check"))
    limits.count(f"{work.service.key}-sign", work.person.iin, limit=60, window=timedelta(hours=1))
    found = drafts.assemble(work.service, work.draft, work.setting, work.at)
    if found.facts is None or work.service.stops(work, found.facts):
        messages.warning(request, _("The application cannot be signed yet: see what is to be put right."))
        return redirect(work.url("check"))
    return work.service.sign(request, work, found.facts)


def preview(request: HttpRequest, visit: Visit, session_id: UUID, service: Service) -> HttpResponse:
    """The readable application that is bound to what will be signed."""
    session = SignatureSession.objects.filter(pk=session_id, purpose=f"{service.key}.submit").first()
    if session is None or (session.expected_iin, session.expected_bin) != (visit.actor.iin, visit.actor.bin):
        raise Http404
    digest = session.subject["documents"][0]["sha256"]
    response = HttpResponse(storage.read(digest), content_type="application/pdf")
    response["Content-Disposition"] = 'inline; filename="application.pdf"'
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = _READ_ONLY
    response["Cache-Control"] = "private, no-store"
    return response
