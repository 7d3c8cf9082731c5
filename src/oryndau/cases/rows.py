"""Rows of several tables written together: one message to the database, SQL that is built once.

A step of a case is mostly inserts. Sent one by one, their time is spent on waiting and on building the same
SQL again; the journal's guarantees do not change by sending them in one message of the same transaction.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby
from operator import attrgetter
from typing import Any

from django.db import connection, models
from django.db.models import Field, Model

_PLAIN = frozenset(
    {
        models.CharField, models.TextField, models.UUIDField, models.DateTimeField, models.DateField,
        models.PositiveIntegerField, models.PositiveSmallIntegerField, models.BinaryField,
    }
)  # fmt: skip


def insert(rows: Iterable[Model]) -> None:
    """Insert new rows in this order; neighbours of one table share a statement. Raises `IntegrityError`."""
    _execute(list(rows), "")


def claim(row: Model, *more: Model) -> bool:
    """Insert a new row, and `more`, each unless its key is taken already; whether `row` was new.

    A taken key breaks nothing: the transaction goes on, so that no savepoint is needed.
    """
    return _execute([row, *more], " ON CONFLICT DO NOTHING") == 1


def _execute(rows: Sequence[Model], ending: str) -> int:
    if not rows:
        return 0
    statements, values = [], []
    for model, group in groupby(rows, key=type):
        alike = list(group)
        table = _table(model)
        statements.append(table.into + ", ".join([table.one] * len(alike)) + ending)
        for row in alike:
            values += table.values(row)
    with connection.cursor() as cursor:
        cursor.execute(";\n".join(statements), values)
        written: int = cursor.rowcount  # of the first statement
    for row in rows:
        row._state.adding, row._state.db = False, connection.alias
    return written


@dataclass(frozen=True, slots=True)
class _Table:
    """How rows of a table are written, and where their values come from."""

    into: str
    one: str
    get: Callable[[Model], tuple[Any, ...]]
    prepare: tuple[tuple[int, "Field[Any, Any]"], ...]
    """Fields whose values Django must prepare, with their places in the row."""

    def values(self, row: Model) -> list[Any]:
        """The values of a row, as the driver takes them."""
        found = list(self.get(row))
        for place, field in self.prepare:
            found[place] = field.get_db_prep_save(found[place], connection)
        return found


@lru_cache(maxsize=64)
def _table(model: type[Model]) -> _Table:
    # A serial key is the database's to give.
    fields = [one for one in model._meta.concrete_fields if not getattr(one, "db_returning", False)]
    quote = connection.ops.quote_name
    columns = ", ".join(quote(str(field.column)) for field in fields)
    into = f"INSERT INTO {quote(model._meta.db_table)} ({columns}) VALUES "  # noqa: S608 (our own names)
    return _Table(
        into, "(" + ", ".join(["%s"] * len(fields)) + ")", attrgetter(*(field.attname for field in fields)),
        tuple((place, field) for place, field in enumerate(fields) if not _is_plain(field)),
    )  # fmt: skip


def _is_plain(field: "Field[Any, Any]") -> bool:
    """Whether the driver takes a value of this field as it stands in the row."""
    kind = type(getattr(field, "target_field", field))
    automatic = getattr(field, "auto_now", False) or getattr(field, "auto_now_add", False)
    return kind in _PLAIN and not automatic
