"""Complaints for tests, made through the engine as the product makes them; all people are invented."""

from datetime import datetime, timedelta
from typing import Any
from uuid import uuid4

from oryndau.appeals import contested, handlers, services
from oryndau.cases import engine
from oryndau.cases.actors import Actor
from oryndau.cases.ids import new_id
from oryndau.cases.models import Case
from oryndau.certification.tests.factories import post, proof, the
from oryndau.documents import numbers, storage
from oryndau.initiation.tests import factories as initiation
from oryndau.law.appeal import DECIDES
from oryndau.law.appeal_facts import Addressee, Complaint
from oryndau.people.acting import staff_actor
from oryndau.people.models import Person, Staff

AT = initiation.FRIDAY + timedelta(hours=4)
"""14:00 in Almaty on Friday 20 November 2026: a complaint is registered on the same day."""
RULING = {
    "outcome": "cancel", "reasons_kk": "Қаулы заңға қайшы шығарылған.",
    "reasons_ru": "Постановление вынесено с нарушением закона.",
}  # fmt: skip
__all__ = ["AT", "RULING", "post", "the"]


def contested_case() -> Case:
    """A case of initiation that a bailiff refused."""
    return initiation.refused(initiation.registered())


def complainant(case: Case) -> Actor:
    """Who applied in a case, acting as he did then."""
    person, _new = Person.objects.get_or_create(
        iin=case.submitter, defaults={"surname": "Серікұлы", "name": "Әлібек"}
    )
    organisation = case.applicant if case.applicant != case.submitter else ""
    return Actor(kind="person", name=person.full_name, iin=person.iin, bin=organisation)


def event_no(case: Case, step: str) -> int:
    """The number of the event of a step."""
    return int(case.events.get(step=step).no)


def facts(case: Case, addressee: str = "head", step: str | None = "refuse", **changes: Any) -> Complaint:
    """A complaint about an event of a case, or about inaction."""
    person = Person.objects.get(iin=complainant(case).iin)
    event = event_no(case, step) if step else None
    who = complainant(case)
    told: dict[str, Any] = {
        "language": "ru", "territory": case.territory, "addressee": addressee,
        "matter": "act" if step else "inaction",
        "contested": {
            "case": str(case.pk), "service": case.procedure, "number": case.number, "event": event,
            "told": "Вынесено постановление" if event else None,
            "happened_on": AT.date() if event else None, "by_head": contested.by_head(case, event),
        },
        "applicant": {"iin": person.iin, "surname": person.surname, "name": person.name},
        "organisation": {"bin": who.bin, "name": "ТОО «Үлгі»"} if who.bin else None,
        "residence": {"region": "75", "settlement": "Алматы", "street": "Абай даңғылы", "house": "10"},
        "email": "dana@example.kz", "phone": "+77011234567",
        "circumstances": "Срок предъявления не пропущен: решение вступило в силу в этом году.",
        "request": "Отменить постановление об отказе.", "prepared_at": AT,
    }  # fmt: skip
    return Complaint.model_validate(told | changes)


def submitted(case: Case, at: datetime = AT, said: Complaint | None = None, **changes: Any) -> Case:
    """A signed complaint that waits for registration."""
    said = said or facts(case, **changes)
    actor, key = complainant(case), new_id()
    paper = f"%PDF-1.7 {uuid4()}".encode()
    papers = (
        {
            "kind": "complaint", "media_type": "application/pdf", "number": numbers.new(),
            "sha256": storage.put(paper), "size": len(paper),
        },
    )  # fmt: skip
    signed = proof(actor, "complaint", "submit", key, 0, said.model_dump(mode="json"), papers)
    services.receive(key, said, actor, signed, at=at, documents=papers)
    return Case.objects.get(pk=key)


def registered(case: Case, at: datetime = AT, **changes: Any) -> Case:
    """A complaint that lies with its addressee."""
    made = submitted(case, at, **changes)
    handlers.register(made.pk, at=at)
    return Case.objects.get(pk=made.pk)


def decide(row: Case, who: Staff | Actor, at: datetime, addressee: str = "head", **changes: Any) -> Case:
    """The complaint after a signed decision."""
    actor = staff_actor(who) if isinstance(who, Staff) else who
    step = DECIDES[Addressee(addressee)]
    told = engine.valid(engine.procedure_of("complaint").step(step), RULING | changes).model_dump(mode="json")
    row = Case.objects.get(pk=row.pk)
    signed = proof(actor, "complaint", step, row.pk, row.version, told)
    engine.perform(row.pk, step, actor, told, at=at, version=row.version, proof=signed)
    return Case.objects.get(pk=row.pk)
