"""The emulated gateway as it is in life: another program."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
import requests

from oryndau.eds.wsse import BodySigner, TrustFolder
from oryndau.gateway.shep import Registers, Sender, SyncChannel


@dataclass
class Emulator:
    url: str
    folder: Path

    def plan(self, do: str, **more: object) -> None:
        requests.post(f"{self.url}/control/script", json={"do": do, **more}, timeout=5).raise_for_status()

    def put(self, kind: str, **row: object) -> None:
        requests.post(f"{self.url}/control/{kind}", json=row, timeout=5).raise_for_status()

    def monitored(self, case: str) -> list[dict[str, str]]:
        answer = requests.get(f"{self.url}/control/monitoring", params={"case": case}, timeout=5)
        stages: list[dict[str, str]] = answer.json()["stages"]
        return stages

    def signer(self) -> BodySigner:
        path = self.folder / "participant"
        return BodySigner.load(path / "ORYNDAU.key", path / "ORYNDAU.pem")

    def channel(self, timeout: float = 5, **options: object) -> SyncChannel:
        settings: dict[str, object] = {
            "url": f"{self.url}/SyncChannel",
            "sender": Sender("ORYNDAU", "210840000120"),
            "signer": self.signer(),
            "trust": TrustFolder(self.folder / "trust"),
            "timeout": timeout,
        }
        return SyncChannel(**{**settings, **options})  # type: ignore[arg-type]


def free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return int(listener.getsockname()[1])


@pytest.fixture(scope="session")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Emulator]:
    var, port = tmp_path_factory.mktemp("var"), free_port()
    environment = {
        **os.environ,
        "ORYNDAU_VAR": str(var),
        "ORYNDAU_GATEWAY_PORT": str(port),
        "ORYNDAU_ENVIRONMENT": "test",
    }
    program = subprocess.Popen([sys.executable, "-m", "oryndau.emulators.gateway"], env=environment)
    try:
        wait_for(port, program)
        yield Emulator(f"http://127.0.0.1:{port}", var / "emulators" / "gateway")
    finally:
        program.terminate()
        program.wait(10)


def wait_for(port: int, program: subprocess.Popen[bytes]) -> None:
    for _ in range(400):
        assert program.poll() is None, "the emulator ended"
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    raise AssertionError("the emulator did not start")


@pytest.fixture
def emulator(running: Emulator) -> Iterator[Emulator]:
    yield running
    requests.delete(f"{running.url}/control/script", timeout=5)
    requests.post(f"{running.url}/control/policy", json={"unknown": "not-found"}, timeout=5)


@pytest.fixture
def registers(emulator: Emulator) -> Registers:
    return Registers(emulator.channel())
