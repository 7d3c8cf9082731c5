"""The closed list of grounds to refuse initiation: Art. 38(1) of Law No. 261-IV and A3 St. of Order No. 69
(E-10)."""

from __future__ import annotations

from enum import StrEnum


class Ground(StrEnum):
    """`38.N` is sub-item N of Art. 38(1); `unreliable` is the order's own first ground."""

    NO_APPLICATION = "38.1"
    WRONG_PLACE = "38.2"
    LIMIT_EXPIRED = "38.3"
    NOT_A_DOCUMENT = "38.4"
    TERMINATED_BEFORE = "38.5"
    NOT_IN_FORCE = "38.6"
    ADVANCE_UNPAID = "38.7"
    NO_JUDICIAL_ACT = "38.8"
    NO_ADMINISTRATIVE_FILE = "38.9"
    TOO_EARLY = "38.10"
    NOT_COMPETENT = "38.11"
    DISSOLVED = "38.12"
    VOLUNTARY_TERM_RUNNING = "38.13"
    UNRELIABLE = "unreliable"
