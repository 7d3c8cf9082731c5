"""Cases for tests, made through the engine: the application of the law's own samples, a proof that holds."""

from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from django.conf import settings

from oryndau.cases import engine
from oryndau.cases.actors import Actor
from oryndau.cases.ids import new_id
from oryndau.cases.models import Case, Event
from oryndau.cases.proof import Proof, bytes_to_sign
from oryndau.law.facts import InitiationApplication
from oryndau.law.procedure import Role
from oryndau.law.tests.samples import CLAIMANT_IIN, made

WORKING_MORNING = datetime(2026, 11, 23, 5, 0, tzinfo=UTC)
"""Monday 23 November 2026, 10:00 in Almaty."""

CLAIMANT = Actor(kind="person", name="Серікұлы Әлібек", iin=CLAIMANT_IIN)


def bailiff(territory: str = "75", staff: UUID | None = None) -> Actor:
    """A state bailiff of a territory."""
    return Actor(
        kind="staff", name="Бекова Айгүл", iin="880101499005", roles=frozenset({Role.STATE_BAILIFF}),
        territory=territory, staff=staff or new_id(),
    )  # fmt: skip


def proof(
    actor: Actor, step: str, case: UUID, version: int, facts: Any, documents: tuple[dict[str, Any], ...] = (),
    host: str | None = None,
) -> Proof:  # fmt: skip
    """A proof that the signing room would give for exactly these facts."""
    content = bytes_to_sign(
        host=host or settings.SITE_NAME, procedure="initiation", step=step, case=case, version=version,
        facts=facts, documents=documents,
    )  # fmt: skip
    return Proof(id=new_id(), iin=actor.iin, bin=actor.bin, content=content, digest="0" * 64)


def opening(
    facts: InitiationApplication, case: UUID | None = None, actor: Actor = CLAIMANT
) -> engine.Opening:
    """What a case of these facts starts with."""
    return engine.Opening(
        case=case or new_id(), procedure="initiation", territory=facts.territory, applicant=actor.acts_for,
        principal=actor.acts_for, title="Серікұлы — Қала жылуы", channel="portal",
        parties=(("claimant", actor.iin, actor.name), ("debtor", "", "АО «Қала жылуы»")),
    )  # fmt: skip


def submitted(at: datetime = WORKING_MORNING, **changes: Any) -> Case:
    """A case that has just been submitted."""
    facts = made(**changes)
    start = opening(facts)
    signed = proof(CLAIMANT, "submit", start.case, 0, facts.model_dump(mode="json"))
    event = engine.open_case(start, "submit", CLAIMANT, facts, at=at, proof=signed)
    return event.case


def registered(who: Actor, at: datetime = WORKING_MORNING, **changes: Any) -> Case:
    """A case that is registered and lies on a bailiff's desk."""
    from oryndau.cases.actors import SYSTEM

    case = submitted(at, **changes)
    facts = {
        "number": f"{case.territory}-2026-{case.pk.hex[-6:]}", "registered_on": "2026-11-23",
        "staff": str(who.staff),
        "bailiff": who.name, "open_cases": 0, "calendar_version": "test",
    }  # fmt: skip
    return engine.perform(case.pk, "register", SYSTEM, facts, at=at).case


def events(case: Case) -> list[Event]:
    """The events of a case in order."""
    return list(Event.objects.filter(case=case).order_by("no"))
