"""Keys of the emulated gateway, made at the first start.

In ``<var>/emulators/gateway/``: ``authority.*`` and ``gateway.*`` are the gateway's; ``participants/<sender
id>.pem`` is the certificate that a sender must sign with; ``trust/`` is the folder that a client trusts.
"""

import os
import uuid
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
)
from cryptography.x509.oid import NameOID

from oryndau.eds.wsse import BodySigner

SENDER_ID, SENDER_BIN = "ORYNDAU", "210840000120"


@dataclass(frozen=True)
class GatewayKeys:
    """The gateway's signer, a stranger's for planned wrong signatures, and where the participants are."""

    signer: BodySigner
    stranger: BodySigner
    participants: Path


def prepare(folder: Path) -> GatewayKeys:
    """Make what is missing under `folder` and load it; the keys of an earlier start are kept."""
    authority = _pair(folder / "authority", "УЦ шлюза (эмулятор)", None)
    signer = _pair(folder / "gateway", "ИС Шлюз (эмулятор)", authority)
    _publish(folder / "trust" / "authority.pem", authority.certificate)
    participant = _pair(folder / "participant" / SENDER_ID, "ИС Oryndau", authority, SENDER_BIN)
    _publish(folder / "participants" / f"{SENDER_ID}.pem", participant.certificate)
    return GatewayKeys(signer, _make("ИС Шлюз (эмулятор)", None, ""), folder / "participants")


def _pair(path: Path, name: str, issuer: BodySigner | None, number: str = "") -> BodySigner:
    key_file, certificate_file = path.with_suffix(".key"), path.with_suffix(".pem")
    if key_file.exists() and certificate_file.exists():
        return BodySigner.load(key_file, certificate_file)
    made = _make(name, issuer, number)
    _write(key_file, made.key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()))
    _publish(certificate_file, made.certificate)
    return made


def _publish(path: Path, certificate: x509.Certificate) -> None:
    data = certificate.public_bytes(Encoding.PEM)
    if not path.exists() or path.read_bytes() != data:
        _write(path, data)


def _write(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    fresh = path.with_name(f".{path.name}.{uuid.uuid4().hex}")
    with os.fdopen(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
        file.write(data)
    fresh.replace(path)


def _make(name: str, issuer: BodySigner | None, number: str) -> BodySigner:
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
