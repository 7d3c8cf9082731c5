"""Rows that are really committed, for tests with more than one connection."""

import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from django.db import connection

_GUARD = "ALTER TABLE cases_event {} TRIGGER append_only_whole"


@pytest.fixture
def _guard_back(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    yield
    with django_db_blocker.unblock():
        connection.cursor().execute(_GUARD.format("ENABLE"))


@pytest.fixture
def committed(_guard_back: None, transactional_db: None) -> Iterator[None]:
    """What the test writes is committed, and emptied afterwards by the owner of the tables, who alone may
    lift the guard of the journal for it.
    """
    yield
    connection.cursor().execute(_GUARD.format("DISABLE"))


def at_once(*acts: Callable[[], Any]) -> list[Any]:
    """Run the acts at the same moment, each on a connection of its own; their results or exceptions."""
    start = threading.Barrier(len(acts))

    def run(act: Callable[[], Any]) -> Any:
        try:
            start.wait(10)
            return act()
        except Exception as error:
            return error
        finally:
            connection.close()

    with ThreadPoolExecutor(len(acts)) as pool:
        return list(pool.map(run, acts))
