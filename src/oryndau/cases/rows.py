"""Rows of several tables written together: one message to the database, SQL that is built once.

A step of a case is mostly inserts. Sent one by one, their time is spent on waiting and on building the same
SQL again; the journal's guarantees do not change by sending them in one message of the same transaction.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby
from operator import attrgetter
from typing import Any, TypeVar

from django.db import DEFAULT_DB_ALIAS, IntegrityError, connections, models
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import Field, Model
from django.db.models.base import ModelState
from psycopg.adapt import Transformer
from psycopg.errors import UniqueViolation

_PLAIN = frozenset(
    {
        models.CharField, models.TextField, models.UUIDField, models.DateTimeField, models.DateField,
        models.PositiveIntegerField, models.PositiveSmallIntegerField, models.BinaryField,
    }
)  # fmt: skip
_M = TypeVar("_M", bound=Model)


def fresh(model: type[_M], **values: Any) -> _M:
    """A new row for `insert`, its values by the names of the columns' attributes (`case_id`).

    It is what `model(**values)` makes, without signals and descriptors, at a fraction of the cost.
    TypeError for a name that is none of the table's.
    """
    plain, made = _defaults(model)
    if unknown := values.keys() - plain.keys():
        raise TypeError(f"{model.__name__} has no {', '.join(sorted(unknown))}")
    row = model.__new__(model)
    row._state = ModelState()
    row.__dict__.update(plain, **{name: make() for name, make in made if name not in values}, **values)
    return row


@lru_cache(maxsize=64)
def _defaults(model: type[Model]) -> tuple[dict[str, Any], tuple[tuple[str, Callable[[], Any]], ...]]:
    """What a row has of itself: the values by name, and those that are made anew for each row."""
    fields = model._meta.concrete_fields
    made = tuple((field.attname, field.get_default) for field in fields if callable(field.default))
    return {field.attname: None if callable(field.default) else field.get_default() for field in fields}, made


def insert(rows: Iterable[Model]) -> None:
    """Insert new rows in this order; neighbours of one table share a statement. Raises `IntegrityError`,
    which undoes the transaction; `taken` tells whether it was a row of some table that is there already.

    Rows of a model that says `kept_once` are passed over where their key is there.
    """
    if found := list(rows):
        _execute(found)


def taken(error: IntegrityError, model: type[Model]) -> bool:
    """Whether a row was refused since one of this table has its key already."""
    cause = error.__cause__
    return isinstance(cause, UniqueViolation) and cause.diag.table_name == model._meta.db_table


def _execute(rows: Sequence[Model]) -> None:
    connection = connections[DEFAULT_DB_ALIAS]
    with connection.cursor() as cursor:
        # The driver writes each value into the text, as it does for every statement of Django; only the
        # search for places in a text of a hundred of them is spared.
        literal = Transformer(connection.connection).as_literal
        statements = []
        for model, group in groupby(rows, key=type):
            table = _table(model)
            written = [table.written(row, connection, literal) for row in group]
            statements.append(table.into + b", ".join(written) + table.ending)
        cursor.execute(b";\n".join(statements).decode())
    for row in rows:
        row._state.adding, row._state.db = False, DEFAULT_DB_ALIAS


@dataclass(frozen=True, slots=True)
class _Table:
    """How rows of a table are written, and where their values come from."""

    into: bytes
    ending: bytes
    get: Callable[[Model], tuple[Any, ...]]
    prepare: tuple[tuple[int, "Field[Any, Any]"], ...]
    """Fields whose values Django must prepare, with their places in the row."""

    def written(self, row: Model, connection: BaseDatabaseWrapper, literal: Callable[[Any], bytes]) -> bytes:
        """The values of a row as they stand in the statement."""
        found = list(self.get(row))
        for place, field in self.prepare:
            found[place] = field.get_db_prep_save(found[place], connection)
        return b"(" + b", ".join([b"NULL" if one is None else literal(one) for one in found]) + b")"


@lru_cache(maxsize=64)
def _table(model: type[Model]) -> _Table:
    # A serial key is the database's to give.
    fields = [one for one in model._meta.concrete_fields if not getattr(one, "db_returning", False)]
    quote = connections[DEFAULT_DB_ALIAS].ops.quote_name
    columns = ", ".join(quote(str(field.column)) for field in fields)
    into = f"INSERT INTO {quote(model._meta.db_table)} ({columns}) VALUES "  # noqa: S608 (our own names)
    ending = b" ON CONFLICT DO NOTHING" if getattr(model, "kept_once", False) else b""
    return _Table(
        into.encode(), ending, attrgetter(*(field.attname for field in fields)),
        tuple((place, field) for place, field in enumerate(fields) if not _is_plain(field)),
    )  # fmt: skip


def _is_plain(field: "Field[Any, Any]") -> bool:
    """Whether the driver takes a value of this field as it stands in the row."""
    kind = type(getattr(field, "target_field", field))
    automatic = getattr(field, "auto_now", False) or getattr(field, "auto_now_add", False)
    return kind in _PLAIN and not automatic
