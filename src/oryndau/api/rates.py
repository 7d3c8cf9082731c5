"""How fast one token may ask: a bucket of tokens per process, without a statement to the database.

The limit guards against a program that has run wild, not against honest load; each web process counts for
itself, so the whole site allows as many times more as it has processes.
"""

import os
import time
from uuid import UUID

from oryndau.people.limits import TooMany

RATE = float(os.environ.get("ORYNDAU_API_RATE", "600"))
"""Requests a second that one token may make of one process, in the long run."""
BURST = 2 * RATE
_REMEMBERED = 10_000
_levels: dict[UUID, tuple[float, float]] = {}


def take(token: UUID) -> None:
    """Take one request from the token's bucket; raises `TooMany` when it is empty."""
    now = time.monotonic()
    level, since = _levels.get(token, (BURST, now))
    level = min(BURST, level + (now - since) * RATE)
    if level < 1:
        _levels[token] = (level, now)
        raise TooMany(1)
    if len(_levels) >= _REMEMBERED:
        _levels.clear()
    _levels[token] = (level - 1, now)


def forget() -> None:
    """Fill every bucket."""
    _levels.clear()
