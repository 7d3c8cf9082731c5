"""What came of the killing."""

from collections import Counter
from dataclasses import asdict, dataclass, field
from typing import Any

from rich.console import Console


@dataclass(slots=True)
class Report:
    """How often what was killed, and what was found afterwards; empty lists are good."""

    rounds: int
    kills: Counter[str] = field(default_factory=Counter)
    requests_under_way: int = 0
    """Requests that were being answered at the moment of a kill."""
    messages_in_hand: int = 0
    """Messages of the outbox that the worker had in hand at the moment of a kill."""
    repeated: int = 0
    """Requests that broke off or got a 5xx, and were sent again."""
    submitted: int = 0
    signed: int = 0
    lost: list[str] = field(default_factory=list)
    doubled: list[str] = field(default_factory=list)
    unfinished: list[str] = field(default_factory=list)
    strange: list[str] = field(default_factory=list)
    journal: dict[str, Any] = field(default_factory=dict)

    @property
    def holds(self) -> bool:
        """Whether nothing was lost, doubled or left half done, and the journal verifies."""
        faults = self.lost or self.doubled or self.unfinished or self.strange
        return not faults and bool(self.journal.get("holds"))

    def as_dict(self) -> dict[str, Any]:
        """For JSON."""
        return {"holds": self.holds, **asdict(self), "kills": dict(self.kills)}

    def show(self, console: Console) -> None:
        """For a person."""
        killed = ", ".join(f"{name} {count}" for name, count in sorted(self.kills.items()))
        console.print(f"Killed: {killed}.")
        console.print(f"Acknowledged: {self.submitted} applications, {self.signed} decrees.")
        console.print(
            f"In the middle of {self.requests_under_way} requests and {self.messages_in_hand} messages; "
            f"{self.repeated} requests failed and were repeated."
        )
        for name in ("lost", "doubled", "unfinished", "strange"):
            found = getattr(self, name)
            console.print(f"{name}: {len(found)}", *found[:10], sep="\n  ")
        console.print(f"Journal: {self.journal}")
        console.print("It holds." if self.holds else "IT DOES NOT HOLD.")
