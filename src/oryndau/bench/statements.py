"""The SQL statements of one request, caught while the same site answers it in this process."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db import connection, reset_queries
from django.test.utils import CaptureQueriesContext

_NEXT = re.compile(r";\n(?:INSERT INTO|SELECT) ")
_BRACKETS = ("BEGIN", "COMMIT", "SAVEPOINT", "RELEASE", "ROLLBACK")


@dataclass(frozen=True, slots=True)
class Caught:
    """Statements with their values written in, in order; `brackets` counts those that only bound
    transactions.
    """

    sql: tuple[str, ...]
    brackets: int

    @property
    def statements(self) -> int:
        """How many statements do something; those that travel together in one message are counted each."""
        return sum(1 + len(_NEXT.findall(sql)) for sql in self.sql)


def catch(act: Callable[[], Any]) -> tuple[Any, Caught]:
    """Run something and return what it gave and the statements that it sent."""
    reset_queries()
    with CaptureQueriesContext(connection) as caught:
        result = act()
    sent = [query["sql"] for query in caught.captured_queries]
    work = tuple(sql for sql in sent if not sql.startswith(_BRACKETS))
    return result, Caught(work, len(sent) - len(work))
