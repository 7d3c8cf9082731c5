"""The wizard of a complaint: it begins from one's own case (C-24, E-15)."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext_lazy as _

from oryndau.appeals import contested, services
from oryndau.appeals.forms import AddresseeForm, ContactsForm, GroundsForm, MatterForm, case_of
from oryndau.appeals.selectors import forecast
from oryndau.law.appeal import COMPLAINT
from oryndau.law.appeal_facts import AttachmentRole, Complaint
from oryndau.signing.browser import browser_key
from oryndau.wizard.files import Files
from oryndau.wizard.pages import Page
from oryndau.wizard.service import Service
from oryndau.wizard.services.drafts import Assembled
from oryndau.wizard.views.guards import Work

ROLES = [
    (AttachmentRole.EVIDENCE.value, _("Evidence")),
    (AttachmentRole.OTHER.value, _("Another document")),
]
PARTS: dict[str, Any] = {"what": _("What and to whom"), "why": _("Why"), "who": _("Who complains")}
PAGES: tuple[Page, ...] = (
    Page("matter", "what", _("What you complain of"), MatterForm),
    Page("addressee", "what", _("To whom"), AddresseeForm),
    Page("grounds", "why", _("Circumstances and request"), GroundsForm),
    Page(
        "attachments", "why", _("Attached documents"), listing=Files(ROLES, required=False),
        hint=_("Nothing has to be attached: who considers the complaint reads the whole case. Attach what "
               "proves your words, if there is something."),
        owns="attachments",
    ),
    Page("contacts", "who", _("Your contacts and addresses"), ContactsForm),
)  # fmt: skip


class ComplaintWizard(Service):
    """A person, or an organisation, complains about how its own case was handled."""

    key = COMPLAINT.key
    folder = "appeals"
    facts = Complaint
    pages = PAGES
    parts = PARTS

    def first(self, request: HttpRequest) -> dict[str, Any]:
        """The case from whose page the person came; without one of his own there is nothing to contest."""
        case = contested.own(request.GET.get("case", ""), request.actor)  # type: ignore[attr-defined]
        if case is None:
            raise Http404
        return {"contested": {"case": str(case.pk)}}

    def on_page(self, work: Work, page: Page) -> dict[str, Any]:
        """The case complained of."""
        return {"contested": case_of(work.setting)}

    def on_check(self, work: Work, found: Assembled) -> dict[str, Any]:
        """When the complaint is registered and answered if it is signed now."""
        facts: Complaint | None = found.facts
        due = forecast(facts.addressee, work.at) if facts else None
        return {"contested": case_of(work.setting), "due": due}

    def sign(self, request: HttpRequest, work: Work, facts: Complaint) -> HttpResponse:
        """Freeze the complaint and go to the signing page."""
        session = services.open_signing(
            work.draft, facts, work.actor, browser=browser_key(request), at=work.at
        )
        return redirect("signing:page", session_id=session.pk)


WIZARD = ComplaintWizard()
