"""The wizard of the service: its pages, and what it tells beside them (E-05, E-07, E-10)."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from oryndau.initiation import advice
from oryndau.initiation.forms.pages import DOCUMENT, PAGES, PARTS, claimant_kind, form_class
from oryndau.initiation.forms.parties import ORGANISATION, PERSON
from oryndau.initiation.services import submission
from oryndau.initiation.services.drafts import document_facts
from oryndau.law.enforcement.documents import document_rules
from oryndau.law.enforcement.kinds import DocumentKind
from oryndau.law.facts import InitiationApplication
from oryndau.law.initiation import INITIATION
from oryndau.signing.browser import browser_key
from oryndau.wizard.forms.base import PageForm, Setting
from oryndau.wizard.pages import Page
from oryndau.wizard.service import Service
from oryndau.wizard.services.drafts import Assembled
from oryndau.wizard.views.guards import Work


class InitiationWizard(Service):
    """An application to initiate enforcement proceedings."""

    key = INITIATION.key
    folder = "initiation"
    facts = InitiationApplication
    pages = PAGES
    parts = PARTS

    def form_class(self, page: Page, answers: Mapping[str, Any]) -> type[PageForm]:
        """The claimant's form depends on what the claimant is."""
        return form_class(page, answers)

    def setting(self, page: Page, setting: Setting) -> Setting:
        """A page about the document knows what the other pages state of it."""
        if page.topic != DOCUMENT:
            return setting
        return replace(setting, stated=document_facts(setting, without=page.key))

    def on_page(self, work: Work, page: Page) -> dict[str, Any]:
        """The other kind of claimant, the places that the draft points to, the copy that is wanted."""
        if page.key == "claimant":
            other = PERSON if claimant_kind(work.draft.data) == ORGANISATION else ORGANISATION
            return {"other_kind": other}
        if page.key == "place":
            return {"places": advice.places(work.setting)}
        if page.key == "attachments":
            return {"wants_judicial_act": _wants_judicial_act(work)}
        return {}

    def on_check(self, work: Work, found: Assembled) -> dict[str, Any]:
        """What would lead to refusal, what a writ lacks, when the result comes."""
        return {
            "forecast": advice.forecast_now(work.at),
            "warnings": advice.warnings(found.facts, work.at) if found.facts else [],
            "lacking": advice.lacking(found.facts) if found.facts else [],
        }

    def sign(self, request: HttpRequest, work: Work, facts: InitiationApplication) -> HttpResponse:
        """Freeze the application, unless the person acts for another party by now."""
        try:
            session = submission.open_signing(
                work.draft, facts, work.actor, browser=browser_key(request), at=work.at
            )
        except submission.NotTheApplicant:
            messages.warning(request, _("You act in another capacity now. Say anew for whom you apply."))
            return redirect(work.url("page", "applicant"))
        return redirect("signing:page", session_id=session.pk)


def _wants_judicial_act(work: Work) -> bool:
    """Whether a copy of the judicial act goes with this kind of document (Art. 38(1)8)."""
    kind = (work.draft.data.get("kind") or {}).get("kind")
    known = {item.value for item in DocumentKind}
    return kind in known and document_rules()[DocumentKind(kind)].needs_judicial_act


WIZARD = InitiationWizard()
