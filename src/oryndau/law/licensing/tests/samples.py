"""Facts of invented applicants for a licence as plain data, and what a case may know of them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

from oryndau.law.answers import Register, RegisterAnswer
from oryndau.law.licensing import changes, grounds
from oryndau.law.licensing.facts import (
    BasisAnswer,
    FeeAnswer,
    LicenceAnswer,
    LicenceApplication,
    RenewalApplication,
)
from oryndau.law.tests.samples import address, iin

MONDAY = datetime(2026, 11, 23, 5, 0, tzinfo=UTC)
"""Monday 23 November 2026, 10:00 in Almaty."""
TODAY = date(2026, 11, 23)
FEE = UUID(int=300)
CERTIFICATION = {
    "kind": "certification", "number": "CR-75-1", "decided_on": "2026-09-01", "territory": "75",
}  # fmt: skip
RENAMED = {"ground": "name", "before": "Оспанова Дана", "after": "Серікова Дана"}
PAPER = {"number": "12-3", "issued_on": "2020-01-02", "issuer": "Жоғары Сот Кеңесі"}


def row(started_on: str, ended_on: str | None = None, **changes: Any) -> dict[str, Any]:
    """A row of the labour activity."""
    return {
        "started_on": started_on, "ended_on": ended_on, "position": "Прокурор",
        "organisation": "Алматы қаласының прокуратурасы", "duties": "Қадағалау",
        "dismissal": "Өз еркімен" if ended_on else None, **changes,
    }  # fmt: skip


def labour(*rows: dict[str, Any], ground: str = "enforcement", **changes: Any) -> dict[str, Any]:
    """The basis «labour activity»; nearly six years unless rows are given."""
    return {
        "kind": "labour", "ground": ground, "rows": list(rows or (row("2020-01-06", "2025-12-31"),)),
        **changes,
    }  # fmt: skip


def _signed() -> dict[str, Any]:
    return {
        "territory": "75",
        "applicant": {"iin": iin("90031540012"), "surname": "Оспанова", "name": "Дана"},
        "residence": address(), "email": "agent@example.kz", "phones": ["+77010000001"],
        "fee": {"fee": str(FEE), "amount": "25950", "way": "gateway"},
        "consents": {"statements_true": True, "protected_data": True, "health_registers": True,
                     "no_court_prohibition": True},
        "prepared_at": MONDAY.isoformat(),
    }  # fmt: skip


def application(**changes: Any) -> dict[str, Any]:
    """The plain data of a good application on the basis of a certification."""
    return _signed() | {
        "diploma": {"institution": "КазНУ", "specialty_code": "6B04201", "number": "1",
                    "issued_on": "2015-06-30"},
        "basis": CERTIFICATION,
    } | changes  # fmt: skip


def renewal(*changed: dict[str, Any], **changes: Any) -> dict[str, Any]:
    """The plain data of a good application for re-issue."""
    return _signed() | {
        "licence": "LC-2026-1", "issued_on": "2026-03-02",
        "changes": list(changed or (RENAMED,)),
    } | changes  # fmt: skip


def answer(
    register: Register, record: Mapping[str, str | None] | None, outcome: str = "",
    differs: tuple[str, ...] = (),
) -> RegisterAnswer:  # fmt: skip
    """An answer: found, unless there is no record or an outcome is given."""
    told = {
        "register_name": register, "outcome": outcome or ("not-found" if record is None else "found"),
        "record": dict(record or {}), "differs": differs, "message_id": "1", "answered_at": MONDAY,
    }  # fmt: skip
    return RegisterAnswer.model_validate(told)


CLEAR: dict[Register, dict[str, str | None] | None] = {
    Register.PERSON: {"name": "Оспанова Дана", "capacity": "capable", "citizenship": "KZ"},
    Register.EDUCATION: {"institution": "КазНУ", "degree": "bachelor", "field": "law"},
    Register.MENTAL_HEALTH: {"registered": "false"}, Register.NARCOLOGY: {"registered": "false"},
    Register.CONVICTIONS: None, Register.DISMISSALS: None, Register.CORRUPTION: None,
    Register.LICENCES: None, Register.COURT_ACTS: None,
    Register.APPROVAL: {"conforms": "true", "body": "Департамент", "number": "1", "on": "2026-11-23"},
    Register.EMPLOYMENT: {"confirmed": "true", "days": "2187"},
}  # fmt: skip
"""What the registers say of whom nothing stands in the way."""
PAID: dict[str, Any] = {
    "fee": FEE, "state": "paid", "amount": "25950", "due": "25950", "paid_on": TODAY, "reference": "1",
    "told_at": MONDAY,
}  # fmt: skip
CERTIFIED: dict[str, Any] = {
    "found": True, "number": "CR-75-1", "decided_on": "2026-09-01", "territory": "75", "certified": True,
    "valid_until": "2029-09-01", "own": True, "told_at": MONDAY,
}  # fmt: skip


def answers(**other: RegisterAnswer) -> dict[Register, RegisterAnswer]:
    """Clear answers of every register, but for those given by the register's name."""
    clear = {register: answer(register, record) for register, record in CLEAR.items()}
    return clear | {Register(name.replace("_", "-")): one for name, one in other.items()}


def known(
    told: Mapping[Register, RegisterAnswer] | None = None, fee: Mapping[str, Any] | None = PAID,
    basis: Mapping[str, Any] | None = CERTIFIED, on: date = TODAY, **changes: Any,
) -> grounds.Known:  # fmt: skip
    """What is known of an applicant of whom everything is clear, but for what is given."""
    return grounds.Known(
        LicenceApplication.model_validate(application(**changes)), answers() if told is None else told,
        FeeAnswer.model_validate(fee) if fee else None, BasisAnswer.model_validate(basis) if basis else None,
        on,
    )  # fmt: skip


def verdicts(of: grounds.Known) -> dict[int, str]:
    """The verdict on each of the seven grounds."""
    return {one.number: one.verdict for one in grounds.findings(of)}


def of_renewal(of: changes.Known) -> dict[str, str]:
    """The verdict on each point of a re-issue."""
    return {str(one.point): one.verdict for one in changes.findings(of)}


def known_renewal(*changed: dict[str, Any], **known_: Any) -> changes.Known:
    """What is known of a re-issue: everything clear, but for what is given."""
    told = {
        "answers": {Register.PERSON: answer(Register.PERSON, {"name": "СЕРІКОВА Дана"})},
        "fee": FeeAnswer.model_validate(PAID), "licence": licence(), "on": TODAY, **known_,
    }  # fmt: skip
    return changes.Known(RenewalApplication.model_validate(renewal(*changed)), **told)


def licence(**said: Any) -> LicenceAnswer:
    """What the register of licences says of an active licence of the applicant."""
    told = {
        "found": True, "number": "LC-2026-1", "state": "active", "issued_on": "2026-03-02",
        "name": "Оспанова Дана", "own": True, "told_at": MONDAY, **said,
    }  # fmt: skip
    return LicenceAnswer.model_validate(told)
