"""The applications that candidates of the demonstration sign: true to the registers unless said otherwise."""

from datetime import datetime
from typing import Any

from oryndau.certification.models import Session
from oryndau.demo.certification.registers import diploma, internship
from oryndau.demo.people import Invented
from oryndau.law.certification.facts import CertificationApplication
from oryndau.payments.models import Fee
from oryndau.wizard.fees import reference

_CITIES = {"71": "Астана", "75": "Алматы", "79": "Шымкент"}


def application(
    person: Invented, session: Session, at: datetime, *, language: str = "ru", fee: Fee | None = None,
    **changes: Any,
) -> CertificationApplication:  # fmt: skip
    """A good application for a session, of form An.3 where there is a fee for the licence (C-03, C-20)."""
    told: dict[str, Any] = {
        "form": "an3" if fee else "an2", "session": str(session.pk), "territory": session.territory,
        "closes_on": session.closes_on.isoformat(), "applicant": _person(person),
        "residence": _residence(person), "email": f"person{person.iin[-4:]}@example.kz",
        "phone": f"+7 700 {person.iin[5:8]} {person.iin[8:10]} {person.iin[10:]}",
        "diploma": _diploma(person, language), "internship": internship(person), "language": language,
        "licence": _licence(person, fee) if fee else None, "attachments": [],
        "consents": {"statements_true": True, "protected_data": True, "health_registers": True,
                     "no_court_prohibition": True},
        "prepared_at": at.isoformat(),
    }  # fmt: skip
    return CertificationApplication.model_validate(told | changes)


def _person(person: Invented) -> dict[str, Any]:
    return {
        "iin": person.iin, "surname": person.surname, "name": person.name, "patronymic": person.patronymic,
    }  # fmt: skip


def _residence(person: Invented) -> dict[str, str]:
    return {
        "region": person.territory, "settlement": _CITIES[person.territory], "street": "Үлгі көшесі",
        "house": str(1 + int(person.iin[-3:]) % 90), "flat": str(1 + int(person.iin[-2:]) % 60),
    }  # fmt: skip


def _diploma(person: Invented, language: str) -> dict[str, str]:
    held = diploma(person)
    kept = {name: held[name] for name in ("specialty_code", "number", "issued_on")}
    return {**kept, "institution": held["institution_kk" if language == "kk" else "institution_ru"]}


def _licence(person: Invented, fee: Fee) -> dict[str, Any]:
    """The request for the licence, with the fee that a receipt shows (L-10)."""
    return {
        "fee": reference(fee).model_dump(mode="json"), "paper_copy": False,
        "office_address": _residence(person),
    }  # fmt: skip
