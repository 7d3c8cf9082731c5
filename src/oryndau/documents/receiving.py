"""Receives a file for the public check: its digest and the number inside are kept, never the file (E-03)."""

from __future__ import annotations

import hashlib
import io

from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import FileUploadHandler, StopUpload

from oryndau.documents import numbers
from oryndau.documents.uploads import MEBIBYTE

LIMIT = 20 * MEBIBYTE
"""How much the public check reads: a document of this system is far smaller, whatever may be attached."""


class DigestedUpload(UploadedFile):  # type: ignore[type-arg]
    """What remains of an uploaded file: its digest, size and the number of a document found in it."""

    def __init__(self, sha256: str, size: int, number: str | None) -> None:
        super().__init__(io.BytesIO(), name="file", size=size)
        self.sha256, self.number = sha256, number


class DigestHandler(FileUploadHandler):
    """Computes while the bytes pass by; nothing touches the disk, and past the limit the upload is cut."""

    def new_file(self, *args: object, **kwargs: object) -> None:
        """A file begins."""
        super().new_file(*args, **kwargs)  # type: ignore[arg-type]
        self._digest, self._size, self._tail = hashlib.sha256(), 0, b""
        self._number: str | None = None

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        """A piece of the file: counted, digested, searched for a number, let go."""
        self._size += len(raw_data)
        if self._size > LIMIT:
            raise StopUpload(connection_reset=True)
        self._digest.update(raw_data)
        if self._number is None:
            window = self._tail + raw_data
            found = numbers.PATTERN.search(window)
            self._number = found.group().decode() if found else None
            # A number may lie across two pieces.
            self._tail = window[-numbers.LENGTH :]

    def file_complete(self, file_size: int) -> DigestedUpload:
        """The file ended."""
        return DigestedUpload(self._digest.hexdigest(), self._size, self._number)
