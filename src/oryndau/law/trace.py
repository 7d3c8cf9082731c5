"""Traceability: requirement → clause → code → tests.

Code and tests name the requirements that they fulfil by id (`E-05`); this module finds those names. A row
that is
claimed as done and has no code or no test is a failure.
"""

from __future__ import annotations

import re
import tomllib
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any, Final

from oryndau.law.acts import Clause, clause

_ID: Final = re.compile(r"\b[CLEW]-\d{2}\b")
_SUFFIXES: Final = frozenset({".py", ".html", ".typ", ".js", ".sql"})
_SKIPPED: Final = frozenset({"node_modules", "__pycache__", "static", "migrations", ".venv", "var"})


@dataclass(frozen=True, slots=True)
class Requirement:
    """A duty with its source, and whether the system claims to fulfil it; `note` limits the claim."""

    id: str
    clause: Clause
    duty: str
    claimed: bool
    note: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """A requirement with the files that name it, relative to the checkout."""

    requirement: Requirement
    code: tuple[str, ...]
    tests: tuple[str, ...]

    @property
    def failed(self) -> bool:
        """Claimed, but without code or without a test."""
        return self.requirement.claimed and not (self.code and self.tests)

    def as_dict(self) -> dict[str, Any]:
        """For JSON."""
        r = self.requirement
        return {
            "id": r.id,
            "clause": str(r.clause),
            "duty": r.duty,
            "claimed": r.claimed,
            "note": r.note,
            "code": list(self.code),
            "tests": list(self.tests),
            "failed": self.failed,
        }


@cache
def requirements() -> dict[str, Requirement]:
    """All requirements by id."""
    rows = tomllib.loads((files("oryndau.law") / "data/requirements.toml").read_text("utf-8"))
    return {
        key: Requirement(key, clause(row["clause"]), row["duty"], row["claimed"], row.get("note", ""))
        for key, row in rows.items()
    }


def trace(root: Path) -> list[Row]:
    """A row for every requirement, from the files under `root/src` and `root/tests`."""
    code: dict[str, list[str]] = defaultdict(list)
    tests: dict[str, list[str]] = defaultdict(list)
    for path in _sources(root):
        relative = path.relative_to(root)
        found = tests if "tests" in relative.parts else code
        for key in sorted(set(_ID.findall(path.read_text("utf-8", errors="replace")))):
            found[key].append(relative.as_posix())
    return [Row(r, tuple(code[r.id]), tuple(tests[r.id])) for r in requirements().values()]


def _sources(root: Path) -> Iterator[Path]:
    for folder in ("src", "tests"):
        for path in sorted((root / folder).rglob("*")):
            inside = path.relative_to(root).parts
            if path.suffix in _SUFFIXES and path.is_file() and not _SKIPPED.intersection(inside):
                yield path
