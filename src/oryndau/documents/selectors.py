"""Reads of the room."""

from __future__ import annotations

from collections.abc import Iterator
from uuid import UUID

from django.db.models import Q, QuerySet

from oryndau.documents import storage
from oryndau.documents.models import Document


def of_case(case_id: UUID) -> QuerySet[Document]:
    """The documents of a case, the oldest first."""
    return Document.objects.filter(case_id=case_id).order_by("id")


def by_number(number: str) -> Document | None:
    """The document with this public number (as `numbers.normalise` gives it)."""
    return Document.objects.select_related("superseded_by").filter(number=number).first()


def by_digest(sha256: str) -> Document | None:
    """The numbered document with exactly these bytes, sealed or as signed; attachments are never told of."""
    same = Q(sha256=sha256) | (Q(signed_sha256=sha256) & ~Q(signed_sha256=""))
    return Document.objects.select_related("superseded_by").filter(same, number__isnull=False).first()


def broken() -> Iterator[Document]:
    """Documents whose stored bytes are missing or altered; for the verification of the journal."""
    for document in Document.objects.order_by("id").iterator(chunk_size=1000):
        digests = {document.sha256, document.signed_sha256} - {""}
        if not all(storage.is_whole(digest) for digest in digests):
            yield document
