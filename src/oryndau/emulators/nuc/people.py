"""Keys of people, heads, employees and information systems, by the subject and role profile of the real
centre.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.x509.oid import NameOID

from oryndau.eds import oids
from oryndau.eds.algorithms import PrivateKey
from oryndau.eds.sign import KeyPair
from oryndau.emulators.nuc.authority import (
    Centre,
    Extensions,
    crl_points,
    key_usage,
    make,
    ocsp_access,
    policy,
)

ROLES: dict[str, tuple[str, ...]] = {
    "individual": (oids.EKU_INDIVIDUAL,),
    "head": (oids.EKU_ORGANISATION, oids.EKU_HEAD),
    "can-sign": (oids.EKU_ORGANISATION, oids.EKU_CAN_SIGN),
    "financial": (oids.EKU_ORGANISATION, oids.EKU_FINANCIAL),
    "hr": (oids.EKU_ORGANISATION, oids.EKU_HR),
    "employee": (oids.EKU_ORGANISATION, oids.EKU_EMPLOYEE),
    "information-system": (oids.EKU_ORGANISATION, oids.EKU_INFORMATION_SYSTEM),
}


class BadApplication(ValueError):
    """The application for a key cannot be served; the message says which field is wrong."""


@dataclass(frozen=True, slots=True)
class Application:
    """Who asks for a key; `role` is one of ROLES, `key` is "ec" or "rsa"."""

    surname: str = ""
    name: str = ""
    patronymic: str = ""
    iin: str = ""
    bin: str = ""
    organisation: str = ""
    role: str = "individual"
    key: str = "ec"
    purpose: str = "sign"  # "auth" makes a key that may only sign in, as until 2022

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Application:
        """From the fields of a request; BadApplication for what cannot be issued."""
        known = {name: str(data[name]) for name in cls.__dataclass_fields__ if data.get(name) is not None}
        found = cls(**known)
        found.check()
        return found

    def check(self) -> None:
        """Raises BadApplication."""
        if self.role not in ROLES:
            raise BadApplication(f"role: one of {', '.join(ROLES)}")
        if self.key not in ("ec", "rsa"):
            raise BadApplication("key: ec or rsa")
        if self.role != "information-system" and not _twelve_digits(self.iin):
            raise BadApplication("iin: twelve digits")
        if self.role != "individual" and not (_twelve_digits(self.bin) and self.organisation):
            raise BadApplication("bin, organisation: needed for this role")

    @property
    def subject(self) -> x509.Name:
        """The distinguished name."""
        # X.520 limits names to 64 characters; the library would count bytes, two to a Cyrillic letter
        return x509.Name(
            [x509.NameAttribute(oid, value[:64], _validate=False) for oid, value in self._fields() if value]
        )

    def _fields(self) -> list[tuple[x509.ObjectIdentifier, str]]:
        organisation = [
            (NameOID.ORGANIZATION_NAME, self.organisation if self.bin else ""),
            (NameOID.ORGANIZATIONAL_UNIT_NAME, f"BIN{self.bin}" if self.bin else ""),
        ]
        if self.role == "information-system":
            name = self.name or f"ИС {self.organisation}"
            uid = (NameOID.USER_ID, oids.UID_INFORMATION_SYSTEM)
            return [(NameOID.COMMON_NAME, name), (NameOID.COUNTRY_NAME, "KZ"), *organisation, uid]
        return [
            (NameOID.COMMON_NAME, f"{self.surname} {self.name}".strip().upper()),
            (NameOID.SURNAME, self.surname.upper()),
            (NameOID.SERIAL_NUMBER, f"IIN{self.iin}"),
            (NameOID.COUNTRY_NAME, "KZ"),
            *organisation,
            (NameOID.GIVEN_NAME, self.patronymic.upper()),
        ]


def issue(centre: Centre, application: Application, start: datetime, days: int = 365) -> KeyPair:
    """A new key pair for the applicant, valid from `start` for `days` days."""
    return make(
        centre.issuing,
        application.subject,
        start,
        days=days,
        extensions=_extensions(centre.url, application),
        key=_new_key(application.key),
    )


def _extensions(url: str, application: Application) -> Extensions:
    sign = application.purpose == "sign"
    bits = ("digital_signature", "content_commitment") if sign else ("digital_signature", "key_encipherment")
    purpose = oids.EKU_EMAIL_PROTECTION if sign else oids.EKU_CLIENT_AUTH
    usage = x509.ExtendedKeyUsage(map(x509.ObjectIdentifier, (purpose, *ROLES[application.role])))
    return [
        (key_usage(*bits), True),
        (usage, False),
        (policy(oids.POLICY_SUBSCRIBER), False),
        (crl_points(f"{url}/crl/ca.crl"), False),
        (ocsp_access(url), False),
    ]


def _new_key(kind: str) -> PrivateKey:
    if kind == "rsa":
        return rsa.generate_private_key(65537, 2048)
    return ec.generate_private_key(ec.SECP256R1())


def _twelve_digits(text: str) -> bool:
    return len(text) == 12 and text.isascii() and text.isdigit()
