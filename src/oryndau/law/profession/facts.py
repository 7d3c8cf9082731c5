"""Facts of an agent's practice: what is registered, told, checked, decided (W-01 to W-04).

Source: Law 261-IV, Art. 122, 146, 148, 152-156, 168-172-1. `Told` are notices: an agent may give them
himself, and the territorial body or the chamber confirms or refuses them.
"""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import Annotated, Literal
from uuid import UUID

from pydantic import Field

from oryndau.law.facts.base import EmailAddress, Facts, Line, Phone, Prose, ShortLine, TerritoryCode
from oryndau.law.facts.files import File
from oryndau.law.facts.parties import Address
from oryndau.law.identity import BIN, IBAN, IIN, Money

Currency = Annotated[str, Field(pattern=r"^[A-Z]{3}$")]
"""A currency by its code of ISO 4217."""
Reasons = Annotated[Prose, Field(min_length=10, max_length=3_900)]


class Registration(Facts):
    """Accounting registration of an agent by the territorial body (Art. 140(1), 168(1)4)."""

    number: ShortLine
    registered_on: date
    territory: TerritoryCode
    iin: IIN
    name: Line
    licence: ShortLine
    licence_issued_on: date
    member_since: date
    """Since when he is a member of the Republican Chamber."""
    member_number: ShortLine | None = None
    began_on: date
    """The first day of practice: terms of training and of the first check count from it."""
    bailiff_since: date | None = None
    """Since when he works as a bailiff, state service included: trainees need three years (Art. 156(3))."""
    trained_on: date | None = None
    """The last training before the registration, of one who comes from another district."""
    checked_on: date | None = None
    """The last planned check before the registration."""
    language: Literal["kk", "ru"]
    email: EmailAddress
    phone: Phone


class District(Facts):
    """Where in the enforcement district the agent works, as the chamber determined it (Art. 152(2))."""

    district_kk: ShortLine
    district_ru: ShortLine
    since: date


class Told(Facts):
    """A notice with its own key and what proves it."""

    id: UUID
    evidence: Annotated[list[File], Field(max_length=5)] = []


class OfficeKind(StrEnum):
    """An office founded as an institution, or premises of one's own (Art. 153(1), (7))."""

    INSTITUTION = "institution"
    PREMISES = "premises"


class OfficeNotice(Told):
    """The agent's one place of work, or its change (Art. 153)."""

    kind: OfficeKind
    name_kk: Line | None = None
    name_ru: Line | None = None
    bin: BIN | None = None
    founded_on: date | None = None
    """Of an institution: the day of its state registration."""
    since: date
    address: Address
    hours_kk: Line
    hours_ru: Line
    phone: Phone


class Insurance(Told):
    """A contract of professional liability insurance (Art. 146)."""

    number: ShortLine
    insurer: Line
    concluded_on: date
    starts_on: date
    ends_on: date
    """The last day that it covers."""
    amount: Money
    gap_reason: Annotated[Prose, Field(max_length=1_000)] | None = None
    """Why there was a time without cover; the gap is recorded and shown, never hidden."""


class AccountKind(StrEnum):
    """The two accounts of Art. 122(3)."""

    CREDITORS = "creditors"
    OPERATIONS = "operations"


class Account(Told):
    """A bank account of the agent (Art. 122(3))."""

    kind: AccountKind
    currency: Currency
    iban: IBAN
    bank: Line
    opened_on: date


class AccountClosed(Facts):
    """An account was closed."""

    iban: IBAN
    closed_on: date


class Training(Told):
    """A certificate of professional training by the chamber's programme (Art. 148(1)9-1, 163-1(1)6-1)."""

    trained_on: date
    certificate: ShortLine
    centre: Line


class TaxNotice(Told):
    """The agent registered with the body of state revenue (Art. 148(1)1)."""

    registered_on: date


class WorkerKind(StrEnum):
    """Who works with an agent (Art. 147 sub-p. 2, 156)."""

    ASSISTANT = "assistant"
    TRAINEE = "trainee"
    EMPLOYEE = "employee"


class Education(StrEnum):
    """Education as Art. 156 asks for it."""

    HIGHER_LEGAL = "higher-legal"
    LEGAL = "legal"
    OTHER = "other"


class Hiring(Told):
    """An assistant, trainee or other worker begins (Art. 156)."""

    kind: WorkerKind
    iin: IIN
    name: Line
    since: date
    contract: ShortLine
    education: Education
    citizen: bool = False
    restrictions_clear: bool = False
    """The agent says that none of the restrictions of Art. 156(1-1) is there."""
    certificate: ShortLine | None = None
    trained_on: date | None = None


class WorkerGone(Facts):
    """The work with the agent ended."""

    worker: UUID
    ended_on: date


class WorkerTraining(Told):
    """An assistant was trained anew (Art. 156(2), 163-1(1)6-1)."""

    worker: UUID
    trained_on: date
    certificate: ShortLine


class Confirmation(Facts):
    """The body or the chamber confirms a notice, or refuses it with its reason."""

    notice: UUID
    accepted: bool
    reason: Annotated[Prose, Field(min_length=5, max_length=1_000)] | None = None


class CheckKind(StrEnum):
    """Checks of Art. 169(4)."""

    PLANNED = "planned"
    UNSCHEDULED = "unscheduled"


class CheckOpening(Facts):
    """A check of the agent's work begins; what he must show, and until when (Art. 169(4), (5))."""

    id: UUID
    kind: CheckKind
    asked_on: date
    answer_by: date
    asks: Annotated[Prose, Field(min_length=10, max_length=3_000)]
    ground: Annotated[Prose, Field(min_length=10, max_length=2_000)] | None = None
    """Of an unscheduled check: the complaint or other information."""


class CheckAnswer(Facts):
    """What the agent shows."""

    check: UUID
    text: Annotated[Prose, Field(min_length=5, max_length=5_000)]
    evidence: Annotated[list[File], Field(max_length=5)] = []


class CheckResult(Facts):
    """The check is over."""

    check: UUID
    finished_on: date
    violations: bool
    findings_kk: Reasons
    findings_ru: Reasons


class Breach(StrEnum):
    """What an offence breaks (Art. 170(1))."""

    LEGISLATION = "legislation"
    CODE_OF_ETHICS = "code-of-ethics"
    CHARTER = "charter"


class Offence(Facts):
    """Sufficient data about an offence: disciplinary proceedings are asked for or opened (Art. 170(2))."""

    id: UUID
    breach: Breach
    learned_on: date
    told: Annotated[Prose, Field(min_length=10, max_length=4_000)]


class SanctionKind(StrEnum):
    """Sanctions of Art. 170(1) that leave the agent in the chamber."""

    REMARK = "remark"
    REPRIMAND = "reprimand"
    SEVERE = "severe-reprimand"


class Sanction(Facts):
    """The chamber's decision on an offence (Art. 170(1) sub-p. 1-3)."""

    offence: UUID
    kind: SanctionKind
    reasons_kk: Reasons
    reasons_ru: Reasons


class OffenceDropped(Facts):
    """No sanction was imposed."""

    offence: UUID
    reason: Reasons


class ExclusionGround(StrEnum):
    """Why an agent is excluded from the Republican Chamber (Art. 172-1)."""

    LICENCE_ENDED = "licence-ended"
    BREACH = "breach"
    FEES = "fees"
    OTHER_WORK = "other-work"
    OWN_WISH = "own-wish"
    CHARTER = "charter"


class Exclusion(Facts):
    """Exclusion from the chamber; for an offence with a motion to take the licence (Art. 170(1)4, 172-1)."""

    ground: ExclusionGround
    offence: UUID | None = None
    motion: bool = False
    """The chamber moves the Ministry to take the licence."""
    reasons_kk: Reasons
    reasons_ru: Reasons


class AbsenceReason(StrEnum):
    """Why an agent is away (Art. 153-1(2))."""

    LEAVE = "leave"
    STUDY = "study"
    ILLNESS = "illness"
    TRIP = "trip"
    OTHER = "other"


class Absence(Facts):
    """An absence of more than a month (Art. 148(1)9-2)."""

    starts_on: date
    expected_until: date
    reason: AbsenceReason
    replaced_by: Line | None = None


class Return(Facts):
    """The agent is back."""

    returned_on: date


class HandOver(Facts):
    """The chamber received the agent's proceedings and archive (Art. 148(1)9-2)."""

    received_on: date
    proceedings: Annotated[int, Field(ge=0, le=100_000)]
    notes: Annotated[Prose, Field(max_length=2_000)] | None = None


class EndReason(StrEnum):
    """Why the accounting registration ends."""

    LICENCE_ENDED = "licence-ended"
    EXCLUDED = "excluded"
    MOVED = "moved"
    OWN_WISH = "own-wish"
    DEATH = "death"


class Ending(Facts):
    """The accounting registration ends."""

    reason: EndReason
    ended_on: date
    notes: Annotated[Prose, Field(max_length=2_000)] | None = None
