"""A step of an explanation: one day, whether it counts, and why."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from oryndau.law.text import Text


@dataclass(frozen=True, slots=True)
class Step:
    """One day in the reasoning of a term or of a registration."""

    date: date
    counts: bool
    why: Text

    def as_dict(self, language: str | None = None) -> dict[str, Any]:
        """For JSON: all three languages, or one."""
        why: Any = self.why.in_(language) if language else self.why.as_dict()
        return {"date": self.date.isoformat(), "counts": self.counts, "why": why}
