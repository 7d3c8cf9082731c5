"""What the registers tell of a candidate, as typed records (C-03, C-05; Law 261-IV Art. 140(2))."""

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID


@dataclass(frozen=True)
class Consent:
    """The person's consent to a request of a health register: his case, and when he signed it (C-03)."""

    case: UUID
    signed_at: datetime

    def __post_init__(self) -> None:
        if self.signed_at.tzinfo is None:
            raise ValueError("signed_at names its time zone")


class Degree(StrEnum):
    """Level of an education."""

    VOCATIONAL = "vocational"
    BACHELOR = "bachelor"
    SPECIALIST = "specialist"
    MASTER = "master"
    DOCTOR = "doctor"


class Field(StrEnum):
    """Field of an education, as far as the service asks: law, or another one."""

    LAW = "law"
    OTHER = "other"


@dataclass(frozen=True)
class Recognition:
    """Recognition of a foreign diploma (nostrification)."""

    series: str
    number: str


@dataclass(frozen=True)
class DiplomaRecord:
    """A diploma by the register of education; the institution's name in Kazakh and in Russian."""

    number: str
    issued_on: date
    institution_kk: str
    institution_ru: str
    specialty_code: str
    degree: Degree
    field: Field
    nostrification: Recognition | None = None


@dataclass(frozen=True)
class InternshipRecord:
    """A conclusion on an internship; `chamber` is the territory's two-digit code."""

    approved_on: date
    chamber: str
    supervisor: str
    started_on: date
    ended_on: date


@dataclass(frozen=True)
class HealthRecord:
    """Whether the person is registered with such organisations, and since when. No diagnosis is asked for."""

    registered: bool
    since: date | None = None


class Conviction(StrEnum):
    """A conviction, by whether it still counts."""

    UNEXPUNGED = "unexpunged"
    EXPUNGED = "expunged"


@dataclass(frozen=True)
class Release:
    """A release from criminal liability; `ground` names the article: 35(1)(3), 36."""

    ground: str
    released_on: date


@dataclass(frozen=True)
class CriminalRecord:
    """Convictions and releases from criminal liability of a person."""

    convictions: tuple[Conviction, ...]
    releases: tuple[Release, ...]


@dataclass(frozen=True)
class DismissalRecord:
    """An end of state, military or law-enforcement service, or of a judge's office.

    `judge_ground`: for a judge, the subparagraph of Art. 34(1) of the constitutional law on the judicial
    system; None for whoever was no judge.
    """

    body: str
    dismissed_on: date
    negative: bool
    judge_ground: str | None = None


@dataclass(frozen=True)
class CorruptionRecord:
    """An administrative penalty for a corruption offence."""

    imposed_on: date


class LicenceStatus(StrEnum):
    """State of a licence."""

    ACTIVE = "active"
    SUSPENDED = "suspended"
    ENDED = "ended"
    DEPRIVED = "deprived"


@dataclass(frozen=True)
class LicenceRecord:
    """A private enforcement agent's licence; `in_force_on`: when a court's depriving decision took force."""

    number: str
    status: LicenceStatus
    in_force_on: date | None = None


@dataclass(frozen=True)
class PhotoRecord:
    """The photo that the register of persons holds, and the day on which it was taken (C-11)."""

    image: bytes = field(repr=False)
    media_type: str
    taken_on: date
