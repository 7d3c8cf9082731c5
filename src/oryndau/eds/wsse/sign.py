"""Signing a Body."""

import base64
import uuid
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from cryptography import x509
from cryptography.hazmat.primitives import serialization
from lxml import etree

from oryndau.eds.wsse.algorithms import DIGESTS, SIGNATURES, SignatureAlgorithm
from oryndau.eds.wsse.message import XmlElement, body_of, canonical, parse
from oryndau.eds.wsse.names import BASE64, DS, EXC_C14N, SOAP, WSSE, WSU, X509V3, XSI
from oryndau.eds.wsse.trust import load_certificate

etree.register_namespace("wsu", WSU)


@dataclass(frozen=True)
class BodySigner:
    """A private key with its certificate; the key never shows in ``repr``."""

    key: Any = field(repr=False)
    certificate: x509.Certificate

    @classmethod
    def load(cls, key: Path, certificate: Path, password: bytes | None = None) -> "BodySigner":
        """Read a PEM private key and a certificate; raises OSError or ValueError."""
        loaded = serialization.load_pem_private_key(key.read_bytes(), password)
        return cls(loaded, load_certificate(certificate.read_bytes()))

    @property
    def algorithm(self) -> SignatureAlgorithm:
        """The registered signature method for this kind of key; ValueError when there is none."""
        for algorithm in SIGNATURES.values():
            if algorithm.fits(self.certificate):
                return algorithm
        raise ValueError("no signature method for this kind of key")


def sign_body(envelope: XmlElement, signer: BodySigner) -> None:
    """Sign the Body of `envelope` in place: ``wsse:Security`` with one ``ds:Signature`` in the header."""
    body = body_of(envelope)
    identifier = body.get(f"{{{WSU}}}Id") or f"id-{uuid.uuid4()}"
    body.set(f"{{{WSU}}}Id", identifier)
    algorithm, prefixes = signer.algorithm, _value_prefixes(body)
    header = envelope.find(f"{{{SOAP}}}Header")
    if header is None:
        header = etree.Element(f"{{{SOAP}}}Header")
        envelope.insert(0, header)
    security = etree.SubElement(header, f"{{{WSSE}}}Security", nsmap={"wsse": WSSE})
    security.set(f"{{{SOAP}}}mustUnderstand", "1")
    signature = etree.SubElement(security, f"{{{DS}}}Signature", nsmap={"ds": DS})
    info = _signed_info(signature, algorithm, identifier, prefixes)
    # The digest is of the Body as the receiver will parse it: in a tree that was built by hand, libxml2
    # overlooks a prefix of the list that was declared for an attribute's value.
    received = body_of(parse(etree.tostring(envelope)))
    _add(info[-1], "DigestValue", DIGESTS[algorithm.digest](canonical(received, prefixes)))
    _add(signature, "SignatureValue", algorithm.sign(signer.key, canonical(info)))
    _add_key_info(signature, signer.certificate)


def _value_prefixes(body: XmlElement) -> tuple[str, ...]:
    """Prefixes that only values of ``xsi:type`` use: exclusive canonicalization leaves them unsigned."""
    values = [e.get(f"{{{XSI}}}type", "") for e in body.iter(etree.Element)]
    return tuple(sorted({value.split(":")[0] for value in values if ":" in value}))


def _signed_info(
    signature: XmlElement, algorithm: SignatureAlgorithm, identifier: str, prefixes: tuple[str, ...]
) -> XmlElement:
    info = etree.SubElement(signature, f"{{{DS}}}SignedInfo")
    etree.SubElement(info, f"{{{DS}}}CanonicalizationMethod", Algorithm=EXC_C14N)
    etree.SubElement(info, f"{{{DS}}}SignatureMethod", Algorithm=algorithm.uri)
    reference = etree.SubElement(info, f"{{{DS}}}Reference", URI=f"#{identifier}")
    transforms = etree.SubElement(reference, f"{{{DS}}}Transforms")
    transform = etree.SubElement(transforms, f"{{{DS}}}Transform", Algorithm=EXC_C14N)
    if prefixes:
        name = f"{{{EXC_C14N}}}InclusiveNamespaces"
        etree.SubElement(transform, name, nsmap={"ec": EXC_C14N}, PrefixList=" ".join(prefixes))
    etree.SubElement(reference, f"{{{DS}}}DigestMethod", Algorithm=algorithm.digest)
    return info


def _add(parent: XmlElement, name: str, value: bytes) -> None:
    etree.SubElement(parent, f"{{{DS}}}{name}").text = base64.b64encode(value).decode()


def _add_key_info(signature: XmlElement, certificate: x509.Certificate) -> None:
    key_info = etree.SubElement(signature, f"{{{DS}}}KeyInfo")
    reference = etree.SubElement(key_info, f"{{{WSSE}}}SecurityTokenReference")
    name = f"{{{WSSE}}}KeyIdentifier"
    identifier = etree.SubElement(reference, name, EncodingType=BASE64, ValueType=X509V3)
    identifier.text = base64.b64encode(certificate.public_bytes(serialization.Encoding.DER)).decode()
