"""What the earlier steps of a licence say together: proposals, the conclusion that stands, the claim."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from oryndau.law.procedure import Situation

Told = Mapping[str, Any]
ACTS = ("suspend", "resume", "keep-suspended", "terminate", "decline-proposal", "record-claim")
"""Steps that carry a conclusion out: what it answers is answered."""
USES = (*ACTS, "send-back")
"""Steps after which a conclusion stands no more."""


def by_no(found: Iterable[Told], no: int | None) -> Told | None:
    """The one with this number."""
    return next((one for one in found if one["no"] == no), None)


def proposals(now: Situation) -> Sequence[Told]:
    """All proposals made about the licence."""
    return now.earlier("propose", "record-proposal")


def pending(now: Situation) -> Told | None:
    """The conclusion that stands: the last one, when no act has used it."""
    used = {one["conclusion"] for one in now.earlier(*USES)}
    last = now.last("conclude")
    return last if last and last["no"] not in used else None


def answered(now: Situation, kind: str) -> set[int]:
    """Numbers of the proposals, or requests, that something was decided on; `kind` names which."""
    used = {one["conclusion"] for one in now.earlier(*ACTS)}
    return {one[kind] for one in now.earlier("conclude") if one["no"] in used and one[kind]}


def unanswered(now: Situation) -> bool:
    """Whether a proposal or a request of the holder lies open."""
    for kind, found in (("proposal", proposals(now)), ("request", now.earlier("request"))):
        if {one["no"] for one in found} - answered(now, kind):
            return True
    return False


def objections(now: Situation, conclusion: int) -> list[Told]:
    """The holder's objections to a conclusion."""
    return [one for one in now.earlier("object") if one["conclusion"] == conclusion]


def claim(now: Situation) -> Told:
    """The claim that is before the court; empty when there is none."""
    filed, lost = now.earlier("record-claim"), now.earlier("record-claim-lost")
    return filed[-1] if len(filed) > len(lost) else {}


def last_change(now: Situation) -> date:
    """The day of the last change of the licence's state."""
    days = [
        *(one["registered_on"] for one in now.earlier("grant")),
        *(one["decided_on"] for one in now.earlier("suspend", "resume")),
    ]
    return date.fromisoformat(max(days, default="0001-01-01"))


def last_loss(now: Situation) -> date | None:
    """The day of the act since which the holder may not work; None when he may."""
    days = [
        *(one["decided_on"] for one in now.earlier("suspend", "terminate")),
        *(one["recorded_on"] for one in now.earlier("deprive")),
    ]
    return date.fromisoformat(max(days)) if days else None
