"""Who a certificate names, by the profile of the national certification centre.

individual: CN=SURNAME NAME, SURNAME, SERIALNUMBER=IIN…, G=patronymic (the first name stands in CN alone);
of an organisation: the same with O and OU=BIN…; an information system: CN, O, OU=BIN…, UID, no IIN.
The check digits of IIN and BIN are not tested here: the centre's own test certificates break them on purpose.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from cryptography import x509
from cryptography.x509.oid import NameOID

from oryndau.eds import oids
from oryndau.eds.errors import Invalid


class Role(StrEnum):
    """What the certificate's extended key usage says its holder may do."""

    INDIVIDUAL = "individual"
    ORGANISATION = "organisation"
    HEAD = "head"
    CAN_SIGN = "can-sign"
    FINANCIAL = "financial"
    HR = "hr"
    EMPLOYEE = "employee"
    INFORMATION_SYSTEM = "information-system"


ROLE_OIDS: dict[str, Role] = {
    oids.EKU_INDIVIDUAL: Role.INDIVIDUAL,
    oids.EKU_ORGANISATION: Role.ORGANISATION,
    oids.EKU_HEAD: Role.HEAD,
    oids.EKU_CAN_SIGN: Role.CAN_SIGN,
    oids.EKU_FINANCIAL: Role.FINANCIAL,
    oids.EKU_HR: Role.HR,
    oids.EKU_EMPLOYEE: Role.EMPLOYEE,
    oids.EKU_INFORMATION_SYSTEM: Role.INFORMATION_SYSTEM,
}


@dataclass(frozen=True, slots=True)
class Subject:
    """The holder of a certificate; fields that the certificate does not have are empty."""

    name: str = ""
    surname: str = ""
    patronymic: str = ""
    iin: str = ""
    bin: str = ""
    organisation: str = ""
    common_name: str = ""

    def to_json(self) -> dict[str, str]:
        """The fields by name."""
        return {name: getattr(self, name) for name in self.__slots__}


def roles(extended_key_usage: Iterable[str]) -> frozenset[Role]:
    """Roles among the OIDs of the extended key usage."""
    return frozenset(ROLE_OIDS[oid] for oid in extended_key_usage if oid in ROLE_OIDS)


def subject(name: x509.Name) -> Subject:
    """The subject of a certificate; Invalid("profile") when a field stands twice, so that nobody has to
    choose.
    """
    surname = _one(name, NameOID.SURNAME)
    common_name = _one(name, NameOID.COMMON_NAME)
    return Subject(
        name=_first_name(common_name, surname),
        surname=surname,
        patronymic=_one(name, NameOID.GIVEN_NAME),
        iin=_number("IIN", name, NameOID.SERIAL_NUMBER),
        bin=_number("BIN", name, NameOID.ORGANIZATIONAL_UNIT_NAME),
        organisation=_one(name, NameOID.ORGANIZATION_NAME),
        common_name=common_name,
    )


def _values(name: x509.Name, oid: x509.ObjectIdentifier) -> list[str]:
    return [str(attribute.value).strip() for attribute in name.get_attributes_for_oid(oid)]


def _one(name: x509.Name, oid: x509.ObjectIdentifier) -> str:
    values = _values(name, oid)
    if len(values) > 1:
        raise Invalid("profile", f"{oid.dotted_string} stands twice")
    return values[0] if values else ""


def _number(prefix: str, name: x509.Name, oid: x509.ObjectIdentifier) -> str:
    found = [value for value in _values(name, oid) if value.upper().startswith(prefix)]
    if not found:
        return ""
    match = re.fullmatch(rf"{prefix}([0-9]{{12}})", found[0], re.IGNORECASE)
    if len(found) > 1 or match is None:
        raise Invalid("profile", f"{prefix} is not one number of twelve digits")
    return match[1]


def _first_name(common_name: str, surname: str) -> str:
    head, _, tail = common_name.partition(" ")
    return tail.strip() if surname and head.casefold() == surname.casefold() else _after(common_name, surname)


def _after(common_name: str, surname: str) -> str:
    """The rest of CN after a surname of several words; nothing when CN does not begin with the surname."""
    if surname and common_name.casefold().startswith(surname.casefold() + " "):
        return common_name[len(surname) :].strip()
    return ""
