"""Is a part of the system at fault now? Each probe answers with the fault, or with nothing (C-23).

Facts of a fault are counts, moments and names of services: no personal data, no address, no path.
"""

import logging
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db import connection

from oryndau.cases.models import Message
from oryndau.cases.outbox import LONGEST_WAIT
from oryndau.documents import sealing, storage
from oryndau.eds import algorithms, oids
from oryndau.eds.errors import Indeterminate
from oryndau.eds.tsp import HttpTimestamper
from oryndau.incidents.parts import Part
from oryndau.law import parameters
from oryndau.timekeeping import local

log = logging.getLogger("oryndau.incidents")
TELLING = "incidents.tell"
"""The topic of our own e-mails: that a failure cannot be told is no further failure."""
_ANSWERS = ["answered", "GatewayRefused"]
"""Outcomes of a call in which the register answered, be it with a refusal of the data."""
_LOOKED_THROUGH = 500


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong: since when, where the facts tell it, and the facts."""

    since: datetime | None = None
    facts: dict[str, object] = field(default_factory=dict)


def limit(name: str, at: datetime) -> int:
    """A limit of the watch in force on the day of `at`."""
    return int(parameters.get(f"incident.{name}", on=local(at).date()))


def outbox(at: datetime, made_at: datetime) -> Fault | None:
    """Messages that are due and that nobody takes up, or whole topics that fail again and again.

    What is due in the future waits for a lawful moment and is not looked at. One message that fails, a
    mistyped address for instance, is nobody's failure but its own.
    """
    before = at - timedelta(minutes=limit("outbox", at))
    due = Message.objects.filter(done_at=None, available_at__lte=before).exclude(topic=TELLING)
    waiting = list(due.order_by("available_at").values_list("available_at", flat=True)[:_LOOKED_THROUGH])
    failing = _failing(before, at, made_at)
    if not waiting and not failing:
        return None
    began = min([*waiting[:1], *(since for _topic, _count, since in failing)])
    return Fault(began, {
        "waiting": len(waiting), "oldest": began.isoformat(),
        "failing": {topic: count for topic, count, _since in failing},
    })  # fmt: skip


def _failing(before: datetime, at: datetime, made_at: datetime) -> list[tuple[str, int, datetime]]:
    """Topics of which several messages have failed since `before` and none came through: (topic, how many,
    since when). Failures of registers are told as those of the gateway, by the record of its calls.
    """
    sql = """
        SELECT topic, count(*), min(failing_since) FROM (
            SELECT m.topic, m.failing_since FROM cases_message m
            WHERE m.done_at IS NULL AND m.failing_since IS NOT NULL AND m.failing_since <= %(before)s
                AND m.topic <> %(own)s
                AND NOT EXISTS (SELECT 1 FROM gateway_exchange e WHERE e.message = m.id)
            ORDER BY m.failing_since DESC LIMIT %(most)s) AS newest
        GROUP BY topic HAVING count(*) >= %(several)s ORDER BY topic
    """
    asked: dict[str, Any] = {
        "before": before, "own": TELLING, "most": _LOOKED_THROUGH, "several": limit("failing-messages", at),
    }  # fmt: skip
    with connection.cursor() as cursor:
        cursor.execute(sql, asked)
        found = [(topic, count, since) for topic, count, since in cursor.fetchall()]
    return [row for row in found if not _came_through(row[0], at, made_at)]


def _came_through(topic: str, at: datetime, made_at: datetime) -> bool:
    """Whether a message of the topic that was left within a day was worked off within the hour: found along
    the primary key, whose first bits are the moment of the machine's clock.
    """
    floor = UUID(int=int((made_at - timedelta(days=1)).timestamp() * 1000) << 80)
    done = Message.objects.filter(pk__gte=floor, topic=topic, done_at__gte=at - LONGEST_WAIT)
    return done.order_by("-pk").values_list("pk", flat=True).first() is not None


def gateway(at: datetime) -> Fault | None:
    """Registers whose last calls all failed. Calls that nobody has repeated for hours tell nothing."""
    sql = """
        WITH RECURSIVE asked(service) AS (
            (SELECT service FROM gateway_exchange ORDER BY service LIMIT 1)
            UNION ALL
            SELECT (SELECT e.service FROM gateway_exchange e WHERE e.service > asked.service
                    ORDER BY e.service LIMIT 1)
            FROM asked WHERE asked.service IS NOT NULL)
        SELECT asked.service, min(last.at) FROM asked CROSS JOIN LATERAL (
            SELECT e.outcome, e.at FROM gateway_exchange e WHERE e.service = asked.service
            ORDER BY e.id DESC LIMIT %(several)s) AS last
        WHERE asked.service IS NOT NULL GROUP BY asked.service
        HAVING count(*) >= %(several)s AND bool_and(NOT last.outcome = ANY(%(answers)s))
            AND max(last.at) > %(lately)s
        ORDER BY asked.service
    """
    asked: dict[str, Any] = {
        "several": limit("gateway-failures", at), "answers": _ANSWERS, "lately": at - 2 * LONGEST_WAIT,
    }  # fmt: skip
    with connection.cursor() as cursor:
        cursor.execute(sql, asked)
        found = cursor.fetchall()
    if not found:
        return None
    return Fault(min(since for _service, since in found), {"services": [service for service, _ in found]})


def seal(at: datetime) -> Fault | None:
    """The sealing key can be opened and its certificate is valid."""
    try:
        sealing.configured().check(at)
    except sealing.SealUnavailable:
        return Fault(facts={"seal": "unavailable"})
    return None


def stamps() -> Fault | None:
    """The time-stamping authorities, of signing and of the seal, give a stamp."""
    imprint = algorithms.digest(oids.SHA256, b"oryndau")
    try:
        for url in dict.fromkeys(filter(None, (settings.TSP_URL, settings.SEAL_TSA))):
            HttpTimestamper(url).stamp(oids.SHA256, imprint)
    except Indeterminate:
        return Fault(facts={"authority": "no stamp"})
    return None


def documents() -> Fault | None:
    """A file can be written where documents are kept."""
    try:
        storage.check_writable()
    except OSError as error:
        return Fault(facts={"store": type(error).__name__})
    return None


def all_parts(at: datetime, made_at: datetime) -> dict[Part, Fault | None]:
    """How every part does. One whose probe itself breaks is left out: nothing is known of it."""
    probes: dict[Part, Callable[[], Fault | None]] = {
        Part.OUTBOX: lambda: outbox(at, made_at),
        Part.GATEWAY: lambda: gateway(at),
        Part.SEAL: lambda: seal(at),
        Part.STAMPS: stamps,
        Part.DOCUMENTS: documents,
    }
    found: dict[Part, Fault | None] = {}
    for part, probe in probes.items():
        try:
            found[part] = probe()
        except Exception:
            log.exception("a part could not be looked at", extra={"part": part.value})
    return found
