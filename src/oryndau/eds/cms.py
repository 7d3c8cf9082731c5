"""Reads and checks a CMS SignedData (RFC 5652) with one signer, as CAdES (ETSI EN 319 122-1) profiles it.

Only what is verified is returned: signed attributes are required, each at most once, and the unsigned ones
give nothing but time-stamp tokens, which `tsp` verifies by themselves.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import hmac
import re
from dataclasses import dataclass
from datetime import datetime

from oryndau.eds import algorithms, certificate, der, oids
from oryndau.eds.certificate import Certificate
from oryndau.eds.der import OCTET_STRING, OID, SEQUENCE, SET, Fields, Tlv
from oryndau.eds.errors import Invalid, Malformed

MAX_SIGNATURE = 256 * 1024  # without encapsulated content a CAdES-T with a long chain is below 20 KiB
MAX_CERTIFICATES = 16
MAX_TIMESTAMPS = 3
_ARMOUR = re.compile(rb"-----BEGIN (CMS|PKCS7)-----(.*?)-----END \1-----", re.DOTALL)
_CONTEXT_0, _CONTEXT_1, _KEY_ID_0 = 0xA0, 0xA1, 0x80


@dataclass(frozen=True, slots=True)
class SignedAttributes:
    """What the signer signed: the bytes as hashed, and the attributes that we use."""

    signed_bytes: bytes
    content_type: str
    message_digest: bytes
    signing_time: datetime | None
    certificate_digests: tuple[tuple[str, bytes], ...]


@dataclass(frozen=True, slots=True)
class SignerInfo:
    """The one signer; `issuer` with `serial`, or `key_id`, says which certificate is his."""

    issuer: bytes
    serial: int
    key_id: bytes
    digest_oid: str
    attributes: SignedAttributes
    signature_oid: str
    signature: bytes
    timestamps: tuple[bytes, ...]


@dataclass(frozen=True, slots=True)
class SignedData:
    """A parsed message; `content` is None when the signature is detached."""

    content_type: str
    content: bytes | None
    certificates: tuple[bytes, ...]
    signer: SignerInfo

    def signing_certificate(self, extra: tuple[Certificate, ...] = ()) -> Certificate:
        """The signer's certificate among those of the message and `extra`; Invalid("certificate-missing")."""
        signer = self.signer
        for data in self.certificates:
            found = certificate.load(data)
            if _is_signers(found, signer):
                return found
        for found in extra:
            if _is_signers(found, signer):
                return found
        raise Invalid("certificate-missing")

    def check(self, content: bytes, signing: Certificate) -> algorithms.Scheme:
        """Proves that `signing`'s key signed exactly `content`; returns the scheme used.

        Raises Invalid with "content-changed", "signature-wrong", "certificate-substituted", "algorithm" or
        "key".
        """
        signer, attributes = self.signer, self.signer.attributes
        scheme = algorithms.scheme(signer.signature_oid, signer.digest_oid)
        if attributes.content_type != self.content_type:
            raise Invalid("malformed", "content-type attribute differs from the content's type")
        if self.content is not None and self.content != content:
            raise Invalid("content-changed", "the encapsulated content is another one")
        digest = algorithms.digest(signer.digest_oid, content)
        if not hmac.compare_digest(digest, attributes.message_digest):
            raise Invalid("content-changed", "message-digest")
        for oid, value in attributes.certificate_digests:
            _check_certificate_digest(oid, value, signing)
        if not scheme.verify(signing.public_key, signer.signature, attributes.signed_bytes):
            raise Invalid("signature-wrong")
        return scheme


def dearmour(data: bytes) -> bytes:
    """DER bytes of a signature given as DER, PEM ("BEGIN CMS") or bare base64; its size is limited first.

    Raises Invalid("too-large") or Malformed.
    """
    if len(data) > MAX_SIGNATURE:
        raise Invalid("too-large")
    if data[:1] == b"\x30":
        return data
    text = data.strip()
    if b"-----" in text:
        match = _ARMOUR.fullmatch(text)
        if match is None:
            raise Malformed("PEM armour")
        text = match[2]
    try:
        return base64.b64decode(b"".join(text.split()), validate=True)
    except binascii.Error as error:
        raise Malformed(f"base64: {error}") from None


def parse(data: bytes, expected_type: str = oids.DATA) -> SignedData:
    """Reads DER ContentInfo → SignedData; Malformed when it is none, Invalid("signer-count") for more
    signers.
    """
    outer = Fields(data, der.whole(data, SEQUENCE))
    if der.oid(data, outer.take(OID)) != oids.SIGNED_DATA:
        raise Malformed("not SignedData")
    body = der.whole_inside(data, outer.take(_CONTEXT_0), SEQUENCE)
    outer.finish()
    fields = Fields(data, body)
    if der.number(data, fields.take(der.INTEGER)) not in (1, 3, 4, 5):
        raise Malformed("version of SignedData")
    fields.take(SET)  # digestAlgorithms: the signer's own one counts
    content_type, content = _encapsulated(data, fields.take(SEQUENCE))
    if content_type != expected_type:
        raise Malformed(f"content of type {content_type}")
    certificates = fields.maybe(_CONTEXT_0)
    fields.maybe(_CONTEXT_1)  # revocation data sent along: we ask ourselves
    signers = der.children(data, fields.take(SET))
    fields.finish()
    if len(signers) != 1:
        raise Invalid("signer-count", str(len(signers)))
    return SignedData(content_type, content, _certificates(data, certificates), _signer(data, signers[0]))


def _encapsulated(data: bytes, element: Tlv) -> tuple[str, bytes | None]:
    fields = Fields(data, element)
    content_type = der.oid(data, fields.take(OID))
    wrapped = fields.maybe(_CONTEXT_0)
    fields.finish()
    if wrapped is None:
        return content_type, None
    return content_type, der.content(data, der.whole_inside(data, wrapped, OCTET_STRING))


def _certificates(data: bytes, element: Tlv | None) -> tuple[bytes, ...]:
    found = der.children(data, element) if element else []
    if len(found) > MAX_CERTIFICATES:
        raise Malformed("too many certificates")
    return tuple(der.full(data, one) for one in found if one.tag == SEQUENCE)


def _signer(data: bytes, element: Tlv) -> SignerInfo:
    fields = Fields(data, element)
    version = der.number(data, fields.take(der.INTEGER))
    issuer, serial, key_id = b"", 0, b""
    by_key = fields.maybe(_KEY_ID_0)
    if by_key is not None:
        key_id = der.content(data, by_key)
    else:
        who = Fields(data, fields.take(SEQUENCE))
        issuer, serial = der.full(data, who.take(SEQUENCE)), der.number(data, who.take(der.INTEGER))
        who.finish()
    if version != (3 if by_key else 1) or (by_key and not key_id):
        raise Malformed("version of SignerInfo")
    digest_oid = der.algorithm(data, fields.take(SEQUENCE))
    attributes = _attributes(data, fields.take(_CONTEXT_0))
    signature_oid = der.algorithm(data, fields.take(SEQUENCE))
    signature = der.content(data, fields.take(OCTET_STRING))
    unsigned = fields.maybe(_CONTEXT_1)
    fields.finish()
    stamps = _timestamps(data, unsigned) if unsigned else ()
    return SignerInfo(issuer, serial, key_id, digest_oid, attributes, signature_oid, signature, stamps)


def _attribute(data: bytes, element: Tlv) -> tuple[str, list[Tlv]]:
    fields = Fields(data, element)
    name, values = der.oid(data, fields.take(OID)), fields.take(SET)
    fields.finish()
    return name, der.children(data, values)


def _attributes(data: bytes, element: Tlv) -> SignedAttributes:
    found: dict[str, Tlv] = {}
    for child in der.children(data, element):
        name, values = _attribute(data, child)
        if name in found or len(values) != 1:
            raise Malformed(f"signed attribute {name} is not single")
        found[name] = values[0]
    try:
        content_type, digest = found[oids.ATTRIBUTE_CONTENT_TYPE], found[oids.ATTRIBUTE_MESSAGE_DIGEST]
    except KeyError:
        raise Malformed("content-type or message-digest is missing") from None
    if digest.tag != OCTET_STRING:
        raise Malformed("message-digest")
    time = found.get(oids.ATTRIBUTE_SIGNING_TIME)
    return SignedAttributes(
        # the signature is over the attributes as a SET OF, not under their context tag (RFC 5652 p. 5.4)
        signed_bytes=b"\x31" + data[element.start + 1 : element.end],
        content_type=der.oid(data, content_type),
        message_digest=der.content(data, digest),
        signing_time=der.moment(data, time) if time else None,
        certificate_digests=_certificate_digests(data, found),
    )


def _certificate_digests(data: bytes, found: dict[str, Tlv]) -> tuple[tuple[str, bytes], ...]:
    """Hashes of the signer's own certificate from ESS signing-certificate, the first one of each version."""
    digests = []
    for name, default in (
        (oids.ATTRIBUTE_SIGNING_CERTIFICATE, oids.SHA1),
        (oids.ATTRIBUTE_SIGNING_CERTIFICATE_V2, oids.SHA256),
    ):
        if name in found:
            identifiers = Fields(data, Fields(data, found[name]).take(SEQUENCE))
            first = Fields(data, identifiers.take(SEQUENCE))
            algorithm = None if default == oids.SHA1 else first.maybe(SEQUENCE)
            oid = der.algorithm(data, algorithm) if algorithm else default
            digests.append((oid, der.content(data, first.take(OCTET_STRING))))
    return tuple(digests)


def _timestamps(data: bytes, element: Tlv) -> tuple[bytes, ...]:
    found: list[bytes] = []
    for child in der.children(data, element):
        name, values = _attribute(data, child)
        if name == oids.ATTRIBUTE_TIMESTAMP:
            found += [der.full(data, value) for value in values]
    if len(found) > MAX_TIMESTAMPS:
        raise Malformed("too many time stamps")
    return tuple(found)


def _is_signers(found: Certificate, signer: SignerInfo) -> bool:
    if signer.key_id:
        return found.key_id == signer.key_id
    return found.serial == signer.serial and found.issuer == signer.issuer


def _check_certificate_digest(oid: str, value: bytes, signing: Certificate) -> None:
    # version 1 knows no other; it only adds a condition to a signature that is checked anyway
    if oid == oids.SHA1:
        actual = hashlib.sha1(signing.der, usedforsecurity=False).digest()
    elif oid == oids.SHA256:
        actual = signing.fingerprint
    else:
        actual = algorithms.digest(oid, signing.der)
    if not hmac.compare_digest(actual, value):
        raise Invalid("certificate-substituted")
