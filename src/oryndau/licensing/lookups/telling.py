"""What is kept of the registers that the licence alone asks: courts, approval, work (L-04, L-08)."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from oryndau.gateway import telling
from oryndau.gateway.shep import (
    ApprovalRecord,
    CourtAct,
    EntrepreneurRecord,
    Force,
    KnownJob,
    Prohibition,
)
from oryndau.gateway.telling import Record, Told, yes
from oryndau.law.answers import Register
from oryndau.law.licensing.experience import service_days, weigh
from oryndau.law.licensing.facts import Employment, LabourBasis, LicenceApplication, RenewalApplication

Application = LicenceApplication | RenewalApplication
DIFFERING = "differing rows"
"""The field of a record, and of an answer's differences, for rows that the register holds otherwise."""


def told(register: Register, found: Any, application: Application, on: date) -> Told:
    """What is kept of what a register found, on a day of the applicant's country."""
    tell = _TELL.get(register) or telling.TELL[register]
    return tell(found, application, on)


def _court_acts(found: Sequence[CourtAct], application: Application, on: date) -> Told:
    """Only acts in force stand in the way; of several the last one is named (A2 p.12(5), (6))."""
    record: Record = {}
    for field, kind in (("prohibits", Prohibition.ACTIVITY), ("debtor", Prohibition.LICENCE)):
        acts = [one for one in found if one.kind is kind and one.force is Force.IN_FORCE]
        record[field] = yes(bool(acts))
        if acts:
            last = max(acts, key=lambda one: one.decided_on)
            record |= {
                f"{field}_court": last.court, f"{field}_number": last.number,
                f"{field}_on": last.decided_on.isoformat(),
            }  # fmt: skip
    return Told(record)


def _approval(found: ApprovalRecord, application: Application, on: date) -> Told:
    if found.conforms is None:
        return Told({}, awaited=True)
    issued = found.issued_on.isoformat() if found.issued_on else None
    return Told(
        {
            "conforms": yes(found.conforms), "body": found.body_ru, "number": found.number, "on": issued,
            "reason": found.reason,
        }
    )  # fmt: skip


def _employment(found: Sequence[KnownJob], application: LicenceApplication, on: date) -> Told:
    """The work is confirmed where what the register knows of the rows comes to the years that are asked;
    where the ground asks for a document instead, where it knows every row (Art. 142(5)).
    """
    basis = application.basis
    assert isinstance(basis, LabourBasis), "the register of employment is asked with labour alone"
    pairs = list(zip(basis.rows, found, strict=True))
    other = [one.number for row, one in pairs if (row.started_on, row.ended_on) != _days(one)]
    confirmed = [row for pair in pairs if (row := _confirmed(*pair))]
    days, needed = service_days(confirmed, on), weigh(basis, on).needed
    enough = days >= needed if needed else all(one.known for one in found)
    record: Record = {"confirmed": yes(enough), "days": str(days)}
    if other:
        record[DIFFERING] = ", ".join(map(str, other))
    return Told(record, (DIFFERING,) if other else ())


def _days(one: KnownJob) -> tuple[date | None, date | None]:
    return one.started_on, one.ended_on


def _confirmed(row: Employment, one: KnownJob) -> Employment | None:
    """The part of a row that the register knows; None where it knows none of it."""
    if not one.known or one.started_on is None:
        return None
    started = max(row.started_on, one.started_on)
    ends = [end for end in (row.ended_on, one.ended_on) if end]
    ended = min(ends) if ends else None
    if ended and ended < started:
        return None
    return row.model_copy(update={"started_on": started, "ended_on": ended})


def _entrepreneur(found: EntrepreneurRecord, application: Application, on: date) -> Told:
    registered = found.registered_on.isoformat()
    return Told({"name": found.name, "address": found.address, "registered_on": registered})


_TELL: dict[Register, Any] = {
    Register.COURT_ACTS: _court_acts,
    Register.APPROVAL: _approval,
    Register.EMPLOYMENT: _employment,
    Register.ENTREPRENEUR: _entrepreneur,
}
