"""The applications that people of the demonstration sign for a licence and for its re-issue (L-02, L-09)."""

from datetime import date, datetime, timedelta
from typing import Any

from oryndau.demo.certification.registers import diploma
from oryndau.demo.people import Invented
from oryndau.law.licensing.facts import LicenceApplication, RenewalApplication
from oryndau.payments.models import Fee
from oryndau.registers.models import Licence
from oryndau.timekeeping import local

_CITIES = {"71": "Астана", "75": "Алматы", "79": "Шымкент"}
_WORK = {
    "prosecutor": ("аудан прокурорының көмекшісі", "прокуратура {city}", 6),
    "enforcement": ("мемлекеттік сот орындаушысы", "{city}: департамент юстиции", 4),
}


def issue(
    person: Invented, fee: Fee, at: datetime, *, ground: str = "enforcement", years: int = 0, **changes: Any
) -> LicenceApplication:
    """An application on the basis of labour activity, with as many years as the ground has unless said."""
    told = _common(person, fee, at) | {
        "diploma": _diploma(person),
        "basis": _labour(person, at, ground, years),
    }
    return LicenceApplication.model_validate(told | changes)


def renewal(
    person: Invented, fee: Fee, at: datetime, licence: Licence, changes: list[dict[str, Any]]
) -> RenewalApplication:
    """An application to re-issue the person's licence on these grounds."""
    told = _common(person, fee, at) | {
        "licence": licence.number, "issued_on": licence.issued_on.isoformat(), "changes": changes,
    }  # fmt: skip
    return RenewalApplication.model_validate(told)


def _common(person: Invented, fee: Fee, at: datetime) -> dict[str, Any]:
    return {
        "territory": person.territory,
        "applicant": {"iin": person.iin, "surname": person.surname, "name": person.name,
                      "patronymic": person.patronymic},
        "residence": _address(person, "Үлгі көшесі"), "email": f"person{person.iin[-4:]}@example.kz",
        "phones": [f"+7 700 {person.iin[5:8]} {person.iin[8:10]} {person.iin[10:]}"],
        "office_address": _address(person, "Мысал көшесі"),
        "fee": {"fee": str(fee.pk), "amount": str(fee.due or fee.amount), "way": fee.way},
        "consents": {"statements_true": True, "protected_data": True, "health_registers": True,
                     "no_court_prohibition": True},
        "prepared_at": at.isoformat(),
    }  # fmt: skip


def _address(person: Invented, street: str) -> dict[str, str]:
    return {
        "region": person.territory, "settlement": _CITIES[person.territory], "street": street,
        "house": str(1 + int(person.iin[-3:]) % 90),
    }  # fmt: skip


def _diploma(person: Invented) -> dict[str, str]:
    held = diploma(person)
    return {name: held[name] for name in ("specialty_code", "number", "issued_on")} | {
        "institution": held["institution_ru"]
    }


def _labour(person: Invented, at: datetime, ground: str, years: int) -> dict[str, Any]:
    position, body, usual = _WORK[ground]
    ended: date = local(at).date() - timedelta(days=60)
    started = ended - timedelta(days=366 * (years or usual))
    row = {
        "started_on": started.isoformat(), "ended_on": ended.isoformat(), "position": position,
        "organisation": body.format(city=_CITIES[person.territory]),
        "duties": "Атқарушылық құжаттардың орындалуын қамтамасыз ету", "dismissal": "өз еркімен",
    }  # fmt: skip
    return {"kind": "labour", "ground": ground, "rows": [row]}
