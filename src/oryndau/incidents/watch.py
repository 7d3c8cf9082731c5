"""The watch: the worker looks once a minute at every part, opens and closes incidents by itself (C-23).

One worker at a time looks: the row of the watch is taken with SKIP LOCKED, and who comes within the minute
finds that it was done. Nothing here touches a term: it is never extended silently.
"""

import logging
import threading
from datetime import datetime, timedelta

from django.db import connection, transaction

from oryndau import timekeeping
from oryndau.incidents import probes, telling
from oryndau.incidents.models import Incident, Watch
from oryndau.incidents.parts import Part
from oryndau.incidents.probes import Fault, limit

log = logging.getLogger("oryndau.incidents")
PERIOD = timedelta(minutes=1)
_EARLY = timedelta(seconds=5)
"""A look may come so much before its minute: the worker's pauses are not exact."""


def look(at: datetime, clock: datetime | None = None) -> bool:
    """Look at every part, if no worker has within the minute; whether this one did.

    `clock` is the machine's own time where the demonstration's clock, which gives `at`, was moved.
    """
    clock = clock or at
    if not _take_turn(at, clock):
        return False
    _judge(probes.all_parts(at, clock), at)
    return True


def run(stop: threading.Event) -> None:
    """Look until told to stop, beside the worker's own loop: a message that hangs blinds no watch."""
    while not stop.is_set():
        try:
            at = timekeeping.now()
            look(at, at - timekeeping.shift())
        except Exception:
            log.exception("the system could not be looked at; trying again")
        connection.close()
        stop.wait(PERIOD.total_seconds())
    connection.close()


@transaction.atomic
def _take_turn(at: datetime, clock: datetime) -> bool:
    """Take this minute's look, and tell of the time in which nobody looked."""
    row, first = Watch.objects.get_or_create(pk=1, defaults={"looked_at": clock})
    if first:
        return True
    taken = Watch.objects.select_for_update(skip_locked=True).filter(pk=row.pk).first()
    if taken is None:
        return False
    passed = clock - taken.looked_at
    if timedelta() <= passed < PERIOD - _EARLY:
        return False
    if passed > timedelta(minutes=limit("gap", at)):
        _was_down(at - passed, at)
        taken.suspects = {}
    taken.looked_at = clock
    taken.save(update_fields=["looked_at", "suspects"])
    return True


def _was_down(began: datetime, ended: datetime) -> None:
    facts = {"gap_minutes": round((ended - began).total_seconds() / 60)}
    made = Incident.objects.create(
        part=Part.SYSTEM, began_at=began, noticed_at=ended, ended_at=ended, evidence=facts
    )
    telling.queue(made, "ended", ended)
    log.error("the system was down", extra={"part": made.part, "incident": str(made.pk)})


@transaction.atomic
def _judge(found: dict[Part, Fault | None], at: datetime) -> None:
    """Open what has lasted, close what works again. The row of the watch lets one worker in at a time."""
    row = Watch.objects.select_for_update().get(pk=1)
    standing = {one.kind: one for one in Incident.objects.filter(ended_at=None)}
    before = dict(row.suspects)
    for part, fault in found.items():
        if part in standing:
            if fault is None:
                _close(standing[part], at)
        elif fault is None:
            row.suspects.pop(part.value, None)
        else:
            since = datetime.fromisoformat(row.suspects.setdefault(part.value, at.isoformat()))
            if at - since >= timedelta(minutes=limit("lasting", at)):
                del row.suspects[part.value]
                _open(part, fault, min(since, fault.since or since), at)
    if row.suspects != before:
        row.save(update_fields=["suspects"])


def _open(part: Part, fault: Fault, began: datetime, at: datetime) -> None:
    made = Incident.objects.create(part=part, began_at=began, noticed_at=at, evidence=fault.facts)
    telling.queue(made, "began", at)
    log.error("a part has failed", extra={"part": part.value, "incident": str(made.pk)})


def _close(incident: Incident, at: datetime) -> None:
    # A clock that was set back in between makes no incident end before it began.
    incident.ended_at = max(at, incident.began_at)
    incident.save(update_fields=["ended_at"])
    telling.queue(incident, "ended", at)
    log.warning("a part works again", extra={"part": incident.part, "incident": str(incident.pk)})
