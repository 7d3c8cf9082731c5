"""Pages that do not give up: each save is sent again with its own key until the server acknowledges it."""

import asyncio
import re
import time
from bisect import bisect_right
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from oryndau.bench.load import request

PATIENCE, PAUSE = 20.0, 0.1
_LENGTH = re.compile(rb"\r\ncontent-length: *(\d+)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Ask:
    """One save: where, with what, and the name under which it must be found afterwards."""

    path: str
    headers: dict[str, str]
    body: bytes
    about: Any

    def sent(self) -> bytes:
        """The bytes of the request."""
        return request("POST", self.path, self.headers, self.body)


@dataclass(slots=True)
class Outcome:
    """What the pages were told: seconds from the first try to the acknowledgement, and when each came."""

    seconds: list[float] = field(default_factory=list)
    ended: list[float] = field(default_factory=list)
    statuses: list[int] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)
    repeated: int = 0
    began: float = field(default_factory=time.perf_counter)

    @property
    def elapsed(self) -> float:
        """Seconds from the first request to the last answer."""
        return (self.ended[-1] if self.ended else time.perf_counter()) - self.began


class Sender:
    """Connections that are kept and made anew when they break."""

    def __init__(self, port: int, told: Callable[[], None] = lambda: None) -> None:
        self.port, self.told, self.outcome = port, told, Outcome()
        self._free: list[tuple[asyncio.StreamReader, asyncio.StreamWriter]] = []

    async def insist(self, ask: Ask) -> None:
        """Send a save until it is acknowledged; another refusal than 5xx ends it."""
        started, sent = time.perf_counter(), ask.sent()
        while (status := await self._try(sent)) == 0 or status >= 500:
            self.outcome.repeated += 1
            await asyncio.sleep(PAUSE)
        if status != 200:
            self.outcome.refused.append(f"{ask.about}: {status}")
        self.outcome.ended.append(time.perf_counter())
        self.outcome.seconds.append(self.outcome.ended[-1] - started)
        self.told()

    async def once(self, ask: Ask) -> None:
        """Send a save once and keep its status."""
        self.outcome.statuses.append(await self._try(ask.sent()))

    async def _try(self, sent: bytes) -> int:
        try:
            return await asyncio.wait_for(self._exchange(sent), PATIENCE)
        except (OSError, EOFError, TimeoutError):
            return 0

    async def _exchange(self, sent: bytes) -> int:
        kept = self._free.pop() if self._free else await asyncio.open_connection("127.0.0.1", self.port)
        reader, writer = kept
        try:
            writer.write(sent)
            head = await reader.readuntil(b"\r\n\r\n")
            length = _LENGTH.search(head)
            await reader.readexactly(int(length[1]) if length else 0)
        except BaseException:
            writer.close()
            raise
        self._free.append(kept)
        return int(head[9:12])


def best_rate(ended: list[float], window: float) -> float:
    """The most acknowledgements a second in any stretch of so many seconds; 0 where none is so long."""
    moments, best = sorted(ended), 0
    for place, moment in enumerate(moments):
        if moment + window > moments[-1]:
            break
        best = max(best, bisect_right(moments, moment + window) - place)
    return (
        best / window if best else (len(moments) / max(moments[-1] - moments[0], 0.001) if moments else 0.0)
    )
