"""State registers for tests of look-ups: they know the person of the factories as a clean one."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

from oryndau.gateway.shep import (
    Address,
    ApprovalRecord,
    Capacity,
    Consent,
    Degree,
    DiplomaRecord,
    Field,
    GatewayError,
    HealthRecord,
    InternshipRecord,
    Job,
    KnownJob,
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

APPROVAL = ApprovalRecord(
    True, "Әділет департаменті (Алматы қаласы)", "Департамент юстиции (город Алматы)", "05-75/1",
    date(2026, 11, 23),
)  # fmt: skip


def known_as_asked(jobs: Sequence[Job]) -> tuple[KnownJob, ...]:
    """A register of employment that knows every row just as it is asked about."""
    return tuple(
        KnownJob(number, True, job.started_on, job.ended_on) for number, job in enumerate(jobs, start=1)
    )


@dataclass
class Registers:
    """Answers as `records` say, or fails as `errors` say; keeps who was asked with which message id.

    A record that is a function is given what else the register is told.
    """

    records: dict[str, Any] = field(default_factory=dict)
    errors: dict[str, GatewayError] = field(default_factory=dict)
    asked: list[tuple[str, str, UUID]] = field(default_factory=list)
    consents: list[Consent] = field(default_factory=list)

    def __post_init__(self) -> None:
        clean = {
            "person": CANDIDATE, "education": (DIPLOMA,), "internship": (INTERNSHIP,),
            "mental_health": HealthRecord(False), "narcology": HealthRecord(False), "convictions": None,
            "dismissals": (), "corruption": (), "licences": (), "court_acts": (), "approval": APPROVAL,
            "employment": known_as_asked, "entrepreneur": None,
        }  # fmt: skip
        self.records = clean | self.records

    def __getattr__(self, register: str) -> Any:
        if register.startswith("_"):
            raise AttributeError(register)

        def ask(iin: IIN, *rest: Any) -> Any:
            *told, message = rest
            self.consents.extend(one for one in told if isinstance(one, Consent))
            self.asked.append((register, iin, message))
            if error := self.errors.get(register):
                raise error
            record = self.records[register]
            return record(*told) if callable(record) else record

        return ask
