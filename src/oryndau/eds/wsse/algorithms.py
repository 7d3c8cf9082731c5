"""Digest and signature methods: open tables, so that Kazakhstan's GOST joins beside RSA and ECDSA."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from cryptography import x509
from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, padding, rsa
from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature, encode_dss_signature

from oryndau.eds.wsse.names import ECDSA_SHA256, RSA_SHA256, SHA256


@dataclass(frozen=True)
class SignatureAlgorithm:
    """One signature method of XML Signature.

    ``fits`` says whether a certificate's key is of this kind; ``verify`` tells whether the signature over the
    bytes is the certificate's. Both take the certificate, since a key may be of a kind that cryptography does
    not know.
    """

    uri: str
    digest: str
    fits: Callable[[x509.Certificate], bool]
    sign: Callable[[Any, bytes], bytes]
    verify: Callable[[x509.Certificate, bytes, bytes], bool]


DIGESTS: dict[str, Callable[[bytes], bytes]] = {}
SIGNATURES: dict[str, SignatureAlgorithm] = {}


def register_digest(uri: str, function: Callable[[bytes], bytes]) -> None:
    """Accept the digest method `uri` from now on."""
    DIGESTS[uri] = function


def register_signature(algorithm: SignatureAlgorithm) -> None:
    """Accept and produce the signature method `algorithm` from now on."""
    SIGNATURES[algorithm.uri] = algorithm


def _public_key(certificate: x509.Certificate) -> object:
    try:
        return certificate.public_key()
    except (UnsupportedAlgorithm, ValueError):
        return None


def _rsa_sign(key: Any, data: bytes) -> bytes:
    return bytes(key.sign(data, padding.PKCS1v15(), hashes.SHA256()))


def _rsa_verify(certificate: x509.Certificate, signature: bytes, data: bytes) -> bool:
    key = _public_key(certificate)
    if not isinstance(key, rsa.RSAPublicKey) or key.key_size < 2048:
        return False
    try:
        key.verify(signature, data, padding.PKCS1v15(), hashes.SHA256())
    except InvalidSignature:
        return False
    return True


def _ec_size(curve: ec.EllipticCurve) -> int:
    return (curve.key_size + 7) // 8


def _ec_sign(key: Any, data: bytes) -> bytes:
    # XML Signature writes r and s side by side at the field's width (RFC 4050), not as DER.
    size = _ec_size(key.curve)
    r, s = decode_dss_signature(key.sign(data, ec.ECDSA(hashes.SHA256())))
    return r.to_bytes(size, "big") + s.to_bytes(size, "big")


def _ec_verify(certificate: x509.Certificate, signature: bytes, data: bytes) -> bool:
    key = _public_key(certificate)
    if not isinstance(key, ec.EllipticCurvePublicKey) or len(signature) != 2 * _ec_size(key.curve):
        return False
    half = len(signature) // 2
    r, s = int.from_bytes(signature[:half], "big"), int.from_bytes(signature[half:], "big")
    try:
        key.verify(encode_dss_signature(r, s), data, ec.ECDSA(hashes.SHA256()))
    except InvalidSignature:
        return False
    return True


register_digest(SHA256, lambda data: hashlib.sha256(data).digest())
register_signature(
    SignatureAlgorithm(
        RSA_SHA256, SHA256, lambda c: isinstance(_public_key(c), rsa.RSAPublicKey), _rsa_sign, _rsa_verify
    )
)
register_signature(
    SignatureAlgorithm(
        ECDSA_SHA256,
        SHA256,
        lambda c: isinstance(_public_key(c), ec.EllipticCurvePublicKey),
        _ec_sign,
        _ec_verify,
    )
)
