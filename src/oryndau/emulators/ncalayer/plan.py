"""What the emulated user does at the next requests, as a test or the demonstration planned it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

VERBS = ("ok", "cancel", "error", "delay", "wrong-person", "revoked")


@dataclass(frozen=True, slots=True)
class Step:
    """One planned deed; `iin` limits it to requests for that person, `details` is the text of an error."""

    do: str = "ok"
    iin: str = ""
    seconds: float = 0.0
    details: str = "java.lang.IllegalStateException: scripted failure"

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Step:
        """From the control request; ValueError for an unknown deed."""
        if data.get("do") not in VERBS:
            raise ValueError(f"do: one of {', '.join(VERBS)}")
        seconds = float(data.get("seconds", 0))
        if not 0 <= seconds <= 600:
            raise ValueError("seconds: between 0 and 600")
        return cls(
            str(data["do"]), str(data.get("iin", "")), seconds, str(data.get("details", cls().details))
        )


class Plan:
    """The queue of steps."""

    def __init__(self) -> None:
        self.steps: list[Step] = []

    def take(self, iin: str) -> Step:
        """The next step for a request about this person (or about nobody in particular), used up; else the
        usual.
        """
        for step in self.steps:
            if step.iin in ("", iin):
                self.steps.remove(step)
                return step
        return Step()
