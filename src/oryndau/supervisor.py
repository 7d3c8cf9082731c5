"""Runs the parts of an installation on one machine and stops them together.

Parts are separate programs: the emulators (demonstration only), the web server and the worker; the embedded
PostgreSQL belongs to this process. A part that dies is started again; Ctrl-C stops everything.
"""

import json
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
import warnings
from collections.abc import Collection
from dataclasses import dataclass, field
from pathlib import Path

from rich.console import Console
from rich.table import Table

from oryndau import database


class StartFailed(RuntimeError):
    """A part did not start; the message says which, why, and where its log is."""


GRACE_SECONDS = 8.0
EMULATOR_PORTS = {
    "ORYNDAU_NCALAYER_PORT": 13579, "ORYNDAU_NCALAYER_PLAIN_PORT": 13580, "ORYNDAU_NUC_PORT": 13581,
    "ORYNDAU_GATEWAY_PORT": 13582, "ORYNDAU_SMS_PORT": 13583, "ORYNDAU_SMTP_PORT": 13584,
    "ORYNDAU_NCALAYER_CONTROL_PORT": 13585, "ORYNDAU_MAIL_PORT": 13586,
    "ORYNDAU_PAYMENTS_PORT": 13587,
}  # fmt: skip


@dataclass
class Part:
    """One program of the installation."""

    name: str
    command: list[str]
    environment: dict[str, str]
    log: Path
    process: "subprocess.Popen[bytes] | None" = None
    starts: int = 0

    def start(self) -> None:
        """Start the program, its output going to its log."""
        self.log.parent.mkdir(parents=True, exist_ok=True)
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(
                self.command, env=self.environment, stdout=log, stderr=log, start_new_session=True
            )
        self.starts += 1

    def alive(self) -> bool:
        """Whether the program runs."""
        return self.process is not None and self.process.poll() is None

    def stop(self) -> None:
        """Ask the program to end, and end it when it does not."""
        if self.process is None or self.process.poll() is not None:
            return
        self.process.terminate()
        try:
            self.process.wait(GRACE_SECONDS)
        except subprocess.TimeoutExpired:
            os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait()


def program(name: str, *command: str, as_app: bool = False) -> Part:
    """A program of this installation, with its log; `as_app` lets it work as the site's database role."""
    environment = {**os.environ, "PYTHONUNBUFFERED": "1"}
    if as_app:
        environment["ORYNDAU_DB_ROLE"] = database.APP_ROLE
    return Part(name, [sys.executable, *command], environment, database.var() / "log" / f"{name}.log")


def worker() -> Part:
    """The program that works off the outbox."""
    return program("worker", "-m", "oryndau", "worker", as_app=True)


def web(port: int) -> Part:
    """The web server on a port of 127.0.0.1."""
    static = database.var() / "static"
    part = program(
        "web", "-m", "granian", "--interface", "wsgi", "oryndau.wsgi:application", "--host", "127.0.0.1",
        "--port", str(port), "--workers", os.environ.get("ORYNDAU_WEB_WORKERS", "2"),
        "--blocking-threads", os.environ.get("ORYNDAU_WEB_THREADS", "4"), "--respawn-failed-workers",
        "--no-ws", "--static-path-route", "/static", "--static-path-mount", str(static),
        as_app=True,
    )  # fmt: skip
    part.environment["ORYNDAU_DB_POOL"] = os.environ.get("ORYNDAU_DB_POOL", "10")
    return part


@dataclass
class Installation:
    """Everything that `./oryndau up` starts."""

    port: int = 8000
    demo: bool = True
    cases: int = 300
    emulators: bool = True
    parts: list[Part] = field(default_factory=list)
    console: Console = field(default_factory=lambda: Console(stderr=True))

    def run(self) -> int:
        """Start, print the address, wait for Ctrl-C, stop. The exit code."""
        previous = signal.signal(signal.SIGTERM, signal.default_int_handler)
        try:
            self.start()
            self.announce()
            self.watch()
        except KeyboardInterrupt:
            self.console.print("\nStopping …")
        except StartFailed as failed:
            self.console.print(f"[bold red]Oryndau did not start:[/] {failed}")
            return 1
        finally:
            self.stop()
            signal.signal(signal.SIGTERM, previous)
        return 0

    def start(self) -> None:
        """Start every part in order and wait until each answers."""
        started = time.monotonic()
        self._environment()
        with self.console.status("Building the pages …"):
            self._build()
        with self.console.status("Starting PostgreSQL …"):
            self._database()
        loading = self.demo and self._demo_is_missing()
        if self.emulators:
            with self.console.status("Starting the emulated state systems …"):
                self._start(program("emulators", "-m", "oryndau.emulators"))
                for name in ("ORYNDAU_NUC_PORT", "ORYNDAU_GATEWAY_PORT", "ORYNDAU_PAYMENTS_PORT"):
                    self._await_port(int(os.environ[name]), "emulators")
        if loading:
            self._load_demo()
        with self.console.status("Starting the site and the worker …"):
            self._start(worker())
            self._start(web(self.port))
            self._await_site()
        (database.var() / "up.pid").write_text(str(os.getpid()))
        self.console.print(f"Ready in {time.monotonic() - started:.1f} s.")

    def _environment(self) -> None:
        var = database.var().resolve()
        var.mkdir(parents=True, exist_ok=True)
        os.environ["ORYNDAU_VAR"] = str(var)
        os.environ.setdefault("ORYNDAU_CLOCK_FILE", str(var / "clock"))
        self.port = free_port(self.port)
        os.environ["ORYNDAU_WEB_PORT"] = str(self.port)
        for name, port in self._emulator_ports().items():
            os.environ.setdefault(name, str(port))

    def _emulator_ports(self) -> dict[str, int]:
        """Ports of the emulators: chosen once, since issued certificates name the address of their status."""
        kept = database.var() / "ports.json"
        ports: dict[str, int] = json.loads(kept.read_text()) if kept.exists() else {}
        for name, port in EMULATOR_PORTS.items():  # an emulator may be newer than the installation
            ports[name] = ports.get(name) or free_port(port, taken=ports.values())
        kept.write_text(json.dumps(ports))
        for name, port in ports.items() if self.emulators else ():
            if free_port(port) != port:
                raise StartFailed(f"port {port} ({name}) is in use: is Oryndau running already?")
        return ports

    def _build(self) -> None:
        from oryndau.portal import frontend
        from oryndau.portal.messages import compile_all

        frontend.build()
        compile_all()

    def _database(self) -> None:
        if "DATABASE_URL" not in os.environ:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                os.environ["DATABASE_URL"] = database.start_embedded()
        from oryndau.cli.django_setup import ready

        ready()
        from django.core.management import call_command

        call_command("migrate", interactive=False, verbosity=0)
        call_command("collectstatic", interactive=False, verbosity=0, ignore_patterns=["frontend"])

    def _demo_is_missing(self) -> bool:
        from oryndau.demo.load import is_loaded, start_clock

        if is_loaded():
            return False
        start_clock()
        return True

    def _load_demo(self) -> None:
        from oryndau.demo.load import load

        load(self.console, self.cases)

    def _start(self, part: Part) -> None:
        self.parts.append(part)
        part.start()

    def _await_port(self, port: int, name: str, seconds: float = 30) -> None:
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", port)) == 0:
                    return
            self._check_alive(name)
            time.sleep(0.1)
        raise StartFailed(f"{name} did not start; see {database.var() / 'log'}")

    def _await_site(self, seconds: float = 60) -> None:
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            try:
                with urllib.request.urlopen(f"http://127.0.0.1:{self.port}/readyz", timeout=5) as answer:
                    if answer.status == 200:
                        return
            except (urllib.error.URLError, ConnectionError, TimeoutError):
                self._check_alive("web")
                time.sleep(0.15)
        raise StartFailed(f"the site did not start; see {database.var() / 'log'}")

    def _check_alive(self, name: str) -> None:
        for part in self.parts:
            if part.name == name and not part.alive():
                tail = part.log.read_text(errors="replace")[-1500:]
                raise StartFailed(f"{name} ended while starting:\n{tail}")

    def announce(self) -> None:
        """Print the demonstration's people and, last, the address."""
        people = _people()
        if people:
            table = Table(title="Who can sign in (the demonstration's people; their EDS is ready)")
            for heading in ("Acts as", "Person", "IIN", ""):
                table.add_column(heading)
            for row in people:
                table.add_row(*row)
            self.console.print(table)
        print(f"Oryndau is at http://127.0.0.1:{self.port}/  (sign in: http://127.0.0.1:{self.port}/sign-in/)", flush=True)  # noqa: T201,E501

    def watch(self) -> None:
        """Keep the parts running until interrupted."""
        while True:
            for part in self.parts:
                if not part.alive():
                    self.console.print(f"{part.name} ended; starting it again")
                    time.sleep(min(part.starts, 10))
                    part.start()
            time.sleep(0.5)

    def stop(self) -> None:
        """Stop every part, the last started first."""
        for part in reversed(self.parts):
            part.stop()
        (database.var() / "up.pid").unlink(missing_ok=True)


def _people() -> list[tuple[str, str, str, str]]:
    """A line for each kind of person: the first of them, and how many more the sign-in page offers."""
    from oryndau.people.selectors import demonstration_people

    lines = []
    for people in demonstration_people().values():
        for what in dict.fromkeys(one.what for one in people):
            first, *others = [one for one in people if one.what == what]
            more = f"and {len(others)} more" if others else ""
            lines.append((what, first.person.full_name, first.person.iin, more))
    return lines


def free_port(wanted: int, taken: Collection[int] = ()) -> int:
    """The wanted port of 127.0.0.1, or the next free one after it. RuntimeError when a hundred are taken."""
    for port in (candidate for candidate in range(wanted, wanted + 100) if candidate not in taken):
        with socket.socket() as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind(("127.0.0.1", port))
            except OSError:
                continue
            return port
    raise StartFailed(f"no free port from {wanted} on")
