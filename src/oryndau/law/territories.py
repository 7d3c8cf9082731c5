"""The 20 territories whose justice bodies provide the services (C-01, E-01).

Codes are the first two digits of KATO, the same as ISO 3166-2:KZ. The postal address of a justice body is
not law:
it is given by the operator, so it is not here.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files

from oryndau.law.text import Text


class TerritoryKind(StrEnum):
    """Kind of administrative unit."""

    REGION = "region"
    CITY = "city"
    CAPITAL = "capital"


@dataclass(frozen=True, slots=True)
class Territory:
    """A region, city of republican significance or the capital, with the name of its territorial justice
    body."""

    code: str
    iso: str
    kind: TerritoryKind
    name: Text
    justice_body: Text


@cache
def territories() -> dict[str, Territory]:
    """All territories by code, in the order of codes."""
    rows = tomllib.loads((files("oryndau.law") / "data/territories.toml").read_text("utf-8"))["territory"]
    made = (_territory(row) for row in rows)
    return {territory.code: territory for territory in sorted(made, key=lambda t: t.code)}


def territory(code: str) -> Territory:
    """The territory with this code; KeyError that names the codes when there is none."""
    try:
        return territories()[code]
    except KeyError:
        raise KeyError(f"no territory {code!r}; the codes are {', '.join(territories())}") from None


def _territory(row: dict[str, str]) -> Territory:
    name = Text(kk=row["kk"], ru=row["ru"], en=row["en"])
    return Territory(row["code"], row["iso"], TerritoryKind(row["kind"]), name, _justice_body(row))


def _justice_body(row: dict[str, str]) -> Text:
    return Text(
        kk=f"{row['kk_of']} Әділет департаменті",
        ru=f"Департамент юстиции {row['ru_of']}",
        en=f"Department of Justice of {row['en']}",
    )
