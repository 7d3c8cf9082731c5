"""Verbs of the room: keep a typeset document, keep an attachment; to be called in the step's transaction."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from oryndau.documents import storage
from oryndau.documents.content import Content
from oryndau.documents.face import face_of
from oryndau.documents.models import ATTACHMENT, Document

__all__ = ["attach", "keep"]


def keep(
    content: Content, pdf: bytes, *, case_id: UUID, territory: str, at: datetime, event_no: int | None = None,
    signature_id: UUID | None = None, signed: bytes | None = None, supersedes: Document | None = None,
) -> Document:  # fmt: skip
    """Store a typeset document and record it under the number that is printed on it.

    `pdf` is the final file; where it was sealed, `signed` is the file before the seal, the one that the
    official signed: both are recognised by the public check. IntegrityError on a number used twice.
    """
    sealed = signed is not None and pdf != signed
    signed_sha256 = storage.put(signed) if signed is not None else ""
    return Document.objects.create(
        case_id=case_id, territory=territory, kind=content.template, number=content.number,
        name=f"{content.template}-{content.number}.pdf", language="+".join(content.said_in()),
        media_type="application/pdf", size=len(pdf), sha256=storage.put(pdf), signed_sha256=signed_sha256,
        sealed=sealed, signature_id=signature_id, event_no=event_no, created_at=at,
        face=face_of(content).model_dump(mode="json"), supersedes=supersedes,
    )  # fmt: skip


def attach(
    *, case_id: UUID, territory: str, at: datetime, name: str, role: str, media_type: str, size: int,
    sha256: str, event_no: int | None = None,
) -> Document:  # fmt: skip
    """Record a checked upload whose bytes are stored already. NotStored when they are not."""
    storage.open_verified(sha256).close()
    return Document.objects.create(
        case_id=case_id, territory=territory, kind=ATTACHMENT, role=role, name=name, media_type=media_type,
        size=size, sha256=sha256, event_no=event_no, created_at=at,
    )  # fmt: skip
