"""Pages that are lists: the debtors of an application, and the documents attached to it (E-07)."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from oryndau.initiation.forms.parties import PartyForm, debtor_form
from oryndau.law.facts import AttachmentRole
from oryndau.pages.components import Row
from oryndau.wizard.answers import answered
from oryndau.wizard.files import Files
from oryndau.wizard.forms.base import Setting
from oryndau.wizard.models import Draft
from oryndau.wizard.pages import Standing

ROLES = [
    (AttachmentRole.ENFORCEMENT_DOCUMENT.value, gettext_lazy("Enforcement document")),
    (AttachmentRole.JUDICIAL_ACT.value, gettext_lazy("Judicial act with the mark of entry into force")),
    (AttachmentRole.POWER_OF_ATTORNEY.value, gettext_lazy("Power of attorney")),
    (AttachmentRole.OTHER.value, gettext_lazy("Another document")),
]


def debtors(answers: Mapping[str, Any]) -> list[dict[str, Any]]:
    """The debtors of a draft: each with `key`, `kind`, and `answers` once its page was sent."""
    found = answers.get("debtors")
    return list(found) if isinstance(found, list) else []


def debtor_forms(setting: Setting) -> list[tuple[dict[str, Any], PartyForm | None]]:
    """Each debtor with its bound form; None where its page was not sent yet."""
    return [
        (row, debtor_form(row["kind"])(row["answers"], about=setting) if row["answers"] is not None else None)
        for row in debtors(setting.answers)
    ]


class Debtors:
    """The debtors as a page of the wizard: one at least, each with a page of its own."""

    def standing(self, draft: Draft, setting: Setting) -> Standing:
        """Whole when every debtor is."""
        forms = [form for _row, form in debtor_forms(setting)]
        if not forms:
            return Standing.BLANK
        return Standing.WHOLE if all(form and form.is_valid() for form in forms) else Standing.WRONG

    def facts(self, draft: Draft, setting: Setting) -> dict[str, Any] | None:
        """The debtors; None while one of them is not whole."""
        forms = [form for _row, form in debtor_forms(setting)]
        whole = [form.party() for form in forms if form is not None and form.is_valid()]
        return {"debtors": whole} if whole and len(whole) == len(forms) else None

    def told(self, draft: Draft, setting: Setting, title: str, change: str) -> list[Row]:
        """Each debtor with all that is stated of him."""
        rows = []
        for number, (_row, form) in enumerate(debtor_forms(setting), 1):
            lines = [f"{row.key}: {', '.join(row.values)}" for row in answered(form, "")] if form else []
            rows.append(
                Row(_("Debtor %(number)s") % {"number": number}, lines or _("nothing stated"), change)
            )
        return rows or [Row(_("Debtors"), _("nothing stated"), change)]


class Papers(Files):
    """The attached documents; a document whose court's signature was verified is an electronic one."""

    def facts(self, draft: Draft, setting: Setting) -> dict[str, Any] | None:
        """The files, and whether the enforcement document is electronic."""
        found = super().facts(draft, setting)
        if found is None:
            return None
        proven = any(
            row.role == "enforcement_document" and (row.verdict or {}).get("outcome") == "valid"
            for row in draft.uploads.all()
        )
        return {**found, "document": {"electronic": proven}}


PAPERS = Papers(ROLES, signatures=True)
