"""The order of the wizard: which page asks what, in which part of the task list (issue 2, point 6)."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

from oryndau.initiation.forms.applying import ApplicantForm, ApplicationForm, ConsentsForm, ContactsForm
from oryndau.initiation.forms.enforcement_document import (
    DemandForm,
    ForceForm,
    HistoryForm,
    KindForm,
    ParticularsForm,
)
from oryndau.initiation.forms.lists import PAPERS, Debtors
from oryndau.initiation.forms.parties import claimant_form
from oryndau.initiation.forms.place import FeaturesForm, MotionsForm, PlaceForm
from oryndau.wizard.forms.base import PageForm
from oryndau.wizard.pages import Page, form_at

DOCUMENT = "document"
"""Pages about the enforcement document: each knows what the others state of it."""

PARTS: dict[str, Any] = {
    "who": _("Who applies"),
    "document": _("The enforcement document"),
    "parties": _("Claimant and debtors"),
    "where": _("Where, and with what papers"),
    "end": _("Statements"),
}

PAGES: tuple[Page, ...] = (
    Page("application", "who", _("What you ask for"), ApplicationForm),
    Page("applicant", "who", _("For whom you apply"), ApplicantForm),
    Page("contacts", "who", _("Contacts and address"), ContactsForm),
    Page("kind", "document", _("Kind of document"), KindForm, topic=DOCUMENT),
    Page("particulars", "document", _("Issuer, number and dates"), ParticularsForm, topic=DOCUMENT),
    Page("force", "document", _("Legal force"), ForceForm, topic=DOCUMENT),
    Page("demand", "document", _("What is to be enforced"), DemandForm, topic=DOCUMENT),
    Page(
        "history", "document", _("What happened to the document before"), HistoryForm, topic=DOCUMENT,
        hint=_("If nothing of this happened, leave all empty and continue."),
    ),
    Page("claimant", "parties", _("Claimant"), claimant_form("person"), owns="claimant"),
    Page("debtors", "parties", _("Debtors"), listing=Debtors(), owns="debtors"),
    Page(
        "features", "parties", _("State or private bailiff"), FeaturesForm,
        hint=_("State bailiffs enforce only what the law leaves to them (Art. 138)."),
    ),
    Page("place", "where", _("Place of enforcement"), PlaceForm),
    Page("attachments", "where", _("Attached documents"), listing=PAPERS, owns="attachments"),
    Page(
        "motions", "where", _("Measures you ask for"), MotionsForm,
        hint=_("The application may ask for arrest of property and restrictions (Art. 37(2))."),
    ),
    Page("consents", "end", _("Statements and consent"), ConsentsForm),
)  # fmt: skip


def form_class(page: Page, answers: Mapping[str, Any]) -> type[PageForm]:
    """The form of a page for a draft: the claimant's depends on what the claimant is."""
    return claimant_form(claimant_kind(answers)) if page.key == "claimant" else form_at(page)


def claimant_kind(answers: Mapping[str, Any]) -> str:
    """Person or organisation: as chosen, else as the applicant is."""
    chosen = answers.get("claimant_kind")
    if chosen:
        return str(chosen)
    return "organisation" if (answers.get("applicant") or {}).get("kind") == "organisation" else "person"
