"""Clients that do not give up: they repeat a request until it is acknowledged, as a bank's program would."""

import http.client
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field

PATIENCE = 90.0
Headers = dict[str, str]


@dataclass(slots=True)
class Told:
    """What the clients were told, and how often they had to ask again."""

    acknowledged: set[str] = field(default_factory=set)
    uncertain: set[str] = field(default_factory=set)
    """Refused after an attempt that broke off: it may have been done, and the case must show it whole."""
    strange: list[str] = field(default_factory=list)
    repeated: int = 0
    under_way: int = 0
    lock: threading.Lock = field(default_factory=threading.Lock)


@dataclass(frozen=True, slots=True)
class Ask:
    """One request of a client: what it is about, and the answer that acknowledges it."""

    about: str
    path: str
    headers: Headers
    body: bytes
    wanted: int


def insist(port: int, ask: Ask, told: Told) -> None:
    """Send a request until it is acknowledged. Other refusals than 5xx end it; patience has an end too."""
    end, broken = time.monotonic() + PATIENCE, False
    while time.monotonic() < end:
        status, said = _once(port, ask, told)
        if status == ask.wanted:
            with told.lock:
                told.acknowledged.add(ask.about)
            return
        if 0 < status < 500:
            _refused(ask, broken, f"{ask.path}: {status} {said[:300]!r}", told)
            return
        broken = True
        with told.lock:
            told.repeated += 1
        time.sleep(0.1)
    with told.lock:
        told.strange.append(f"{ask.path}: not acknowledged in {PATIENCE:.0f} s")


def _refused(ask: Ask, broken: bool, what: str, told: Told) -> None:
    with told.lock:
        if broken:
            told.uncertain.add(ask.about)
        else:
            told.strange.append(what)


def _once(port: int, ask: Ask, told: Told) -> tuple[int, bytes]:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=20)
    with told.lock:
        told.under_way += 1
    try:
        connection.request("POST", ask.path, ask.body, ask.headers)
        answer = connection.getresponse()
        return answer.status, answer.read()
    except (OSError, http.client.HTTPException):
        return 0, b""
    finally:
        with told.lock:
            told.under_way -= 1
        connection.close()


def together(port: int, asks: list[Ask], told: Told) -> Callable[[], None]:
    """Start a client for each request; the function waits for all."""
    threads = [threading.Thread(target=insist, args=(port, ask, told), daemon=True) for ask in asks]
    for thread in threads:
        thread.start()

    def finish() -> None:
        for thread in threads:
            thread.join()

    return finish
