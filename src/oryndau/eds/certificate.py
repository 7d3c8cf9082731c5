"""A certificate read once: what the verifier asks of it, kept by the bytes of the certificate."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property, lru_cache
from pathlib import Path
from typing import TypeVar

from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.x509.oid import AuthorityInformationAccessOID, ExtensionOID

from oryndau.eds import algorithms, profile
from oryndau.eds import der as asn1
from oryndau.eds.der import SEQUENCE, Fields
from oryndau.eds.errors import Invalid, Malformed

MAX_CERTIFICATE = 16 * 1024
_UNDERSTOOD = {
    ExtensionOID.KEY_USAGE,
    ExtensionOID.EXTENDED_KEY_USAGE,
    ExtensionOID.BASIC_CONSTRAINTS,
    ExtensionOID.CERTIFICATE_POLICIES,
    ExtensionOID.SUBJECT_ALTERNATIVE_NAME,
    ExtensionOID.AUTHORITY_KEY_IDENTIFIER,
    ExtensionOID.SUBJECT_KEY_IDENTIFIER,
}
_E = TypeVar("_E", bound=x509.ExtensionType)


@dataclass(frozen=True, eq=False)
class Certificate:
    """An X.509 certificate with the facts of path, usage and subject at hand; made by `load`."""

    der: bytes
    x509: x509.Certificate = field(repr=False)
    fingerprint: bytes
    serial: int
    issuer: bytes
    subject_name: bytes
    not_before: datetime
    not_after: datetime
    is_ca: bool
    path_length: int | None
    key_usage: frozenset[str]
    extended_key_usage: frozenset[str]
    extended_key_usage_critical: bool
    policies: frozenset[str]
    key_id: bytes
    issuer_key_id: bytes
    ocsp_urls: tuple[str, ...]
    crl_urls: tuple[str, ...]

    @cached_property
    def public_key(self) -> algorithms.PublicKey:
        """The public key; Invalid("key") when it is weak or of an unknown kind."""
        return algorithms.public_key(self.x509)

    @cached_property
    def subject(self) -> profile.Subject:
        """Who the certificate names; Invalid("profile") when that is ambiguous."""
        return profile.subject(self.x509.subject)

    @cached_property
    def roles(self) -> frozenset[profile.Role]:
        """Roles of the holder."""
        return profile.roles(self.extended_key_usage)

    @cached_property
    def issuer_text(self) -> str:
        """The issuer's name for people (RFC 4514)."""
        return self.x509.issuer.rfc4514_string()

    @property
    def self_issued(self) -> bool:
        """Whether issuer and subject are the same name."""
        return self.issuer == self.subject_name

    def signed_by(self, issuer: Certificate) -> bool:
        """Whether the signature of this certificate was made with the issuer's key."""
        return _signed_by(self, issuer)


# What the library raises for bytes that are no certificate; two of them are no ValueErrors.
_UNREADABLE = (ValueError, x509.DuplicateExtension, x509.InvalidVersion, x509.UnsupportedGeneralNameType)


@lru_cache(maxsize=8192)
def load(der: bytes) -> Certificate:
    """Reads a DER certificate; Malformed when it is none, Invalid when it has a critical extension unknown
    to us.
    """
    if len(der) > MAX_CERTIFICATE:
        raise Invalid("too-large", "certificate")
    try:
        return _read(der, x509.load_der_x509_certificate(der))
    except _UNREADABLE as error:
        raise Malformed(f"certificate: {error}") from None


def load_any(data: bytes) -> list[Certificate]:
    """Certificates of a PEM (one or several) or DER file."""
    if b"-----BEGIN" not in data:
        return [load(data)]
    try:
        found = x509.load_pem_x509_certificates(data)
    except ValueError as error:
        raise Malformed(f"certificate: {error}") from None
    return [load(der(one)) for one in found]


def load_folder(folder: Path) -> list[Certificate]:
    """Every certificate in the files *.pem, *.crt, *.cer, *.der of a folder, by file name."""
    files = sorted(p for p in folder.iterdir() if p.suffix.lower() in {".pem", ".crt", ".cer", ".der"})
    return [certificate for path in files for certificate in load_any(path.read_bytes())]


def der(certificate: x509.Certificate) -> bytes:
    """DER bytes of a certificate object."""
    return certificate.public_bytes(Encoding.DER)


def _read(data: bytes, cert: x509.Certificate) -> Certificate:
    extensions = cert.extensions
    unknown = [e.oid.dotted_string for e in extensions if e.critical and e.oid not in _UNDERSTOOD]
    if unknown:
        raise Invalid("usage", f"critical extension {unknown[0]}")
    basic = _extension(extensions, x509.BasicConstraints)
    eku = _extension(extensions, x509.ExtendedKeyUsage)
    policies = _extension(extensions, x509.CertificatePolicies)
    ski = _extension(extensions, x509.SubjectKeyIdentifier)
    aki = _extension(extensions, x509.AuthorityKeyIdentifier)
    issuer, subject = _names(cert.tbs_certificate_bytes)
    return Certificate(
        der=data,
        x509=cert,
        fingerprint=hashlib.sha256(data).digest(),
        serial=cert.serial_number,
        issuer=issuer,
        subject_name=subject,
        not_before=cert.not_valid_before_utc,
        not_after=cert.not_valid_after_utc,
        is_ca=bool(basic and basic.ca),
        path_length=basic.path_length if basic else None,
        key_usage=_key_usage(_extension(extensions, x509.KeyUsage)),
        extended_key_usage=frozenset(oid.dotted_string for oid in eku) if eku else frozenset(),
        extended_key_usage_critical=eku is not None
        and extensions.get_extension_for_class(type(eku)).critical,
        policies=frozenset(p.policy_identifier.dotted_string for p in policies) if policies else frozenset(),
        key_id=ski.digest if ski else b"",
        issuer_key_id=(aki.key_identifier or b"") if aki else b"",
        ocsp_urls=_ocsp_urls(_extension(extensions, x509.AuthorityInformationAccess)),
        crl_urls=_crl_urls(_extension(extensions, x509.CRLDistributionPoints)),
    )


def _names(tbs: bytes) -> tuple[bytes, bytes]:
    """Issuer and subject as they are written: names are compared by their bytes."""
    fields = Fields(tbs, asn1.whole(tbs, SEQUENCE))
    fields.maybe(0xA0)
    fields.take(asn1.INTEGER)
    fields.take(SEQUENCE)
    issuer = asn1.full(tbs, fields.take(SEQUENCE))
    fields.take(SEQUENCE)
    return issuer, asn1.full(tbs, fields.take(SEQUENCE))


def _extension(extensions: x509.Extensions, kind: type[_E]) -> _E | None:
    try:
        return extensions.get_extension_for_class(kind).value
    except x509.ExtensionNotFound:
        return None


def _key_usage(usage: x509.KeyUsage | None) -> frozenset[str]:
    if usage is None:
        return frozenset()
    names = (
        "digital_signature",
        "content_commitment",
        "key_encipherment",
        "key_agreement",
        "key_cert_sign",
        "crl_sign",
    )
    return frozenset(name for name in names if getattr(usage, name))


def _ocsp_urls(access: x509.AuthorityInformationAccess | None) -> tuple[str, ...]:
    return tuple(
        str(d.access_location.value)
        for d in access or ()
        if d.access_method == AuthorityInformationAccessOID.OCSP
        and isinstance(d.access_location, x509.UniformResourceIdentifier)
    )


def _crl_urls(points: x509.CRLDistributionPoints | None) -> tuple[str, ...]:
    return tuple(
        str(name.value)
        for point in points or ()
        for name in point.full_name or ()
        if isinstance(name, x509.UniformResourceIdentifier)
    )


@lru_cache(maxsize=8192)
def _signed_by(child: Certificate, issuer: Certificate) -> bool:
    scheme = algorithms.scheme_of_certificate(child.x509.signature_algorithm_oid.dotted_string)
    return scheme.verify(issuer.public_key, child.x509.signature, child.x509.tbs_certificate_bytes)
