"""Checking the signature of a Body."""

import base64
import binascii
import hmac
from dataclasses import dataclass
from datetime import datetime

from cryptography import x509
from lxml import etree

from oryndau.eds.wsse.algorithms import DIGESTS, SIGNATURES
from oryndau.eds.wsse.errors import SignatureRefused
from oryndau.eds.wsse.message import XmlElement, body_of, canonical, parse
from oryndau.eds.wsse.names import DS, EXC_C14N, SOAP, WSSE, WSU, X509V3
from oryndau.eds.wsse.trust import Trust


@dataclass(frozen=True)
class VerifiedBody:
    """The Body that the signature covers, parsed from the bytes that were checked, and its signer."""

    body: XmlElement
    certificate: x509.Certificate


def verify_body(envelope: XmlElement, trust: Trust, at: datetime) -> VerifiedBody:
    """Check the signature of the Body of `envelope` (from :func:`parse`); `trust` accepts its signer at `at`.

    Raises :class:`MalformedMessage`, :class:`SignatureRefused` or :class:`UntrustedCertificate`.
    """
    body = body_of(envelope)
    signature = _signature_of(envelope)
    info = _only(signature, f"{{{DS}}}SignedInfo")
    covered = _covered_bytes(info, envelope, body)
    certificate = _certificate_of(signature)
    _check_signature(signature, info, certificate)
    trust.check(certificate, at)
    return VerifiedBody(parse(covered), certificate)


def _signature_of(envelope: XmlElement) -> XmlElement:
    headers = list(envelope.iter(f"{{{SOAP}}}Header"))
    if len(headers) != 1 or headers[0].getparent() is not envelope:
        raise SignatureRefused("the message carries no signature header")
    header = headers[0]
    found = list(header.iter(f"{{{DS}}}Signature"))
    if len(found) != 1:
        raise SignatureRefused("the header must hold exactly one signature")
    parent = found[0].getparent()
    in_security = parent is not None and parent.tag == f"{{{WSSE}}}Security" and parent.getparent() is header
    if parent is not header and not in_security:
        raise SignatureRefused("the signature stands in the wrong place")
    return found[0]


def _only(parent: XmlElement, tag: str) -> XmlElement:
    children = parent.findall(tag)
    if len(children) != 1:
        raise SignatureRefused(f"the signature must have exactly one {etree.QName(tag).localname}")
    return children[0]


def _covered_bytes(info: XmlElement, envelope: XmlElement, body: XmlElement) -> bytes:
    """The Body's canonical bytes, once the one Reference is shown to be the Body's and to match."""
    reference = _only(info, f"{{{DS}}}Reference")
    _check_points_at_body(reference.get("URI", ""), envelope, body)
    transforms = list(_only(reference, f"{{{DS}}}Transforms"))
    if len(transforms) != 1 or transforms[0].tag != f"{{{DS}}}Transform":
        raise SignatureRefused("exactly one transform is accepted")
    covered = canonical(body, _c14n_prefixes(transforms[0]))
    digest = DIGESTS.get(_only(reference, f"{{{DS}}}DigestMethod").get("Algorithm", ""))
    if digest is None:
        raise SignatureRefused("the digest method is not accepted")
    if not hmac.compare_digest(digest(covered), _decoded(_only(reference, f"{{{DS}}}DigestValue"))):
        raise SignatureRefused("the digest does not match the Body")
    return covered


def _check_points_at_body(uri: str, envelope: XmlElement, body: XmlElement) -> None:
    if not uri.startswith("#") or len(uri) < 2:
        raise SignatureRefused("the reference must name the Body's Id")
    named = [e for e in envelope.iter(etree.Element) if uri[1:] in _ids(e)]
    if len(named) != 1 or named[0] is not body:
        raise SignatureRefused("the reference must name the Body's Id, and no other element may bear it")
    if uri[1:] not in (body.get(f"{{{WSU}}}Id"), body.get("Id")):
        raise SignatureRefused("the Body's Id is not written as an Id")


def _ids(element: XmlElement) -> list[str]:
    named = element.attrib.items()
    return [str(value) for name, value in named if etree.QName(name).localname.lower() == "id"]


def _c14n_prefixes(method: XmlElement) -> tuple[str, ...]:
    if method.get("Algorithm") != EXC_C14N:
        raise SignatureRefused("only exclusive canonicalization is accepted")
    listed = method.find(f"{{{EXC_C14N}}}InclusiveNamespaces")
    return tuple(listed.get("PrefixList", "").split()) if listed is not None else ()


def _decoded(element: XmlElement) -> bytes:
    try:
        return base64.b64decode("".join((element.text or "").split()), validate=True)
    except binascii.Error as error:
        raise SignatureRefused("the signature is not base64") from error


def _certificate_of(signature: XmlElement) -> x509.Certificate:
    key_info = _only(signature, f"{{{DS}}}KeyInfo")
    found = [e for e in key_info.iter(f"{{{WSSE}}}KeyIdentifier") if e.get("ValueType") == X509V3]
    found += list(key_info.iter(f"{{{DS}}}X509Certificate"))
    if len(found) != 1:
        raise SignatureRefused("the signature must name exactly one certificate")
    try:
        return x509.load_der_x509_certificate(_decoded(found[0]))
    except ValueError as error:
        raise SignatureRefused("the certificate cannot be read") from error


def _check_signature(signature: XmlElement, info: XmlElement, certificate: x509.Certificate) -> None:
    prefixes = _c14n_prefixes(_only(info, f"{{{DS}}}CanonicalizationMethod"))
    algorithm = SIGNATURES.get(_only(info, f"{{{DS}}}SignatureMethod").get("Algorithm", ""))
    if algorithm is None or not algorithm.fits(certificate):
        raise SignatureRefused("the signature method is not accepted for this key")
    value = _decoded(_only(signature, f"{{{DS}}}SignatureValue"))
    if not algorithm.verify(certificate, value, canonical(info, prefixes)):
        raise SignatureRefused("the signature does not match")
