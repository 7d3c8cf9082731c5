"""Facts of a session: announcement, composition, attendance, recusals, minutes (C-02, C-09, C-15, C-16)."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import Annotated, Self
from uuid import UUID

from pydantic import Field, model_validator

from oryndau.law.certification.facts import Language, Outcome
from oryndau.law.facts.base import Facts, Instant, Line, Prose, Sha256, ShortLine, TerritoryCode, broken
from oryndau.law.identity import IIN


class Announcement(Facts):
    """Date, time and place of a session, and the date on which receipt of documents closes (C-02)."""

    number: ShortLine
    territory: TerritoryCode
    closes_on: date
    held_at: Instant
    place_kk: Line
    place_ru: Line
    languages: Annotated[list[Language], Field(min_length=1, max_length=2)]
    seats: Annotated[int, Field(ge=1, le=1000)]
    notes_kk: Prose | None = None
    notes_ru: Prose | None = None

    @model_validator(mode="after")
    def _languages_once(self) -> Self:
        if len(set(self.languages)) != len(self.languages):
            broken("languages_repeated", "a language is named once", "languages")
        return self


class Change(Facts):
    """A change of time, place or seats before the session; the closing date stays (C-02)."""

    held_at: Instant
    place_kk: Line
    place_ru: Line
    seats: Annotated[int, Field(ge=1, le=1000)]
    reason_kk: Annotated[Prose, Field(min_length=5)]
    reason_ru: Annotated[Prose, Field(min_length=5)]


class Cancellation(Facts):
    """The session is called off; candidates are told and choose another one."""

    reason_kk: Annotated[Prose, Field(min_length=5)]
    reason_ru: Annotated[Prose, Field(min_length=5)]


class Seat(StrEnum):
    """A place in the Commission (C-09, C-16)."""

    CHAIRMAN = "chairman"
    MEMBER = "member"
    SECRETARY = "secretary"
    SUBSTITUTE = "substitute"


class Appointee(Facts):
    """A person in the Commission, by his post."""

    staff: UUID
    iin: IIN
    name: Line
    position: Line
    seat: Seat


class Composition(Facts):
    """The Commission of a session, appointed by the head (C-09)."""

    order_number: ShortLine
    people: Annotated[list[Appointee], Field(min_length=3, max_length=20)]


class Received(Facts):
    """Receipt of documents closed; the term of the service counts from this day (C-19)."""

    closes_on: date
    applications: Annotated[int, Field(ge=0)]


class Opening(Facts):
    """The session opens: who of the Commission is present (C-15)."""

    opened_at: Instant
    present: Annotated[list[UUID], Field(min_length=1, max_length=20)]
    composition: Composition
    seed_commitment: Sha256


class Recusal(Facts):
    """A member does not take part in deciding on a candidate, or in the session at all (APPC Art. 67)."""

    member: UUID
    candidate: UUID | None = None
    reason: Annotated[Prose, Field(min_length=5, max_length=2_000)]
    replaced_by: UUID | None = None


class Line4(Facts):
    """A candidate in the minutes (An.4)."""

    case: UUID
    number: ShortLine
    name: Line
    outcome: Outcome
    correct: int | None = None
    votes_for: int | None = None
    votes_against: int | None = None
    decided_by: str | None = None
    dissent: Annotated[list[Prose], Field(max_length=15)] = []
    note_kk: Prose | None = None
    note_ru: Prose | None = None


class Minutes(Facts):
    """The minutes of the session as form An.4 wants them: passed, not passed, did not appear (C-16)."""

    number: ShortLine
    drawn_up_at: Instant
    chairman: Appointee
    members: Annotated[list[Appointee], Field(min_length=1, max_length=18)]
    secretary: Appointee
    candidates: Annotated[list[Line4], Field(max_length=1000)]
    recusals: Annotated[list[Recusal], Field(max_length=200)] = []
    seed: Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")] | None = None


class Redrawn(Facts):
    """The minutes are taken back to be changed: every signature under the former text is void (C-16)."""

    reason: Annotated[Prose, Field(min_length=5, max_length=2_000)]
    void: Sha256


class SignatureOf(Facts):
    """A signature under the minutes, told when all have signed."""

    staff: UUID
    name: Line
    seat: Seat
    signature: Sha256


class Signed(Facts):
    """All who must sign have signed the minutes (C-16)."""

    minutes_number: ShortLine
    minutes: Sha256
    decided_on: date
    signatures: Annotated[list[SignatureOf], Field(min_length=3, max_length=20)]
