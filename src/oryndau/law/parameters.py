"""Dated values of law: what a threshold, a fee or a limit is on a day, with its clause and how sure we
are."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from importlib.resources import files
from typing import Any

from oryndau.law.acts import Clause, clause
from oryndau.law.money import Money
from oryndau.law.text import Text


class ParameterError(LookupError):
    """No such parameter, or no value of it is known for the day. `key` is the name of the rule that was
    broken."""

    def __init__(self, key: str, message: str) -> None:
        super().__init__(message)
        self.key = key


@dataclass(frozen=True, slots=True)
class Value:
    """A value in its unit (`tenge`, `mci`, `percent`, `count`, `minutes`, …) from `since` to `until`
    (None: open).

    `mark`: verified, memory or assumption; `checked_on`: the day it was last checked against a source."""

    name: str
    value: Decimal
    unit: str
    since: date
    until: date | None
    clause: Clause
    text: Text
    mark: str
    source: str
    checked_on: date
    note: str = ""

    def __int__(self) -> int:
        """The value where a whole number is meant; ValueError when it has a fraction."""
        if self.value != self.value.to_integral_value():
            raise ValueError(f"{self.name} is {self.value}, not a whole number")
        return int(self.value)

    def as_dict(self) -> dict[str, Any]:
        """For JSON."""
        return {
            "name": self.name,
            "value": format(self.value, "f"),
            "unit": self.unit,
            "since": self.since.isoformat(),
            "until": self.until.isoformat() if self.until else None,
            "clause": str(self.clause),
            "mark": self.mark,
            "source": self.source,
            "checked_on": self.checked_on.isoformat(),
            "note": self.note,
            "text": self.text.as_dict(),
        }


@cache
def _table() -> dict[str, tuple[Value, ...]]:
    rows = tomllib.loads((files("oryndau.law") / "data/parameters.toml").read_text("utf-8"))
    return {name: _values(name, row) for name, row in rows.items()}


def _values(name: str, row: dict[str, Any]) -> tuple[Value, ...]:
    words = Text(kk=row["kk"], ru=row["ru"], en=row["en"])
    return tuple(
        Value(
            name=name,
            value=Decimal(item["value"]),
            unit=row["unit"],
            since=item["since"],
            until=item.get("until"),
            clause=clause(row["clause"]),
            text=words,
            mark=item["mark"],
            source=item["source"],
            checked_on=item["checked_on"],
            note=item.get("note", row.get("note", "")),
        )
        for item in row["value"]
    )


def names() -> tuple[str, ...]:
    """The names of all parameters."""
    return tuple(_table())


def history(name: str) -> tuple[Value, ...]:
    """Every known value of a parameter, oldest first; `ParameterError` for an unknown name."""
    try:
        return _table()[name]
    except KeyError:
        known = ", ".join(names())
        raise ParameterError("unknown_parameter", f"no parameter {name!r}; known: {known}") from None


def get(name: str, *, on: date) -> Value:
    """The value that governs on a day; `ParameterError` for an unknown name or a period that is not known."""
    values = history(name)
    for value in reversed(values):
        if value.since <= on and (value.until is None or on <= value.until):
            return value
    last = values[-1].until
    end = f" to {last}" if last else ""
    raise ParameterError("unknown_period", f"{name} is not known on {on}; known from {values[0].since}{end}")


def in_tenge(name: str, *, on: date) -> Money:
    """A parameter as money: tenge as they are, MCI multiplied by the index of the day. ValueError for
    other units."""
    value = get(name, on=on)
    if value.unit == "tenge":
        return Money.rounded(value.value)
    if value.unit == "mci":
        return Money.rounded(value.value * get("mci", on=on).value)
    raise ValueError(f"{name} is in {value.unit}, which is not money")
