"""Attached documents as a page of a wizard (E-07, C-03)."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from oryndau.pages.components import Row
from oryndau.wizard.forms.base import Setting
from oryndau.wizard.models import Draft
from oryndau.wizard.pages import Standing

_OF_FILE = ("sha256", "name", "media_type", "size", "role")


@dataclass(frozen=True)
class Files:
    """The files of a draft: which kinds there are, whether one is needed, whether signatures come along."""

    roles: Sequence[tuple[str, Any]]
    required: bool = True
    signatures: bool = False

    def lacks(self, draft: Draft) -> bool:
        """Whether a file that the draft needs is not there yet."""
        return self.required and not draft.uploads.exists()

    def standing(self, draft: Draft, setting: Setting) -> Standing:
        """Whole once there is what is needed; at once where nothing is."""
        return Standing.BLANK if self.lacks(draft) else Standing.WHOLE

    def facts(self, draft: Draft, setting: Setting) -> dict[str, Any] | None:
        """The files by digest; None where one is needed and there is none."""
        found = [{name: getattr(row, name) for name in _OF_FILE} for row in draft.uploads.all()]
        return None if self.lacks(draft) else {"attachments": found}

    def told(self, draft: Draft, setting: Setting, title: str, change: str) -> list[Row]:
        """Names of the files, and what each is."""
        roles = dict(self.roles)
        lines = [f"{upload.name} ({roles[upload.role]})" for upload in draft.uploads.all()]
        return [Row(title, lines or (_("nothing yet") if self.lacks(draft) else _("nothing stated")), change)]
