"""Facts of a candidate's case: what is signed, found, decided and kept in the journal (C-03 to C-18)."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import Annotated, Literal, Self
from uuid import UUID

from pydantic import Field, model_validator

from oryndau.law.answers import Register as Register
from oryndau.law.answers import RegisterAnswer as RegisterAnswer
from oryndau.law.facts.application import Consents
from oryndau.law.facts.base import (
    EmailAddress,
    Facts,
    Instant,
    Line,
    Phone,
    Prose,
    Sha256,
    ShortLine,
    TerritoryCode,
    broken,
)
from oryndau.law.facts.considering import CalendarChange as CalendarChange
from oryndau.law.facts.considering import Delivery as Delivery
from oryndau.law.facts.considering import Hearing as Hearing
from oryndau.law.facts.considering import HearingAppointment
from oryndau.law.facts.considering import Lacking as Lacking
from oryndau.law.facts.considering import Reassignment as Reassignment
from oryndau.law.facts.considering import Registration as Registration
from oryndau.law.facts.considering import SentBack as SentBack
from oryndau.law.facts.considering import Withdrawal as Withdrawal
from oryndau.law.facts.education import Diploma as Diploma
from oryndau.law.facts.education import Nostrification as Nostrification
from oryndau.law.facts.files import File
from oryndau.law.facts.parties import Address, PersonRef
from oryndau.law.identity import IBAN, Money
from oryndau.law.licensing.facts import FeeReference


class AttachmentRole(StrEnum):
    """What a file is that a candidate attaches of his own accord: the form alone is required (A1 St.)."""

    DIPLOMA = "diploma"
    NOSTRIFICATION = "nostrification"
    INTERNSHIP = "internship"
    FEE = "fee"
    DISABILITY = "disability"
    OTHER = "other"


class AttachedFile(File):
    """A file that the candidate attached."""

    role: AttachmentRole


class Language(StrEnum):
    """Languages of the examination, at the candidate's choice (C-11)."""

    KK = "kk"
    RU = "ru"


class Internship(Facts):
    """The conclusion on the internship (An.2, 1(3)); at most six months (W-02)."""

    approved_on: date
    chamber: TerritoryCode
    supervisor: Line
    started_on: date
    ended_on: date

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.ended_on <= self.started_on:
            broken("internship_ends_before_start", "ends before it starts", "ended_on")
        if self.approved_on < self.ended_on:
            broken("internship_approved_early", "is approved after it ended", "approved_on")
        return self


ASKED = (
    Register.PERSON, Register.EDUCATION, Register.INTERNSHIP, Register.MENTAL_HEALTH, Register.NARCOLOGY,
    Register.CONVICTIONS, Register.DISMISSALS, Register.CORRUPTION, Register.LICENCES,
)  # fmt: skip
"""Registers that are asked about a candidate (C-05; Art. 140(2))."""


class CandidateConsents(Consents):
    """The statements of An.2: true data, protected data, no court prohibition, and the health registers."""

    health_registers: Literal[True]
    no_court_prohibition: Literal[True]


class FeePayment(Facts):
    """The fee as applications told it before fees had cases of their own: such journals stay readable."""

    amount: Money
    paid_on: date
    reference: ShortLine
    way: Literal["gateway", "receipt"]


class LicenceRequest(Facts):
    """What An.3 adds to An.2: the request for a licence after the certification (C-20)."""

    paper_copy: bool = False
    fee: FeeReference | FeePayment
    """The fee's case; typed data in what was signed before there were such cases (C-20, L-10)."""
    account: IBAN | None = None
    office_address: Address | None = None


class CertificationApplication(Facts):
    """Forms An.2 ("an2": certification) and An.3 ("an3": certification and licence) in one structure."""

    version: Literal[1] = 1
    form: Literal["an2", "an3"]
    session: UUID
    territory: TerritoryCode
    closes_on: date
    """Closing date of receipt of the session: the term of the service counts from it (C-19)."""
    applicant: PersonRef
    residence: Address
    email: EmailAddress
    phone: Phone
    diploma: Diploma
    nostrification: Nostrification | None = None
    internship: Internship
    language: Language
    extra_time: Prose | None = None
    """Why the candidate asks for more time, where the law grants it to a person with a disability."""
    licence: LicenceRequest | None = None
    attachments: Annotated[list[AttachedFile], Field(max_length=20)] = []
    consents: CandidateConsents
    submitted_via: Literal["portal"] = "portal"
    prepared_at: Instant

    @model_validator(mode="after")
    def _form_agrees(self) -> Self:
        if (self.form == "an3") is not (self.licence is not None):
            broken("licence_request_by_form", "the licence is asked for in form An.3 alone", "licence")
        return self


class Complete(Facts):
    """The clerk found the application complete; the term of the service counts from the closing date."""

    closes_on: date
    notes: Prose | None = None


class Ground(StrEnum):
    """The closed list of grounds to refuse (C-08)."""

    UNRELIABLE = "unreliable"
    RESTRICTION = "restriction"


class Refusal(Facts):
    """Grounds and reasons of a preliminary or final refusal, in both official languages (C-08, C-18)."""

    grounds: Annotated[list[Ground], Field(min_length=1, max_length=2)]
    restrictions: Annotated[list[Annotated[int, Field(ge=1, le=8)]], Field(max_length=8)] = []
    """Subparagraphs of Art. 140(2) that were found."""
    reasons_kk: Annotated[Prose, Field(min_length=10)]
    reasons_ru: Annotated[Prose, Field(min_length=10)]

    @model_validator(mode="after")
    def _restrictions_named(self) -> Self:
        if (Ground.RESTRICTION in self.grounds) is not bool(self.restrictions):
            broken("restrictions_named", "name the restrictions, and only with that ground", "restrictions")
        return self


class PreliminaryRefusal(HearingAppointment, Refusal):
    """The preliminary decision to refuse, with the hearing's time and manner (C-18)."""


class Objections(Facts):
    """The candidate's objections in writing to a preliminary refusal (C-18; APPC Art. 73)."""

    text: Annotated[Prose, Field(min_length=5)]
    attachments: Annotated[list[AttachedFile], Field(max_length=20)] = []


class Admission(Facts):
    """The candidate is admitted to the session; the restrictions that were checked, each with its result."""

    cleared: Annotated[list[Annotated[int, Field(ge=1, le=8)]], Field(max_length=8)]
    notes: Prose | None = None


class Identification(Facts):
    """Who sits at which seat, and how it was made sure (C-11)."""

    seat: Annotated[int, Field(ge=1, le=1000)]
    way: Literal["eds", "photo"]
    extra_minutes: Annotated[int, Field(ge=0, le=180)] = 0
    extra_minutes_reason: Prose | None = None


class TestStart(Facts):
    """The test began: its length by the server's clock, and the commitment to the secret seed (C-11)."""

    attempt: UUID
    language: Language
    questions: Annotated[int, Field(ge=1)]
    ends_at: Instant
    seed_commitment: Sha256
    """SHA-256 of the session's secret seed, which is published after the session."""
    paper: Sha256
    """SHA-256 of the drawn paper: questions with their versions and the order of answers."""


class TestResult(Facts):
    """The test ended: how many answers are right, and the head of the chain of the saved answers (C-12)."""

    attempt: UUID
    correct: Annotated[int, Field(ge=0)]
    questions: Annotated[int, Field(ge=1)]
    pass_mark: Annotated[int, Field(ge=0)]
    finished_at: Instant
    by: Literal["candidate", "time"]
    answers: Sha256
    """Head of the chain of saved answers."""


class SheetSigned(Facts):
    """The candidate read the sheet of results and signed it (C-13)."""

    sheet: Sha256
    correct: Annotated[int, Field(ge=0)]


class Suspension(Facts):
    """A violation and the removal from the examination (C-10)."""

    violation: Literal["literature", "device", "notes", "help", "another-person", "disorder"]
    described_kk: Annotated[Prose, Field(min_length=10)]
    described_ru: Annotated[Prose, Field(min_length=10)]
    occurred_at: Instant


class QuestionAppeal(Facts):
    """The candidate contests a question of his test."""

    question: ShortLine
    """Code and version of the question: `general-001/2`."""
    reason: Annotated[Prose, Field(min_length=10, max_length=4_000)]


class AppealRuling(Facts):
    """The Department's ruling on a contested question; `correct` is the number of right answers after it."""

    question: ShortLine
    upheld: bool
    reason_kk: Annotated[Prose, Field(min_length=10)]
    reason_ru: Annotated[Prose, Field(min_length=10)]
    correct: Annotated[int, Field(ge=0)]
    pass_mark: Annotated[int, Field(ge=0)]


class Remarked(Facts):
    """A question that another candidate of the session contested with success counts as right here too."""

    question: ShortLine
    correct: Annotated[int, Field(ge=0)]
    ruled_in: UUID
    """The case in which the Department upheld the objection."""


class Mark(Facts):
    """A member's mark of an answer in the interview, with a remark."""

    member: UUID
    mark: Annotated[int, Field(ge=0, le=10)]
    remark: Annotated[Prose, Field(max_length=2_000)] | None = None


class OralQuestion(Facts):
    """A question of the interview: who asked it, what, and how the members found the answer (C-14)."""

    asked_by: UUID
    text: Annotated[Prose, Field(min_length=5, max_length=2_000)]
    marks: Annotated[list[Mark], Field(min_length=1, max_length=15)]


class Interview(Facts):
    """The oral interview: at least three questions (C-14)."""

    held_at: Instant
    language: Language
    questions: Annotated[list[OralQuestion], Field(min_length=1, max_length=30)]


class CountedVote(Facts):
    """A member's signed vote, told after all have voted (C-15)."""

    member: UUID
    name: Line
    chairman: bool = False
    choice: Literal["pass", "fail"]
    dissent: Prose | None = None
    signature: Sha256


class Tally(Facts):
    """The votes on a candidate and what they come to: majority, or the chairman's vote (C-15)."""

    votes: Annotated[list[CountedVote], Field(min_length=1, max_length=15)]
    passed: bool
    decided_by: Literal["majority", "chairman"]


class Outcome(StrEnum):
    """What the minutes say of a candidate (C-16, C-10)."""

    PASSED = "passed"
    NOT_PASSED = "not-passed"
    ABSENT = "absent"
    SUSPENDED = "suspended"


class Conclusion(Facts):
    """The signed minutes take effect for the candidate (C-16, C-17)."""

    outcome: Outcome
    minutes_number: ShortLine
    minutes: Sha256
    decided_on: date
    may_apply_from: date | None = None
    """First day of a new application after a suspension: three months after the decision (C-10)."""


class Result(Facts):
    """The authorised person signs the result (C-17)."""

    number: ShortLine
    decided_on: date
    valid_until: date | None = None
    """Last day of the decision's validity: three years (Art. 141(5)); None when not certified."""


class SessionMove(Facts):
    """The candidate goes to another session, as when his own was called off: its term counts anew (C-19)."""

    session: UUID
    closes_on: date
    """Closing date of receipt of the new session."""
