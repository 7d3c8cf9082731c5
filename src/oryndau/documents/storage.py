"""Where the bytes of documents lie: by their own SHA-256, so that a stored byte cannot change unnoticed.

`put` is idempotent and durable: the bytes are on the disk (fsync of file and folders) before the digest is
returned, so a case never names a document that a power cut has lost. The digest is checked on every read.
(`all_together` puts that off to its end, for the demonstration's cases.)
"""

from __future__ import annotations

import hashlib
import os
import re
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, BinaryIO, Final

from django.core.files.storage import FileSystemStorage, storages

_one_by_one = True
_DIGEST: Final = re.compile(r"[0-9a-f]{64}")


class NotStored(LookupError):
    """No document with this digest lies in the store."""


class Altered(RuntimeError):
    """The stored bytes no longer match their digest: the copy is not to be served or relied upon."""


class TooLarge(ValueError):
    """The stream is longer than the limit; nothing was kept."""


def root() -> Path:
    """The folder of the store: `STORAGES["documents"]`."""
    store = storages["documents"]
    assert isinstance(store, FileSystemStorage)
    return Path(store.location)


def key_of(sha256: str) -> str:
    """The place of a document in the store, `ab/cd/<sha256>`; ValueError on what is no digest."""
    if not _DIGEST.fullmatch(sha256):
        raise ValueError("a SHA-256 digest has 64 lower-case hexadecimal digits")
    return f"{sha256[:2]}/{sha256[2:4]}/{sha256}"


def path_of(sha256: str) -> Path:
    """The file of a document, whether it exists or not."""
    return root() / key_of(sha256)


@contextmanager
def all_together() -> Iterator[None]:
    """Many documents at once: they are safe on the disk when the block ends, and not before it.

    For what is made again from nothing after a crash. Where the system has no `sync`, as ever: one by one.
    """
    global _one_by_one
    _one_by_one = not hasattr(os, "sync")
    try:
        yield
    finally:
        if not _one_by_one:
            os.sync()
        _one_by_one = True


def put(content: bytes) -> str:
    """Keep the bytes; returns their SHA-256 once they are safe on the disk."""
    sha256 = hashlib.sha256(content).hexdigest()
    # A signed decree is kept again when it is sealed, a specimen with every case: nothing to write then.
    return sha256 if is_whole(sha256) else put_stream([content])[0]


def put_stream(chunks: Iterable[bytes], *, limit: int | None = None) -> tuple[str, int]:
    """Keep a stream without holding it in memory; returns (SHA-256, bytes). TooLarge past `limit` bytes."""
    incoming = root() / "incoming"
    incoming.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile(dir=incoming, delete=False) as file:
        temporary = Path(file.name)
        try:
            sha256, size = _write(file, chunks, limit)
        except BaseException:
            temporary.unlink()
            raise
    _settle(temporary, path_of(sha256))
    return sha256, size


def check_writable(size: int = 64 * 1024) -> None:
    """Write, sync and remove a file of `size` bytes where documents come in. OSError where that fails."""
    incoming = root() / "incoming"
    incoming.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile(dir=incoming) as file:
        file.write(b"\0" * size)
        file.flush()
        os.fsync(file.fileno())


def _write(file: IO[bytes], chunks: Iterable[bytes], limit: int | None) -> tuple[str, int]:
    digest, size = hashlib.sha256(), 0
    for chunk in chunks:
        size += len(chunk)
        if limit is not None and size > limit:
            raise TooLarge(f"more than {limit} bytes")
        digest.update(chunk)
        file.write(chunk)
    file.flush()
    if _one_by_one:
        os.fsync(file.fileno())
    return digest.hexdigest(), size


def _settle(temporary: Path, final: Path) -> None:
    # A good copy that is there already stays; a damaged one is replaced by the good bytes at hand.
    if final.exists() and _digest_of(final) == final.name:
        temporary.unlink()
        return
    final.parent.mkdir(parents=True, exist_ok=True)
    temporary.chmod(0o640)
    temporary.replace(final)
    for folder in (final.parent, final.parent.parent, final.parent.parent.parent) if _one_by_one else ():
        _sync_folder(folder)


def _sync_folder(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _digest_of(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def open_verified(sha256: str) -> BinaryIO:
    """The document opened for reading, its digest checked first. NotStored, Altered."""
    try:
        file = path_of(sha256).open("rb")
    except FileNotFoundError:
        raise NotStored(sha256) from None
    if hashlib.file_digest(file, "sha256").hexdigest() != sha256:
        file.close()
        raise Altered(sha256)
    file.seek(0)
    return file


def read(sha256: str) -> bytes:
    """All bytes of a document, checked. NotStored, Altered."""
    with open_verified(sha256) as file:
        return file.read()


def is_whole(sha256: str) -> bool:
    """Whether the document is there with exactly its bytes; for the verification of the journal."""
    try:
        open_verified(sha256).close()
    except (NotStored, Altered):
        return False
    return True
