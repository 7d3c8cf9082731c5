"""A second pair of hands for the loader of the demonstration: a process that works off the outbox beside it.

It is asked by a line and answers with a line when nothing is due, so neither of the two has to look whether
the other is done: looking cost as much as the help was worth.
"""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from select import select
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
        self._at_work = False
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        assert self._process.stdin
        self._process.stdin.close()
        self._process.wait()

    def begin(self) -> None:
        """Have the other process work off what is due now; this one does something else meanwhile."""
        assert self._process.stdin
        self._process.stdin.write(b"\n")
        self._process.stdin.flush()
        self._at_work = True

    def join(self) -> None:
        """Help until nothing is due. OSError when the other process ended."""
        if self._at_work:
            work_off()
            self._answer()

    def settle(self) -> None:
        """Like `join`, but what we have left since the other process was done waits for the next moment."""
        assert self._process.stdout
        done = self._at_work and bool(select([self._process.stdout], [], [], 0)[0])
        self._answer() if done else self.join()

    def _answer(self) -> None:
        assert self._process.stdout
        self._at_work = False
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
