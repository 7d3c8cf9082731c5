"""The enforcement document as the application describes it (Art. 9 to 13 of Law No. 261-IV; CPC Art. 241)."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import Annotated, Self

from pydantic import Field, model_validator

from oryndau.law.enforcement.kinds import DocumentKind, Gravity
from oryndau.law.facts.base import Facts, Line, Prose, ShortLine, TerritoryCode, broken
from oryndau.law.money import Money


class Subject(StrEnum):
    """What the document orders: to pay a sum, to act or refrain, to pay at intervals (alimony, harm)."""

    MONEY = "money"
    ACT = "act"
    PERIODIC = "periodic"


class InterruptionReason(StrEnum):
    """Art. 12(1): presented, partly performed (marked by a bailiff), or the debtor searched for."""

    PRESENTATION = "presentation"
    PARTIAL_PERFORMANCE = "partial-performance"
    DEBTOR_SEARCH = "debtor-search"


class Interruption(Facts):
    """A break of the term of presentation: from the day it began to the day the document was returned
    (Art. 12(3))
    or the search ended; an end that has not come yet is None."""

    reason: InterruptionReason
    began_on: date
    ended_on: date | None = None

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.ended_on and self.ended_on < self.began_on:
            broken("interruption_dates", "ends before it begins", "ended_on")
        return self


class EnforcementDocument(Facts):
    """The document, its dates, what it orders, and what happened to it before.

    `decided_on` the day of the act it rests on; `in_force_on` the day that act took effect, None when it
    has not;
    `deferral_until` the end of a deferral or instalment set by the court (Art. 11(2)1);
    `restored_by_court` the day
    of the ruling that restored a missed term (Art. 13); `voluntary_until` the last day of voluntary
    payment of an
    administrative fine (Art. 38(1)13); `enforcement_decided_on` the decision on compulsory execution (Art.
    11(2)4).
    """

    kind: DocumentKind
    number: ShortLine
    case_number: ShortLine | None = None
    issued_on: date
    decided_on: date
    in_force_on: date | None = None
    immediate: bool = False
    issuing_body: Line
    operative_part: Prose
    subject: Subject
    amount: Annotated[Money, Field()] | None = None
    act_text: Prose | None = None
    act_territory: TerritoryCode | None = None
    criminal_gravity: Gravity | None = None
    interruptions: Annotated[list[Interruption], Field(max_length=20)] = []
    earlier_terminated: bool = False
    restored_by_court: date | None = None
    deferral_until: date | None = None
    enforcement_decided_on: date | None = None
    voluntary_until: date | None = None
    electronic: bool = False

    @model_validator(mode="after")
    def _subject_is_named(self) -> Self:
        if self.subject is Subject.MONEY and self.amount is None:
            broken("amount_required", "the sum to be recovered is named", "amount")
        if self.amount is not None and self.amount <= Money(0):
            broken("amount_positive", "the sum is more than zero", "amount")
        if self.subject is Subject.ACT and self.act_text is None:
            broken("act_required", "what is to be done is named", "act_text")
        return self

    @model_validator(mode="after")
    def _dates_agree(self) -> Self:
        if self.issued_on < self.decided_on:
            broken("issued_before_decided", "is earlier than the decision", "issued_on")
        if self.in_force_on and self.in_force_on < self.decided_on:
            broken("in_force_before_decided", "is earlier than the decision", "in_force_on")
        starts = [interruption.began_on for interruption in self.interruptions]
        if starts != sorted(starts):
            broken("interruption_order", "interruptions stand in the order of time", "interruptions")
        return self


class Features(Facts):
    """What decides between a state and a private bailiff (Art. 138(1))."""

    debtor_is_state: bool = False
    state_share_50: bool = False
    natural_monopoly: bool = False
    in_favour_of_state: bool = False
    confiscation: bool = False
    state_interest_act: bool = False
