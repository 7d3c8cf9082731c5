"""Rate limits kept in the database, so that they hold for every web process together."""

import hashlib
from datetime import timedelta

from django.conf import settings
from django.db import connection
from django.http import HttpRequest

from oryndau.timekeeping import now


class TooMany(Exception):
    """The caller tried too often; `retry_after` says in how many seconds the window ends."""

    def __init__(self, retry_after: int) -> None:
        super().__init__(f"too many attempts, retry after {retry_after} s")
        self.retry_after = retry_after


def address_of(request: HttpRequest) -> str:
    """Where a request comes from. Behind proxies of ours (`TRUSTED_PROXIES`, how many) the address that the
    outermost of them saw; what the caller himself wrote into the header is never believed.
    """
    seen = [hop.strip() for hop in request.META.get("HTTP_X_FORWARDED_FOR", "").split(",") if hop.strip()]
    proxies: int = settings.TRUSTED_PROXIES
    if proxies and len(seen) >= proxies:
        return str(seen[-proxies])
    address: str = request.META.get("REMOTE_ADDR", "")
    return address


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
