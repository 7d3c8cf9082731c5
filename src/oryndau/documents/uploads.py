"""What may be attached to an application: PDF, JPEG and PNG that are what they say (E-07, E-09).

The kind is told by the content, never by the name or by what the browser claims. Nothing is decoded before
its size is known, and no more than a chunk is held in memory at a time.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
import warnings
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import BinaryIO, Final

from django.core.files import File
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from PIL import Image

from oryndau.documents.pdf_check import HARMS, PdfHarm, pdf_harm
from oryndau.law import parameters

MEBIBYTE: Final = 1 << 20
_CHUNK: Final = 1 << 16
_EXTENSIONS: Final = {"application/pdf": ".pdf", "image/jpeg": ".jpg", "image/png": ".png"}
_NAME_LENGTH: Final = 120


@dataclass(frozen=True)
class Limits:
    """How much may be attached, in bytes and in files: dated parameters, of which `limits_on` tells."""

    one: int
    together: int
    files: int
    pixels: int = 50_000_000
    """What this program decodes of a picture; not a rule for people, so no parameter."""

    @property
    def megabytes(self) -> int:
        """The limit of one file as people are told it."""
        return self.one // MEBIBYTE


@lru_cache(maxsize=16)
def limits_on(day: date) -> Limits:
    """The limits that govern on a day. Raises `ParameterError` for a day before the first of them."""
    names = ("attachment.max-bytes", "application.max-bytes", "attachment.max-count")
    one, together, files = (int(parameters.get(name, on=day)) for name in names)
    return Limits(one, together, files)


class UploadRefused(ValueError):
    """A file that cannot be attached: `code` for programs, `message` for people, and its `field`."""

    def __init__(self, code: str, message: Promise | str, field: str) -> None:
        super().__init__(code)
        self.code, self.message, self.field = code, message, field


@dataclass(frozen=True)
class Checked:
    """A file that passed: its cleaned name, real media type, size in bytes and digest."""

    name: str
    media_type: str
    size: int
    sha256: str


def check(file: File[bytes], *, limits: Limits, field: str = "file") -> Checked:
    """The file's true kind and digest, the file left rewound; UploadRefused says what is wrong."""
    sha256, size = _measure(file, field, limits)
    stream: BinaryIO = file.file  # type: ignore[assignment]
    media_type = _kind(stream, field)
    if media_type == "application/pdf":
        _check_pdf(stream, field)
    else:
        _check_image(stream, field, media_type, limits.pixels)
    _refuse_archives(stream, field)
    file.seek(0)
    return Checked(clean_name(file.name or "", media_type), media_type, size, sha256)


def check_room(sizes: Iterable[int], *, limits: Limits, field: str = "file") -> None:
    """All files of an application, given by their sizes in bytes, are within the limits, or UploadRefused."""
    given = list(sizes)
    if len(given) > limits.files:
        message = _("You can attach up to %(count)d files. Combine pages into one PDF.") % {
            "count": limits.files
        }
        raise UploadRefused("too-many", message, field)
    if sum(given) > limits.together:
        size = limits.together // MEBIBYTE
        message = _("All files together must be smaller than %(size)d MB.") % {"size": size}
        raise UploadRefused("too-large-together", message, field)


def clean_name(name: str, media_type: str) -> str:
    """A name that is safe to show and to save: no path, no control or direction marks, the true extension."""
    last = re.split(r"[/\\]", unicodedata.normalize("NFC", name))[-1]
    kept = "".join(letter for letter in last if unicodedata.category(letter)[0] not in "CZ" or letter == " ")
    stem = re.sub(r"\.(pdf|jpe?g|png)$", "", kept.strip(), flags=re.IGNORECASE)
    stem = re.sub(r'[<>:"|?*]', "_", re.sub(r" +", " ", stem)).strip(" .")
    return (stem[:_NAME_LENGTH].strip(" .") or "document") + _EXTENSIONS[media_type]


def _measure(file: File[bytes], field: str, limits: Limits) -> tuple[str, int]:
    message = _("The file must be smaller than %(size)d MB. Scan it at a lower resolution.") % {
        "size": limits.megabytes
    }
    if (file.size or 0) > limits.one:
        raise UploadRefused("too-large", message, field)
    digest, size = hashlib.sha256(), 0
    for chunk in _chunks(file):
        size += len(chunk)
        # What the request claimed of its length is not believed.
        if size > limits.one:
            raise UploadRefused("too-large", message, field)
        digest.update(chunk)
    if not size:
        raise UploadRefused("empty", _("The file is empty. Choose another file."), field)
    return digest.hexdigest(), size


def _chunks(file: File[bytes]) -> Iterator[bytes]:
    file.seek(0)
    while chunk := file.read(_CHUNK):
        yield chunk


def _kind(stream: BinaryIO, field: str) -> str:
    stream.seek(0)
    head = stream.read(16)
    if head.startswith(b"%PDF-"):
        return "application/pdf"
    if head.startswith(b"\xff\xd8\xff"):
        return "image/jpeg"
    if head.startswith(b"\x89PNG\r\n\x1a\n"):
        return "image/png"
    raise UploadRefused("wrong-type", _("The file must be a PDF, JPG or PNG."), field)


def _refuse_archives(stream: BinaryIO, field: str) -> None:
    # A ZIP is read from its end, so a valid picture or PDF can be an archive as well.
    stream.seek(0)
    if zipfile.is_zipfile(stream):
        message = _("The file hides an archive. Save the document again as a PDF or picture.")
        raise UploadRefused("hidden-archive", message, field)


def _check_pdf(stream: BinaryIO, field: str) -> None:
    harm = pdf_harm(stream)
    if harm is not None:
        raise UploadRefused(f"pdf-{harm.value}", HARMS[PdfHarm(harm)], field)


def _check_image(stream: BinaryIO, field: str, media_type: str, pixels: int) -> None:
    stream.seek(0)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            picture = Image.open(stream, formats=["PNG" if media_type == "image/png" else "JPEG"])
            # Only the header is read so far: the bomb is refused before it is unpacked.
            bomb = picture.width * picture.height > pixels
            if not bomb:
                _decode(picture)
    except Image.DecompressionBombError:
        bomb = True
    except (OSError, SyntaxError, ValueError, EOFError, MemoryError) as error:
        damaged = _("The picture is damaged. Save it again or take another.")
        raise UploadRefused("damaged-image", damaged, field) from error
    if bomb:
        too_many = _("The picture must have at most %(count)d million pixels.") % {
            "count": pixels // 1_000_000
        }
        raise UploadRefused("too-many-pixels", too_many, field)
    if media_type == "image/png" and _after_png(stream):
        hidden = _("The picture carries hidden data. Save it again as a PDF or picture.")
        raise UploadRefused("hidden-data", hidden, field)


def _decode(picture: Image.Image) -> None:
    # JPEG is decoded at an eighth of its size: all its data are read, little memory is used.
    if picture.format != "PNG":
        picture.draft("RGB", (picture.width // 8 or 1, picture.height // 8 or 1))
    picture.load()


def _after_png(stream: BinaryIO) -> bool:
    """Whether anything follows the end chunk of a PNG."""
    stream.seek(8)
    while len(head := stream.read(8)) == 8:
        stream.seek(int.from_bytes(head[:4], "big") + 4, 1)
        if head[4:] == b"IEND":
            return stream.read(1) != b""
    return True
