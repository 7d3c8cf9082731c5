"""Claimant and debtors are looked up in the state registers by the worker; nothing blocks the person (C-05).

One message per party, so that a register that fails for one delays no other. What the register says is
written into the case as an event; where it differs from the application, the bailiff sees it.
"""

from datetime import datetime
from typing import Literal
from uuid import UUID

from oryndau.cases import engine, outbox
from oryndau.cases.actors import SYSTEM
from oryndau.cases.models import Event, Message
from oryndau.gateway import lookups as gateway
from oryndau.gateway.comparing import plain, same_person
from oryndau.gateway.connection import registers
from oryndau.gateway.shep import OrganisationRecord, PersonRecord
from oryndau.initiation.services.submission import application_of
from oryndau.law.facts import InitiationApplication, OrganisationParty, PersonParty
from oryndau.law.identity import BIN, IIN
from oryndau.law.initiation import RegisterAnswer


@outbox.handles("initiation.ask-registers")
def ask_registers(message: Message, at: datetime) -> None:
    """Leave one look-up for every party that the application names with an IIN or BIN."""
    application = application_of(message.of_case)
    parties = [("claimant", application.claimant), *(("debtor", debtor) for debtor in application.debtors)]
    questions = (
        {"about": about, "kind": party.kind, "number": party.identifier}
        for about, party in parties
        if party.identifier
    )
    gateway.fan_out(message, "initiation.look-up", questions, at)


@outbox.handles("initiation.look-up")
def look_up(message: Message, at: datetime) -> None:
    """Ask the register about one party and write the answer down. A gateway that is down is asked later."""
    asked = message.payload
    person = asked["kind"] == "person"
    register: Literal["person", "organisation"] = "person" if person else "organisation"
    reply: gateway.Reply[PersonRecord | OrganisationRecord] = gateway.ask(
        register, lambda: _ask(person, asked["number"], message.pk), message, at
    )
    record = reply.record
    answer = RegisterAnswer(
        register_name=register, about=asked["about"], number=asked["number"], outcome=reply.outcome,
        record=told(record) if record else {}, message_id=str(message.pk), answered_at=at,
        differs=differences(application_of(message.of_case), asked["number"], record),
    )  # fmt: skip
    engine.perform(message.of_case, "record-answer", SYSTEM, answer, at=at)


def _ask(person: bool, number: str, message: UUID) -> PersonRecord | OrganisationRecord | None:
    if person:
        return registers().person(IIN(number), message)
    return registers().organisation(BIN(number), message)


def told(record: PersonRecord | OrganisationRecord) -> dict[str, str | None]:
    """What is kept of a record: only what the decision needs."""
    if isinstance(record, PersonRecord):
        return gateway.told_of_person(record)
    address = record.address
    return {
        "name": record.name_ru,
        "status": record.status,
        "state_share": str(record.state_share) if record.state_share is not None else None,
        "natural_monopoly": None if record.natural_monopoly is None else str(record.natural_monopoly).lower(),
        "territory": address.territory if address else None,
        "address": address.ru if address else None,
    }


def differences(
    application: InitiationApplication, number: str, record: PersonRecord | OrganisationRecord | None
) -> tuple[str, ...]:
    """Which parts of the application the register contradicts: `name`, `birth_date`, `territory`."""
    if record is None:
        return ()
    party = next(p for p in (application.claimant, *application.debtors) if p.identifier == number)
    found = told(record)
    differing = []
    if not _same_name(party, record):
        differing.append("name")
    if (
        isinstance(party, PersonParty)
        and party.birth_date
        and party.birth_date.isoformat() != found["birth_date"]
    ):
        differing.append("birth_date")
    regions = {address.address.region for address in party.addresses}
    if regions and found["territory"] and found["territory"] not in regions:
        differing.append("territory")
    if isinstance(party, OrganisationParty) and found.get("status") not in (None, "active"):
        differing.append("status")
    return tuple(differing)


def _same_name(party: PersonParty | OrganisationParty, record: PersonRecord | OrganisationRecord) -> bool:
    """An organisation may be named in Kazakh or in Russian."""
    if isinstance(party, PersonParty) and isinstance(record, PersonRecord):
        said = {"surname": party.surname, "name": party.name, "patronymic": party.patronymic}
        return same_person(said, record)
    known = (record.name_kk, record.name_ru) if isinstance(record, OrganisationRecord) else ()
    return plain(party.full_name) in {plain(name) for name in known}


def answers(case: UUID) -> list[Event]:
    """The events with the registers' answers of a case."""
    return list(Event.objects.filter(case_id=case, step="record-answer").order_by("no"))
