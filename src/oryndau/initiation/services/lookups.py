"""Claimant and debtors are looked up in the state registers by the worker; nothing blocks the person (C-05).

One message per party, so that a register that fails for one delays no other. What the register says is
written into the case as an event; where it differs from the application, the bailiff sees it.
"""

import logging
from datetime import datetime
from uuid import UUID

from oryndau.cases import engine, outbox
from oryndau.cases.actors import SYSTEM
from oryndau.cases.models import Event, Message
from oryndau.gateway.connection import call, registers
from oryndau.gateway.shep import GatewayError, OrganisationRecord, PersonRecord
from oryndau.initiation.services.submission import application_of
from oryndau.law.facts import InitiationApplication, OrganisationParty, PersonParty
from oryndau.law.identity import BIN, IIN
from oryndau.law.initiation import RegisterAnswer

log = logging.getLogger("oryndau.initiation")


@outbox.handles("initiation.ask-registers")
def ask_registers(message: Message, at: datetime) -> None:
    """Leave one look-up for every party that the application names with an IIN or BIN."""
    application = application_of(message.of_case)
    parties = [("claimant", application.claimant), *(("debtor", debtor) for debtor in application.debtors)]
    Message.objects.bulk_create(
        Message(
            case_id=message.case_id, territory=message.territory, topic="initiation.look-up", available_at=at,
            payload={"about": about, "kind": party.kind, "number": party.identifier},
        )
        for about, party in parties
        if party.identifier
    )  # fmt: skip


@outbox.handles("initiation.look-up")
def look_up(message: Message, at: datetime) -> None:
    """Ask the register about one party and write the answer down. A gateway that is down is asked later."""
    asked = message.payload
    person = asked["kind"] == "person"
    record, outcome = None, "refused"
    try:
        record = call(
            "person" if person else "organisation", lambda: _ask(person, asked["number"], message.pk),
            message=message.pk, case=message.of_case, at=at,
        )  # fmt: skip
        outcome = "found" if record else "not-found"
    except GatewayError:  # what waiting can mend is `Later` by now
        log.warning("a register refused a look-up", extra={"case": str(message.of_case), "part": "gateway"})
    answer = RegisterAnswer(
        register_name="person" if person else "organisation", about=asked["about"], number=asked["number"],
        outcome=outcome, record=told(record) if record else {}, message_id=str(message.pk), answered_at=at,
        differs=differences(application_of(message.of_case), asked["number"], record),
    )  # fmt: skip
    engine.perform(message.of_case, "record-answer", SYSTEM, answer, at=at)


def _ask(person: bool, number: str, message: UUID) -> PersonRecord | OrganisationRecord | None:
    if person:
        return registers().person(IIN(number), message)
    return registers().organisation(BIN(number), message)


def told(record: PersonRecord | OrganisationRecord) -> dict[str, str | None]:
    """What is kept of a record: only what the decision needs."""
    address = record.registration if isinstance(record, PersonRecord) else record.address
    place = {"territory": address.territory if address else None, "address": address.ru if address else None}
    if isinstance(record, PersonRecord):
        return {
            "name": record.full_name, "birth_date": record.birth_date.isoformat(),
            "life_status": record.life_status, "capacity": record.capable_status, **place,
        }  # fmt: skip
    return {
        "name": record.name_ru, "status": record.status,
        "state_share": str(record.state_share) if record.state_share is not None else None,
        "natural_monopoly": None if record.natural_monopoly is None else str(record.natural_monopoly).lower(),
        **place,
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
    """A patronymic that the application leaves out contradicts nothing: it is asked for «if there is one».
    An organisation may be named in Kazakh or in Russian.
    """
    if isinstance(party, PersonParty) and isinstance(record, PersonRecord):
        said = {"surname": party.surname, "name": party.name, "patronymic": party.patronymic}
        return all(_plain(text) == _plain(getattr(record, part) or "") for part, text in said.items() if text)
    known = (record.name_kk, record.name_ru) if isinstance(record, OrganisationRecord) else ()
    return _plain(party.full_name) in {_plain(name) for name in known}


def _plain(name: str) -> str:
    return "".join(letter for letter in name.casefold() if letter.isalnum())


def answers(case: UUID) -> list[Event]:
    """The events with the registers' answers of a case."""
    return list(Event.objects.filter(case_id=case, step="record-answer").order_by("no"))
