"""Keys of emulated systems with their certificates, made at the first start and kept under `var`."""

import os
import uuid
from datetime import UTC, datetime, timedelta
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509.oid import NameOID

from oryndau.eds.wsse import BodySigner


def pair(path: Path, name: str, issuer: BodySigner | None, number: str = "") -> BodySigner:
    """The pair kept as `path` with .key and .pem, made the first time; `issuer` None: it signs itself."""
    key_file, certificate_file = path.with_suffix(".key"), path.with_suffix(".pem")
    if key_file.exists() and certificate_file.exists():
        return BodySigner.load(key_file, certificate_file)
    made = make(name, issuer, number)
    _write(key_file, made.key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()))
    publish(certificate_file, made.certificate)
    return made


def publish(path: Path, certificate: x509.Certificate) -> None:
    """Lay a certificate where others read it, unless it lies there."""
    data = certificate.public_bytes(Encoding.PEM)
    if not path.exists() or path.read_bytes() != data:
        _write(path, data)


def _write(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    fresh = path.with_name(f".{path.name}.{uuid.uuid4().hex}")
    with os.fdopen(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
        file.write(data)
    fresh.replace(path)


def make(name: str, issuer: BodySigner | None, number: str) -> BodySigner:
    """A new pair that is kept nowhere; `number` is the BIN of an organisation, empty for none."""
    key = ec.generate_private_key(ec.SECP256R1())
    parts = [x509.NameAttribute(NameOID.COMMON_NAME, name), x509.NameAttribute(NameOID.COUNTRY_NAME, "KZ")]
    if number:  # the national centre writes an organisation's BIN so
        parts.append(x509.NameAttribute(NameOID.ORGANIZATIONAL_UNIT_NAME, f"BIN{number}"))
    subject, now = x509.Name(parts), datetime.now(UTC)
    certificate = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer.certificate.subject if issuer else subject)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=3650))
        .add_extension(x509.BasicConstraints(ca=issuer is None, path_length=None), critical=True)
        .sign(issuer.key if issuer else key, hashes.SHA256())
    )
    return BodySigner(key, certificate)
