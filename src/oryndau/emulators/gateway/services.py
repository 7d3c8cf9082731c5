"""The services behind the emulated gateway: each takes the request's data and makes the answer's.

What a request may hold is written here a second time, apart from the client's schemas: the emulator checks
the client, so it must not share its mistakes. Codes of dictionaries are an assumption, the same as the
client's.
"""

import re
import uuid
from collections.abc import Callable, Set
from dataclasses import dataclass
from datetime import datetime

from lxml import etree

from oryndau.eds.wsse import XmlElement
from oryndau.eds.wsse.names import XSI
from oryndau.emulators.gateway.envelope import Request, add
from oryndau.emulators.gateway.registers import Registers, Row
from oryndau.emulators.gateway.territories import TERRITORIES
from oryndau.emulators.loopback import AppendLog

GBDFL = "http://message.persistence.interactive.nat"
GBDUL = "http://gbdulinfobybin_v2.egp.gbdul.tamur.kz"
MONITORING = "urn:oryndau:monitoring:v1"
FOUND, NOT_FOUND = "00000", "00001"
_CAPACITY = {"capable": "0", "limited": "1", "incapable": "2"}
_STATUS = {"active": "01", "liquidated": "02", "bankrupt": "03"}


class Refused(Exception):
    """The data of the request breaks the service's rules: status SCSE002."""


@dataclass(frozen=True)
class Context:
    """What the services stand on: the registers and what monitoring has received."""

    registers: Registers
    monitoring: AppendLog


Service = Callable[[Context, Request, datetime], XmlElement]


def person(context: Context, request: Request, at: datetime) -> XmlElement:
    """GBDFL_UniversalServiceSync: a person by IIN."""
    asked = _fields(request.data, {"messageId", "messageDate", "senderCode", "iin"})
    _number(asked["iin"], "iin")
    row = context.registers.person(asked["iin"])
    data = _data(GBDFL, "Response")
    add(data, "messageId", str(uuid.uuid4()))
    add(data, "messageDate", at.isoformat())
    add(data, "requestId", asked["messageId"])
    _dictionary(data, "messageResult", FOUND if row else NOT_FOUND, None)
    if row:
        _person(etree.SubElement(etree.SubElement(data, "persons"), "person"), asked["iin"], row)
    return data


def _person(parent: XmlElement, iin: str, row: Row) -> None:
    add(parent, "iin", iin)
    for element, name in (("surname", "surname"), ("name", "name"), ("patronymic", "patronymic")):
        add(parent, element, row.get(name))
    add(parent, "birthDate", row["birth_date"])
    add(parent, "deathDate", row.get("death_date"))
    _dictionary(parent, "gender", row.get("gender", "1" if int(iin[6]) % 2 else "2"), None)
    _dictionary(parent, "lifeStatus", "1" if row.get("death_date") else "0", None)
    if address := row.get("address"):
        place = etree.SubElement(parent, "regAddress")
        _dictionary(place, "district", address["territory"] + "0000000", TERRITORIES[address["territory"]])
        if address.get("region_ru"):
            _dictionary(place, "region", "", (address["region_kk"], address["region_ru"]))
        for name in ("city", "street", "building", "flat"):
            add(place, name, address.get(name))
    if row.get("capable", "capable") != "capable":
        _dictionary(
            etree.SubElement(parent, "personCapableStatus"), "capableStatus", _CAPACITY[row["capable"]], None
        )


def organisation(context: Context, request: Request, at: datetime) -> XmlElement:
    """GbdulInfoByBin_v2: an organisation by BIN."""
    asked = _fields(request.data, {"BIN", "RequestorBIN"})
    for name in ("BIN", "RequestorBIN"):
        _number(asked[name], name)
    row = context.registers.organisation(asked["BIN"])
    data = _data(GBDUL, "responseDataType")
    _entry(data, "Result", FOUND if row else NOT_FOUND, None)
    if row:
        _organisation(etree.SubElement(data, "Organization"), asked["BIN"], row)
    return data


def _organisation(parent: XmlElement, number: str, row: Row) -> None:
    add(parent, "BIN", number)
    add(parent, "RegistrationDate", row.get("registered"))
    add(parent, "FullNameRu", row["name_ru"])
    add(parent, "FullNameKz", row["name_kk"])
    _entry(parent, "Status", _STATUS[row.get("status", "active")], None)
    add(parent, "StateShare", str(row.get("state_share", "0")))
    add(parent, "NaturalMonopoly", "true" if row.get("natural_monopoly") else "false")
    if head := row.get("head"):
        element = etree.SubElement(parent, "Head")
        for name in ("IIN", "Surname", "Name", "Patronymic"):
            add(element, name, head.get(name.lower()))
    if address := row.get("address"):
        place = etree.SubElement(parent, "Address")
        _entry(place, "District", address["territory"] + "0000000", TERRITORIES[address["territory"]])
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
    received = _fields(request.data, needed, {"dueDate", "outcome"})
    if received["messageId"] != request.message_id:
        raise Refused("messageId differs from the envelope's")
    if received["territory"] not in TERRITORIES:
        raise Refused("territory: no such code")
    context.monitoring.append({**received, "sender": request.sender_id, "receivedDate": at.isoformat()})
    data = _data(MONITORING, "Receipt")
    add(data, "messageId", request.message_id)
    add(data, "receiptNumber", f"M-{uuid.uuid4().hex[:12].upper()}")
    add(data, "acceptedDate", at.isoformat())
    return data


SERVICES: dict[str, Service] = {
    "GBDFL_UniversalServiceSync": person,
    "GbdulInfoByBin_v2": organisation,
    "ORYNDAU_ServiceStage": stage,
}


def _fields(data: XmlElement, needed: Set[str], optional: Set[str] = frozenset()) -> dict[str, str]:
    """The data's flat elements; refuses an unknown, a repeated or an empty one, and one that is missing."""
    values: dict[str, str] = {}
    for element in data.iterchildren(etree.Element):
        if element.tag not in needed | optional or element.tag in values or len(element):
            raise Refused(f"unexpected element {etree.QName(element).localname}")
        values[str(element.tag)] = (element.text or "").strip()
    absent = sorted(name for name in needed if not values.get(name))
    if absent:
        raise Refused(f"missing: {', '.join(absent)}")
    return values


def _number(value: str, name: str) -> None:
    if not re.fullmatch(r"\d{12}", value, re.ASCII):
        raise Refused(f"{name}: exactly 12 digits")


def _data(namespace: str, type_name: str) -> XmlElement:
    data = etree.Element("data", nsmap={"cs": namespace, "xsi": XSI})
    data.set(f"{{{XSI}}}type", f"cs:{type_name}")
    return data


def _dictionary(parent: XmlElement, name: str, code: str, names: tuple[str, str] | None) -> None:
    element = etree.SubElement(parent, name)
    add(element, "code", code)
    if names:
        add(element, "nameRu", names[1])
        add(element, "nameKz", names[0])


def _entry(parent: XmlElement, name: str, code: str, names: tuple[str, str] | None) -> None:
    element = etree.SubElement(parent, name)
    add(element, "Code", code)
    if names:
        add(element, "NameRu", names[1])
        add(element, "NameKz", names[0])
