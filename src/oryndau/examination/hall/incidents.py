"""What went otherwise than it should in a test, noted by the system or by the proctor (C-10)."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from oryndau.examination.models import Incident

MOST = 100
"""So many incidents of a kind are noted for a test: a page gone wild must not fill the disk."""
KINDS: dict[str, Any] = {
    "connection": _("The connection was lost and came back"),
    "late": _("An answer came after the time was over"),
    "not-running": _("An answer came while the test was not running"),
    "other-browser": _("An answer came from another browser"),
    "another-browser": _("Another browser wants to take the seat"),
    "let-in": _("The proctor let another browser in"),
    "foreign": _("Somebody without this seat tried to reach the test"),
    "unknown-question": _("An answer to a question that the paper does not have"),
    "unknown-option": _("An answer that the question does not have"),
    "key-reused": _("A request was repeated with another answer"),
    "unreadable": _("A request that cannot be read"),
    "finished-again": _("The test was finished a second time"),
    "note": _("Note of the proctor"),
    "suspended": _("Suspended by the proctor"),
    "sheet-unsigned": _("The result sheet was not signed with EDS"),
    "question-void": _("A contested question counts as right"),
}  # fmt: skip


def note(attempt: UUID, kind: str, at: datetime, *, by: UUID | None = None, **detail: Any) -> None:
    """Note an incident of a kind of `KINDS`; `by` is the proctor's post where a person noted it."""
    if kind not in KINDS:
        raise ValueError(f"no such kind of incident: {kind}")
    if by is None and Incident.objects.filter(attempt=attempt, kind=kind).count() >= MOST:
        return
    told = {name: _clean(value) for name, value in detail.items()}
    Incident.objects.create(attempt_id=attempt, kind=kind, at=at, noted_by=by, detail=told)


def _clean(value: Any) -> Any:
    """What came over the network as the database can keep it: no zero bytes, no halves of characters."""
    if isinstance(value, str):
        return "".join(sign if sign.isprintable() or sign == "\n" else "\ufffd" for sign in value[:2000])
    return value
