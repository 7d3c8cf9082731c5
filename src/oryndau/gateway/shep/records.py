"""What the registers and the monitoring system tell and are told, as typed records."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from uuid import UUID

from oryndau.law.identity import BIN, IIN


class LifeStatus(StrEnum):
    """Whether the person lives, by the register."""

    ALIVE = "alive"
    DEAD = "dead"


class Capacity(StrEnum):
    """Legal capacity: full, limited by a court, or taken away by a court."""

    CAPABLE = "capable"
    LIMITED = "limited"
    INCAPABLE = "incapable"


class OrganisationStatus(StrEnum):
    """State of a legal entity in its register."""

    ACTIVE = "active"
    LIQUIDATED = "liquidated"
    BANKRUPT = "bankrupt"


@dataclass(frozen=True)
class Address:
    """An address: the territory's two-digit code (KATO) and the whole in Kazakh and in Russian."""

    territory: str
    kk: str
    ru: str


@dataclass(frozen=True)
class PersonRecord:
    """A natural person by the state register; capacity counts for C-05 and for the parties of proceedings."""

    iin: IIN
    surname: str
    name: str
    patronymic: str | None
    birth_date: date
    death_date: date | None
    life_status: LifeStatus
    capable_status: Capacity
    registration: Address | None
    citizenship: str | None = None
    """KZ, another country's code, or None when the register does not tell it (Art. 140(1))."""

    @property
    def full_name(self) -> str:
        """Surname, name and patronymic as the register writes them."""
        return " ".join(part for part in (self.surname, self.name, self.patronymic) if part)


@dataclass(frozen=True)
class OrganisationRecord:
    """A legal entity by the state register.

    `state_share`: percent of the State in the capital, None when not told; with `natural_monopoly` (an
    assumption: another register may hold it) it decides whether a private enforcement agent is competent.
    """

    bin: BIN
    name_kk: str
    name_ru: str
    status: OrganisationStatus
    address: Address | None
    head_iin: IIN | None
    head_name: str | None
    state_share: Decimal | None
    natural_monopoly: bool | None


@dataclass(frozen=True)
class StageMessage:
    """A stage of a public service for the monitoring information system (C-22, E-14). No personal data.

    `message_id` makes a repetition harmless, so it is kept with the stage and not made anew.
    """

    message_id: UUID
    service_code: str
    case_number: str
    territory: str
    stage: str
    at: datetime
    due_at: datetime | None = None
    outcome: str | None = None


@dataclass(frozen=True)
class StageReceipt:
    """The monitoring system's acknowledgement; the same for every repetition of a message."""

    message_id: UUID
    number: str
    accepted_at: datetime
