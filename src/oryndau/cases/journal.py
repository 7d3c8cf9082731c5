"""The journal: events as canonical bytes, chained by hash within a case, and the check of the chain."""

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from oryndau.cases import rows
from oryndau.cases.errors import Fault
from oryndau.cases.models import Case, Event
from oryndau.law.canonical import canonical

ROOT = bytes(32)
"""What the first event of a chain is chained to."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One event before it is chained."""

    case: UUID
    no: int
    step: str
    from_: str | None
    to: str
    at: datetime
    actor: dict[str, Any]
    facts: Any
    ruleset: str
    clause: str
    documents: tuple[dict[str, Any], ...] = ()
    signature: dict[str, str] | None = None
    clocks: tuple[dict[str, Any], ...] = ()

    def body(self) -> bytes:
        """The canonical JSON of the event (RFC 8785 rules): what the hash covers."""
        return canonical(
            {
                "actor": self.actor, "at": self.at.isoformat(), "case": str(self.case),
                "clause": self.clause, "clocks": list(self.clocks), "documents": list(self.documents),
                "facts": self.facts, "from": self.from_, "no": self.no, "ruleset": self.ruleset,
                "signature": self.signature, "step": self.step, "to": self.to,
            }
        )  # fmt: skip


def chained(previous: bytes, body: bytes) -> bytes:
    """SHA-256 of the previous hash and the body: one link of the chain."""
    return hashlib.sha256(previous + body).digest()


def event_of(entry: Entry, territory: str, actor: str, previous: bytes) -> Event:
    """The row of an entry, chained to the hash before it."""
    body = entry.body()
    return rows.fresh(
        Event, case_id=entry.case, territory=territory, no=entry.no, step=entry.step, at=entry.at,
        actor=actor, body=body.decode(), previous=previous, hash=chained(previous, body),
        signature=UUID(entry.signature["id"]) if entry.signature else None,
    )  # fmt: skip


def faults_of(case: Case, events: list[Event]) -> Iterator[Fault]:
    """What is broken in one case's chain, first fault first; nothing when it holds.

    Recomputes every hash from the stored bytes and compares the columns with what the bytes say.
    """
    previous = ROOT
    for no, event in enumerate(events, start=1):
        if event.no != no:
            yield Fault(str(case.pk), no, f"event {no} is missing")
            return
        if bytes(event.previous) != previous or chained(previous, event.body.encode()) != bytes(event.hash):
            yield Fault(str(case.pk), no, "the hash does not match the event or the one before it")
            return
        yield from _column_faults(event)
        previous = bytes(event.hash)
    if bytes(case.head) != previous:
        yield Fault(str(case.pk), len(events), "the case's head is not the hash of its last event")
    if events and case.state != json.loads(events[-1].body)["to"]:
        yield Fault(str(case.pk), len(events), "the case's state is not what its last event says")


def _column_faults(event: Event) -> Iterator[Fault]:
    said = json.loads(event.body)
    told = {
        "case": str(event.case_id), "no": event.no, "step": event.step, "at": event.at.isoformat(),
        "signature": str(event.signature) if event.signature else None,
    }  # fmt: skip
    signature = said.get("signature")
    said["signature"] = signature["id"] if signature else None
    for key, value in told.items():
        if said.get(key) != value:
            yield Fault(str(event.case_id), event.no, f"column {key} does not say what the event says")
