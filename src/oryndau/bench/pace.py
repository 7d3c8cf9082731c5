"""Requests that come at a steady rate, whoever is still waiting: as visitors come, not as they are served.

An answer is timed from the moment at which its request was due, so that a site that stands still for a second
is charged with everything that it kept waiting.
"""

import asyncio
import re
import time
from collections.abc import Iterator

from oryndau.bench.load import Answers

_LENGTH = re.compile(rb"\r\ncontent-length: *(\d+)", re.IGNORECASE)
Pair = tuple[asyncio.StreamReader, asyncio.StreamWriter]


def run(port: int, requests: Iterator[bytes], *, per_second: int, seconds: int, expected: int) -> Answers:
    """Send so many requests a second for so long; connections are kept and as many are open as are needed."""
    return asyncio.run(_run(port, requests, per_second, seconds, expected))


async def _run(port: int, requests: Iterator[bytes], rate: int, seconds: int, expected: int) -> Answers:
    answers, free = Answers(), list[Pair]()
    started, under_way = time.perf_counter() + 0.1, set[asyncio.Task[None]]()
    for number in range(rate * seconds):
        due = started + number / rate
        if (wait := due - time.perf_counter()) > 0:
            await asyncio.sleep(wait)
        task = asyncio.create_task(_ask(port, next(requests), due, expected, answers, free))
        under_way.add(task)
        task.add_done_callback(under_way.discard)
    await asyncio.gather(*under_way)
    answers.elapsed = time.perf_counter() - started
    for _reader, writer in free:
        writer.close()
    return answers


async def _ask(
    port: int, request: bytes, due: float, expected: int, answers: Answers, free: list[Pair]
) -> None:
    reader, writer = free.pop() if free else await asyncio.open_connection("127.0.0.1", port)
    writer.write(request)
    head = await reader.readuntil(b"\r\n\r\n")
    length = _LENGTH.search(head)
    body = await reader.readexactly(int(length[1]) if length else 0)
    answers.seconds.append(time.perf_counter() - due)
    answers.statuses.append(int(head[9:12]))
    if answers.statuses[-1] != expected and not answers.first_refusal:
        answers.first_refusal = head + body
    free.append((reader, writer))
