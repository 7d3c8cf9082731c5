"""What is kept of a register's answer, and where it contradicts the application (C-03, C-05, C-08).

Of several entries the one is kept that decides: the diploma or conclusion that agrees best with the
application; of what restricts, the entry that restricts most by the law's own judgement on that day.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from itertools import product
from typing import Any, TypeVar

from oryndau.certification.lookups import differences as differ
from oryndau.gateway.lookups import told_of_person
from oryndau.gateway.shep import (
    Conviction,
    CorruptionRecord,
    CriminalRecord,
    DiplomaRecord,
    DismissalRecord,
    HealthRecord,
    InternshipRecord,
    LicenceRecord,
    LicenceStatus,
    PersonRecord,
)
from oryndau.law.certification.facts import CertificationApplication, Register, RegisterAnswer
from oryndau.law.restrictions import RESTRICTIONS, findings

Record = dict[str, str | None]
Entry = TypeVar("Entry")


@dataclass(frozen=True, slots=True)
class Told:
    """What is written down: the record, and the parts of the application that it contradicts."""

    record: Record
    differs: tuple[str, ...] = ()


def told(register: Register, found: Any, application: CertificationApplication, on: date) -> Told:
    """What is kept of what a register found, on a day of the candidate's country."""
    return _TELL[register](found, application, on)


def _person(found: PersonRecord, application: CertificationApplication, on: date) -> Told:
    record = {**told_of_person(found), "citizenship": found.citizenship}
    return Told(record, differ.person(application, found))


def _education(found: Iterable[DiplomaRecord], application: CertificationApplication, on: date) -> Told:
    one, differs = _closest(found, application, differ.diploma)
    recognised = one.nostrification
    return Told(
        {
            "institution": one.institution_ru, "specialty_code": one.specialty_code, "number": one.number,
            "issued_on": one.issued_on.isoformat(), "degree": one.degree.value, "field": one.field.value,
            "nostrification": f"{recognised.series} {recognised.number}" if recognised else None,
        },
        differs,
    )  # fmt: skip


def _internship(found: Iterable[InternshipRecord], application: CertificationApplication, on: date) -> Told:
    one, differs = _closest(found, application, differ.internship)
    return Told(
        {
            "approved_on": one.approved_on.isoformat(), "chamber": one.chamber,
            "supervisor": one.supervisor, "started_on": one.started_on.isoformat(),
            "ended_on": one.ended_on.isoformat(),
        },
        differs,
    )  # fmt: skip


def _closest(
    found: Iterable[Entry],
    application: CertificationApplication,
    compare: Callable[[CertificationApplication, Entry], tuple[str, ...]],
) -> tuple[Entry, tuple[str, ...]]:
    pairs = [(one, compare(application, one)) for one in found]
    return min(pairs, key=lambda pair: len(pair[1]))


def _health(found: HealthRecord, application: CertificationApplication, on: date) -> Told:
    since = found.since if found.registered else None
    return Told({"registered": _yes(found.registered), "since": since.isoformat() if since else None})


def _criminal(found: CriminalRecord, application: CertificationApplication, on: date) -> Told:
    convictions: Iterable[Conviction | None] = found.convictions or (None,)
    records = (
        {
            "conviction": conviction.value if conviction else "none",
            "released_ground": release.ground if release else None,
            "released_on": release.released_on.isoformat() if release else None,
        }
        for conviction, release in product(convictions, found.releases or (None,))
    )
    return _heaviest(Register.CONVICTIONS, records, on)


def _dismissals(found: Iterable[DismissalRecord], application: CertificationApplication, on: date) -> Told:
    records = (
        {
            "negative": _yes(one.negative), "body": one.body, "dismissed_on": one.dismissed_on.isoformat(),
            "judge": _yes(one.judge_ground is not None), "judge_ground": one.judge_ground,
        }
        for one in found
    )  # fmt: skip
    return _heaviest(Register.DISMISSALS, records, on)


def _corruption(found: Iterable[CorruptionRecord], application: CertificationApplication, on: date) -> Told:
    records: Iterable[Record] = (
        {"penalty": "true", "imposed_on": one.imposed_on.isoformat()} for one in found
    )
    return _heaviest(Register.CORRUPTION, records, on)


def _licences(found: Iterable[LicenceRecord], application: CertificationApplication, on: date) -> Told:
    records = (
        {
            "deprived": _yes(one.status is LicenceStatus.DEPRIVED),
            "in_force_on": one.in_force_on.isoformat() if one.in_force_on else None,
        }
        for one in found
    )
    return _heaviest(Register.LICENCES, records, on)


def _heaviest(register: Register, records: Iterable[Record], on: date) -> Told:
    """The record that restricts most on a day: found before unknown before clear, then the longest."""
    own = {one.number for one in RESTRICTIONS if register in (one.register, one.also)}

    def weight(record: Record) -> tuple[int, int, list[date]]:
        answer = RegisterAnswer(
            register_name=register, outcome="found", record=record, message_id="-",
            answered_at=datetime.combine(on, time(), UTC),
        )  # fmt: skip
        judged = [one for one in findings({register: answer}, on) if one.number in own]
        verdicts = [one.verdict for one in judged]
        return (
            verdicts.count("found"), verdicts.count("unknown"),
            sorted((one.until or date.min for one in judged), reverse=True),
        )  # fmt: skip

    return Told(max(records, key=weight))


def _yes(value: bool) -> str:
    return "true" if value else "false"


_TELL: dict[Register, Callable[[Any, CertificationApplication, date], Told]] = {
    Register.PERSON: _person,
    Register.EDUCATION: _education,
    Register.INTERNSHIP: _internship,
    Register.MENTAL_HEALTH: _health,
    Register.NARCOLOGY: _health,
    Register.CONVICTIONS: _criminal,
    Register.DISMISSALS: _dismissals,
    Register.CORRUPTION: _corruption,
    Register.LICENCES: _licences,
}
