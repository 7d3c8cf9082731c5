"""Rows written as they are read, so that the whole register never stands in memory."""

import csv
import io
import json
from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

from oryndau.registers.licences.opendata.columns import Table
from oryndau.registers.licences.opendata.describing import LICENCE


def as_csv(table: Table) -> Iterator[bytes]:
    """The file as CSV (RFC 4180, UTF-8): a header with the names of the columns, then the rows."""
    names = [one.name for one in table.columns]
    yield _lines([dict(zip(names, names, strict=True))], names)
    for portion in table.rows():
        yield _lines(portion, names)


def as_json(table: Table, changed_at: datetime | None) -> Iterator[bytes]:
    """The file as one JSON object: the licence of the data, the last change, the rows."""
    head = {"licence": LICENCE, "changed_at": changed_at}
    yield (json.dumps(head, default=_plain)[:-1] + f', "{table.key}": [\n').encode()
    before = ""
    for portion in table.rows():
        texts = (json.dumps(row, ensure_ascii=False, default=_plain) for row in portion)
        yield (before + ",\n".join(texts)).encode()
        before = ",\n"
    yield b"\n]}\n"


def _lines(rows: list[dict[str, Any]], names: list[str]) -> bytes:
    text = io.StringIO(newline="")
    csv.writer(text).writerows([_cell(row[name]) for name in names] for row in rows)
    return text.getvalue().encode()


def _cell(value: Any) -> Any:
    return "" if value is None else _plain(value) if isinstance(value, date) else value


def _plain(value: date) -> str:
    """A day, or a moment in UTC."""
    return value.isoformat().replace("+00:00", "Z")
