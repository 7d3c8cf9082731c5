"""A second pair of hands for the loader of the demonstration: a process that works off the outbox beside it.

It is asked by a line and answers with a line when nothing is due, so neither of the two has to look whether
the other is done: looking cost as much as the help was worth.
"""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from types import TracebackType

from django.db import connection

from oryndau import database
from oryndau.cases import outbox
from oryndau.documents import storage

FEW = 2
"""Messages taken at a time, so that two share a handful fairly."""


class Helper:
    """The other process; it lives as long as the `with` block."""

    def __enter__(self) -> "Helper":
        self._process = subprocess.Popen(
            [sys.executable, "-m", "oryndau.demo"], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
            env={**os.environ, "ORYNDAU_DB_ROLE": database.APP_ROLE}, start_new_session=True,
        )  # fmt: skip
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        assert self._process.stdin
        self._process.stdin.close()
        self._process.wait()

    def work_off(self) -> None:
        """Work off all that is due at the clock's moment, together. OSError when the other process ended."""
        assert self._process.stdin
        assert self._process.stdout
        self._process.stdin.write(b"\n")
        self._process.stdin.flush()
        work_off()
        if not self._process.stdout.readline():
            raise OSError("the helper of the loader ended; its words stand above")


def work_off() -> None:
    """Work off what is due until nothing is. What a handler leaves is taken by the process that ran it."""
    while outbox.run_once(FEW):
        pass


@contextmanager
def quickly() -> Iterator[None]:
    """What this process writes need not wait for the disk each time: a demonstration lost in a crash is made
    again from nothing.
    """
    connection.cursor().execute("SET synchronous_commit TO off")
    with storage.all_together():
        yield


def main() -> None:
    """Serve the loader until it closes our input."""
    with quickly():
        for _line in sys.stdin:
            work_off()
            sys.stdout.write("\n")
            sys.stdout.flush()
