"""The services behind the emulated gateway: each takes the request's data and makes the answer's.

What a request may hold is written here a second time, apart from the client's schemas: the emulator checks
the client, so it must not share its mistakes. Codes of dictionaries are an assumption, the same as the
client's.
"""

import uuid
from collections.abc import Callable
from datetime import datetime

from lxml import etree

from oryndau.eds.wsse import XmlElement
from oryndau.emulators.gateway import budget
from oryndau.emulators.gateway.applicants import APPLICANT_SERVICES
from oryndau.emulators.gateway.candidates import CANDIDATE_SERVICES
from oryndau.emulators.gateway.elements import (
    FOUND,
    NOT_FOUND,
    Context,
    Refused,
    data_of,
    dictionary,
    entry,
    fields,
    number,
)
from oryndau.emulators.gateway.envelope import Request, add
from oryndau.emulators.gateway.registers import Row
from oryndau.emulators.gateway.territories import TERRITORIES

GBDFL = "http://message.persistence.interactive.nat"
GBDUL = "http://gbdulinfobybin_v2.egp.gbdul.tamur.kz"
MONITORING = "urn:oryndau:monitoring:v1"
_CAPACITY = {"capable": "0", "limited": "1", "incapable": "2"}
_STATUS = {"active": "01", "liquidated": "02", "bankrupt": "03"}


Service = Callable[[Context, Request, datetime], XmlElement]


def person(context: Context, request: Request, at: datetime) -> XmlElement:
    """GBDFL_UniversalServiceSync: a person by IIN."""
    asked = fields(request.data, {"messageId", "messageDate", "senderCode", "iin"})
    number(asked["iin"], "iin")
    row = context.registers.person(asked["iin"])
    data = data_of(GBDFL, "Response")
    add(data, "messageId", str(uuid.uuid4()))
    add(data, "messageDate", at.isoformat())
    add(data, "requestId", asked["messageId"])
    dictionary(data, "messageResult", FOUND if row else NOT_FOUND, None)
    if row:
        _person(etree.SubElement(etree.SubElement(data, "persons"), "person"), asked["iin"], row)
    return data


def _person(parent: XmlElement, iin: str, row: Row) -> None:
    add(parent, "iin", iin)
    for element, name in (("surname", "surname"), ("name", "name"), ("patronymic", "patronymic")):
        add(parent, element, row.get(name))
    add(parent, "birthDate", row["birth_date"])
    add(parent, "deathDate", row.get("death_date"))
    dictionary(parent, "gender", row.get("gender", "1" if int(iin[6]) % 2 else "2"), None)
    dictionary(parent, "citizenship", row.get("citizenship", "398"), None)
    dictionary(parent, "lifeStatus", "1" if row.get("death_date") else "0", None)
    if address := row.get("address"):
        place = etree.SubElement(parent, "regAddress")
        dictionary(place, "district", address["territory"] + "0000000", TERRITORIES[address["territory"]])
        if address.get("region_ru"):
            dictionary(place, "region", "", (address["region_kk"], address["region_ru"]))
        for name in ("city", "street", "building", "flat"):
            add(place, name, address.get(name))
    if row.get("capable", "capable") != "capable":
        dictionary(
            etree.SubElement(parent, "personCapableStatus"), "capableStatus", _CAPACITY[row["capable"]], None
        )


def organisation(context: Context, request: Request, at: datetime) -> XmlElement:
    """GbdulInfoByBin_v2: an organisation by BIN."""
    asked = fields(request.data, {"BIN", "RequestorBIN"})
    for name in ("BIN", "RequestorBIN"):
        number(asked[name], name)
    row = context.registers.organisation(asked["BIN"])
    data = data_of(GBDUL, "responseDataType")
    entry(data, "Result", FOUND if row else NOT_FOUND, None)
    if row:
        _organisation(etree.SubElement(data, "Organization"), asked["BIN"], row)
    return data


def _organisation(parent: XmlElement, bin_: str, row: Row) -> None:
    add(parent, "BIN", bin_)
    add(parent, "RegistrationDate", row.get("registered"))
    add(parent, "FullNameRu", row["name_ru"])
    add(parent, "FullNameKz", row["name_kk"])
    entry(parent, "Status", _STATUS[row.get("status", "active")], None)
    add(parent, "StateShare", str(row.get("state_share", "0")))
    add(parent, "NaturalMonopoly", "true" if row.get("natural_monopoly") else "false")
    if head := row.get("head"):
        element = etree.SubElement(parent, "Head")
        for name in ("IIN", "Surname", "Name", "Patronymic"):
            add(element, name, head.get(name.lower()))
    if address := row.get("address"):
        place = etree.SubElement(parent, "Address")
        entry(place, "District", address["territory"] + "0000000", TERRITORIES[address["territory"]])
        for name, key in (
            ("City", "city"),
            ("Street", "street"),
            ("Building", "building"),
            ("Office", "flat"),
        ):
            add(place, name, address.get(key))


def stage(context: Context, request: Request, at: datetime) -> XmlElement:
    """Monitoring: keep a stage of a public service and acknowledge it (C-22, E-14)."""
    needed = {"messageId", "serviceCode", "caseNumber", "territory", "stage", "stageDate"}
    received = fields(request.data, needed, {"dueDate", "outcome"})
    if received["messageId"] != request.message_id:
        raise Refused("messageId differs from the envelope's")
    if received["territory"] not in TERRITORIES:
        raise Refused("territory: no such code")
    context.monitoring.append({**received, "sender": request.sender_id, "receivedDate": at.isoformat()})
    data = data_of(MONITORING, "Receipt")
    add(data, "messageId", request.message_id)
    add(data, "receiptNumber", f"M-{uuid.uuid4().hex[:12].upper()}")
    add(data, "acceptedDate", at.isoformat())
    return data


SERVICES: dict[str, Service] = {
    "GBDFL_UniversalServiceSync": person,
    "GbdulInfoByBin_v2": organisation,
    "ORYNDAU_ServiceStage": stage,
    "ORYNDAU_BudgetPayments": budget.payment,
    **CANDIDATE_SERVICES,
    **APPLICANT_SERVICES,
}
