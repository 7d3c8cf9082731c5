"""The documents of a case as lists show them: made by the service, signed, attached (E-05, E-11, C-25).

Prefetch `events` and `documents` of the case to keep the number of queries constant.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.urls import NoReverseMatch, reverse

from oryndau.cases.models import Case
from oryndau.documents.models import ATTACHMENT, Document
from oryndau.law.text import Text
from oryndau.wizard.reading import words
from oryndau.wizard.reading.story import bodies

Titles = Mapping[str, Text]


@dataclass(frozen=True, slots=True)
class DocumentView:
    """A document of a case: sealed decrees, slips, the application and what was attached to it."""

    title: Text
    name: str
    number: str
    sha256: str
    media_type: str
    size: int
    made_at: datetime
    url: str
    attachment: bool
    sealed: bool = False


@dataclass(frozen=True, slots=True)
class Shelf:
    """How a service names its documents: by kind, and attached files by role."""

    kinds: Titles
    roles: Titles

    def documents(self, case: Case, route: str) -> list[DocumentView]:
        """The documents of the case, the newest made first, then the attachments as they were attached.

        `route` names the address that serves a file to this reader by case and digest, `(case, sha256)`, and
        guards it. The readable application and the attachments are known from the first event, so they are
        listed before any row of `documents` exists.
        """
        kept = [row for row in case.documents.all() if row.kind != ATTACHMENT]
        replaced = {row.supersedes_id for row in kept}
        made = [self._made(row, route) for row in kept if row.pk not in replaced]
        first = bodies(case)[0]
        listed = {view.sha256 for view in made}
        unlisted = [entry for entry in first["documents"] if entry["sha256"] not in listed]
        frozen = [self._frozen(case, entry, route) for entry in unlisted]
        made = sorted([*made, *frozen], key=lambda view: view.made_at, reverse=True)
        return made + [self._attached(case, entry, route) for entry in first["facts"].get("attachments", ())]

    def _title(self, kind: str) -> Text:
        return self.kinds.get(kind) or words.KINDS.get(kind) or words.OTHER

    def _made(self, row: Document, route: str) -> DocumentView:
        return DocumentView(
            title=self._title(row.kind), name=row.name, number=row.number or "", sha256=row.sha256,
            media_type=row.media_type, size=row.size, made_at=row.created_at,
            url=_address(route, row.case_id, row.sha256), attachment=False, sealed=row.sealed,
        )  # fmt: skip

    def _frozen(self, case: Case, entry: dict[str, Any], route: str) -> DocumentView:
        return DocumentView(
            title=self._title(entry["kind"]), name=f"{entry['kind']}.pdf", number="", sha256=entry["sha256"],
            media_type=entry["media_type"], size=entry["size"], made_at=case.received_at,
            url=_address(route, case.pk, entry["sha256"]), attachment=False,
        )  # fmt: skip

    def _attached(self, case: Case, entry: dict[str, Any], route: str) -> DocumentView:
        return DocumentView(
            title=self.roles.get(entry["role"], words.OTHER), name=entry["name"], number="",
            sha256=entry["sha256"], media_type=entry["media_type"], size=entry["size"],
            made_at=case.received_at, url=_address(route, case.pk, entry["sha256"]), attachment=True,
        )  # fmt: skip


def _address(route: str, case: object, sha256: str) -> str:
    try:
        return reverse(route, args=[case, sha256])
    except NoReverseMatch:
        return ""
