"""What the registers tell of an applicant for a licence, as typed records (L-04, L-08, L-09)."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Prohibition(StrEnum):
    """What a court's act stands in the way of: the activity, or a licence of the debtor (A2 p.12(5), (6))."""

    ACTIVITY = "activity"
    LICENCE = "licence"


class Force(StrEnum):
    """Whether a court's act is in force."""

    IN_FORCE = "in-force"
    NOT_YET = "not-yet"
    LIFTED = "lifted"


@dataclass(frozen=True)
class CourtAct:
    """An act of a court about the person's activity or licence."""

    kind: Prohibition
    force: Force
    court: str
    number: str
    decided_on: date


@dataclass(frozen=True)
class ApprovalRecord:
    """What the approving body answered; `conforms` is None while it has not answered yet."""

    conforms: bool | None
    body_kk: str = ""
    body_ru: str = ""
    number: str = ""
    issued_on: date | None = None
    reason: str | None = None


@dataclass(frozen=True)
class Job:
    """A row of the labour activity that the register is asked about."""

    organisation: str
    position: str
    started_on: date
    ended_on: date | None = None


@dataclass(frozen=True)
class KnownJob:
    """What the register holds of a row, by the row's number (from 1); without days it does not know it."""

    number: int
    known: bool
    started_on: date | None = None
    ended_on: date | None = None


@dataclass(frozen=True)
class EntrepreneurRecord:
    """A person's registration as an individual entrepreneur."""

    name: str
    address: str
    registered_on: date
