"""What the centre has issued and revoked: one small file for each certificate, so that several programs may
write.
"""

from __future__ import annotations

import json
import os
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path

from oryndau.eds.certificate import Certificate, load

STATUSES = ("good", "revoked", "hold", "unknown")


@dataclass(frozen=True, slots=True)
class Entry:
    """State of a certificate; "hold" is a suspension, "unknown" what the real centre says of a stranger."""

    status: str
    since: str = ""
    reason: str = "unspecified"

    @property
    def revoked_at(self) -> datetime:
        """When the state began."""
        return datetime.fromisoformat(self.since)


class Register:
    """The folder of issued certificates and of those that are not good any more."""

    def __init__(self, folder: Path) -> None:
        self._issued, self._changed = folder / "issued", folder / "changed"
        for one in (self._issued, self._changed):
            one.mkdir(parents=True, exist_ok=True)

    def add(self, certificate: Certificate) -> None:
        """Notes an issued certificate."""
        _write(self._issued / f"{certificate.serial:x}.cer", certificate.der)

    def change(self, serial: int, status: str, at: datetime, reason: str = "unspecified") -> None:
        """Sets the state of a certificate from the moment `at`; ValueError for an unknown state."""
        if status not in STATUSES:
            raise ValueError(f"status: one of {', '.join(STATUSES)}")
        path = self._changed / f"{serial:x}.json"
        if status == "good":
            path.unlink(missing_ok=True)
            return
        entry = Entry(status, at.isoformat(), "certificateHold" if status == "hold" else reason)
        _write(path, json.dumps(asdict(entry)).encode())

    def entry(self, serial: int) -> Entry:
        """State of a certificate; "unknown" when it was never issued here."""
        try:
            return Entry(**json.loads((self._changed / f"{serial:x}.json").read_text()))
        except FileNotFoundError:
            known = (self._issued / f"{serial:x}.cer").exists()
            return Entry("good" if known else "unknown")

    def revoked(self) -> list[tuple[int, Entry]]:
        """Everything that belongs on the list of revoked certificates."""
        found = [
            (int(path.stem, 16), self.entry(int(path.stem, 16))) for path in self._changed.glob("*.json")
        ]
        return [(serial, entry) for serial, entry in found if entry.status in ("revoked", "hold")]

    def certificates(self) -> list[Certificate]:
        """Every issued certificate."""
        return [load(path.read_bytes()) for path in sorted(self._issued.glob("*.cer"))]


def _write(path: Path, data: bytes) -> None:
    """Writes whole or not at all, so that a reader never sees half a file."""
    temporary = path.with_suffix(f".{os.getpid()}.part")
    temporary.write_bytes(data)
    temporary.replace(path)
