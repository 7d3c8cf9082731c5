"""What is kept of a register's answer, and where it contradicts the application (C-03, C-05, C-08, L-04).

Of several entries the one is kept that decides: the diploma that agrees best with the application; of what
restricts, the entry that restricts most by the law's own judgement on that day. What differs is the names of
the application's fields; who judges it is the law or the officer, not this.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from itertools import product
from typing import Any, Protocol, TypeVar

from oryndau.gateway.comparing import plain, same_number, same_person
from oryndau.gateway.lookups import told_of_person
from oryndau.gateway.shep import (
    Conviction,
    CorruptionRecord,
    CriminalRecord,
    DiplomaRecord,
    DismissalRecord,
    HealthRecord,
    LicenceRecord,
    LicenceStatus,
    PersonRecord,
)
from oryndau.law.answers import Register, RegisterAnswer
from oryndau.law.facts.education import Diploma, Nostrification
from oryndau.law.facts.parties import PersonRef
from oryndau.law.restrictions import RESTRICTIONS, findings

Record = dict[str, str | None]
Entry = TypeVar("Entry")
A = TypeVar("A")


@dataclass(frozen=True, slots=True)
class Told:
    """What is written down: the record, and the parts of the application that it contradicts."""

    record: Record
    differs: tuple[str, ...] = ()
    awaited: bool = False
    """Who was asked has not decided yet: there is no answer so far, and he is asked again."""


class Applied(Protocol):
    """An application as far as every service's look-ups compare it."""

    @property
    def applicant(self) -> PersonRef:
        """Who applies."""


class Schooled(Applied, Protocol):
    """An application that names a diploma."""

    @property
    def diploma(self) -> Diploma:
        """The diploma."""

    @property
    def nostrification(self) -> Nostrification | None:
        """The recognition of a foreign one."""


def differing(**agrees: bool) -> tuple[str, ...]:
    """The names of what does not agree."""
    return tuple(name for name, same in agrees.items() if not same)


def closest(
    found: Iterable[Entry], application: A, compare: Callable[[A, Entry], tuple[str, ...]]
) -> tuple[Entry, tuple[str, ...]]:
    """The entry that agrees best with the application, and where it does not."""
    pairs = [(one, compare(application, one)) for one in found]
    return min(pairs, key=lambda pair: len(pair[1]))


def yes(value: bool) -> str:
    """A yes or no as records hold it."""
    return "true" if value else "false"


def _person(found: PersonRecord, application: Applied, on: date) -> Told:
    said = application.applicant
    born = said.iin.birth_date
    names = {"surname": said.surname, "name": said.name, "patronymic": said.patronymic}
    differs = differing(name=same_person(names, found), birth_date=born is None or born == found.birth_date)
    return Told({**told_of_person(found), "citizenship": found.citizenship}, differs)


def _education(found: Iterable[DiplomaRecord], application: Schooled, on: date) -> Told:
    one, differs = closest(found, application, _diploma_differs)
    recognised = one.nostrification
    return Told(
        {
            "institution": one.institution_ru, "specialty_code": one.specialty_code, "number": one.number,
            "issued_on": one.issued_on.isoformat(), "degree": one.degree.value, "field": one.field.value,
            "nostrification": f"{recognised.series} {recognised.number}" if recognised else None,
        },
        differs,
    )  # fmt: skip


def _diploma_differs(application: Schooled, record: DiplomaRecord) -> tuple[str, ...]:
    """The institution may be named in Kazakh or in Russian."""
    said = application.diploma
    return differing(
        institution=plain(said.institution) in {plain(record.institution_kk), plain(record.institution_ru)},
        specialty_code=same_number(said.specialty_code, record.specialty_code),
        number=same_number(said.number, record.number),
        issued_on=said.issued_on == record.issued_on,
        nostrification=_same_recognition(application, record),
    )


def _same_recognition(application: Schooled, record: DiplomaRecord) -> bool:
    said, known = application.nostrification, record.nostrification
    if said is None or known is None:
        return said is None and known is None
    return same_number(said.series, known.series) and same_number(said.number, known.number)


def _health(found: HealthRecord, application: Applied, on: date) -> Told:
    since = found.since if found.registered else None
    return Told({"registered": yes(found.registered), "since": since.isoformat() if since else None})


def _criminal(found: CriminalRecord, application: Applied, on: date) -> Told:
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


def _dismissals(found: Iterable[DismissalRecord], application: Applied, on: date) -> Told:
    records = (
        {
            "negative": yes(one.negative), "body": one.body, "dismissed_on": one.dismissed_on.isoformat(),
            "judge": yes(one.judge_ground is not None), "judge_ground": one.judge_ground,
        }
        for one in found
    )  # fmt: skip
    return _heaviest(Register.DISMISSALS, records, on)


def _corruption(found: Iterable[CorruptionRecord], application: Applied, on: date) -> Told:
    records: Iterable[Record] = (
        {"penalty": "true", "imposed_on": one.imposed_on.isoformat()} for one in found
    )
    return _heaviest(Register.CORRUPTION, records, on)


def _licences(found: Iterable[LicenceRecord], application: Applied, on: date) -> Told:
    records = (
        {
            "deprived": yes(one.status is LicenceStatus.DEPRIVED),
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


TELL: Mapping[Register, Callable[[Any, Any, date], Told]] = {
    Register.PERSON: _person,
    Register.EDUCATION: _education,
    Register.MENTAL_HEALTH: _health,
    Register.NARCOLOGY: _health,
    Register.CONVICTIONS: _criminal,
    Register.DISMISSALS: _dismissals,
    Register.CORRUPTION: _corruption,
    Register.LICENCES: _licences,
}
"""What every service keeps alike of a register: from what was found, the application, the day."""
