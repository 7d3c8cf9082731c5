"""Key files (.p12): reading and writing those with RSA and elliptic-curve keys."""

from __future__ import annotations

from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.serialization import PrivateFormat, pkcs12

from oryndau.eds import certificate
from oryndau.eds.errors import Malformed
from oryndau.eds.sign import KeyPair


def load(data: bytes, password: str) -> KeyPair:
    """The key pair of a .p12 file; Malformed when the password is wrong or the key is of an unknown kind."""
    try:
        key, cert, others = pkcs12.load_key_and_certificates(data, password.encode())
    except (ValueError, UnsupportedAlgorithm) as error:
        raise Malformed(f"key file: {error}") from None
    if cert is None or not isinstance(key, rsa.RSAPrivateKey | ec.EllipticCurvePrivateKey):
        raise Malformed("key file has no usable key")
    chain = tuple(certificate.load(certificate.der(one)) for one in others)
    return KeyPair(key, certificate.load(certificate.der(cert)), chain)


def dump(pair: KeyPair, password: str, name: str = "") -> bytes:
    """A .p12 file of the key pair, protected by the password."""
    protection = (
        PrivateFormat.PKCS12.encryption_builder()
        .kdf_rounds(2048)
        .hmac_hash(hashes.SHA256())
        .build(password.encode())
    )
    above = [one.x509 for one in pair.chain]
    return pkcs12.serialize_key_and_certificates(
        name.encode(), pair.private_key, pair.certificate.x509, above, protection
    )
