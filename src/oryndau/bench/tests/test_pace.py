"""The load that comes at a steady rate: every request is timed from the moment at which it was due."""

import asyncio
import threading
import time
from collections.abc import Iterator
from itertools import repeat

import pytest

from oryndau.bench import pace

REQUEST = b"GET / HTTP/1.1\r\nHost: x\r\n\r\n"


class Server:
    """Answers each request after a pause; all connections wait while it stands still."""

    def __init__(self, pause: float = 0.0, still: float = 0.0, status: int = 200) -> None:
        self.pause, self.still, self.status, self.connections = pause, still, status, 0
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, daemon=True)
        self._thread.start()
        starting = asyncio.run_coroutine_threadsafe(self._start(), self._loop)
        self.port = starting.result(5)

    async def _start(self) -> int:
        server = await asyncio.start_server(self._serve, "127.0.0.1", 0)
        return int(server.sockets[0].getsockname()[1])

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.connections += 1
        try:
            while await reader.readuntil(b"\r\n\r\n"):
                if self.still:
                    still, self.still = self.still, 0.0
                    time.sleep(still)
                await asyncio.sleep(self.pause)
                writer.write(f"HTTP/1.1 {self.status} x\r\ncontent-length: 2\r\n\r\nok".encode())
        except asyncio.IncompleteReadError:
            writer.close()

    def stop(self) -> None:
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(5)


@pytest.fixture
def servers() -> Iterator[list[Server]]:
    made: list[Server] = []
    yield made
    for one in made:
        one.stop()


def test_the_rate_is_kept_whoever_waits(servers: list[Server]) -> None:
    servers.append(Server(pause=0.2))
    answers = pace.run(servers[0].port, repeat(REQUEST), per_second=50, seconds=1, expected=200)
    assert len(answers.seconds) == 50
    assert answers.elapsed < 3
    assert servers[0].connections > 5


def test_requests_that_had_to_wait_are_charged_with_their_waiting(servers: list[Server]) -> None:
    servers.append(Server(still=0.5))
    answers = pace.run(servers[0].port, repeat(REQUEST), per_second=50, seconds=1, expected=200)
    assert sum(seconds > 0.1 for seconds in answers.seconds) >= 10


def test_a_refusal_is_kept_for_the_reader(servers: list[Server]) -> None:
    servers.append(Server(status=500))
    answers = pace.run(servers[0].port, repeat(REQUEST), per_second=10, seconds=1, expected=200)
    assert answers.wrong(200) == 10
    assert answers.first_refusal.endswith(b"ok")
