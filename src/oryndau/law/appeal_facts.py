"""Facts of a complaint: what is signed, registered, ruled and kept in the journal (C-24, E-15)."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import Annotated, Literal, Self
from uuid import UUID

from pydantic import Field, model_validator

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
from oryndau.law.facts.files import File
from oryndau.law.facts.parties import Address, OrganisationRef, PersonRef


class Addressee(StrEnum):
    """Who considers a complaint (A1 p.18, A3 p.11)."""

    HEAD = "head"
    MINISTRY = "ministry"
    QUALITY = "quality"


class Matter(StrEnum):
    """What is complained of (APPC Art. 91(1))."""

    ACT = "act"
    ACTION = "action"
    INACTION = "inaction"


class AttachmentRole(StrEnum):
    """What a file is that is attached to a complaint (APPC Art. 93(2)8)."""

    EVIDENCE = "evidence"
    OTHER = "other"


class AttachedFile(File):
    """A file that goes with a complaint."""

    role: AttachmentRole


class Contested(Facts):
    """The case that a complaint is about, and the event of it, where one is complained of."""

    case: UUID
    service: ShortLine
    number: ShortLine | None = None
    event: Annotated[int, Field(ge=1)] | None = None
    told: Line | None = None
    """The event in the words of its story, in the language of the complaint."""
    happened_on: date | None = None
    by_head: bool = False
    """The head of the provider made it himself: he may not consider the complaint (APPC Art. 97(2))."""


class Complaint(Facts):
    """A complaint with everything that APPC Art. 93(2) asks for."""

    version: Literal[1] = 1
    language: Literal["kk", "ru"]
    territory: TerritoryCode
    addressee: Addressee
    matter: Matter
    contested: Contested
    applicant: PersonRef
    organisation: OrganisationRef | None = None
    residence: Address
    postal: Address | None = None
    """The postal address, where it is another one than the residence or seat."""
    email: EmailAddress
    phone: Phone
    circumstances: Annotated[Prose, Field(min_length=20, max_length=8_000)]
    request: Annotated[Prose, Field(min_length=10, max_length=2_000)]
    attachments: Annotated[list[AttachedFile], Field(max_length=20)] = []
    submitted_via: Literal["portal"] = "portal"
    prepared_at: Instant

    @property
    def complainant(self) -> str:
        """Who complains, by name."""
        return self.organisation.name if self.organisation else self.applicant.full_name

    @model_validator(mode="after")
    def _names_what_is_contested(self) -> Self:
        if self.matter is not Matter.INACTION and self.contested.event is None:
            broken("complaint_event_needed", "an act or action is named by its event", "contested.event")
        if self.addressee is Addressee.HEAD and self.contested.by_head:
            broken("complaint_about_the_head", "the head considers no complaint about himself", "addressee")
        return self


class Registration(Facts):
    """What the system writes down when it registers a complaint."""

    number: Annotated[str, Field(max_length=40)]
    registered_on: date
    barred: tuple[UUID, ...] = ()
    """Posts of the person complained of: by none of them may the complaint be decided (APPC Art. 97(2))."""
    calendar_version: str


class Outcome(StrEnum):
    """The six decisions of APPC Art. 100(1)."""

    CANCEL = "cancel"
    REPLACE = "replace"
    PERFORM = "perform"
    DISMISS = "dismiss"
    RETURN = "return"
    UNCONSIDERED = "unconsidered"


ORDERING = frozenset({Outcome.REPLACE, Outcome.PERFORM, Outcome.RETURN})
"""Outcomes that say what is to be done: the new act, the action, or the violations and proposals."""


class Ruling(Facts):
    """The decision on a complaint, with reasons in both official languages (APPC Art. 100, 101)."""

    outcome: Outcome
    reasons_kk: Annotated[Prose, Field(min_length=10, max_length=1_900)]
    reasons_ru: Annotated[Prose, Field(min_length=10, max_length=1_900)]
    order_kk: Annotated[Prose, Field(min_length=10, max_length=1_900)] | None = None
    order_ru: Annotated[Prose, Field(min_length=10, max_length=1_900)] | None = None

    @model_validator(mode="after")
    def _says_what_is_to_be_done(self) -> Self:
        for field, said in (("order_kk", self.order_kk), ("order_ru", self.order_ru)):
            if self.outcome in ORDERING and not said:
                broken("complaint_order_needed", "says what is to be done", field)
        return self


class Lapse(Facts):
    """Nobody decided in the term: since its end the complaint counts as refused (APPC Art. 100(5))."""

    ended_on: date


class Delivery(Facts):
    """The decision was sealed and sent to the complainant."""

    document: UUID
    number: str
    sha256: Sha256
    channels: tuple[str, ...]
