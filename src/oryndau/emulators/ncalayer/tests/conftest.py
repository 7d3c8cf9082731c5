"""The emulated centre and NCALayer, really listening on free ports in a thread of the test."""

from __future__ import annotations

import asyncio
import json
import socket
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import requests
from websockets.sync.client import connect

from oryndau.eds.path import TrustStore
from oryndau.eds.revocation import OnlineRevocation
from oryndau.eds.verdict import Verdict
from oryndau.eds.verify import NativeVerifier
from oryndau.emulators import ncalayer, nuc
from oryndau.emulators.clock import now
from oryndau.emulators.run import wait_until_listening
from oryndau.emulators.settings import Settings

PERSON = {"iin": "900101300017", "surname": "Тестов", "name": "Тест", "patronymic": "Тестович"}
HEAD = PERSON | {"iin": "800101300019", "role": "head", "bin": "050140000017", "organisation": "ТОО «Сынақ»"}


@dataclass
class Running:
    """The addresses of the emulators and a few ways to use them."""

    settings: Settings

    def nuc(self, path: str, **body: Any) -> requests.Response:
        return requests.post(self.settings.nuc_url + path, json=body, timeout=10)

    def control(self, path: str, **body: Any) -> None:
        address = f"http://127.0.0.1:{self.settings.ncalayer_control_port}{path}"
        requests.post(address, json=body, timeout=10).raise_for_status()

    def ask(self, *frames: dict[str, Any] | str) -> list[Any]:
        """Answers to these frames over one socket, without the greeting."""
        with connect(f"ws://127.0.0.1:{self.settings.ncalayer_plain_port}", max_size=None) as socket_:
            assert "result" in json.loads(socket_.recv())
            answers = []
            for frame in frames:
                socket_.send(frame if isinstance(frame, str) else json.dumps(frame))
                answers.append(json.loads(socket_.recv()))
            return answers

    def judge(self, signature: str, content: bytes) -> Verdict:
        store = TrustStore.from_folder(self.settings.trust_folder)
        return NativeVerifier(store, OnlineRevocation()).verify(signature.encode(), content, at=now())


@pytest.fixture(scope="session")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    settings = Settings(
        environment="test",
        var=Path(tmp_path_factory.mktemp("var")),
        ncalayer_port=_free(),
        ncalayer_plain_port=_free(),
        ncalayer_control_port=_free(),
        nuc_port=_free(),
    )
    loop, stop = asyncio.new_event_loop(), asyncio.Event()
    ready = threading.Event()

    async def live() -> None:
        tasks = [asyncio.ensure_future(serve(settings)) for serve in (nuc.serve, ncalayer.serve)]
        ports = [settings.nuc_port, settings.ncalayer_port, settings.ncalayer_plain_port]
        await wait_until_listening(settings.host, [*ports, settings.ncalayer_control_port], stop)
        ready.set()
        await stop.wait()
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    thread = threading.Thread(target=loop.run_until_complete, args=(live(),), daemon=True)
    thread.start()
    assert ready.wait(20)
    found = Running(settings)
    for person in (PERSON, HEAD, HEAD | {"role": "employee", "iin": "810101300015"}, PERSON):
        found.nuc("/issue", **person).raise_for_status()
    yield found
    loop.call_soon_threadsafe(stop.set)
    thread.join(10)
    loop.close()


@pytest.fixture(autouse=True)
def _fresh(running: Running) -> None:
    running.control("/insert", iin="")
    address = f"http://127.0.0.1:{running.settings.ncalayer_control_port}/script"
    requests.delete(address, timeout=10).raise_for_status()


def _free() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
