"""Agents for tests, made by the room's own verbs; all people are invented."""

from datetime import UTC, date, datetime
from typing import Any
from uuid import uuid4

from django.db.models import Max
from django.test import Client

from oryndau.cases.actors import Actor
from oryndau.cases.ids import new_id
from oryndau.cases.models import Case, Event, Message
from oryndau.law.profession.tests import histories
from oryndau.law.tests.samples import DEBTOR_BIN, iin
from oryndau.people.acting import staff_actor
from oryndau.people.models import Person, Staff
from oryndau.profession import services
from oryndau.profession.models import Agent
from oryndau.registers.models import Licence
from oryndau.registers.tests.factories import licence

MONDAY = datetime(2026, 11, 23, 5, 0, tzinfo=UTC)
"""Monday 23 November 2026, 10:00 in Almaty."""
TODAY = date(2026, 11, 23)
BACKEND = "oryndau.people.backend.EdsBackend"
POSITIONS = {
    "clerk": ("Бас маман", "Главный специалист"),
    "head": ("Департамент басшысы", "Руководитель департамента"),
    "chamber": ("Өңірлік палатаның төрағасы", "Председатель региональной палаты"),
    "licensor": ("Министрлік сарапшысы", "Эксперт Министерства"),
}  # fmt: skip
WORKER_IIN = histories.WORKER_IIN


def person(surname: str = "Серікұлы", name: str = "Әлібек") -> Person:
    """A person whom no other test has."""
    taken = Person.objects.aggregate(last=Max("iin"))["last"] or ""
    for serial in range(Person.objects.count() + 1, 10_000):
        number = iin(f"8503154{serial:04d}")
        if len(number) == 12 and number != taken and not Person.objects.filter(iin=number).exists():
            return Person.objects.create(iin=number, surname=surname, name=name)
    raise AssertionError("no IIN is left")


def the(role: str, territory: str = "75") -> Actor:
    """The actor of a role in a territory; a post is made where there is none."""
    found = Staff.objects.filter(role=role, territory=territory, active=True).select_related("person").first()
    return staff_actor(found or post(role, territory))


def post(role: str, territory: str = "75") -> Staff:
    """A post of a new person."""
    kk, ru = POSITIONS[role]
    return Staff.objects.create(
        person=person("Ахметов", "Ерлан"), territory=territory, role=role, position_kk=kk, position_ru=ru
    )


def licensed(who: Person, **said: Any) -> Licence:
    """An active licence of a person."""
    return licence(iin=who.iin, name=who.full_name, issued_on=date(2025, 12, 20), **said)


def agent(territory: str = "75", *, at: datetime = MONDAY, who: Person | None = None, **said: Any) -> Agent:
    """A registered agent with an active licence, of whom nothing else is known."""
    who = who or person()
    if not Licence.objects.filter(iin=who.iin, state="active").exists():
        licensed(who, territory=territory)
    facts = {
        "iin": who.iin, "member_since": "2026-01-05", "began_on": TODAY.isoformat(), "language": "kk",
        "email": "agent@example.kz", "phone": "+77010000001", **said,
    }  # fmt: skip
    return services.register(new_id(), facts, the("clerk", territory), at=at)


def himself(of: Agent) -> Actor:
    """The agent as he acts in his own account."""
    return Actor(kind="person", name=of.name, iin=of.iin)


def insurance(**said: Any) -> dict[str, Any]:
    """A contract for a year from today."""
    told = histories.insurance(1, "2026-11-23", "2027-11-22", concluded_on="2026-11-20", **said)
    return {**told, "id": str(uuid4())}


def told(step: str, of: Agent, actor: Actor | None = None, *, at: datetime = MONDAY, **facts: Any) -> Event:
    """A step of an agent's case, by the agent himself unless said."""
    return services.take(of.pk, step, facts, actor or himself(of), at=at)


def office(**said: Any) -> dict[str, Any]:
    """An institution in Almaty."""
    return {
        "id": str(uuid4()), "kind": "institution", "name_kk": "«Алматы атқару» кеңсесі",
        "name_ru": "Контора «Алматы атқару»", "bin": DEBTOR_BIN, "founded_on": "2026-11-16",
        "since": "2026-11-23", "hours_kk": "Дс–Жм, 9:00–18:00", "hours_ru": "Пн–Пт, 9:00–18:00",
        "phone": "+77270000001",
        "address": {"region": "75", "settlement": "Алматы", "street": "Абай даңғылы", "house": "10"}, **said,
    }  # fmt: skip


def hiring(**said: Any) -> dict[str, Any]:
    """An assistant."""
    return {**histories.hiring(20, since="2026-11-23", trained_on="2026-10-01"), "id": str(uuid4()), **said}


def of_case(row: Agent) -> Case:
    """The case of an agent as it stands."""
    return Case.objects.get(pk=row.pk)


def fresh(row: Agent) -> Agent:
    """The row of an agent as it stands."""
    return Agent.objects.get(pk=row.pk)


def waiting(topic: str) -> list[Message]:
    """The messages of a topic that wait."""
    return list(Message.objects.filter(topic=topic, done_at=None).order_by("id"))


def browser(role: str, territory: str = "75", language: str = "en") -> Client:
    """A browser in which a member of staff is signed in by his post."""
    found = Staff.objects.get(pk=the(role, territory).staff)
    client = Client(headers={"accept-language": language})
    client.force_login(found.person, backend=BACKEND)
    session = client.session
    session["acting"] = f"staff:{found.pk}"
    session.save()
    return client


def own_browser(of: Agent | Person, language: str = "en") -> Client:
    """A browser in which a person is signed in for himself."""
    client = Client(headers={"accept-language": language})
    client.force_login(Person.objects.get(iin=of.iin), backend=BACKEND)
    return client
