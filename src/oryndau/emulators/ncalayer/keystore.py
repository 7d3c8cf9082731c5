"""The key files of the emulated user, and which of them a request means."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

from oryndau.eds import certificate, pkcs12
from oryndau.eds.certificate import Certificate
from oryndau.eds.errors import Refused
from oryndau.eds.sign import KeyPair


@dataclass(frozen=True, slots=True)
class Wanted:
    """What `signerParams` ask for; empty fields ask for nothing.

    `issuers` is None for "the national centre's certificates" and "any" alike, since the emulated centre is
    the only one.
    """

    iin: str = ""
    bin: str = ""
    serial: str = ""
    usages: frozenset[str] = frozenset()
    issuers: frozenset[bytes] | None = None

    @classmethod
    def from_json(cls, params: dict[str, Any]) -> Wanted:
        """From `signerParams`; ValueError when a field is of a wrong kind."""
        chain, usages = params.get("chain"), params.get("extKeyUsageOids") or []
        if not isinstance(usages, list) or not isinstance(chain, list | None):
            raise ValueError("signerParams")
        issuers = (
            frozenset(c.fingerprint for pem in chain for c in certificate.load_any(str(pem).encode()))
            if chain
            else None
        )
        serial = str(params.get("serialNumber") or "").lower().removeprefix("0x").lstrip("0")
        return cls(
            str(params.get("iin") or ""),
            str(params.get("bin") or ""),
            serial,
            frozenset(map(str, usages)),
            issuers,
        )

    def fits(self, pair: KeyPair) -> bool:
        """Whether the key is one of those asked for."""
        own = pair.certificate
        return (
            self.iin in ("", own.subject.iin)
            and self.bin in ("", own.subject.bin)
            and self.serial in ("", f"{own.serial:x}")
            and self.usages <= own.extended_key_usage
            and (self.issuers is None or any(c.fingerprint in self.issuers for c in pair.chain))
        )


@dataclass
class Keystore:
    """All .p12 files of a folder, each read once; `inserted` is whose key lies in the machine."""

    folder: Path
    password: str
    inserted: str = ""
    _read: dict[Path, tuple[int, KeyPair | None]] = field(default_factory=dict)

    def choose(self, wanted: Wanted, at: datetime) -> KeyPair | None:
        """The most recent valid key that fits; without an IIN in the request, that of the inserted person."""
        person = wanted.iin or self.inserted
        return self._newest(
            lambda pair: (
                _valid(pair.certificate, at)
                and wanted.fits(pair)
                and person in ("", pair.certificate.subject.iin, pair.certificate.subject.bin)
            )
        )

    def _newest(self, fits: Callable[[KeyPair], bool]) -> KeyPair | None:
        found = [(stamp, pair) for stamp, pair in self._pairs() if fits(pair)]
        return max(found, key=lambda one: one[0])[1] if found else None

    def _pairs(self) -> Iterator[tuple[int, KeyPair]]:
        for path in self.folder.glob("*.p12"):
            try:
                stamp = path.stat().st_mtime_ns
                if self._read.get(path, (0, None))[0] != stamp:
                    self._read[path] = (stamp, self._load(path))
            except FileNotFoundError:
                continue
            pair = self._read[path][1]
            if pair is not None:
                yield stamp, pair

    def _load(self, path: Path) -> KeyPair | None:
        """The key of a file; nothing for a file that we cannot open, as when its password is another."""
        try:
            return pkcs12.load(path.read_bytes(), self.password)
        except Refused:
            return None


def _valid(own: Certificate, at: datetime) -> bool:
    return own.not_before <= at <= own.not_after
