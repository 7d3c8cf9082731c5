"""The emulators' clock: the real one, moved by the file that moves the demonstration's clock.

The product's own clock reads the same file (ORYNDAU_CLOCK_FILE, seconds to add); emulators never import the
product.
"""

from __future__ import annotations

import os
from datetime import UTC, datetime, timedelta
from pathlib import Path


def now() -> datetime:
    """The present moment in UTC as the demonstration sees it."""
    name = os.environ.get("ORYNDAU_CLOCK_FILE")
    if not name:
        return datetime.now(UTC)
    try:
        shift = float(Path(name).read_text().strip() or 0)
    except (FileNotFoundError, ValueError):
        shift = 0.0
    return datetime.now(UTC) + timedelta(seconds=shift)
