"""Reading a request's data and writing an answer's, shared by the services behind the emulated gateway."""

import re
from collections.abc import Set
from dataclasses import dataclass

from lxml import etree

from oryndau.eds.wsse import XmlElement
from oryndau.eds.wsse.names import XSI
from oryndau.emulators.gateway.envelope import add
from oryndau.emulators.gateway.registers import Registers
from oryndau.emulators.loopback import AppendLog

FOUND, NOT_FOUND = "00000", "00001"


class Refused(Exception):
    """The data of the request breaks the service's rules: status SCSE002."""


@dataclass(frozen=True)
class Context:
    """What the services stand on: the registers and what monitoring has received."""

    registers: Registers
    monitoring: AppendLog


def fields(data: XmlElement, needed: Set[str], optional: Set[str] = frozenset()) -> dict[str, str]:
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


def number(value: str, name: str) -> None:
    """Raise :class:`Refused` unless `value` has exactly 12 digits."""
    if not re.fullmatch(r"\d{12}", value, re.ASCII):
        raise Refused(f"{name}: exactly 12 digits")


def data_of(namespace: str, type_name: str) -> XmlElement:
    """An empty element of data that names its type."""
    data = etree.Element("data", nsmap={"cs": namespace, "xsi": XSI})
    data.set(f"{{{XSI}}}type", f"cs:{type_name}")
    return data


def dictionary(parent: XmlElement, name: str, code: str, names: tuple[str, str] | None) -> None:
    """Add a dictionary's entry, with its names in Kazakh and in Russian where there are any."""
    element = etree.SubElement(parent, name)
    add(element, "code", code)
    if names:
        add(element, "nameRu", names[1])
        add(element, "nameKz", names[0])


def entry(parent: XmlElement, name: str, code: str, names: tuple[str, str] | None) -> None:
    """The same as the register of legal entities spells it."""
    element = etree.SubElement(parent, name)
    add(element, "Code", code)
    if names:
        add(element, "NameRu", names[1])
        add(element, "NameKz", names[0])
