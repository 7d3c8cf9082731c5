"""The order of the two wizards: which page asks what (L-02, L-09)."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.functional import lazy
from django.utils.translation import gettext_lazy as _

from oryndau.law.fee import Purpose
from oryndau.law.licensing.changes import GROUNDS, Ground
from oryndau.law.licensing.facts import AttachmentRole
from oryndau.licensing.applying.forms.basis import (
    CERTIFICATION,
    LABOUR,
    BasisForm,
    CertificationForm,
    LabourForm,
)
from oryndau.licensing.applying.forms.changes import GroundsForm, LicenceForm, form_of, title_of
from oryndau.licensing.applying.forms.contacts import (
    BankForm,
    LicenceConsentsForm,
    LicenceContactsForm,
    PlaceForm,
)
from oryndau.licensing.applying.sheets import sheets
from oryndau.wizard.fees import FeeStep
from oryndau.wizard.files import Files
from oryndau.wizard.forms.education import DiplomaForm
from oryndau.wizard.forms.person import ResidenceForm
from oryndau.wizard.models import Draft
from oryndau.wizard.pages import Page

_ROLES = {
    AttachmentRole.NOSTRIFICATION: _("Nostrification or recognition of the diploma"),
    AttachmentRole.LABOUR: _("Document about the labour activity"),
    AttachmentRole.CHANGE: _("Document that shows a change"),
    AttachmentRole.OTHER: _("Another document"),
}
_ISSUE = (AttachmentRole.NOSTRIFICATION, AttachmentRole.LABOUR, AttachmentRole.OTHER)
_RENEWAL = (AttachmentRole.CHANGE, AttachmentRole.OTHER)
_titled = lazy(title_of, str)
CHANGE = "change-"
"""The pages of grounds are named by them: `change-name`."""


def _roles(named: tuple[AttachmentRole, ...]) -> list[tuple[str, Any]]:
    return [(role.value, _ROLES[role]) for role in named]


class Papers(Files):
    """The attached files, and on how many sheets, as the form asks: a picture is one."""

    def facts(self, draft: Draft, setting: Any) -> dict[str, Any] | None:
        """The files with the number of their sheets."""
        found = super().facts(draft, setting)
        return None if found is None else {**found, "sheets": sheets(draft)}


@dataclass(frozen=True)
class Evidence(Papers):
    """Files of a re-issue: a copy of each document on the change, unless a register shows it (A2 p.14(3))."""

    def lacks(self, draft: Draft) -> bool:
        """Whether a ground that no register shows has no copy of its document yet."""
        papers = draft.uploads.filter(role=AttachmentRole.CHANGE.value).count()
        return papers == 0 and any(ground.register is None for ground in named(draft.data))


def named(answers: Mapping[str, Any]) -> list[Ground]:
    """The grounds that a draft names, in their order."""
    said = (answers.get("grounds") or {}).get("grounds") or []
    return [ground for key, ground in GROUNDS.items() if key.value in said]


def _on(kind: str) -> Callable[[Mapping[str, Any]], bool]:
    return lambda answers: bool((answers.get("basis") or {}).get("kind") == kind)


def _for(ground: Ground) -> Callable[[Mapping[str, Any]], bool]:
    return lambda answers: ground in named(answers)


_CONTACTS = Page("contacts", "who", _("You and your contacts"), LicenceContactsForm)
_RESIDENCE = Page("residence", "who", _("Address of residence"), ResidenceForm)
_BANK = Page(
    "bank", "end", _("Bank account and paper copy"), BankForm,
    hint=_("All of this may be left empty."),
)  # fmt: skip
_CONSENTS = Page("consents", "end", _("Statements and consent"), LicenceConsentsForm)

ISSUE_PARTS: dict[str, Any] = {
    "who": _("About you"),
    "ready": _("Education and basis"),
    "fee": _("Fee"),
    "end": _("Documents and statements"),
}
ISSUE_PAGES: tuple[Page, ...] = (
    _CONTACTS,
    _RESIDENCE,
    Page("region", "who", _("Region and office"), PlaceForm),
    Page(
        "diploma", "ready", _("Diploma"), DiplomaForm,
        hint=_("We check it in the register of education; you need not attach anything."),
    ),
    Page(
        "basis", "ready", _("Basis of the licence"), BasisForm,
        hint=_("The form asks for exactly one basis."),
    ),
    Page(
        "certification", "ready", _("Decision on certification"), CertificationForm,
        asked=_on(CERTIFICATION),
    ),
    Page(
        "labour", "ready", _("Labour activity"), LabourForm, asked=_on(LABOUR),
        hint=_("Write down only the positions that the chosen ground names. Add, change and remove them as "
               "you need."),
    ),
    Page("fee", "fee", _("Licence fee"), listing=FeeStep(Purpose.LICENCE_ISSUE)),
    _BANK,
    Page(
        "attachments", "end", _("Attached documents"), listing=Papers(_roles(_ISSUE), required=False),
        hint=_("Nothing has to be attached: the registers are asked by the system, and the receipt stands "
               "with the fee. Attach what you think helps."),
        owns="attachments",
    ),
    _CONSENTS,
)  # fmt: skip

RENEWAL_PARTS: dict[str, Any] = {
    "what": _("Licence and grounds"),
    "changes": _("What changes"),
    "who": _("About you"),
    "fee": _("Fee"),
    "end": _("Documents and statements"),
}
RENEWAL_PAGES: tuple[Page, ...] = (
    Page("licence", "what", _("Licence"), LicenceForm),
    Page("grounds", "what", _("Grounds of the re-issue"), GroundsForm),
    *(
        Page(f"{CHANGE}{key.value}", "changes", _titled(ground), form_of(ground), asked=_for(ground))
        for key, ground in GROUNDS.items()
    ),
    _CONTACTS,
    _RESIDENCE,
    Page("fee", "fee", _("Fee of the re-issue"), listing=FeeStep(Purpose.LICENCE_RENEWAL)),
    _BANK,
    Page(
        "attachments", "end", _("Attached documents"), listing=Evidence(_roles(_RENEWAL), required=False),
        hint=_("Attach a copy of each document on a change that no state register shows. The receipt stands "
               "with the fee."),
        owns="attachments",
    ),
    _CONSENTS,
)  # fmt: skip
