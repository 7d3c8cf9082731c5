"""Which steps of which procedures are acts, and what each of them says: services register them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:  # the package is imported before Django's models may be
    from oryndau.cases.models import Case, Event
    from oryndau.documents.content import Content
    from oryndau.people.models import Staff

Say = Callable[["Case", Any, "Staff", str, datetime], "Content"]
"""What the document says: from the case, the step's facts, who acts, the document's number, the moment."""
Row = tuple[Any, Any]


@dataclass(frozen=True, slots=True)
class Act:
    """A signed step of staff, with the document that is signed."""

    kind: str
    """Kind of the document: the name of its template."""
    title: Any
    """What the page of signing is called: «Sign the decree to …»."""
    lead: Any
    """What the signature brings about."""
    content: Say
    rows: Callable[[Case], Iterable[Row]]
    """What the page of signing says of the case; the document's number follows."""
    back: Callable[[Case], str]
    """Where who does not sign goes: the form of the act, or the case."""
    done: Callable[[Case], str]
    """Where who has signed goes."""
    after: Callable[[Case, Any, Event], None] | None = None
    """What else the step changes, in its own transaction: projections, registers."""
    seen_as: str = "act"
    """How the log of accesses names a look at the prepared document."""


_ACTS: dict[tuple[str, str], Act] = {}


def register(procedure: str, step: str, act: Act) -> Act:
    """Register the act of a step. A step has one act."""
    if (procedure, step) in _ACTS:
        raise RuntimeError(f"the step {procedure}.{step} has two acts")
    _ACTS[procedure, step] = act
    from oryndau.acts import services  # signing must know the purpose as soon as the act is known

    services.listen(procedure, step)
    return act


def act_of(procedure: str, step: str) -> Act:
    """The act of a step. KeyError when the step is none."""
    return _ACTS[procedure, step]
