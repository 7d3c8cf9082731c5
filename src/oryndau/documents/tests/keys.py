"""A throwaway root and sealing key, made when the tests run; none of it is kept in the repository."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path

from asn1crypto import x509 as asn1
from asn1crypto.keys import PrivateKeyInfo
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.serialization import (
    BestAvailableEncryption,
    Encoding,
    NoEncryption,
    PrivateFormat,
    pkcs12,
)
from cryptography.x509.oid import NameOID

from oryndau.eds.oids import EKU_EMAIL_PROTECTION, EKU_INFORMATION_SYSTEM, EKU_TIME_STAMPING

PASSWORD = "for tests only"


def _name(common: str) -> x509.Name:
    return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, common)])


def seal_file(
    folder: Path, at: datetime, *, purpose: str = EKU_INFORMATION_SYSTEM
) -> tuple[Path, x509.Certificate]:
    """A PKCS#12 file with a sealing key valid a day around `at`, and the root that it hangs from."""
    root_key, key = ec.generate_private_key(ec.SECP256R1()), ec.generate_private_key(ec.SECP256R1())
    root = _certificate("СЫНАҚ ROOT", "СЫНАҚ ROOT", root_key.public_key(), root_key, at, authority=True)
    leaf = _certificate("ИС СЫНАҚ", "СЫНАҚ ROOT", key.public_key(), root_key, at, purpose=purpose)
    path = folder / "seal.p12"
    encryption = BestAvailableEncryption(PASSWORD.encode())
    path.write_bytes(pkcs12.serialize_key_and_certificates(b"seal", key, leaf, [root], encryption))
    return path, root


def stamping_key(at: datetime) -> tuple[asn1.Certificate, PrivateKeyInfo]:
    """A key that stamps time, as pyHanko's stand-in for a stamping authority takes it."""
    key, issuer = rsa.generate_private_key(65537, 2048), ec.generate_private_key(ec.SECP256R1())
    certificate = _certificate(
        "СЫНАҚ TSA", "СЫНАҚ ROOT", key.public_key(), issuer, at, purpose=EKU_TIME_STAMPING
    )
    private = key.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption())
    return asn1.Certificate.load(certificate.public_bytes(Encoding.DER)), PrivateKeyInfo.load(private)


def _certificate(
    subject: str,
    issuer: str,
    public: ec.EllipticCurvePublicKey | rsa.RSAPublicKey,
    signing: ec.EllipticCurvePrivateKey,
    at: datetime,
    *,
    authority: bool = False,
    purpose: str = "",
) -> x509.Certificate:
    usage = dict.fromkeys(
        ["key_encipherment", "data_encipherment", "key_agreement", "encipher_only", "decipher_only"], False
    )
    builder = (
        x509.CertificateBuilder(_name(issuer), _name(subject), public, x509.random_serial_number())
        .not_valid_before(at - timedelta(days=1))
        .not_valid_after(at + timedelta(days=1))
        .add_extension(x509.BasicConstraints(authority, None), critical=True)
        .add_extension(
            x509.KeyUsage(
                digital_signature=not authority,
                content_commitment=not authority,
                key_cert_sign=authority,
                crl_sign=authority,
                **usage,
            ),
            critical=True,
        )
    )
    if purpose:
        purposes = [x509.ObjectIdentifier(EKU_EMAIL_PROTECTION), x509.ObjectIdentifier(purpose)]
        builder = builder.add_extension(x509.ExtendedKeyUsage(purposes), critical=False)
    return builder.sign(signing, hashes.SHA256())
