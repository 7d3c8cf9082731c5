"""The load: bytes written to kept connections and answers read, as cheaply as Python can.

Requests are made beforehand. A connection sends its next request as soon as the last was answered, so that
as many requests are under way at any moment as there are clients (a closed loop).
"""

import asyncio
import re
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

_LENGTH = re.compile(rb"\r\ncontent-length: *(\d+)", re.IGNORECASE)


@dataclass(slots=True)
class Answers:
    """What came back: status and seconds of every request, and the first refusal for the reader."""

    statuses: list[int] = field(default_factory=list)
    seconds: list[float] = field(default_factory=list)
    elapsed: float = 0.0
    first_refusal: bytes = b""

    def wrong(self, expected: int) -> int:
        """How many answers had another status than the expected one."""
        return sum(status != expected for status in self.statuses)


class _Connection(asyncio.Protocol):
    def __init__(self, requests: Iterator[bytes], answers: Answers, expected: int, until: float) -> None:
        self._requests, self._answers, self._expected, self._until = requests, answers, expected, until
        self._buffer, self._sent, self._end = bytearray(), 0.0, 0
        self.finished: asyncio.Future[None] = asyncio.get_running_loop().create_future()

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport: asyncio.Transport = transport  # type: ignore[assignment]
        self._next()

    def data_received(self, data: bytes) -> None:
        self._buffer += data
        if not self._end:
            self._end = _end_of(self._buffer)
        if self._end and len(self._buffer) >= self._end:
            self._answered()

    def connection_lost(self, error: Exception | None) -> None:
        if not self.finished.done():
            self.finished.set_exception(error or ConnectionError("the server closed the connection"))

    def _next(self) -> None:
        request = next(self._requests, None) if time.perf_counter() < self._until else None
        if request is None:
            self.finished.set_result(None)
            self._transport.close()
            return
        self._buffer.clear()
        self._end, self._sent = 0, time.perf_counter()
        self._transport.write(request)

    def _answered(self) -> None:
        answers, status = self._answers, int(self._buffer[9:12])
        answers.seconds.append(time.perf_counter() - self._sent)
        answers.statuses.append(status)
        if status != self._expected and not answers.first_refusal:
            answers.first_refusal = bytes(self._buffer)
        self._next()


def _end_of(buffer: bytearray) -> int:
    head = buffer.find(b"\r\n\r\n")
    if head < 0:
        return 0
    length = _LENGTH.search(buffer, 0, head)
    return head + 4 + (int(length[1]) if length else 0)


async def _run(port: int, requests: Iterable[bytes], clients: int, expected: int, longest: float) -> Answers:
    loop, answers, source = asyncio.get_running_loop(), Answers(), iter(requests)
    until = time.perf_counter() + longest
    started = time.perf_counter()
    made = [
        await loop.create_connection(lambda: _Connection(source, answers, expected, until), "127.0.0.1", port)
        for _ in range(clients)
    ]
    await asyncio.gather(*(protocol.finished for _transport, protocol in made))
    answers.elapsed = time.perf_counter() - started
    return answers


def run(
    port: int, requests: Iterable[bytes], *, clients: int, expected: int, longest: float = 3600.0
) -> Answers:
    """Send the requests by so many clients at once; stop at their end, or after `longest` seconds."""
    return asyncio.run(_run(port, requests, clients, expected, longest))


def request(method: str, path: str, headers: dict[str, str], body: bytes = b"") -> bytes:
    """The bytes of a request to the site on this machine."""
    lines = [f"{method} {path} HTTP/1.1", "Host: 127.0.0.1", *(f"{k}: {v}" for k, v in headers.items())]
    if method == "POST":
        lines.append(f"Content-Length: {len(body)}")
    return ("\r\n".join(lines) + "\r\n\r\n").encode() + body
