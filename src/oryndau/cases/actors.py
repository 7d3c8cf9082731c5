"""Who acts. The engine knows an actor only by this record; rooms above make it from a sign-in or a token."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from oryndau.law.procedure import Role


@dataclass(frozen=True, slots=True)
class Actor:
    """A person acting for himself or an organisation, a member of staff, a program, or the system."""

    kind: str
    name: str
    iin: str = ""
    bin: str = ""
    """The organisation on whose behalf a person or a program acts; empty when he acts for himself."""
    roles: frozenset[Role] = frozenset({Role.APPLICANT})
    territory: str = ""
    staff: UUID | None = None

    @property
    def acts_for(self) -> str:
        """BIN of the organisation acted for, else the person's IIN."""
        return self.bin or self.iin

    @property
    def reference(self) -> str:
        """A short stable name of the actor for the journal's column and the logs of access."""
        if self.staff:
            return f"staff:{self.staff}"
        return f"{self.kind}:{self.acts_for}" if self.acts_for else self.kind

    def record(self) -> dict[str, Any]:
        """What the journal keeps of the actor."""
        return {
            "kind": self.kind, "name": self.name, "iin": self.iin or None, "bin": self.bin or None,
            "territory": self.territory or None, "staff": str(self.staff) if self.staff else None,
        }  # fmt: skip


SYSTEM = Actor(kind="system", name="Oryndau", roles=frozenset({Role.SYSTEM}))
"""The system itself: steps that the law gives to no person."""
