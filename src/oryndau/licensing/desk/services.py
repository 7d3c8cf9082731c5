"""The officers' acts without a document: completeness, conclusion, second look, sending back (L-06, L-08)."""

from datetime import datetime
from typing import Any

from oryndau.acts.filling import Plain
from oryndau.cases import engine
from oryndau.cases.actors import Actor
from oryndau.cases.models import Case, Event
from oryndau.licensing.desk import points

__all__ = ["PLAIN", "conclude"]


def conclude(case: Case, actor: Actor, *, version: int, at: datetime, notes: str | None = None) -> Event:
    """Conclude that nothing stands in the way. What is cleared is computed here and never comes from a form.

    Raises `FactsInvalid` that names every ground which stands or of which something is not known.
    """
    facts = {"cleared": points.cleared(case, at), "notes": notes or None}
    return engine.perform(case.pk, "conclude", actor, facts, at=at, version=version)


def _conclude(case: Case, actor: Actor, said: dict[str, Any], version: int, at: datetime) -> Event:
    return conclude(case, actor, version=version, at=at, notes=said["notes"])


def _plain(step: str) -> Plain:
    def take(case: Case, actor: Actor, said: dict[str, Any], version: int, at: datetime) -> Event:
        return engine.perform(case.pk, step, actor, said, at=at, version=version)

    return take


PLAIN: dict[str, Plain] = {
    **{
        step: _plain(step)
        for step in ("find-complete", "find-incomplete", "send-back", "endorse", "reopen", "suggest-refusal",
                     "hand-paper-copy")
    },
    "conclude": _conclude,
}  # fmt: skip
"""How each step without a signature is taken with the facts of its form."""
