"""Facts of a licence's life: what is proposed, concluded, decided and handed over (L-12)."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import Annotated, Literal
from uuid import UUID

from pydantic import Field

from oryndau.law.facts.base import Facts, Instant, Line, Prose, Sha256, ShortLine, TerritoryCode
from oryndau.law.facts.files import File
from oryndau.law.identity import IBAN, IIN
from oryndau.law.licensing.life_grounds import Measure

No = Annotated[int, Field(ge=1, le=9_999)]
"""The number of a proposal, a request or a conclusion within its case: 1, 2, …"""
Reasons = Annotated[Prose, Field(min_length=10, max_length=8_000)]
Code = Annotated[str, Field(pattern=r"^14[34]\.\d(\.\d)?$")]
"""A ground's code in `life_grounds`."""


class Evidence(File):
    """A file that goes with a proposal, a request or an objection."""

    role: Literal["evidence"] = "evidence"


Files = Annotated[list[Evidence], Field(max_length=20)]


class Grant(Facts):
    """The licence as it was issued or re-issued (L-12)."""

    number: ShortLine
    registered_on: date
    """The day of issue."""
    application: UUID
    iin: IIN
    name: Line
    territory: TerritoryCode
    office_kk: str
    office_ru: str
    basis: ShortLine
    predecessor: UUID | None = None
    predecessor_number: ShortLine | None = None


class Replacement(Facts):
    """The licence gave way to a re-issued one from this day on (L-09)."""

    number: ShortLine
    """The number of the new licence."""
    licence: UUID
    replaced_on: date


class Body(StrEnum):
    """Who may propose: Art. 143(1), 144(3), 168(1)2-1, 163-1(1)3-4."""

    TERRITORY = "territory"
    CHAMBER = "chamber"
    REPUBLICAN_CHAMBER = "republican-chamber"
    PROSECUTOR = "prosecutor"


class Proposal(Facts):
    """A proposal to suspend or end a licence, or to sue for it, with its evidence."""

    no: No
    body: Body
    measure: Literal[Measure.SUSPEND, Measure.TERMINATE, Measure.SUE]
    ground: Code
    reasons_kk: Reasons
    reasons_ru: Reasons
    proposed_on: date
    outgoing: ShortLine | None = None
    """The body's own number of the paper."""
    attachments: Files = []
    carried_from: ShortLine | None = None
    """The number of the licence that it was made about, where that one was re-issued meanwhile."""


class Wish(StrEnum):
    """What the holder asks for: Art. 143(5), 143(3), 144(5)."""

    SUSPEND = "suspend"
    RESUME = "resume"
    TERMINATE = "terminate"


class Request(Facts):
    """The holder's own application about his licence."""

    no: No
    wish: Wish
    text: Annotated[Prose, Field(min_length=10, max_length=4_000)]
    asked_on: date
    no_discipline: bool = False
    """He states that no disciplinary proceedings run against him (Art. 144(5))."""
    attachments: Files = []


class Unheard(StrEnum):
    """Why no hearing goes before an act: exceptions of APPC Art. 73(2), by their subparagraphs."""

    FAVOURABLE = "favourable"
    URGENT = "urgent"
    PETITION = "petition"
    COURT_ACT = "court-act"
    NOBODY = "nobody"
    """There is nobody left to hear: the holder is dead or missing. The Code says nothing of it."""


class Conclusion(Facts):
    """What the officer concludes; of a burden the holder is told, and may object, before the act."""

    no: No
    measure: Measure
    told_on: date
    proposal: No | None = None
    request: No | None = None
    ground: Code | None = None
    until: date | None = None
    reasons_kk: Reasons
    reasons_ru: Reasons
    unheard: Unheard | None = None
    unheard_kk: Reasons | None = None
    unheard_ru: Reasons | None = None
    """Why it could not wait: must stand in the act (APPC Art. 73(2), last part)."""


class SentBack(Facts):
    """The head does not follow a conclusion: the officer prepares another one."""

    conclusion: No
    reason: Annotated[Prose, Field(min_length=5, max_length=2_000)]


class Objection(Facts):
    """The holder's position on a conclusion (APPC Art. 73(3))."""

    conclusion: No
    text: Annotated[Prose, Field(min_length=5, max_length=8_000)]
    objected_on: date
    oral: bool = False
    """He asks to be heard in person."""
    attachments: Files = []


class OralHearing(Facts):
    """What was said at a hearing in person; its minutes (APPC Art. 73(4), 74)."""

    conclusion: No
    held_at: Instant
    appeared: bool
    participants: Annotated[list[Line], Field(max_length=10)] = []
    said_kk: Reasons
    said_ru: Reasons


class Decided(Facts):
    """What every signed act about a licence has: the conclusion that it rests on, its day, its reasons."""

    conclusion: No
    decided_on: date
    reasons_kk: Reasons
    reasons_ru: Reasons


class Suspension(Decided):
    """The licence is suspended from the day of the decision (Art. 143(3))."""

    ground: Code
    until: date | None = None
    """The last day; None for a deputy, whose mandate ends when it ends (Art. 143(5))."""


class Resumption(Decided):
    """The circumstances are removed: the licence is worth what it was (Art. 143(3))."""


class Keeping(Decided):
    """The licence stays suspended: resumption was asked for and refused (Art. 143(8))."""


class Termination(Decided):
    """The licence ends by decision of the licensor (Art. 144(1), 144(5))."""

    ground: Code
    effective_on: date


class Decline(Facts):
    """The reasoned answer to a proposal or request that is not followed."""

    conclusion: No
    answer_kk: Reasons
    answer_ru: Reasons


class Claim(Facts):
    """The licensor's claim in court to take the licence away (Art. 144(2), 167(9))."""

    conclusion: No | None
    ground: Code
    court: Line
    filed_on: date
    reference: ShortLine
    carried_from: ShortLine | None = None


class ClaimLost(Facts):
    """The court did not take the licence away."""

    court: Line
    reference: ShortLine
    in_force_on: date


class Deprivation(Facts):
    """A court's decision in force that takes the licence away (Art. 144(2); 140(2)8)."""

    ground: Code
    court: Line
    reference: ShortLine
    decided_on: date
    in_force_on: date
    recorded_on: date
    barred_until: date
    """Until when its holder may not be an agent again: three years from the day of force (Art. 140(2)8)."""
    summary_kk: Reasons
    summary_ru: Reasons


class SuspensionEnds(Facts):
    """The term of a suspension ends soon, or has ended: a decision is due (Art. 143(3))."""

    until: date
    ended: bool


class HandoverLate(Facts):
    """Three working days have passed and the proceedings are not handed over."""

    due_on: date


class Handover(Facts):
    """Proceedings, papers and archive went to another agent (Art. 143(6), 144(4), 162(1)2-3)."""

    handed_on: date
    to_iin: IIN
    to_name: Line
    to_licence: ShortLine
    proceedings: Annotated[int, Field(ge=0, le=1_000_000)]
    archive: bool
    seal_destroyed: bool = False
    """The seal and the certificate of the agent were taken and destroyed (Art. 144(4))."""
    parties_told: bool
    """The parties were told of the handing over (Art. 143(6))."""
    notes: Annotated[Prose, Field(max_length=4_000)] | None = None


class AccountOrder(Facts):
    """Debits from the account that keeps recovered money are stopped (Art. 167(11-2), 168(1)8)."""

    state: Literal["suspended", "terminated", "deprived"]
    """The state of the licence on that day."""
    bank: Line
    account: IBAN
    ordered_on: date
    reasons_kk: Reasons
    reasons_ru: Reasons


class Delivery(Facts):
    """An act was sealed and sent to the holder."""

    document: UUID
    number: str
    kind: str
    sha256: Sha256
    channels: tuple[str, ...]
