"""State registers for tests of look-ups: they know the candidate of the factories as a clean person."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

from oryndau.gateway.shep import (
    Address,
    Capacity,
    Consent,
    Degree,
    DiplomaRecord,
    Field,
    GatewayError,
    HealthRecord,
    InternshipRecord,
    LifeStatus,
    PersonRecord,
)
from oryndau.law.identity import IIN
from oryndau.law.tests.samples import CLAIMANT_IIN

DIPLOMA = DiplomaRecord(
    "ЖБ-Б 0123456", date(2015, 6, 30), "Әл-Фараби атындағы ҚазҰУ", "КазНУ им. аль-Фараби", "6B04201",
    Degree.BACHELOR, Field.LAW,
)  # fmt: skip
INTERNSHIP = InternshipRecord(
    date(2026, 10, 15), "75", "Садыков Арман Болатович", date(2026, 4, 1), date(2026, 9, 30)
)
CANDIDATE = PersonRecord(
    IIN(CLAIMANT_IIN), "Оспанова", "Дана", None, date(1990, 3, 15), None, LifeStatus.ALIVE,
    Capacity.CAPABLE, Address("75", "Алматы", "Алматы"), "KZ",
)  # fmt: skip


@dataclass
class Registers:
    """Answers as `records` say, or fails as `errors` say; keeps who was asked with which message id."""

    records: dict[str, Any] = field(default_factory=dict)
    errors: dict[str, GatewayError] = field(default_factory=dict)
    asked: list[tuple[str, str, UUID]] = field(default_factory=list)
    consents: list[Consent] = field(default_factory=list)

    def __post_init__(self) -> None:
        clean = {
            "person": CANDIDATE, "education": (DIPLOMA,), "internship": (INTERNSHIP,),
            "mental_health": HealthRecord(False), "narcology": HealthRecord(False), "convictions": None,
            "dismissals": (), "corruption": (), "licences": (),
        }  # fmt: skip
        self.records = clean | self.records

    def __getattr__(self, register: str) -> Any:
        if register.startswith("_"):
            raise AttributeError(register)

        def ask(iin: IIN, *rest: Any) -> Any:
            *consent, message = rest
            self.consents.extend(consent)
            self.asked.append((register, iin, message))
            if error := self.errors.get(register):
                raise error
            return self.records[register]

        return ask
