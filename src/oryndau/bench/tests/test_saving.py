"""The load of the hall: pages that repeat a save until it is acknowledged, and the best stretch of a run."""

import asyncio
from concurrent.futures import ThreadPoolExecutor

import pytest

from oryndau.bench.saving import Ask, Sender, best_rate


def answer(status: int) -> bytes:
    return f"HTTP/1.1 {status} said\r\nContent-Length: 2\r\n\r\n{{}}".encode()


def run(*answers: bytes) -> Sender:
    """Send one save to a server that gives these answers in turn; an empty one breaks the connection."""
    given = list(answers)

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        while given and await reader.readuntil(b"\r\n\r\n"):
            await reader.readexactly(2)
            said = given.pop(0)
            if not said:
                break
            writer.write(said)
        writer.close()

    async def main() -> Sender:
        server = await asyncio.start_server(serve, "127.0.0.1", 0)
        sender = Sender(server.sockets[0].getsockname()[1])
        await sender.insist(Ask("/hall/", {}, b"{}", "a save"))
        server.close()
        return sender

    # In a thread of its own: tests of pages in a browser leave a loop behind in this one.
    with ThreadPoolExecutor(1) as pool:
        return pool.submit(lambda: asyncio.run(main())).result(30)


def test_a_save_is_repeated_until_it_is_acknowledged() -> None:
    sender = run(b"", answer(503), answer(200))
    assert (sender.outcome.repeated, len(sender.outcome.seconds), sender.outcome.refused) == (2, 1, [])


def test_a_refusal_ends_it_and_is_told() -> None:
    assert run(answer(409)).outcome.refused == ["a save: 409"]


@pytest.mark.parametrize(
    ("ended", "rate"),
    [([], 0.0), ([0.0, 1.0, 2.0], 1.5), ([0.0, *[1.0 + n / 10 for n in range(20)], 12.0, 30.0], 2.1)],
)
def test_the_best_stretch_is_found(ended: list[float], rate: float) -> None:
    assert best_rate(ended, 10.0) == pytest.approx(rate, abs=0.05)
