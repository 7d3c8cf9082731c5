"""The state of a certificate as a service said it: an answer that is kept as evidence."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum

from oryndau.eds.errors import Indeterminate

SKEW = timedelta(minutes=5)
# the centre's sign, with certificateHold, for "I know no such certificate"
NEVER_ISSUED = datetime(1970, 1, 1, tzinfo=UTC)


class Status(StrEnum):
    """State of a certificate."""

    GOOD = "good"
    REVOKED = "revoked"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Answer:
    """What a service said about one certificate; `raw` is the DER of it, `source` is "ocsp" or "crl"."""

    status: Status
    source: str
    raw: bytes
    this_update: datetime
    next_update: datetime
    revoked_at: datetime | None = None
    reason: str = ""

    def covers(self, at: datetime) -> bool:
        """Whether the answer speaks about the moment `at` (clocks may differ by SKEW at its beginning)."""
        return self.this_update - SKEW <= at <= self.next_update

    def fresh(self, at: datetime) -> Answer:
        """The answer itself when it covers `at`; Indeterminate("revocation-unknown") otherwise."""
        if not self.covers(at):
            raise Indeterminate(
                "revocation-unknown", f"the {self.source} answer does not cover {at.isoformat()}"
            )
        return self


def revoked_or_unknown(revoked_at: datetime, reason: str) -> Status:
    """REVOKED, or UNKNOWN for "held since 1970", the centre's way to say "unknown"."""
    held_since_ever = revoked_at == NEVER_ISSUED and reason == "certificateHold"
    return Status.UNKNOWN if held_since_ever else Status.REVOKED
