"""Histories of an invented agent for the tests of the law: facts of his steps, and records made of them."""

from collections.abc import Mapping
from datetime import UTC, date, datetime, time
from typing import Any
from uuid import UUID, uuid5

from oryndau.law import calendar as calendars
from oryndau.law.procedure import Check, Objection, Situation
from oryndau.law.profession.history import Entry, Record, record_of
from oryndau.law.tests.samples import iin

BEGAN = date(2026, 1, 12)
"""A Monday: the first day of practice."""
CALENDAR = calendars.current()
SPACE = UUID("0b9c6a52-3a3b-5d1e-8b7a-2f9d5a1f0c11")
AGENT_IIN = iin("85031540012")
WORKER_IIN = iin("92051240045")


def key(no: int) -> str:
    """The key of the notice or thing with this number."""
    return str(uuid5(SPACE, str(no)))


def registration(**said: Any) -> dict[str, Any]:
    """A newcomer's registration in Almaty, a city of republican significance."""
    return {
        "number": "PA-75-2026-000001", "registered_on": "2026-01-12", "territory": "75", "iin": AGENT_IIN,
        "name": "Серікұлы Әлібек", "licence": "LC-75-2025-000007", "licence_issued_on": "2025-12-20",
        "member_since": "2026-01-05", "began_on": BEGAN.isoformat(), "language": "kk",
        "email": "agent@example.kz", "phone": "+77010000001", **said,
    }  # fmt: skip


def insurance(
    no: int = 1, starts: str = "2026-01-12", ends: str = "2027-01-11", **said: Any
) -> dict[str, Any]:
    """A contract of 1,000 MCI."""
    return {
        "id": key(no), "number": f"П-{no}", "insurer": "АО «Сақтандыру»", "concluded_on": "2026-01-09",
        "starts_on": starts, "ends_on": ends, "amount": "4325000.00", **said,
    }  # fmt: skip


def hiring(no: int = 20, **said: Any) -> dict[str, Any]:
    """An assistant with all that Art. 156 asks for."""
    return {
        "id": key(no), "kind": "assistant", "iin": WORKER_IIN, "name": "Бекова Айгүл", "since": "2026-02-02",
        "contract": "ТД-1", "education": "legal", "citizen": True, "restrictions_clear": True,
        "certificate": "С-1", "trained_on": "2026-01-20", **said,
    }  # fmt: skip


def account(no: int = 30, **said: Any) -> dict[str, Any]:
    """The creditors' account in tenge."""
    return {
        "id": key(no), "kind": "creditors", "currency": "KZT", "iban": "KZ86125KZT5004100100",
        "bank": "АО «Банк»", "opened_on": "2026-01-13", **said,
    }  # fmt: skip


def noon(day: date) -> datetime:
    """Noon of a day in Kazakhstan."""
    return datetime.combine(day, time(7), UTC)


def entry(step: str, facts: Mapping[str, Any], on: date = BEGAN, own: bool = False) -> Entry:
    """A step taken at noon of a day."""
    return Entry(step, facts, noon(on), own)


def known(*entries: Entry, **registered: Any) -> Record:
    """The record of an agent after these steps."""
    return record_of([entry("register", registration(**registered)), *entries])


def objections(
    check: Check, facts: Any, *told: tuple[str, Mapping[str, Any]], on: date = date(2026, 6, 1),
    registered: Mapping[str, Any] | None = None,
) -> list[str]:  # fmt: skip
    """What a rule objects to after these steps: the keys of the objections."""
    return [one.key for one in raised(check, facts, *told, on=on, registered=registered)]


def raised(
    check: Check, facts: Any, *told: tuple[str, Mapping[str, Any]], on: date = date(2026, 6, 1),
    registered: Mapping[str, Any] | None = None,
) -> list[Objection]:  # fmt: skip
    """The objections of a rule after these steps."""
    steps = [("register", registered or registration()), *told]

    def earlier(*names: str) -> list[Mapping[str, Any]]:
        return [facts for step, facts in steps if step in names]

    return list(check(facts, Situation(at=noon(on), calendar=CALENDAR, earlier=earlier)))
