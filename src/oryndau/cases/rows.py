"""Rows of several tables written together: one message to the database, SQL that is built once.

A step of a case is mostly inserts. Sent one by one, their time is spent on waiting and on building the same
SQL again; the journal's guarantees do not change by sending them in one message of the same transaction.
"""

from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import groupby
from typing import Any

from django.db import connection
from django.db.models import Field, Model


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
        into, one, fields = _statement(model)
        statements.append(into + ", ".join([one] * len(alike)) + ending)
        values += [_value(field, row) for row in alike for field in fields]
    with connection.cursor() as cursor:
        cursor.execute(";\n".join(statements), values)
        written: int = cursor.rowcount  # of the first statement
    for row in rows:
        row._state.adding, row._state.db = False, connection.alias
    return written


@lru_cache(maxsize=64)
def _statement(model: type[Model]) -> tuple[str, str, "tuple[Field[Any, Any], ...]"]:
    """The beginning of the insert, the values of one row, and its fields; a serial key is the database's."""
    fields = tuple(one for one in model._meta.concrete_fields if not getattr(one, "db_returning", False))
    quote = connection.ops.quote_name
    columns = ", ".join(quote(str(field.column)) for field in fields)
    into = f"INSERT INTO {quote(model._meta.db_table)} ({columns}) VALUES "  # noqa: S608 (names of our own tables)
    return into, "(" + ", ".join(["%s"] * len(fields)) + ")", fields


def _value(field: "Field[Any, Any]", row: Model) -> Any:
    return field.get_db_prep_save(field.pre_save(row, True), connection)
