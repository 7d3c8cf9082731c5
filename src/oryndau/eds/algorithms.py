"""The one table of algorithms: how a signature is checked and made, by its OID.

A new family (Kazakhstan's GOST 34.10-2015) is new rows and a key loader; nobody else asks what kind a key is.
SHA-1 and MD5 have no row, short RSA keys and unknown curves are refused when a key is loaded.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, padding, rsa
from cryptography.hazmat.primitives.asymmetric.utils import (
    Prehashed,
    decode_dss_signature,
    encode_dss_signature,
)
from cryptography.x509 import Certificate as X509

from oryndau.eds import oids
from oryndau.eds.errors import Invalid

DIGESTS: dict[str, Callable[[bytes], Any]] = {
    oids.SHA256: hashlib.sha256,
    oids.SHA384: hashlib.sha384,
    oids.SHA512: hashlib.sha512,
}
_HASHES: dict[str, hashes.HashAlgorithm] = {
    oids.SHA256: hashes.SHA256(),
    oids.SHA384: hashes.SHA384(),
    oids.SHA512: hashes.SHA512(),
}
_CURVES = ("secp256r1", "secp384r1", "secp521r1")
MIN_RSA_BITS = 2048

PublicKey = rsa.RSAPublicKey | ec.EllipticCurvePublicKey
PrivateKey = rsa.RSAPrivateKey | ec.EllipticCurvePrivateKey


@dataclass(frozen=True, slots=True)
class Scheme:
    """One signature algorithm: the kind of key, the digest, and the two operations on bytes."""

    name: str
    oid: str
    digest: str
    key: type
    check: Callable[[Any, bytes, bytes], None]
    make: Callable[[Any, bytes], bytes]
    make_of_digest: Callable[[Any, bytes], bytes]

    def verify(self, key: PublicKey, signature: bytes, data: bytes) -> bool:
        """Whether this signature over `data` was made with the key; False for a key of another kind."""
        if not isinstance(key, self.key):
            return False
        try:
            self.check(key, signature, data)
        except InvalidSignature:
            return False
        return True


def _rsa(oid: str, digest: str, name: str) -> Scheme:
    pad, algorithm = padding.PKCS1v15(), _HASHES[digest]
    return Scheme(
        name=name,
        oid=oid,
        digest=digest,
        key=rsa.RSAPublicKey,
        check=lambda key, signature, data: key.verify(signature, data, pad, algorithm),
        make=lambda key, data: bytes(key.sign(data, pad, algorithm)),
        make_of_digest=lambda key, value: bytes(key.sign(value, pad, Prehashed(algorithm))),
    )


def _ecdsa(oid: str, digest: str, name: str) -> Scheme:
    algorithm = ec.ECDSA(_HASHES[digest])
    prehashed = ec.ECDSA(Prehashed(_HASHES[digest]))
    return Scheme(
        name=name,
        oid=oid,
        digest=digest,
        key=ec.EllipticCurvePublicKey,
        check=lambda key, signature, data: key.verify(signature, data, algorithm),
        make=lambda key, data: bytes(key.sign(data, algorithm)),
        make_of_digest=lambda key, value: bytes(key.sign(value, prehashed)),
    )


SCHEMES: dict[str, Scheme] = {
    scheme.oid: scheme
    for scheme in (
        _rsa(oids.RSA_SHA256, oids.SHA256, "RSA-SHA256"),
        _rsa(oids.RSA_SHA384, oids.SHA384, "RSA-SHA384"),
        _rsa(oids.RSA_SHA512, oids.SHA512, "RSA-SHA512"),
        _ecdsa(oids.ECDSA_SHA256, oids.SHA256, "ECDSA-SHA256"),
        _ecdsa(oids.ECDSA_SHA384, oids.SHA384, "ECDSA-SHA384"),
        _ecdsa(oids.ECDSA_SHA512, oids.SHA512, "ECDSA-SHA512"),
    )
}
_RSA_BY_DIGEST = {s.digest: s for s in SCHEMES.values() if s.key is rsa.RSAPublicKey}


def scheme(signature_oid: str, digest_oid: str) -> Scheme:
    """The scheme of a SignerInfo; plain rsaEncryption takes its digest from digestAlgorithm (RFC 3370 p.
    3.2).

    Raises Invalid("algorithm") for an algorithm without a row or a digest that does not belong to it.
    """
    found = _RSA_BY_DIGEST.get(digest_oid) if signature_oid == oids.RSA else SCHEMES.get(signature_oid)
    if found is None or found.digest != digest_oid:
        raise Invalid("algorithm", f"{signature_oid} with {digest_oid}")
    return found


def scheme_of_certificate(signature_oid: str) -> Scheme:
    """The scheme with which a certificate, OCSP answer or CRL is signed; Invalid("algorithm") if unknown."""
    try:
        return SCHEMES[signature_oid]
    except KeyError:
        raise Invalid("algorithm", signature_oid) from None


def digest(oid: str, data: bytes) -> bytes:
    """Digest of data by the OID of the algorithm; Invalid("algorithm") when it is not accepted."""
    try:
        return bytes(DIGESTS[oid](data).digest())
    except KeyError:
        raise Invalid("algorithm", oid) from None


def public_key(certificate: X509) -> PublicKey:
    """The certificate's key when it is strong enough; Invalid("key") otherwise."""
    try:
        key = certificate.public_key()
    except (UnsupportedAlgorithm, ValueError) as error:
        raise Invalid("key", str(error)) from None
    if isinstance(key, rsa.RSAPublicKey) and MIN_RSA_BITS <= key.key_size <= 8192:
        return key
    if isinstance(key, ec.EllipticCurvePublicKey) and key.curve.name in _CURVES:
        return key
    raise Invalid("key", type(key).__name__)


def default_scheme(key: PrivateKey) -> Scheme:
    """The scheme with which we sign ourselves: SHA-256 with the key's own algorithm."""
    return SCHEMES[oids.RSA_SHA256 if isinstance(key, rsa.RSAPrivateKey) else oids.ECDSA_SHA256]


def replay_form(key: PublicKey, signature: bytes) -> bytes:
    """The signature in the one form that a copy would have, for replay checks.

    An ECDSA signature (r, s) is as true as (r, n - s); whoever copies a signature must not get a "new" one
    by that.
    """
    if isinstance(key, ec.EllipticCurvePublicKey):
        r, s = decode_dss_signature(signature)
        return encode_dss_signature(r, min(s, key.curve.group_order - s))
    return signature
