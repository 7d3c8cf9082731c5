"""Cases of the service for tests, made through the engine as the product makes them; all people invented."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from typing import Any
from uuid import uuid4

from django.conf import settings
from django.test import Client

from oryndau.cases import engine
from oryndau.cases.actors import SYSTEM, Actor
from oryndau.cases.ids import new_id
from oryndau.cases.models import Case
from oryndau.cases.proof import Proof, bytes_to_sign
from oryndau.documents import numbers, storage
from oryndau.initiation.services import registration, submission
from oryndau.law.facts import InitiationApplication
from oryndau.law.initiation import RegisterAnswer
from oryndau.law.tests import samples
from oryndau.people.acting import staff_actor
from oryndau.people.models import Person, Staff

FRIDAY = datetime(2026, 11, 20, 5, 0, tzinfo=UTC)
"""10:00 in Almaty on a working day: registered on the same day, due on Wednesday 25 November."""
BACKEND = "oryndau.people.backend.EdsBackend"


@dataclass(slots=True)
class _Numbers:
    next: int = 0

    def iin(self) -> str:
        """An IIN that no other person of the tests has."""
        self.next += 1
        for serial in range(10):
            found = samples.iin(f"8001011{self.next:03d}{serial}")
            if len(found) == 12:  # not every combination has a control digit
                return found
        raise AssertionError("no IIN")


_numbers = _Numbers()


def person(surname: str = "Ахметов", name: str = "Ерлан") -> Person:
    """A person."""
    return Person.objects.create(iin=_numbers.iin(), surname=surname, name=name)


def staff(role: str, territory: str = "75", surname: str = "Ахметов") -> Staff:
    """A post of a new person."""
    positions = {
        "state-bailiff": ("Мемлекеттік сот орындаушысы", "Государственный судебный исполнитель"),
        "head": ("Бөлім басшысы", "Руководитель отдела"),
    }
    kk, ru = positions[role]
    return Staff.objects.create(
        person=person(surname), territory=territory, role=role, position_kk=kk, position_ru=ru
    )


def bailiff(territory: str = "75", surname: str = "Ахметов") -> Staff:
    """A state bailiff."""
    return staff("state-bailiff", territory, surname)


def head(territory: str = "75", surname: str = "Бекова") -> Staff:
    """The head of a department."""
    return staff("head", territory, surname)


def application(**changes: Any) -> InitiationApplication:
    """A good application whose attachments lie in the store."""
    made = samples.made(**changes)
    attachments = []
    for attachment in made.attachments:
        content = f"%PDF-1.7 {attachment.name} {uuid4()}".encode()
        attachments.append(
            {**attachment.model_dump(mode="json"), "sha256": storage.put(content), "size": len(content)}
        )
    plain = made.model_dump(mode="json") | {"attachments": attachments}
    return InitiationApplication.model_validate(plain)


def proof(
    actor: Actor, step: str, case: object, version: int, facts: Any, documents: tuple[Any, ...] = ()
) -> Proof:
    """What the signing room would say of a good signature by the actor over exactly these facts."""
    content = bytes_to_sign(
        host=settings.SITE_NAME, procedure="initiation", step=step, case=case, version=version, facts=facts,  # type: ignore[arg-type]
        documents=documents,
    )  # fmt: skip
    digest = sha256(content).hexdigest()
    return Proof(id=new_id(), iin=actor.iin, bin=actor.bin, content=content, digest=digest)


def submitted(at: datetime = FRIDAY, facts: InitiationApplication | None = None, **changes: Any) -> Case:
    """A signed application that waits for registration."""
    facts = facts or application(**changes)
    applicant = facts.applicant
    actor = Actor(kind="person", name=applicant.person.full_name, iin=applicant.person.iin)
    key = new_id()
    number = numbers.new()
    pdf = f"%PDF-1.7 application {number}".encode()
    documents = (
        {
            "kind": "application", "media_type": "application/pdf", "number": number,
            "sha256": storage.put(pdf), "size": len(pdf),
        },
    )  # fmt: skip
    signed = proof(actor, "submit", key, 0, facts.model_dump(mode="json"), documents)
    submission.receive(key, facts, actor, signed, at=at, documents=documents)
    return Case.objects.get(pk=key)


def registered(at: datetime = FRIDAY, **changes: Any) -> Case:
    """A case with its number and its bailiff, who is made where the territory has none."""
    case = submitted(at, **changes)
    if not Staff.objects.filter(territory=case.territory, role="state-bailiff", active=True).exists():
        bailiff(case.territory)
    registration.register(case.pk, at=at + timedelta(minutes=1))
    return Case.objects.get(pk=case.pk)


def decided(case: Case, step: str, facts: dict[str, Any], at: datetime) -> Case:
    """The case after the signed act of the bailiff who has it."""
    post = Staff.objects.select_related("person").get(pk=case.assignee)
    actor = staff_actor(post)
    told = engine.valid(engine.procedure_of("initiation").step(step), facts).model_dump(mode="json")
    signed = proof(actor, step, case.pk, case.version, told)
    engine.perform(case.pk, step, actor, facts, at=at, version=case.version, proof=signed)
    return Case.objects.get(pk=case.pk)


def refused(case: Case, at: datetime | None = None) -> Case:
    """The case after a refusal."""
    facts = {
        "grounds": ["38.3"], "reasons_kk": "Ұсыну мерзімі 2020 жылғы 1 қаңтарда өтіп кеткен.",
        "reasons_ru": "Срок предъявления истёк 1 января 2020 года.",
    }  # fmt: skip
    return decided(case, "refuse", facts, at or FRIDAY + timedelta(hours=3))


def initiated(case: Case, at: datetime | None = None) -> Case:
    """The case after the initiation."""
    return decided(
        case, "initiate", {"measures": ["arrest-property"]}, at or FRIDAY + timedelta(hours=3)
    )


def answered(case: Case, about: str, number: str, at: datetime | None = None, **changes: Any) -> Case:
    """The case after a register's answer."""
    at = at or FRIDAY + timedelta(hours=1)
    plain: dict[str, Any] = {
        "register_name": "organisation", "about": about, "number": number, "outcome": "found",
        "record": {"name": "АО «Қала жылуы»", "status": "active", "territory": "75"},
        "message_id": str(uuid4()), "answered_at": at,
    }  # fmt: skip
    answer = RegisterAnswer.model_validate(plain | changes)
    engine.perform(case.pk, "record-answer", SYSTEM, answer, at=at)
    return Case.objects.get(pk=case.pk)


def signed_in(post: Staff) -> Client:
    """A browser in which the member of staff is signed in."""
    client = Client()
    client.force_login(post.person, backend=BACKEND)
    session = client.session
    session["acting"] = f"staff:{post.pk}"
    session.save()
    return client
