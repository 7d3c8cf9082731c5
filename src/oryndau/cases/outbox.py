"""The outbox: messages that steps left, worked off at least once, each row by itself.

A worker claims rows with SKIP LOCKED and a lease; a handler runs in one transaction with the mark that the
message is done, so that what it writes here happens once, and what it sends elsewhere carries the message's
id and is harmless twice. No NOTIFY: it takes a database-wide lock at commit (measured: a third of the
commits under load), so workers poll.
"""

import logging
import threading
from collections.abc import Callable
from datetime import datetime, timedelta

from django.db import connection, transaction

from oryndau.cases.models import Message
from oryndau.timekeeping import now

log = logging.getLogger("oryndau.outbox")

Handler = Callable[[Message, datetime], None]
_HANDLERS: dict[str, Handler] = {}

LEASE = timedelta(minutes=2)
LONGEST_WAIT = timedelta(hours=1)


class Later(Exception):
    """The message cannot be worked off yet (a register is down, a seal's key is missing): try again later.

    What the handler wrote is undone; `keep` runs after that, for what must be known of the attempt.
    """

    def __init__(self, why: str, keep: Callable[[], object] | None = None) -> None:
        super().__init__(why)
        self.keep = keep


class NotYet(Later):
    """The message waits for a lawful moment or for a person: nothing is broken, so it does not count as a
    failure of the system (C-23).
    """


def handles(topic: str) -> Callable[[Handler], Handler]:
    """Register the handler of a topic. One topic has one handler."""

    def register(handler: Handler) -> Handler:
        if topic in _HANDLERS and _HANDLERS[topic] is not handler:
            raise RuntimeError(f"topic {topic} has two handlers")
        _HANDLERS[topic] = handler
        return handler

    return register


def topics() -> frozenset[str]:
    """The topics that have a handler."""
    return frozenset(_HANDLERS)


def claim(at: datetime, limit: int) -> list[Message]:
    """Take up to `limit` waiting messages that are due, for the length of the lease."""
    sql = """
        UPDATE cases_message SET locked_until = %(until)s, attempts = attempts + 1
        WHERE id IN (
            SELECT id FROM cases_message
            WHERE done_at IS NULL AND available_at <= %(at)s
                AND (locked_until IS NULL OR locked_until < %(at)s)
            ORDER BY available_at LIMIT %(limit)s FOR UPDATE SKIP LOCKED)
        RETURNING id
    """
    with connection.cursor() as cursor:
        cursor.execute(sql, {"until": at + LEASE, "at": at, "limit": limit})
        ids = [row[0] for row in cursor.fetchall()]
    return list(Message.objects.filter(pk__in=ids).order_by("available_at", "id"))


def work_off(message: Message, at: datetime) -> bool:
    """Run the handler of one message. False when it failed and will be tried again.

    The message is marked done first, in the handler's own transaction: the mark holds the row, so that a
    worker whose lease ran out while it waited for a register does nothing that another has done meanwhile.
    """
    handler = _HANDLERS.get(message.topic)
    try:
        if handler is None:
            raise Later(f"no handler for {message.topic}")
        with transaction.atomic():
            mine = Message.objects.filter(pk=message.pk, done_at=None)
            if mine.update(done_at=at, locked_until=None, error=""):
                handler(message, at)
        return True
    except Exception as error:
        _postpone(message, at, error)
        return False


def _postpone(message: Message, at: datetime, error: Exception) -> None:
    wait = min(timedelta(seconds=5 * 2 ** min(message.attempts, 12)), LONGEST_WAIT)
    if isinstance(error, Later):
        log.warning("message waits", extra={"topic": message.topic, "outbox": str(message.pk)})
    else:
        log.exception("message failed", extra={"topic": message.topic, "outbox": str(message.pk)})
    failing = None if isinstance(error, NotYet) else (message.failing_since or at)
    Message.objects.filter(pk=message.pk, done_at=None).update(
        locked_until=None, available_at=at + wait, failing_since=failing,
        error=f"{type(error).__name__}: {error}"[:2000],
    )  # fmt: skip
    if isinstance(error, Later) and error.keep:
        error.keep()


def run_once(limit: int = 20) -> int:
    """Work off what is due now; the number of messages tried."""
    at = now()
    messages = claim(at, limit)
    for message in messages:
        work_off(message, at)
    return len(messages)


def run(stop: threading.Event, pause: float = 0.3) -> None:
    """Work until told to stop. A lost database is waited for, never a reason to end."""
    while not stop.is_set():
        try:
            worked = run_once()
        except Exception:
            log.exception("the database did not answer; trying again")
            connection.close()
            worked = 0
            stop.wait(1.0)
        if not worked:
            stop.wait(pause)


def waiting(at: datetime) -> tuple[int, datetime | None]:
    """How many messages are due and not done, and since when the oldest one waits."""
    due = Message.objects.filter(done_at=None, available_at__lte=at)
    oldest = due.order_by("available_at").values_list("available_at", flat=True).first()
    return due.count(), oldest
