"""What every page may say of failures, without a statement of its own (C-23).

A process keeps what it last read, and reads anew in a thread beside the request. Only what is older than a
minute is waited for, and a moment at most: a failure of the database fails no page.
"""

import logging
import threading
import time
from datetime import timedelta

from django.conf import settings
from django.db import connection

from oryndau import timekeeping
from oryndau.incidents.models import Incident, Watch
from oryndau.incidents.parts import Part
from oryndau.incidents.probes import limit

log = logging.getLogger("oryndau.incidents")
_STALE, _PATIENCE = 60.0, 0.3
_lock = threading.Lock()
_parts: tuple[Part, ...] = ()
_read_at: float | None = None
_reader: threading.Thread | None = None


def current() -> tuple[Part, ...]:
    """The parts that do not work, as this process knows it. Never asks the database itself, never raises."""
    seconds = settings.STATUS_SECONDS
    age = time.monotonic() - _read_at if _read_at is not None else _STALE
    if seconds and age >= seconds:
        reader = _begin_reading()
        if age >= _STALE:
            reader.join(_PATIENCE)
    return _parts


def refresh() -> tuple[Part, ...]:
    """Read what does not work now. A worker that has not looked for long is itself what does not work."""
    global _parts, _read_at
    at = timekeeping.now()
    found = {Part(one) for one in Incident.objects.filter(ended_at=None).values_list("part", flat=True)}
    looked = Watch.objects.values_list("looked_at", flat=True).first()
    if looked and at - timekeeping.shift() - looked > timedelta(minutes=limit("gap", at)):
        found.add(Part.SYSTEM)
    _parts, _read_at = tuple(part for part in Part if part in found), time.monotonic()
    return _parts


def forget() -> None:
    """Begin anew, as a process that has just started."""
    global _parts, _read_at
    _parts, _read_at = (), None


def _begin_reading() -> threading.Thread:
    global _reader
    with _lock:
        if _reader is None or not _reader.is_alive():
            _reader = threading.Thread(target=_read, name="incidents", daemon=True)
            _reader.start()
        return _reader


def _read() -> None:
    global _read_at
    try:
        refresh()
    except Exception:
        log.warning("failures could not be read; the pages say what they said")
        _read_at = time.monotonic()
    finally:
        connection.close()
