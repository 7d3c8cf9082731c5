"""Signed XML documents to and from the gateway: made by our key, opened only by a signature that we trust."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from cryptography.hazmat.primitives.serialization import load_pem_private_key
from lxml import etree

from oryndau.eds import certificate as certificates
from oryndau.eds import xmldsig
from oryndau.eds.errors import Refused
from oryndau.eds.sign import KeyPair
from oryndau.eds.wsse import Trust, WsseError

MAX_DOCUMENT = 64 * 1024
"""Bytes of the largest document that is read: a real notification has about four thousand."""
Element = etree._Element


class NotTrusted(Exception):
    """The document is not the gateway's: unsigned, changed, of a stranger, or not of the agreed shape."""


def load_pair(key: Path, certificate: Path) -> KeyPair:
    """A PEM private key with its certificate. OSError when a file cannot be read, ValueError for no key."""
    loaded: Any = load_pem_private_key(key.read_bytes(), None)
    return KeyPair(loaded, certificates.load_any(certificate.read_bytes())[0])


def document(namespace: str, name: str, values: Mapping[str, str | None]) -> bytes:
    """A flat document; what has no value is left out."""
    root = etree.Element(f"{{{namespace}}}{name}", nsmap={"p": namespace})
    for key, value in values.items():
        if value is not None:
            etree.SubElement(root, f"{{{namespace}}}{key}").text = value
    return etree.tostring(root)


def sign(plain: bytes, pair: KeyPair) -> bytes:
    """The document with an enveloped signature."""
    return xmldsig.sign_enveloped(plain, pair).encode()


def open_signed(data: bytes, trust: Trust, at: datetime) -> Element:
    """What the signature covers, once it is proven and its signer is trusted at `at`; else `NotTrusted`."""
    if len(data) > MAX_DOCUMENT:
        raise NotTrusted("larger than any of the gateway's documents")
    try:
        verified = xmldsig.verify(data)
        trust.check(verified.certificate.x509, at)
    except (Refused, WsseError) as error:
        raise NotTrusted(str(error)) from None
    return verified.document


@dataclass(frozen=True, slots=True)
class Fields:
    """The flat children of an element, by their names without namespace."""

    values: Mapping[str, str]

    @classmethod
    def of(cls, element: Element) -> "Fields":
        """Its children without children. `NotTrusted` where one is repeated: it could be read in two ways."""
        found: dict[str, str] = {}
        for child in element.iterchildren(etree.Element):
            name = etree.QName(child).localname
            if name in found and not len(child):
                raise NotTrusted(f"{name} twice")
            if not len(child):
                found[name] = (child.text or "").strip()
        return cls(found)

    def __getitem__(self, name: str) -> str:
        """The value, which must be there; `NotTrusted` otherwise."""
        value = self.values.get(name, "")
        if not value:
            raise NotTrusted(f"no {name}")
        return value

    def get(self, name: str) -> str:
        """The value, or nothing."""
        return self.values.get(name, "")
