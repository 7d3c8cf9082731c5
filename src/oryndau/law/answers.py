"""State registers that are asked through the gateway, and their answers as a case keeps them (C-05, L-04)."""

from __future__ import annotations

from enum import StrEnum
from typing import Literal

from oryndau.law.facts.base import Facts, Instant, ShortLine


class Register(StrEnum):
    """A register, or a body that answers like one."""

    PERSON = "person"
    EDUCATION = "education"
    INTERNSHIP = "internship"
    MENTAL_HEALTH = "mental-health"
    NARCOLOGY = "narcology"
    CONVICTIONS = "convictions"
    DISMISSALS = "dismissals"
    CORRUPTION = "corruption"
    LICENCES = "licences"
    COURT_ACTS = "court-acts"
    APPROVAL = "approval"
    EMPLOYMENT = "employment"
    ENTREPRENEUR = "entrepreneur"


class RegisterAnswer(Facts):
    """An answer of a register, or the lack of one, with what of it the decision needs."""

    register_name: Register
    outcome: Literal["found", "not-found", "refused", "unavailable"]
    record: dict[str, str | None] = {}
    differs: tuple[str, ...] = ()
    message_id: ShortLine
    answered_at: Instant
