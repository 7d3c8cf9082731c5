"""One installation, started as a newcomer starts it (`oryndau up`), in a folder that is thrown away."""

import json
import os
import signal
import socket
import subprocess
import sys
import time
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import requests

from oryndau.supervisor import EMULATOR_PORTS

ROOT = Path(__file__).resolve().parents[2]
CASES = 12


@dataclass
class Site:
    """A running installation: where its parts answer, and its clock."""

    folder: Path
    port: int
    ports: dict[str, int]
    process: "subprocess.Popen[bytes]"

    @property
    def url(self) -> str:
        """Address of the site."""
        return f"http://127.0.0.1:{self.port}"

    def emulator(self, name: str) -> str:
        """Address of an emulator's HTTP door: `NCALAYER_CONTROL`, `SMS`, `MAIL`, `NUC`."""
        return f"http://127.0.0.1:{self.ports[f'ORYNDAU_{name}_PORT']}"

    def plan(self, *steps: dict[str, Any]) -> None:
        """What NCALayer's user does at the next signings, in order."""
        requests.delete(self.emulator("NCALAYER_CONTROL") + "/script", timeout=5).raise_for_status()
        body = {"next": list(steps)}
        requests.post(self.emulator("NCALAYER_CONTROL") + "/script", json=body, timeout=5).raise_for_status()

    def letters(self, to: str) -> list[dict[str, Any]]:
        """E-mails that came to an address, the newest first."""
        answer = requests.get(self.emulator("MAIL") + "/messages", params={"to": to}, timeout=5)
        return list(answer.json()["messages"])

    def texts(self, phone: str) -> list[dict[str, Any]]:
        """SMS that came to a phone, the newest first."""
        answer = requests.get(self.emulator("SMS") + "/messages", params={"phone": phone}, timeout=5)
        return list(answer.json()["messages"])

    def set_clock(self, moment: datetime) -> None:
        """Move the demonstration's clock to any moment (its page knows the next working morning only)."""
        seconds = (moment - datetime.now(UTC)).total_seconds()
        fresh = self.folder / "clock.new"
        fresh.write_text(f"{seconds:.0f}")
        fresh.replace(self.folder / "clock")

    def stop(self) -> None:
        """End it as Ctrl-C does; it ends its own parts."""
        self.process.send_signal(signal.SIGTERM)
        try:
            self.process.wait(40)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()


def start(folder: Path, cases: int = CASES, seconds: float = 480) -> Site:
    """Start an installation, wait until it says its address. RuntimeError with its words when it ends."""
    folder.mkdir(parents=True, exist_ok=True)
    free = _free_ports(len(EMULATOR_PORTS) + 1)
    ports = dict(zip(EMULATOR_PORTS, free[1:], strict=True))
    (folder / "ports.json").write_text(json.dumps(ports))
    log = folder / "up.log"
    command = [sys.executable, "-m", "oryndau", "up", "--port", str(free[0]), "--cases", str(cases)]
    with log.open("wb") as output:
        process = subprocess.Popen(
            command, cwd=ROOT, env=_environment(folder), stdout=output, stderr=output, start_new_session=True
        )
    site = Site(folder, free[0], ports, process)
    end = time.monotonic() + seconds
    while f"Oryndau is at {site.url}" not in log.read_text(errors="replace"):
        if process.poll() is not None or time.monotonic() > end:
            site.stop()
            raise RuntimeError(f"the installation did not start:\n{log.read_text(errors='replace')[-3000:]}")
        time.sleep(0.3)
    return site


def _environment(folder: Path) -> dict[str, str]:
    """The caller's, without what names another installation."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("ORYNDAU_", "DJANGO_"))}
    kept.pop("DATABASE_URL", None)
    return {**kept, "ORYNDAU_VAR": str(folder), "COLUMNS": "120"}


def _free_ports(count: int) -> list[int]:
    """Ports that nobody uses now, all different."""
    with ExitStack() as held:
        sockets = [held.enter_context(socket.socket()) for _ in range(count)]
        for one in sockets:
            one.bind(("127.0.0.1", 0))
        return [int(one.getsockname()[1]) for one in sockets]
