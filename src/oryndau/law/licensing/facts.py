"""Facts of the licence service: what is applied for, found, concluded and decided (L-02 to L-12)."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import Annotated, Literal, Self
from uuid import UUID

from pydantic import Field, model_validator

from oryndau.law.answers import Register
from oryndau.law.facts.application import Consents
from oryndau.law.facts.base import (
    EmailAddress,
    Facts,
    Instant,
    Line,
    Phone,
    Prose,
    ShortLine,
    TerritoryCode,
    broken,
)
from oryndau.law.facts.considering import HearingAppointment
from oryndau.law.facts.education import Diploma, Nostrification
from oryndau.law.facts.files import File
from oryndau.law.facts.parties import Address, PersonRef
from oryndau.law.identity import IBAN, Money

ASKED = (
    Register.PERSON, Register.EDUCATION, Register.MENTAL_HEALTH, Register.NARCOLOGY, Register.CONVICTIONS,
    Register.DISMISSALS, Register.CORRUPTION, Register.LICENCES, Register.COURT_ACTS, Register.APPROVAL,
)  # fmt: skip
"""Registers and bodies that are asked about every applicant (L-04, L-08); labour adds `EMPLOYMENT`."""


class AttachmentRole(StrEnum):
    """What a file is that goes with an application or a renewal (A2 St.)."""

    RECEIPT = "receipt"
    NOSTRIFICATION = "nostrification"
    LABOUR = "labour"
    CHANGE = "change"
    OTHER = "other"


class AttachedFile(File):
    """A file that the applicant attached."""

    role: AttachmentRole


class LicenceConsents(Consents):
    """The statements of forms An.2 and An.4: true data, protected data, no court prohibition; the health
    registers are asked only with it."""

    no_court_prohibition: Literal[True]
    health_registers: Literal[True]


class LabourGround(StrEnum):
    """Who needs neither internship nor certification (Law 261-IV Art. 142(5))."""

    EXAMINATION = "examination"
    JUDGE = "judge"
    PROSECUTOR = "prosecutor"
    ENFORCEMENT = "enforcement"


class Employment(Facts):
    """A row of the labour activity of An.3: from when to when, which position, what duties, why it ended."""

    started_on: date
    ended_on: date | None = None
    position: Line
    organisation: Line
    duties: Annotated[Prose, Field(max_length=2_000)]
    dismissal: Line | None = None

    @model_validator(mode="after")
    def _ended(self) -> Self:
        if self.ended_on and self.ended_on < self.started_on:
            broken("employment_ends_before_start", "ends before it starts", "ended_on")
        if (self.ended_on is None) is not (self.dismissal is None):
            broken("dismissal_by_end", "an ended employment has its reason, and only that", "dismissal")
        return self


class Paper(Facts):
    """A document that shows something: its number, its day and who issued it."""

    number: ShortLine
    issued_on: date
    issuer: Line


class LabourBasis(Facts):
    """The basis «labour activity»: positions that Art. 142(5) names, and nothing else (An.3)."""

    kind: Literal["labour"] = "labour"
    ground: LabourGround
    rows: Annotated[list[Employment], Field(min_length=1, max_length=30)]
    paper: Paper | None = None
    """The result of the judges' examination with its review, or the act that ended a judge's powers."""

    @model_validator(mode="after")
    def _paper_shows_it(self) -> Self:
        if self.ground in (LabourGround.EXAMINATION, LabourGround.JUDGE) and self.paper is None:
            broken("labour_paper_required", "this ground is shown by a document", "paper")
        return self


class CertificationBasis(Facts):
    """The basis «decision on certification»: number, day, region (An.3)."""

    kind: Literal["certification"] = "certification"
    number: ShortLine
    decided_on: date
    territory: TerritoryCode


Basis = Annotated[LabourBasis | CertificationBasis, Field(discriminator="kind")]
"""Exactly one basis (An.3)."""


class FeeReference(Facts):
    """The fee that the application rests on: a fee's case, how it was or will be paid (L-10)."""

    fee: UUID
    amount: Money
    """What came; what is due while nothing has come."""
    way: Literal["gateway", "receipt"]
    paid_on: date | None = None
    """The day of payment, where it is known already."""
    reference: Annotated[str, Field(max_length=120)] = ""
    """What the applicant knows the payment by: the bank's number, or that of the order."""


class _Contacts(Facts):
    applicant: PersonRef
    residence: Address
    email: EmailAddress
    phones: Annotated[list[Phone], Field(min_length=1, max_length=5)]
    fax: Phone | None = None
    account: IBAN | None = None
    bank: Line | None = None
    office_address: Address | None = None
    """Address of the object of the activity."""
    paper_copy: bool = False
    fee: FeeReference
    sheets: Annotated[int, Field(ge=0, le=1_000)] = 0
    attachments: Annotated[list[AttachedFile], Field(max_length=20)] = []
    consents: LicenceConsents
    prepared_at: Instant


class LicenceApplication(_Contacts):
    """Form An.2 with the data of An.3 in one structure (L-02); or what comes from a certification (C-20)."""

    version: Literal[1] = 1
    territory: TerritoryCode
    """The region in which the applicant means to work; the licence is good for the whole country."""
    diploma: Diploma
    nostrification: Nostrification | None = None
    basis: Basis
    submitted_via: Literal["portal", "certification"] = "portal"
    certification_case: UUID | None = None
    """The case of the one application for two services, signed there (A2 p.17)."""

    @model_validator(mode="after")
    def _one_application(self) -> Self:
        if (self.submitted_via == "certification") is not (self.certification_case is not None):
            broken("certification_case_named", "what comes from a certification names its case",
                   "certification_case")  # fmt: skip
        if self.certification_case and self.basis.kind != "certification":
            broken("combined_basis", "the one application rests on its certification", "basis")
        return self


class ChangeGround(StrEnum):
    """The eight grounds of re-issue (An.4)."""

    NAME = "name"
    ENTREPRENEUR_NAME = "entrepreneur-name"
    ENTREPRENEUR_ADDRESS = "entrepreneur-address"
    ALIENATION = "alienation"
    OBJECT_ADDRESS = "object-address"
    REQUIREMENT = "requirement"
    ACTIVITY_NAME = "activity-name"
    SUBACTIVITY_NAME = "subactivity-name"


class Change(Facts):
    """One ground of re-issue: what it was and is, and the document that shows it where no register does."""

    ground: ChangeGround
    before: Line
    after: Line
    paper: Paper | None = None


class RenewalApplication(_Contacts):
    """Form An.4: which licence is re-issued, and on which of the eight grounds (L-09)."""

    version: Literal[1] = 1
    territory: TerritoryCode
    licence: ShortLine
    issued_on: date
    changes: Annotated[list[Change], Field(min_length=1, max_length=8)]
    submitted_via: Literal["portal"] = "portal"

    @model_validator(mode="after")
    def _once_each(self) -> Self:
        named = [change.ground for change in self.changes]
        if len(set(named)) != len(named):
            broken("grounds_repeated", "a ground is named once", "changes")
        return self


class FeeAnswer(Facts):
    """How the fee stands, as the room of payments tells the case (L-10)."""

    fee: UUID
    state: ShortLine
    """State of the fee's case; `paid` and `matched` are money that is there."""
    amount: Money | None = None
    """What was paid."""
    due: Money | None = None
    """What the law asks on the day of payment; None while the rate of that day is not known."""
    paid_on: date | None = None
    reference: Annotated[str, Field(max_length=100)] = ""
    told_at: Instant


class BasisAnswer(Facts):
    """What the register of decisions on certification says of the named decision (An.3; Art. 141(5))."""

    found: bool
    number: ShortLine
    decided_on: date | None = None
    territory: Annotated[str, Field(max_length=2)] = ""
    certified: bool = False
    valid_until: date | None = None
    own: bool = False
    """Whether the decision is about the applicant."""
    told_at: Instant


class LicenceAnswer(Facts):
    """What the register of licences says of the licence that is to be re-issued (L-09)."""

    found: bool
    number: ShortLine
    state: Annotated[str, Field(max_length=20)] = ""
    issued_on: date | None = None
    name: Annotated[str, Field(max_length=300)] = ""
    own: bool = False
    told_at: Instant


class Complete(Facts):
    """The licensor found the documents complete (L-06, L-09)."""

    notes: Prose | None = None


class Conclusion(Facts):
    """The licensor's conclusion that nothing stands in the way: each ground that he checked."""

    cleared: Annotated[list[Annotated[int, Field(ge=1, le=7)]], Field(max_length=7)]
    notes: Prose | None = None


class Endorsement(Facts):
    """The second pair of eyes agrees (issue 4: four eyes)."""

    notes: Prose | None = None


class Refusal(Facts):
    """Grounds and reasons of a proposed, preliminary or final refusal, in both official languages (L-08)."""

    grounds: Annotated[list[Annotated[int, Field(ge=1, le=7)]], Field(min_length=1, max_length=7)]
    reasons_kk: Annotated[Prose, Field(min_length=10)]
    reasons_ru: Annotated[Prose, Field(min_length=10)]

    @model_validator(mode="after")
    def _named_once(self) -> Self:
        if len(set(self.grounds)) != len(self.grounds):
            broken("grounds_repeated", "a ground is named once", "grounds")
        return self


class PreliminaryRefusal(HearingAppointment, Refusal):
    """The preliminary decision to refuse, with the hearing's time and manner (L-07)."""


class Objections(Facts):
    """The applicant's objections in writing to a preliminary refusal (L-07; APPC Art. 73)."""

    text: Annotated[Prose, Field(min_length=5)]
    attachments: Annotated[list[AttachedFile], Field(max_length=20)] = []


class Grant(Facts):
    """The licence as it is signed: its number and day, whose it is, on which basis (L-12; Art. 142)."""

    number: ShortLine
    issued_on: date
    holder: Line
    notes: Prose | None = None
    """Why it is issued against a finding, after a hearing."""


class Reissue(Grant):
    """The re-issued licence, which takes the place of the old one (L-09)."""

    replaces: ShortLine


class PaperCopy(Facts):
    """The paper copy that was asked for was handed over (L-02)."""

    handed_on: date
    handed_to: Line
