"""Rate limits kept in the database, so that they hold for every web process together."""

import hashlib
from datetime import timedelta

from django.db import connection

from oryndau.timekeeping import now


class TooMany(Exception):
    """The caller tried too often; `retry_after` says in how many seconds the window ends."""

    def __init__(self, retry_after: int) -> None:
        super().__init__(f"too many attempts, retry after {retry_after} s")
        self.retry_after = retry_after


def count(what: str, key: str, *, limit: int, window: timedelta) -> None:
    """Count one attempt and raise `TooMany` above `limit` within the window. Keys are kept as digests."""
    at = now()
    seconds = int(window.total_seconds())
    start = at - timedelta(seconds=int(at.timestamp()) % seconds, microseconds=at.microsecond)
    digest = hashlib.sha256(key.encode()).hexdigest()
    with connection.cursor() as cursor:
        cursor.execute(
            """INSERT INTO people_attempt (what, key, "window", count) VALUES (%s, %s, %s, 1)
               ON CONFLICT (what, key, "window") DO UPDATE SET count = people_attempt.count + 1
               RETURNING count""",
            [what, digest, start],
        )
        tried = cursor.fetchone()[0]
    if tried > limit:
        raise TooMany(seconds - int((at - start).total_seconds()))
