"""The letters taken: one file each, named so that names sort by the time of arrival."""

import email
import email.policy
from collections.abc import Iterator
from email.message import EmailMessage
from pathlib import Path
from typing import Any

from uuid6 import uuid7


class Mailbox:
    """A folder of ``.eml`` files."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def keep(self, recipients: list[str], content: bytes) -> str:
        """Keep a letter with its envelope's recipients; returns its name."""
        self._folder.mkdir(parents=True, exist_ok=True)
        name = str(uuid7())
        fresh = self._folder / f".{name}"
        head = "".join(f"X-Envelope-To: {address}\r\n" for address in recipients)
        fresh.write_bytes(head.encode() + content)
        fresh.rename(self._folder / f"{name}.eml")
        return name

    def newest(self, recipient: str | None, limit: int) -> list[dict[str, Any]]:
        """Up to `limit` letters to `recipient` (to anybody when None), newest first."""
        found: list[dict[str, Any]] = []
        for name, letter in self._letters():
            to = [str(address).lower() for address in letter.get_all("X-Envelope-To", [])]
            if recipient is None or recipient.lower() in to:
                found.append(_shown(name, letter, to))
            if len(found) >= limit:
                break
        return found

    def raw(self, name: str) -> bytes | None:
        """The letter's file, or None."""
        known = {path.stem: path for path in self._folder.glob("*.eml")}
        return known[name].read_bytes() if name in known else None

    def _letters(self) -> Iterator[tuple[str, EmailMessage]]:
        for path in sorted(self._folder.glob("*.eml"), reverse=True):
            yield path.stem, email.message_from_bytes(path.read_bytes(), policy=email.policy.default)


def _shown(name: str, letter: EmailMessage, to: list[str]) -> dict[str, Any]:
    body = letter.get_body(("plain", "html"))
    return {
        "id": name,
        "to": to,
        "from": str(letter["From"] or ""),
        "subject": str(letter["Subject"] or ""),
        "text": body.get_content() if body else "",
        "attachments": [part.get_filename() for part in letter.iter_attachments()],
    }
