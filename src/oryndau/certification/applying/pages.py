"""The order of the wizard: which page asks what (C-03, C-20)."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

from oryndau.certification.applying.forms.choosing import RegionForm, SessionForm, WhatForm
from oryndau.certification.applying.forms.extra_time import ExtraTimeForm
from oryndau.certification.applying.forms.internship import InternshipForm
from oryndau.certification.applying.forms.licence import LicenceForm
from oryndau.law.certification.facts import AttachmentRole
from oryndau.law.fee import Purpose
from oryndau.wizard.fees import FeeStep
from oryndau.wizard.files import Files
from oryndau.wizard.forms.consents import ConsentsForm
from oryndau.wizard.forms.education import DiplomaForm
from oryndau.wizard.forms.person import ContactsForm, ResidenceForm
from oryndau.wizard.pages import Page

ROLES = [
    (AttachmentRole.DIPLOMA.value, _("Diploma and its supplement")),
    (AttachmentRole.NOSTRIFICATION.value, _("Nostrification or recognition of the diploma")),
    (AttachmentRole.INTERNSHIP.value, _("Conclusion on the internship")),
    (AttachmentRole.FEE.value, _("Receipt of the licence fee")),
    (AttachmentRole.DISABILITY.value, _("Document about a disability")),
    (AttachmentRole.OTHER.value, _("Another document")),
]

PARTS: dict[str, Any] = {
    "what": _("What, where and when"),
    "who": _("About you"),
    "ready": _("Education and internship"),
    "licence": _("Licence and documents"),
    "end": _("Statements"),
}


def wants_licence(answers: Mapping[str, Any]) -> bool:
    """Whether the licence is asked for by the same application (form An.3)."""
    return (answers.get("what") or {}).get("form") == "an3"


PAGES: tuple[Page, ...] = (
    Page("what", "what", _("What you ask for"), WhatForm),
    Page("region", "what", _("Region"), RegionForm),
    Page("session", "what", _("Session and language"), SessionForm),
    Page("contacts", "who", _("You and your contacts"), ContactsForm),
    Page("residence", "who", _("Address of residence"), ResidenceForm),
    Page(
        "extra-time", "who", _("More time for the test"), ExtraTimeForm,
        hint=_("The test lasts 90 minutes. A person whose disability calls for it may have more. If you need "
               "nothing, leave this empty and continue."),
    ),
    Page(
        "diploma", "ready", _("Diploma"), DiplomaForm,
        hint=_("We check it in the register of education; you need not attach anything."),
    ),
    Page(
        "internship", "ready", _("Internship"), InternshipForm,
        hint=_("The internship lasts at most six months, and its conclusion is approved after it ends."),
    ),
    Page("licence", "licence", _("Licence"), LicenceForm, asked=wants_licence),
    Page(
        "fee", "licence", _("Licence fee"), listing=FeeStep(Purpose.LICENCE_ISSUE, under=("licence",)),
        hint=_("One fee for the licence; certification costs nothing."), asked=wants_licence,
    ),
    Page(
        "attachments", "licence", _("Attached documents"), listing=Files(ROLES, required=False),
        hint=_("Nothing has to be attached: the application alone is enough, and the registers are asked by "
               "the system. Attach what you think helps."),
        owns="attachments",
    ),
    Page("consents", "end", _("Statements and consent"), ConsentsForm),
)  # fmt: skip
