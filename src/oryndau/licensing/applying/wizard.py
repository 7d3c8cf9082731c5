"""The two wizards: a licence, and its re-issue; what they tell beside their pages (L-02, L-03, L-09)."""

from typing import Any, ClassVar

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from oryndau.law.answer_words import REGISTERS
from oryndau.law.licensing.change_words import NOT_FOR_OBJECTS
from oryndau.law.licensing.changes import GROUNDS
from oryndau.law.licensing.facts import (
    CertificationBasis,
    ChangeGround,
    LicenceApplication,
    RenewalApplication,
)
from oryndau.law.licensing.issue import LICENCE_ISSUE
from oryndau.law.licensing.renewal import LICENCE_RENEWAL
from oryndau.licensing.applying import services, stops
from oryndau.licensing.applying.forms.basis import CertificationForm, weighed
from oryndau.licensing.applying.pages import (
    CHANGE,
    ISSUE_PAGES,
    ISSUE_PARTS,
    RENEWAL_PAGES,
    RENEWAL_PARTS,
    named,
)
from oryndau.licensing.applying.selectors import forecast, term_of
from oryndau.licensing.applying.stops import Either
from oryndau.pages.components import Link
from oryndau.signing.browser import browser_key
from oryndau.wizard.forms.person import of_certificate
from oryndau.wizard.pages import Page
from oryndau.wizard.service import Service
from oryndau.wizard.services.drafts import Assembled
from oryndau.wizard.stops import worded
from oryndau.wizard.views.check import from_check
from oryndau.wizard.views.guards import Work, language


class _Licensing(Service):
    """A natural person applies for himself alone (A2 p.4, p.13)."""

    folder = "licensing/applying"
    organisations = False

    def url(self, name: str, *args: Any) -> str:
        """An address of the service; the case has one page, whatever was applied for."""
        return reverse("licensing:case" if name == "case" else f"{self.space}:{name}", args=args)

    def on_page(self, work: Work, page: Page) -> dict[str, Any]:
        """Who the certificate says applies."""
        return {"person": of_certificate(work.person)} if page.key == "contacts" else {}

    def stops(self, work: Work, facts: Either) -> list[Link]:
        """What the law has against receiving the application now."""
        return [
            Link(from_check(work, self.page(one.page)) if one.page else "#main-content", worded(one))
            for one in stops.stops(facts, work.draft.pk, work.at)
        ]

    def on_check(self, work: Work, found: Assembled) -> dict[str, Any]:
        """Warnings, what bars the person, and when the result comes."""
        if found.facts is None:
            return {"barred": stops.barred(work.person.iin, self.key, work.draft.pk)}
        return {
            "warnings": stops.warnings(found.facts, work.draft.data, work.at),
            "forecast": forecast(self.key, work.at), "term": term_of(self.key),
        }  # fmt: skip

    def sign(self, request: HttpRequest, work: Work, facts: Either) -> HttpResponse:
        """Freeze the application and go to the signing page."""
        session = services.open_signing(
            work.draft, facts, work.actor, language=language(), browser=browser_key(request), at=work.at
        )
        return redirect("signing:page", session_id=session.pk)


class LicenceWizard(_Licensing):
    """An application for a licence: forms An.2 and An.3."""

    key = LICENCE_ISSUE.key
    space: ClassVar[str] = "licensing"
    facts = LicenceApplication
    pages = ISSUE_PAGES
    parts = ISSUE_PARTS

    def on_page(self, work: Work, page: Page) -> dict[str, Any]:
        """How long the rows of the labour come to; what is known of the decision."""
        form = self.saved(page, work.setting) if page.key in ("labour", "certification") else None
        if page.key == "labour":
            return {"weighed": weighed(form, work.setting)}
        if isinstance(form, CertificationForm) and form.is_valid():
            basis = CertificationBasis.model_validate(form.facts()["basis"])
            return {"warned": list(stops.of_decision(basis, work.person.iin, work.at))}
        return super().on_page(work, page)


class RenewalWizard(_Licensing):
    """An application for the re-issue of a licence: form An.4."""

    key = LICENCE_RENEWAL.key
    space: ClassVar[str] = "licensing:renewal"
    facts = RenewalApplication
    pages = RENEWAL_PAGES
    parts = RENEWAL_PARTS

    def whole(self, told: dict[str, Any]) -> dict[str, Any]:
        """The changes in the order of the form."""
        by_ground = told.get("changes") or {}
        changes = [by_ground[key.value] for key in GROUNDS if key.value in by_ground]
        return {**told, "changes": changes}

    def on_page(self, work: Work, page: Page) -> dict[str, Any]:
        """Which register is asked about a change; that no licence of ours is for an object."""
        if page.key.startswith(CHANGE):
            ground = GROUNDS[ChangeGround(page.key.removeprefix(CHANGE))]
            asked = REGISTERS[ground.register] if ground.register else None
            return {"ground": ground, "register": asked, "for_objects": NOT_FOR_OBJECTS}
        if page.key == "attachments":
            return {"evidence": [one.evidence for one in named(work.draft.data) if one.register is None]}
        return super().on_page(work, page)


ISSUE_WIZARD, RENEWAL_WIZARD = LicenceWizard(), RenewalWizard()
