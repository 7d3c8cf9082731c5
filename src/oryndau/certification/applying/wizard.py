"""The wizard of the application for certification: its pages, and what it tells beside them (C-03, C-04)."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from oryndau.certification.applying import openings, services, stops
from oryndau.certification.applying.pages import PAGES, PARTS
from oryndau.certification.applying.selectors import forecast
from oryndau.law.certification.candidate import CERTIFICATION
from oryndau.law.certification.facts import CertificationApplication
from oryndau.law.territories import territory
from oryndau.pages.components import Link
from oryndau.signing.browser import browser_key
from oryndau.wizard.forms.fields import in_page_language
from oryndau.wizard.forms.person import of_certificate
from oryndau.wizard.pages import Page
from oryndau.wizard.service import Service
from oryndau.wizard.services.drafts import Assembled
from oryndau.wizard.stops import worded
from oryndau.wizard.views.check import from_check
from oryndau.wizard.views.guards import Work


class CertificationWizard(Service):
    """A natural person applies to be certified, for himself alone."""

    key = CERTIFICATION.key
    folder = "certification/applying"
    facts = CertificationApplication
    pages = PAGES
    parts = PARTS
    organisations = False

    def first(self, request: HttpRequest) -> dict[str, Any]:
        """The session from whose page the candidate came."""
        row = openings.named(request.GET.get("session", ""))
        return {"chosen": {"session": str(row.pk), "territory": row.territory}} if row else {}

    def on_page(self, work: Work, page: Page) -> dict[str, Any]:
        """Where sessions are open; which of the region cannot be chosen; who the certificate says applies."""
        if page.key == "region":
            return {"open_in": _open_in(work)}
        if page.key == "session":
            region = str(work.setting.page("region").get("territory", ""))
            free, closed = openings.in_region(region, work.at)
            return {"free": free, "closed": closed, "region_url": work.address(self.page("region"))}
        if page.key == "contacts":
            return {"person": of_certificate(work.person)}
        return {}

    def stops(self, work: Work, facts: CertificationApplication) -> list[Link]:
        """What the law has against receiving the application now."""
        return [
            Link(from_check(work, self.page(one.page)) if one.page else "#main-content", worded(one))
            for one in stops.stops(facts, work.draft.pk, work.at)
        ]

    def on_check(self, work: Work, found: Assembled) -> dict[str, Any]:
        """Warnings, the ban if there is one, and when the result comes."""
        facts: CertificationApplication | None = found.facts
        if facts is None:
            ban = stops.barred(work.person.iin, work.setting.today)
            return {"barred": [ban] if ban else []}
        return {
            "warnings": stops.warnings(facts, work.draft.data, work.draft.pk),
            "forecast": forecast(work.at, facts.closes_on), "session": openings.named(facts.session),
        }  # fmt: skip

    def sign(self, request: HttpRequest, work: Work, facts: CertificationApplication) -> HttpResponse:
        """Freeze the application and go to the signing page."""
        session = services.open_signing(
            work.draft, facts, work.actor, browser=browser_key(request), at=work.at
        )
        return redirect("signing:page", session_id=session.pk)


def _open_in(work: Work) -> list[tuple[str, int]]:
    found = openings.regions(work.at)
    return sorted((in_page_language(territory(code).name), count) for code, count in found.items())


WIZARD = CertificationWizard()
