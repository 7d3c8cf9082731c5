"""Time stamps (RFC 3161): reading and proving a token, and asking the authority for one."""

from __future__ import annotations

import hmac
import secrets
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from oryndau.eds import algorithms, cms, der, oids
from oryndau.eds.certificate import Certificate
from oryndau.eds.der import GENERALIZED_TIME, INTEGER, OCTET_STRING, OID, SEQUENCE, Fields
from oryndau.eds.errors import Indeterminate, Invalid, Malformed, Refused
from oryndau.eds.path import TrustStore
from oryndau.eds.web import Fetch, fetcher

DEFAULT_POLICIES = (oids.POLICY_TSA,)


@dataclass(frozen=True, slots=True)
class TstInfo:
    """What the authority says: over which digest, when, under which policy."""

    policy: str
    digest_oid: str
    imprint: bytes
    serial: int
    time: datetime
    nonce: int | None


@dataclass(frozen=True, slots=True)
class Timestamp:
    """A proven time stamp and the path of the authority's certificate."""

    time: datetime
    token: bytes
    path: tuple[Certificate, ...]


def read_info(data: bytes) -> TstInfo:
    """Reads a DER TSTInfo."""
    fields = Fields(data, der.whole(data, SEQUENCE))
    if der.number(data, fields.take(INTEGER)) != 1:
        raise Malformed("version of TSTInfo")
    policy = der.oid(data, fields.take(OID))
    imprint = Fields(data, fields.take(SEQUENCE))
    digest_oid = der.algorithm(data, imprint.take(SEQUENCE))
    digest = der.content(data, imprint.take(OCTET_STRING))
    imprint.finish()
    serial = der.number(data, fields.take(INTEGER))
    time = der.moment(data, fields.take(GENERALIZED_TIME))
    fields.maybe(SEQUENCE)  # accuracy
    fields.maybe(der.BOOLEAN)  # ordering
    nonce = fields.maybe(INTEGER)
    return TstInfo(policy, digest_oid, digest, serial, time, der.number(data, nonce) if nonce else None)


def verify(
    token: bytes,
    stamped: bytes,
    trust: TrustStore,
    *,
    policies: Iterable[str] = DEFAULT_POLICIES,
    extra: Iterable[bytes] = (),
) -> Timestamp:
    """Proves that the token stamps the bytes `stamped`: imprint, signature, the authority's path, usage and
    policy.

    The revocation of the authority's certificate is the caller's question. Raises Invalid("timestamp-
    wrong").
    """
    try:
        message = cms.parse(token, expected_type=oids.TST_INFO)
        if message.content is None or not message.signer.attributes.certificate_digests:
            raise Malformed("token without content or signing-certificate (RFC 3161 p. 2.4.2)")
        authority = message.signing_certificate(trust.known)
        message.check(message.content, authority)
        info = read_info(message.content)
        if not hmac.compare_digest(info.imprint, algorithms.digest(info.digest_oid, stamped)):
            raise Invalid("timestamp-wrong", "imprint")
        if not any(info.policy == one or info.policy.startswith(one + ".") for one in policies):
            raise Invalid("timestamp-wrong", f"policy {info.policy}")
        _check_usage(authority)
        return Timestamp(info.time, token, trust.path(authority, (*message.certificates, *extra), info.time))
    except Invalid as refused:
        raise Invalid("timestamp-wrong", str(refused)) from None


def _check_usage(authority: Certificate) -> None:
    # RFC 3161 p. 2.3: the extended key usage is critical and names time stamping alone
    alone = authority.extended_key_usage == {oids.EKU_TIME_STAMPING} and authority.extended_key_usage_critical
    if not alone or authority.is_ca or not authority.key_usage & {"digital_signature", "content_commitment"}:
        raise Invalid("timestamp-wrong", "the certificate is not a time-stamping authority's")


class HttpTimestamper:
    """Asks a time-stamping authority at an address (a `sign.TimestampSource`)."""

    def __init__(self, url: str, fetch: Fetch | None = None, policy: str | None = None) -> None:
        self._url, self._policy = url, policy
        self._fetch = fetch or fetcher()

    def stamp(self, digest_oid: str, imprint: bytes) -> bytes:
        """A token over the imprint; Indeterminate("timestamp-unavailable") for any answer that is not one.

        Only the nonce, imprint and status are looked at here: whoever uses the token verifies it.
        """
        nonce = secrets.randbits(63)
        try:
            query = request(digest_oid, imprint, nonce, self._policy)
            token = read_answer(self._fetch(self._url, query, "application/timestamp-query"))
            info = read_info(cms.parse(token, expected_type=oids.TST_INFO).content or b"")
        except Refused as refused:
            raise Indeterminate("timestamp-unavailable", str(refused)) from None
        if info.nonce != nonce or info.imprint != imprint or info.digest_oid != digest_oid:
            raise Indeterminate("timestamp-unavailable", "the answer belongs to another request")
        return token


def request(digest_oid: str, imprint: bytes, nonce: int, policy: str | None = None) -> bytes:
    """A DER TimeStampReq that asks for the authority's certificate too."""
    return der.sequence(
        der.integer(1),
        der.sequence(der.sequence(der.object_id(digest_oid)), der.octets(imprint)),
        der.object_id(policy) if policy else b"",
        der.integer(nonce),
        der.tlv(der.BOOLEAN, b"\xff"),
    )


def read_answer(data: bytes) -> bytes:
    """The token of a TimeStampResp; Indeterminate when the authority refused."""
    fields = Fields(data, der.whole(data, SEQUENCE))
    status = Fields(data, fields.take(SEQUENCE))
    code = der.number(data, status.take(INTEGER))
    token = fields.maybe(SEQUENCE)
    if code not in (0, 1) or token is None:
        raise Indeterminate("timestamp-unavailable", f"status {code}")
    return der.full(data, token)
