"""Whether a PDF could harm its reader: locked, running, carrying other files, built to exhaust the machine.

Every object is looked at, whether or not a page leads to it, since viewers differ in what they follow.
Content streams are never unpacked; object streams are, within pypdf's limits.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator
from enum import StrEnum
from typing import Any, BinaryIO, Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from pypdf import PdfReader
from pypdf.errors import PyPdfError
from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject, NameObject

_OBJECTS: Final = 200_000
_DEPTH: Final = 60
_TAIL: Final = 1024

# Names that run something, call out, or carry other files (ISO 32000-1, 12.6.4 and 7.11.4).
_RUNNING: Final = {
    "/JavaScript", "/JS", "/Launch", "/SubmitForm", "/ImportData", "/RichMedia", "/Rendition", "/XFA",
    "/GoToE",
}  # fmt: skip
_CARRYING: Final = {"/EmbeddedFiles", "/EmbeddedFile", "/FileAttachment"}


class PdfHarm(StrEnum):
    """Why a PDF is not accepted."""

    DAMAGED = "damaged"
    ENCRYPTED = "encrypted"
    ACTIVE = "active"
    CARRIES_FILES = "carries-files"
    TOO_COMPLEX = "too-complex"
    HIDDEN_DATA = "hidden-data"


HARMS: Final[dict[PdfHarm, Promise]] = {
    PdfHarm.DAMAGED: _("The PDF is damaged. Save it again or scan the document anew."),
    PdfHarm.ENCRYPTED: _("The PDF is locked with a password. Remove the password and attach it again."),
    PdfHarm.ACTIVE: _("The PDF contains scripts or actions. Print it to a new PDF and attach that."),
    PdfHarm.CARRIES_FILES: _("The PDF carries other files inside. Attach them separately."),
    PdfHarm.TOO_COMPLEX: _("The PDF is too complex to be checked. Print it to a new PDF and attach that."),
    PdfHarm.HIDDEN_DATA: _("The PDF is cut off or carries data after its end. Save it again as a PDF."),
}


class _TooComplex(Exception):
    """More objects or deeper nesting than any honest scan has."""


def pdf_harm(stream: BinaryIO) -> PdfHarm | None:
    """What is wrong with the PDF in `stream`, or None. Never raises on bad input."""
    if not _ends_well(stream):
        return PdfHarm.HIDDEN_DATA
    stream.seek(0)
    quiet = logging.getLogger("pypdf")
    level = quiet.level
    quiet.setLevel(logging.CRITICAL)
    try:
        return _harm(PdfReader(stream, strict=False))
    except _TooComplex:
        return PdfHarm.TOO_COMPLEX
    except (
        PyPdfError,
        RecursionError,
        MemoryError,
        ValueError,
        KeyError,
        TypeError,
        AttributeError,
        OSError,
        IndexError,
    ):
        # A parser stumbles over hostile input in many ways; each means that we cannot vouch for the file.
        return PdfHarm.DAMAGED
    finally:
        quiet.setLevel(level)


def _ends_well(stream: BinaryIO) -> bool:
    """Whether the file ends with its end mark: what follows it is another file or a payload."""
    stream.seek(0, 2)
    stream.seek(max(0, stream.tell() - _TAIL))
    _before, mark, after = stream.read().rpartition(b"%%EOF")
    return bool(mark) and not after.strip(b"\r\n\t \0")


def _harm(reader: PdfReader) -> PdfHarm | None:
    if reader.is_encrypted:
        return PdfHarm.ENCRYPTED
    if not reader.pages:
        return PdfHarm.DAMAGED
    carries = False
    for name in _names(reader):
        if name in _RUNNING:
            return PdfHarm.ACTIVE
        carries = carries or name in _CARRYING
    return PdfHarm.CARRIES_FILES if carries else None


def _names(reader: PdfReader) -> Iterator[str]:
    """Every key and every name value of every object in the file."""
    seen = 0
    for number, generation in _references(reader):
        waiting: list[tuple[Any, int]] = [(reader.get_object(IndirectObject(number, generation, reader)), 0)]
        while waiting:
            value, depth = waiting.pop()
            seen += 1
            if seen > _OBJECTS or depth > _DEPTH:
                raise _TooComplex
            if isinstance(value, DictionaryObject):
                yield from value.keys()
                waiting += [(item, depth + 1) for item in value.values()]
            elif isinstance(value, ArrayObject):
                waiting += [(item, depth + 1) for item in value]
            elif isinstance(value, NameObject):
                yield str(value)


def _references(reader: PdfReader) -> Iterator[tuple[int, int]]:
    for generation, table in reader.xref.items():
        for number in table:
            yield number, generation
    for number in reader.xref_objStm:
        yield number, 0
