"""The verdict about a signature: what was found, why, and the proofs to keep."""

from __future__ import annotations

import base64
from dataclasses import dataclass, fields
from datetime import datetime
from enum import StrEnum
from typing import Any

from oryndau.eds.profile import Role, Subject
from oryndau.eds.reasons import Reason

VERIFIER = "oryndau-native/1"


class Outcome(StrEnum):
    """valid: proven; invalid: proven otherwise; indeterminate: not known now, so never accepted, but may be
    asked again.
    """

    VALID = "valid"
    INVALID = "invalid"
    INDETERMINATE = "indeterminate"


@dataclass(frozen=True, slots=True)
class Verdict:
    """Result of a verification; what was not reached is empty.

    `signed_at` is the trusted time: that of the time stamp, else the moment of receipt (`timestamped` says
    which). `claimed_at` is the signer's own clock, only information. `replay_digest` (hex) is equal for
    every form of the same signature and is to be unique among accepted ones. `chain_der` goes from the
    issuing centre up to the root.
    """

    outcome: Outcome
    at: datetime
    reasons: tuple[Reason, ...] = ()
    subject: Subject | None = None
    roles: frozenset[Role] = frozenset()
    algorithm: str = ""
    signed_at: datetime | None = None
    timestamped: bool = False
    claimed_at: datetime | None = None
    serial: str = ""
    issuer: str = ""
    not_before: datetime | None = None
    not_after: datetime | None = None
    revocation_status: str = ""
    revoked_at: datetime | None = None
    replay_digest: str = ""
    content_sha256: str = ""
    certificate_der: bytes = b""
    chain_der: tuple[bytes, ...] = ()
    ocsp_der: bytes = b""
    crl_der: bytes = b""
    timestamp_der: bytes = b""
    verifier: str = VERIFIER

    @property
    def valid(self) -> bool:
        """Whether the signature may be accepted."""
        return self.outcome is Outcome.VALID

    def to_json(self) -> dict[str, Any]:
        """The verdict as plain values: times in ISO 8601, bytes in base64."""
        return {name: _plain(getattr(self, name)) for name in _NAMES}

    def findings(self) -> dict[str, Any]:
        """The same without the pieces of evidence."""
        return {name: _plain(getattr(self, name)) for name in _FINDINGS}


_NAMES = tuple(field.name for field in fields(Verdict))
_FINDINGS = tuple(name for name in _NAMES if not name.endswith("_der"))


def _plain(value: Any) -> Any:
    if value is None or type(value) in (str, bool):
        return value
    if isinstance(value, bytes):
        return base64.b64encode(value).decode()
    if isinstance(value, datetime):
        return value.isoformat()
    if isinstance(value, Reason | Subject):
        return value.to_json()
    if isinstance(value, frozenset):
        return sorted(map(str, value))
    if isinstance(value, tuple):
        return [_plain(one) for one in value]
    return str(value) if isinstance(value, StrEnum) else value
