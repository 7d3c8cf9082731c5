"""The centre's own keys and certificates: root, issuing centre, time-stamping authority, OCSP responder."""

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    load_pem_private_key,
)
from cryptography.x509.oid import AuthorityInformationAccessOID, NameOID

from oryndau.eds import certificate, oids
from oryndau.eds.algorithms import PrivateKey
from oryndau.eds.errors import Malformed
from oryndau.eds.sign import KeyPair

CENTRE_YEARS = 10


@dataclass(frozen=True)
class Centre:
    """The four key pairs of the centre and the address that stands in the certificates it issues."""

    root: KeyPair
    issuing: KeyPair
    tsa: KeyPair
    ocsp: KeyPair
    url: str

    @classmethod
    def create(cls, url: str, at: datetime) -> Centre:
        """A new centre whose certificates are valid from three years before `at`, for ten years."""
        start = at - timedelta(days=3 * 365)
        root = self_signed(_name("TEST ROOT CA / СЫНАҚ ТҮБІР"), start)
        issuing = make(
            root,
            _name("TEST NCA / СЫНАҚ ҰКО"),
            start,
            days=CENTRE_YEARS * 365,
            extensions=[
                *_authority_extensions(0, oids.POLICY_CA),
                (crl_points(f"{url}/crl/root.crl"), False),
            ],
        )
        services = [(crl_points(f"{url}/crl/ca.crl"), False), (ocsp_access(url), False)]
        tsa = make(
            issuing,
            _name("TEST TIME-STAMPING AUTHORITY / СЫНАҚ"),
            start,
            days=CENTRE_YEARS * 365,
            extensions=[
                *_leaf_usage({oids.EKU_TIME_STAMPING}, oids.POLICY_TSA_RSA, critical=True),
                *services,
            ],
        )
        ocsp = make(
            issuing,
            _name("TEST OCSP RESPONDER / СЫНАҚ"),
            start,
            days=CENTRE_YEARS * 365,
            extensions=[
                *_leaf_usage({oids.EKU_OCSP_SIGNING}, oids.POLICY_SUBSCRIBER),
                (x509.OCSPNoCheck(), False),
            ],
        )
        return cls(root, issuing, tsa, ocsp, url)

    @classmethod
    def open(cls, folder: Path, url: str, at: datetime) -> Centre:
        """The centre kept in a folder, made there when absent; `folder/trust` holds what verifiers trust."""
        names = ("root", "issuing", "tsa", "ocsp")
        if not (folder / "ocsp.pem").exists():
            made = cls.create(url, at)
            for name in names:
                _keep(folder, name, getattr(made, name))
            trust = folder / "trust"
            trust.mkdir(exist_ok=True)
            for name in ("root", "issuing"):
                (trust / f"{name}.cer").write_bytes(getattr(made, name).certificate.der)
            return made
        root, issuing, tsa, ocsp = (_read(folder, name) for name in names)
        return cls(root, issuing, tsa, ocsp, url)

    @property
    def anchors(self) -> list[certificate.Certificate]:
        """What a verifier of the demonstration pins."""
        return [self.root.certificate, self.issuing.certificate]


Extensions = Iterable[tuple[x509.ExtensionType, bool]]


def make(
    issuer: KeyPair,
    subject: x509.Name,
    start: datetime,
    *,
    days: int,
    extensions: Extensions,
    key: PrivateKey | None = None,
) -> KeyPair:
    """A key pair with a certificate of `issuer`; the key is a new P-256 one unless given."""
    own = key or ec.generate_private_key(ec.SECP256R1())
    above = issuer.certificate
    builder = _builder(subject, above.x509.subject, own, start, days, extensions)
    builder = builder.add_extension(
        x509.AuthorityKeyIdentifier.from_issuer_subject_key_identifier(
            x509.SubjectKeyIdentifier(above.key_id)
        ),
        critical=False,
    )
    signed = builder.sign(issuer.private_key, hashes.SHA256())
    return KeyPair(own, certificate.load(certificate.der(signed)), (above, *issuer.chain))


def self_signed(subject: x509.Name, start: datetime) -> KeyPair:
    """A root."""
    key = ec.generate_private_key(ec.SECP256R1())
    extensions = _authority_extensions(1, oids.POLICY_ROOT)
    signed = _builder(subject, subject, key, start, CENTRE_YEARS * 365, extensions).sign(key, hashes.SHA256())
    return KeyPair(key, certificate.load(certificate.der(signed)))


def crl_points(url: str) -> x509.CRLDistributionPoints:
    """Where the list of revoked certificates is."""
    point = x509.DistributionPoint([x509.UniformResourceIdentifier(url)], None, None, None)
    return x509.CRLDistributionPoints([point])


def ocsp_access(url: str) -> x509.AuthorityInformationAccess:
    """Where the OCSP responder and the issuer's certificate are."""
    places = (
        (AuthorityInformationAccessOID.OCSP, "ocsp"),
        (AuthorityInformationAccessOID.CA_ISSUERS, "cert/ca.cer"),
    )
    return x509.AuthorityInformationAccess(
        x509.AccessDescription(oid, x509.UniformResourceIdentifier(f"{url}/{place}")) for oid, place in places
    )


def key_usage(*names: str) -> x509.KeyUsage:
    """A KeyUsage extension with these bits set."""
    bits = (
        "digital_signature",
        "content_commitment",
        "key_encipherment",
        "data_encipherment",
        "key_agreement",
        "key_cert_sign",
        "crl_sign",
        "encipher_only",
        "decipher_only",
    )
    return x509.KeyUsage(**{bit: bit in names for bit in bits})


def policy(oid: str) -> x509.CertificatePolicies:
    """A certificate policy."""
    return x509.CertificatePolicies([x509.PolicyInformation(x509.ObjectIdentifier(oid), None)])


def _leaf_usage(
    eku: set[str], policy_oid: str, critical: bool = False
) -> list[tuple[x509.ExtensionType, bool]]:
    return [
        (key_usage("digital_signature", "content_commitment"), True),
        (x509.ExtendedKeyUsage(map(x509.ObjectIdentifier, sorted(eku))), critical),
        (policy(policy_oid), False),
    ]


def _authority_extensions(path_length: int, policy_oid: str) -> list[tuple[x509.ExtensionType, bool]]:
    return [
        (x509.BasicConstraints(ca=True, path_length=path_length), True),
        (key_usage("key_cert_sign", "crl_sign"), True),
        (policy(policy_oid), False),
    ]


def _builder(
    subject: x509.Name, issuer: x509.Name, key: PrivateKey, start: datetime, days: int, extensions: Extensions
) -> x509.CertificateBuilder:
    builder = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(start)
        .not_valid_after(start + timedelta(days=days))
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
    )
    for value, critical in extensions:
        builder = builder.add_extension(value, critical)
    return builder


def _name(common_name: str) -> x509.Name:
    return x509.Name(
        [x509.NameAttribute(NameOID.COUNTRY_NAME, "KZ"), x509.NameAttribute(NameOID.COMMON_NAME, common_name)]
    )


def _keep(folder: Path, name: str, pair: KeyPair) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    secret = pair.private_key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    chain = b"".join(one.x509.public_bytes(Encoding.PEM) for one in (pair.certificate, *pair.chain))
    path = folder / f"{name}.pem"
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as file:
        file.write(secret + chain)


def _read(folder: Path, name: str) -> KeyPair:
    data = (folder / f"{name}.pem").read_bytes()
    key = load_pem_private_key(data, None)
    own, *above = certificate.load_any(data[data.index(b"-----BEGIN CERTIFICATE") :])
    if not isinstance(key, ec.EllipticCurvePrivateKey | rsa.RSAPrivateKey):
        raise Malformed(f"key of {name}")
    return KeyPair(key, own, tuple(above))
