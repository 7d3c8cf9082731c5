"""Kinds of enforcement document as data: names, limit of presentation, what must go with them (Art. 9, 11,
38(1)8)."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files
from typing import Any

from oryndau.law.acts import LAW_261, Clause, clause
from oryndau.law.enforcement.kinds import DocumentKind, Gravity
from oryndau.law.text import Text


class LimitStart(StrEnum):
    """From what a limit of presentation runs (Art. 11(2))."""

    IN_FORCE = "in-force"
    ISSUED = "issued"
    DECIDED = "decided"
    ENFORCEMENT_DECISION = "enforcement-decision"


@dataclass(frozen=True, slots=True)
class DocumentRule:
    """What the law says of one kind of enforcement document. `limit_years` is None where Art. 11(1) sets
    none."""

    kind: DocumentKind
    name: Text
    limit_years: int | None
    limit_clause: Clause
    start: LimitStart
    issued_by: str
    needs_judicial_act: bool
    earliest_applies: bool
    note: str = ""

    @property
    def clause(self) -> Clause:
        """The sub-item of Art. 9(1)."""
        return LAW_261 / f"Art. 9(1){self.kind.value}"


@cache
def _data() -> dict[str, Any]:
    return tomllib.loads((files("oryndau.law") / "data/enforcement_documents.toml").read_text("utf-8"))


@cache
def document_rules() -> dict[DocumentKind, DocumentRule]:
    """All kinds in the order of Art. 9(1)."""
    return {DocumentKind(row["code"]): _rule(row) for row in _data()["kind"]}


def document_rule(kind: DocumentKind | str) -> DocumentRule:
    """The rule of one kind; ValueError for a code that Art. 9(1) does not have."""
    return document_rules()[DocumentKind(kind)]


def criminal_fine_years(gravity: Gravity) -> int:
    """Years in which a writ for a criminal fine may be presented (Art. 11(1)11)."""
    return int(_data()["criminal_fine"][gravity.value])


def _rule(row: dict[str, Any]) -> DocumentRule:
    return DocumentRule(
        kind=DocumentKind(row["code"]),
        name=Text(kk=row["kk"], ru=row["ru"], en=row["en"]),
        limit_years=row.get("limit_years"),
        limit_clause=clause(row["limit_clause"]),
        start=LimitStart(row["start"]),
        issued_by=row["issued_by"],
        needs_judicial_act=row["judicial_act"],
        earliest_applies=row["earliest"],
        note=row.get("note", ""),
    )
