"""The public check: is this number, or this file, a document of ours, and is it unaltered? (E-03)"""

from __future__ import annotations

import logging
from dataclasses import dataclass
from enum import StrEnum

from oryndau.documents import numbers, selectors, storage
from oryndau.documents.face import PublicFace
from oryndau.documents.models import Document

log = logging.getLogger(__name__)


class Outcome(StrEnum):
    """What the check found."""

    ISSUED = "issued"
    """A document with this number was issued; the paper or file in hand is still to be compared."""
    GENUINE = "genuine"
    """The file is ours, byte for byte."""
    ALTERED = "altered"
    """The file bears the number of a document of ours, but its bytes differ."""
    UNKNOWN = "unknown"
    """No document of ours has this number or these bytes."""
    MISTYPED = "mistyped"
    """What was typed cannot be a number of ours."""
    UNCERTAIN = "uncertain"
    """Our own copy cannot be relied upon at the moment: nothing is confirmed (fail closed)."""


@dataclass(frozen=True)
class Result:
    """The outcome, and the document where one was found."""

    outcome: Outcome
    document: Document | None = None

    @property
    def face(self) -> PublicFace | None:
        """What may be shown of the document to anybody."""
        return PublicFace.model_validate(self.document.face) if self.document else None

    @property
    def replaced(self) -> bool:
        """Whether a later document took the place of this one."""
        return self.document is not None and hasattr(self.document, "superseded_by")


def by_number(typed: str) -> Result:
    """Check what a person typed or a QR code carried."""
    try:
        number = numbers.normalise(typed)
    except numbers.MistypedNumber:
        return Result(Outcome.MISTYPED)
    document = selectors.by_number(number)
    return _confirmed(Outcome.ISSUED, document) if document else Result(Outcome.UNKNOWN)


def by_file(sha256: str, printed_number: str | None) -> Result:
    """Check a file by its digest, and by the number found in it when the digest is not ours."""
    document = selectors.by_digest(sha256)
    if document:
        return _confirmed(Outcome.GENUINE, document)
    if printed_number:
        named = by_number(printed_number)
        if named.document:
            return Result(Outcome.ALTERED, named.document)
    return Result(Outcome.UNKNOWN)


def _confirmed(outcome: Outcome, document: Document) -> Result:
    if storage.is_whole(document.sha256):
        return Result(outcome, document)
    log.error("the stored copy of a document is missing or altered", extra={"document": str(document.pk)})
    return Result(Outcome.UNCERTAIN)
