"""Makes CAdES-B and CAdES-T signatures: for the server's own keys (gateway, seal) and for the NCALayer
emulator.
"""

from __future__ import annotations

import base64
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Protocol

from oryndau.eds import algorithms, der, oids
from oryndau.eds.algorithms import PrivateKey
from oryndau.eds.certificate import Certificate


class TimestampSource(Protocol):
    """Gives an RFC 3161 token (DER) for a digest; raises Indeterminate when it cannot."""

    def stamp(self, digest_oid: str, imprint: bytes) -> bytes:
        """The token over this imprint."""
        ...


@dataclass(frozen=True)
class KeyPair:
    """A private key with its certificate and the centres above it, lowest first."""

    private_key: PrivateKey
    certificate: Certificate
    chain: tuple[Certificate, ...] = ()

    def sign(self, data: bytes) -> bytes:
        """A bare signature over data with the key's usual scheme."""
        return algorithms.default_scheme(self.private_key).make(self.private_key, data)


def sign_detached(
    content: bytes, signer: KeyPair, tsa: TimestampSource | None = None, at: datetime | None = None
) -> bytes:
    """A detached CAdES signature (DER) over content: CAdES-T when `tsa` is given, else CAdES-B.

    `at` goes into signing-time, which is only information; without it the attribute is left out.
    """
    scheme = algorithms.default_scheme(signer.private_key)
    return _signed_data(algorithms.digest(scheme.digest, content), None, signer, tsa, at)


def sign_attached(
    content: bytes, signer: KeyPair, tsa: TimestampSource | None = None, at: datetime | None = None
) -> bytes:
    """Like `sign_detached`, with the content inside."""
    scheme = algorithms.default_scheme(signer.private_key)
    return _signed_data(algorithms.digest(scheme.digest, content), content, signer, tsa, at)


def sign_digest(
    digest: bytes, signer: KeyPair, tsa: TimestampSource | None = None, at: datetime | None = None
) -> bytes:
    """A detached signature over a content of which only the SHA-256 digest is known."""
    return _signed_data(digest, None, signer, tsa, at)


def sign_content_of_type(content_type: str, content: bytes, signer: KeyPair) -> bytes:
    """A CMS message that encapsulates content of another type, as time-stamp tokens do."""
    scheme = algorithms.default_scheme(signer.private_key)
    return _signed_data(algorithms.digest(scheme.digest, content), content, signer, None, None, content_type)


def armour(signature: bytes) -> str:
    """The PEM form in which NCALayer returns a signature."""
    text = base64.encodebytes(signature).decode().replace("\n", "")
    lines = "\n".join(text[i : i + 64] for i in range(0, len(text), 64))
    return f"-----BEGIN CMS-----\n{lines}\n-----END CMS-----\n"


def _signed_data(
    digest: bytes,
    content: bytes | None,
    signer: KeyPair,
    tsa: TimestampSource | None,
    at: datetime | None,
    content_type: str = oids.DATA,
) -> bytes:
    scheme = algorithms.default_scheme(signer.private_key)
    attributes = _signed_attributes(content_type, digest, signer.certificate, at)
    signature = scheme.make(signer.private_key, attributes)
    unsigned = b""
    if tsa is not None:
        token = tsa.stamp(scheme.digest, algorithms.digest(scheme.digest, signature))
        unsigned = der.tlv(0xA1, _attribute(oids.ATTRIBUTE_TIMESTAMP, token))
    info = der.sequence(
        der.integer(1),
        der.sequence(signer.certificate.issuer, der.integer(signer.certificate.serial)),
        der.sequence(der.object_id(scheme.digest)),
        b"\xa0" + attributes[1:],
        _signature_algorithm(scheme),
        der.octets(signature),
        unsigned,
    )
    body = der.sequence(
        der.integer(1 if content_type == oids.DATA else 3),
        der.set_of(der.sequence(der.object_id(scheme.digest))),
        der.sequence(
            der.object_id(content_type), b"" if content is None else der.tlv(0xA0, der.octets(content))
        ),
        der.tlv(0xA0, *sorted(c.der for c in (signer.certificate, *signer.chain))),
        der.set_of(info),
    )
    return der.sequence(der.object_id(oids.SIGNED_DATA), der.tlv(0xA0, body))


def _signature_algorithm(scheme: algorithms.Scheme) -> bytes:
    null = der.tlv(der.NULL) if scheme.name.startswith("RSA") else b""
    return der.sequence(der.object_id(scheme.oid), null)


def _attribute(name: str, value: bytes) -> bytes:
    return der.sequence(der.object_id(name), der.set_of(value))


def _signed_attributes(content_type: str, digest: bytes, signing: Certificate, at: datetime | None) -> bytes:
    # ESSCertIDv2 with the default SHA-256, so the algorithm is left out (RFC 5035 p. 4)
    certificate_id = der.sequence(der.sequence(der.sequence(der.octets(signing.fingerprint))))
    attributes = [
        _attribute(oids.ATTRIBUTE_CONTENT_TYPE, der.object_id(content_type)),
        _attribute(oids.ATTRIBUTE_MESSAGE_DIGEST, der.octets(digest)),
        _attribute(oids.ATTRIBUTE_SIGNING_CERTIFICATE_V2, certificate_id),
    ]
    if at is not None:
        attributes.append(_attribute(oids.ATTRIBUTE_SIGNING_TIME, der.utc_time(at.astimezone(UTC))))
    return der.set_of(*attributes)
