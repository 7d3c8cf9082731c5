"""The three ways in which an application arrives (E-02, A3 p.4)."""

from __future__ import annotations

from enum import StrEnum


class Channel(StrEnum):
    """Where the application was received."""

    PORTAL = "portal"
    COUNTER = "counter"
    STATE_CORPORATION = "state-corporation"
