"""Asks the certification centre's services over HTTP: short, limited in size and time, one retry never."""

from __future__ import annotations

from collections.abc import Callable

import urllib3

from oryndau.eds.errors import Indeterminate

MAX_ANSWER = 8 * 1024 * 1024  # a full CRL of the national centre is some megabytes
Fetch = Callable[[str, bytes | None, str], bytes]
"""(address, body or None for GET, content type) → answer; raises Indeterminate when there is none."""


def fetcher(connect: float = 2.0, read: float = 5.0) -> Fetch:
    """A `Fetch` with kept connections and these time limits in seconds; safe to share between threads."""
    pool = urllib3.PoolManager(
        num_pools=8, maxsize=8, timeout=urllib3.Timeout(connect=connect, read=read), retries=False
    )

    def fetch(url: str, body: bytes | None, content_type: str) -> bytes:
        if not url.startswith(("http://", "https://")):
            raise Indeterminate("revocation-unknown", f"address {url[:80]}")
        headers = {"Content-Type": content_type} if body is not None else {}
        method = "GET" if body is None else "POST"
        try:
            answer = pool.request(
                method, url, body=body, headers=headers, preload_content=False, redirect=False
            )
            try:
                data = answer.read(MAX_ANSWER + 1, decode_content=True)
                complete = len(data) <= MAX_ANSWER
                if complete:
                    answer.drain_conn()
            finally:
                answer.release_conn()
        except (urllib3.exceptions.HTTPError, OSError) as error:
            raise Indeterminate("revocation-unknown", f"{url}: {error}") from None
        if answer.status != 200 or not complete:
            raise Indeterminate("revocation-unknown", f"{url}: HTTP {answer.status}, {len(data)} bytes")
        return data

    return fetch
