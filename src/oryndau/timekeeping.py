"""The only place that reads the clock.

Domain code takes the moment as an argument (`at`); views, workers and commands call `now()`. In the
demonstration the clock can be moved, so that a visitor on a Sunday need not wait for Monday: the shift in
seconds stands in a small file that every program of the demonstration reads.
"""

import os
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

ALMATY = ZoneInfo("Asia/Almaty")
"""Kazakhstan's one time zone (UTC+5 since 1 March 2024)."""

_cached: tuple[int, float] = (0, 0.0)


def shift_file() -> Path | None:
    """The file that holds the demonstration's shift, or None where the clock may not be moved."""
    path = os.environ.get("ORYNDAU_CLOCK_FILE")
    return Path(path) if path else None


def shift() -> timedelta:
    """How far the demonstration's clock runs ahead of the real one; zero outside the demonstration."""
    global _cached
    path = shift_file()
    if path is None:
        return timedelta()
    try:
        stamp = path.stat().st_mtime_ns
    except FileNotFoundError:
        return timedelta()
    if stamp != _cached[0]:
        _cached = (stamp, float(path.read_text() or 0))
    return timedelta(seconds=_cached[1])


def move_to(moment: datetime) -> None:
    """Move the demonstration's clock to a moment. Raises RuntimeError where the clock may not be moved."""
    path = shift_file()
    if path is None:
        raise RuntimeError("the clock can be moved in the demonstration only")
    seconds = (moment - datetime.now(UTC)).total_seconds()
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = path.with_suffix(".new")
    temporary.write_text(f"{seconds:.0f}")
    temporary.replace(path)


def now() -> datetime:
    """The present moment, in UTC."""
    return datetime.now(UTC) + shift()


def local(moment: datetime) -> datetime:
    """The same moment on Kazakhstan's clocks."""
    return moment.astimezone(ALMATY)
