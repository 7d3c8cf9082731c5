"""What a person signs when he takes a step, and the proof of it that the engine asks for."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from oryndau.law.canonical import canonical


@dataclass(frozen=True, slots=True)
class Proof:
    """A signature that the signing room has verified and kept: whose it is and of which bytes."""

    id: UUID
    iin: str
    bin: str
    content: bytes
    digest: str
    """SHA-256 of the signature itself (hex), for the journal."""


def bytes_to_sign(
    *, host: str, procedure: str, step: str, case: UUID, version: int, facts: Any,
    documents: tuple[dict[str, Any], ...] = (),
) -> bytes:  # fmt: skip
    """The exact bytes that are signed for a step: purpose, host, case, version and facts are all inside,

    so that a signature made for one act can serve for no other. `version` is that of the case when the
    person saw it; 0 for an application that opens a case.
    """
    return canonical(
        {
            "case": str(case), "documents": list(documents), "facts": facts, "host": host,
            "purpose": f"{procedure}.{step}", "version": version,
        }
    )  # fmt: skip
