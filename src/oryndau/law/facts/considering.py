"""Facts of considering an application, whatever the service: registered, handed over, lacking, heard."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal, Self
from uuid import UUID

from pydantic import Field, model_validator

from oryndau.law.facts.base import Facts, Instant, Line, Prose, Sha256, ShortLine, broken


class HearingAppointment(Facts):
    """When and in what manner the applicant is heard on a preliminary refusal (C-18, L-07)."""

    hearing_at: Instant
    manner: Literal["in-person", "video"]
    place_kk: Line
    place_ru: Line
    link: Annotated[str, Field(max_length=300, pattern=r"^https://\S+$")] | None = None

    @model_validator(mode="after")
    def _link_for_video(self) -> Self:
        if (self.manner == "video") is not (self.link is not None):
            broken("video_link", "a video hearing has its link, and only that", "link")
        return self


class Registration(Facts):
    """What the system writes down when it registers an application (C-06)."""

    number: ShortLine
    registered_on: date
    staff: UUID
    clerk: Line
    open_cases: Annotated[int, Field(ge=0)]
    calendar_version: str


class Reassignment(Facts):
    """The head gives the case to another clerk, with a reason."""

    staff: ShortLine
    reason: Annotated[Prose, Field(min_length=5, max_length=2_000)]


class Lacking(Facts):
    """What is missing, as the clerk proposes to the head (C-07)."""

    missing_kk: Annotated[Prose, Field(min_length=10, max_length=4_000)]
    missing_ru: Annotated[Prose, Field(min_length=10, max_length=4_000)]


class SentBack(Facts):
    """The head returns a clerk's proposal, with a reason."""

    reason: Annotated[Prose, Field(min_length=5, max_length=2_000)]


class Hearing(Facts):
    """Minutes of the hearing (C-18; APPC Art. 74)."""

    held_at: Instant
    appeared: bool
    participants: Annotated[list[Line], Field(max_length=20)] = []
    said_kk: Annotated[Prose, Field(min_length=5)]
    said_ru: Annotated[Prose, Field(min_length=5)]


class Withdrawal(Facts):
    """The candidate takes the application back before the test (APPC Art. 64)."""

    reason: Annotated[str, Field(max_length=2_000)] = ""


class Delivery(Facts):
    """A document of the provider was sealed and sent to the personal account, by e-mail and SMS (C-17)."""

    document: UUID
    number: ShortLine
    kind: ShortLine
    sha256: Sha256
    channels: tuple[str, ...]


class CalendarChange(Facts):
    """The terms were recomputed because a new version of the working calendar was loaded."""

    version: str
    previous: str
