"""Keyset pages: each begins where the last one ended, along an index; nothing is counted or skipped over."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Generic, TypeVar
from uuid import UUID

from django.db.models import F, QuerySet
from django.db.models.fields.tuple_lookups import Tuple, TupleGreaterThan, TupleLessThan

R = TypeVar("R")
_SEPARATOR = "~"


@dataclass(frozen=True, slots=True)
class Order:
    """The order of a list: names of columns, the last of which is unique."""

    keys: tuple[str, ...]
    descending: bool = False

    def columns(self, backwards: bool) -> list[str]:
        """For `order_by`."""
        sign = "-" if self.descending != backwards else ""
        return [sign + key for key in self.keys]

    def beyond(self, values: Sequence[object], backwards: bool) -> TupleGreaterThan | TupleLessThan:
        """The rows that come after a row with these values, or before it when going backwards.

        Rows are compared whole, `(a, b) > (x, y)`: the database starts at that place inside the index.
        """
        lookup = TupleLessThan if self.descending != backwards else TupleGreaterThan
        return lookup(Tuple(*map(F, self.keys)), tuple(values))

    def cursor(self, row: object) -> str:
        """Where a row stands, as text for an address."""
        return _SEPARATOR.join(_written(getattr(row, key)) for key in self.keys)


@dataclass(frozen=True, slots=True)
class Page(Generic[R]):
    """Rows of one page, and the cursors of its neighbours; empty where there is none."""

    rows: list[R]
    previous: str = ""
    next: str = ""


def page(found: "QuerySet[Any, R]", order: Order, size: int, *, after: str = "", before: str = "") -> Page[R]:
    """One page after or before a cursor. A cursor that cannot be read gives the first page."""
    backwards = bool(before) and not after
    values = _read(after or before, order.keys)
    if values:
        found = found.filter(order.beyond(values, backwards))
    rows = list(found.order_by(*order.columns(backwards))[: size + 1])
    more, rows = len(rows) > size, rows[:size]
    if backwards:
        rows.reverse()
    if not rows:
        return Page([])
    has_previous = more if backwards else bool(values)
    has_next = True if backwards and values else more
    return Page(
        rows, order.cursor(rows[0]) if has_previous else "", order.cursor(rows[-1]) if has_next else ""
    )


def _written(value: Any) -> str:
    return value.isoformat() if isinstance(value, datetime) else str(value)


def _read(cursor: str, keys: tuple[str, ...]) -> list[object]:
    parts = cursor.split(_SEPARATOR)
    if len(parts) != len(keys):
        return []
    try:
        return [_value(key, part) for key, part in zip(keys, parts, strict=True)]
    except ValueError:
        return []


def _value(key: str, part: str) -> object:
    if key == "code":
        if not re.fullmatch(r"[\w-]{1,60}", part, re.ASCII):
            raise ValueError("not a code")
        return part
    if key == "folded":  # a name as it is searched (`search.fold`): any letters
        if "\x00" in part:
            raise ValueError("no text of the database")
        return part
    if not key.endswith("_at"):
        return UUID(part)
    moment = datetime.fromisoformat(part)
    if moment.tzinfo is None:
        raise ValueError("a moment without a zone")
    return moment
