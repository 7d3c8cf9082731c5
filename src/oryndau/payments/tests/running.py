"""The emulated payment gateway as it is in life, another program, and the site that it tells."""

import os
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from socketserver import ThreadingMixIn
from typing import Any
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server

import pytest
import requests
from django.contrib.staticfiles.handlers import StaticFilesHandler
from django.core.handlers.wsgi import WSGIHandler

from oryndau.gateway.shep.tests.conftest import free_port, wait_for
from oryndau.payments import connection


@dataclass
class Emulator:
    """The running program and its folder."""

    url: str
    folder: Path

    def plan(self, do: str, service: str = "notification", **more: object) -> None:
        """Plan a misbehaviour."""
        said = {"do": do, "service": service, **more}
        requests.post(f"{self.url}/control/script", json=said, timeout=5).raise_for_status()

    def pay(self, page: str, do: str = "pay", **form: str) -> requests.Response:
        """What a person's browser does on the bank's page."""
        return requests.post(
            page, data={"do": do, "bank": "HSBKKZKX", **form}, headers={"Origin": self.url}, timeout=5,
            allow_redirects=False,
        )  # fmt: skip

    def sent(self) -> list[dict[str, Any]]:
        """What came of each notification."""
        found: list[dict[str, Any]] = requests.get(f"{self.url}/control/notifications", timeout=5).json()[
            "sent"
        ]
        return found

    def bill(self, reference: str) -> dict[str, Any]:
        """A bill as the gateway knows it."""
        bills = requests.get(f"{self.url}/control/bills", timeout=5).json()["bills"]
        return next(one for one in bills if one["reference"] == reference)


@pytest.fixture(scope="session")
def program(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Emulator]:
    """The program, started once for the tests of a run."""
    var, port = tmp_path_factory.mktemp("var"), free_port()
    environment = {
        **os.environ, "ORYNDAU_VAR": str(var), "ORYNDAU_PAYMENTS_PORT": str(port),
        "ORYNDAU_ENVIRONMENT": "test",
    }  # fmt: skip
    started = subprocess.Popen([sys.executable, "-m", "oryndau.emulators.payments"], env=environment)
    try:
        wait_for(port, started)
        yield Emulator(f"http://127.0.0.1:{port}", var / "emulators" / "payments")
    finally:
        started.terminate()
        started.wait(10)


@pytest.fixture
def bank(program: Emulator, settings: Any, monkeypatch: pytest.MonkeyPatch) -> Iterator[Emulator]:
    """The program, spoken to by the installation's own connection."""
    settings.PAYMENTS_URL = f"{program.url}/merchant"
    settings.PAYMENTS_KEY = program.folder / "merchant" / "ORYNDAU.key"
    settings.PAYMENTS_CERTIFICATE = program.folder / "merchant" / "ORYNDAU.pem"
    settings.PAYMENTS_TRUST = program.folder / "trust"
    monkeypatch.setattr(connection, "_kept", threading.local())
    yield program
    requests.delete(f"{program.url}/control/script", timeout=5)


class _Server(ThreadingMixIn, WSGIServer):
    daemon_threads = True


class _Quiet(WSGIRequestHandler):
    def log_message(self, format: str, *args: Any) -> None:
        """Nothing is printed."""


@pytest.fixture
def site(committed: None, settings: Any) -> Iterator[str]:
    """The site served on a free port of this machine; every request closes its connection to the database."""
    server = make_server("127.0.0.1", 0, StaticFilesHandler(WSGIHandler()), _Server, _Quiet)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    settings.SITE_URL = f"http://127.0.0.1:{server.server_port}"
    yield settings.SITE_URL
    server.shutdown()
    thread.join(10)
    server.server_close()


def until(holds: Callable[[], Any], seconds: float = 10) -> None:
    """Wait until something holds."""
    end = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < end, "it did not come to that"
        time.sleep(0.05)
