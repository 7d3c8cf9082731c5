"""Agents of the demonstration at work: registered, insured, with an office and an assistant (W-01)."""

from datetime import timedelta
from typing import Any
from uuid import UUID, uuid5

from oryndau.cases.ids import new_id
from oryndau.demo.certification.hands import candidate, now
from oryndau.demo.licensing.verbs import Scene, day
from oryndau.demo.people import Invented
from oryndau.law import parameters
from oryndau.law.identity import control_digit
from oryndau.profession import services

WORKING = ("agent-1", "agent-2", "agent-3", "agent-4", "agent-5", "suspended", "resumed")
_SPACE = UUID("5d5f6c0e-0d3d-5b69-9d0a-6f7279636461")
_CITIES = {"71": "Астана", "75": "Алматы", "79": "Шымкент"}


def plan(scene: Scene) -> None:
    """Whom a licence lets work registers and tells what the law wants told; one cover soon ends."""
    days = scene.days
    for place, key in enumerate(WORKING):
        moment = days.at(-23 + place // 3, 15, 5 * place)
        scene.at(moment, register, key)
        scene.at(moment + timedelta(minutes=40), settle, key, cover=40 if key == "agent-2" else 365)
    scene.at(days.at(-14, 10), hire, "agent-1")
    scene.at(days.at(-13, 10), hire, "agent-3")


def register(scene: Scene, key: str) -> None:
    """The territorial body registers an agent (Art. 168(1)4)."""
    person = scene.cast[key]
    facts = {
        "iin": person.iin, "member_since": day().isoformat(), "began_on": day().isoformat(), "language": "kk",
        "email": f"agent{person.iin[-4:]}@example.kz", "phone": f"+7700{person.iin[5:]}",
    }  # fmt: skip
    clerk = scene.chambers[person.territory].the("clerk")
    scene.cases[f"agent {key}"] = services.register(new_id(), facts, clerk.actor, at=now()).pk


def settle(scene: Scene, key: str, cover: int) -> None:
    """He tells of his office, his insurance and his account; the chamber names his area."""
    person, today = scene.cast[key], day()
    city = _CITIES[person.territory]
    _tells(scene, key, "tell-office", {
        "kind": "premises", "since": today.isoformat(), "hours_kk": "Дс–Жм, 9:00–18:00",
        "hours_ru": "Пн–Пт, 9:00–18:00", "phone": f"+7700{person.iin[5:]}",
        "address": {"region": person.territory, "settlement": city, "street": "Мысал көшесі",
                    "house": str(1 + int(person.iin[-3:]) % 90)},
    })  # fmt: skip
    amount = parameters.in_tenge("agent.insurance-city", on=today).amount
    _tells(scene, key, "insure", {
        "number": f"ЖСО-{person.iin[-5:]}", "insurer": "АО «Үлгі Сақтандыру»",
        "concluded_on": today.isoformat(),
        "starts_on": today.isoformat(), "ends_on": (today + timedelta(days=cover)).isoformat(),
        "amount": str(amount),
    })  # fmt: skip
    for kind in ("creditors", "operations"):
        _tells(scene, key, "open-account", {
            "kind": kind, "currency": "KZT", "iban": _iban(person, kind), "bank": "АО «Үлгі Банк»",
            "opened_on": today.isoformat(),
        })  # fmt: skip
    _tells(scene, key, "tell-tax", {"registered_on": today.isoformat()})
    officer = scene.chambers[person.territory].the("chamber")
    facts = {
        "district_kk": f"{city}, Үлгі ауданы",
        "district_ru": f"{city}, район Үлгі",
        "since": today.isoformat(),
    }
    services.take(scene.cases[f"agent {key}"], "assign-district", facts, officer.actor, at=now())


def _iban(person: Invented, kind: str) -> str:
    """An account of an invented bank (999), with its right check digits."""
    body = f"999{1 if kind == 'creditors' else 2}{person.iin}"
    return f"KZ{98 - int(f'{body}203500') % 97:02d}{body}"


def hire(scene: Scene, key: str) -> None:
    """He hires an assistant with the certificate that the law asks (Art. 156(2))."""
    person, today = scene.cast[key], day()
    body = f"98041{2 + int(person.iin[-1]) % 7}45{9900 + int(person.iin[-2:]):04d}"[:11]
    digit = control_digit(body)
    _tells(scene, key, "hire", {
        "kind": "assistant", "iin": f"{body}{digit}", "name": "Көмекші Үлгі", "since": today.isoformat(),
        "contract": f"ЕШ-{person.iin[-3:]}", "education": "higher-legal", "citizen": True,
        "restrictions_clear": True, "certificate": f"С-{person.iin[-4:]}",
        "trained_on": (today - timedelta(days=90)).isoformat(),
    })  # fmt: skip


def _tells(scene: Scene, key: str, step: str, facts: dict[str, Any]) -> None:
    told = {"id": str(uuid5(_SPACE, f"{key} {step} {facts.get('kind', '')}")), **facts}
    services.take(scene.cases[f"agent {key}"], step, told, candidate(scene.cast[key]), at=now())
