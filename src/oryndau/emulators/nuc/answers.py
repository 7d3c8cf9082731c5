"""What the centre answers: OCSP (RFC 6960), lists of revoked certificates (RFC 5280), time stamps (RFC
3161).
"""

from __future__ import annotations

import secrets
from datetime import UTC, datetime, timedelta

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.x509 import ocsp

from oryndau.eds import der, oids
from oryndau.eds.algorithms import DIGESTS
from oryndau.eds.der import INTEGER, OCTET_STRING, OID, SEQUENCE, Fields
from oryndau.eds.errors import Malformed
from oryndau.eds.sign import KeyPair, sign_content_of_type
from oryndau.emulators.nuc.authority import Centre
from oryndau.emulators.nuc.register import Entry, Register

OCSP_LIFE = timedelta(minutes=10)
CRL_LIFE = timedelta(days=1)
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def ocsp_answer(centre: Centre, register: Register, data: bytes, at: datetime, nonce: bool = True) -> bytes:
    """The DER answer to a DER OCSP request; a stranger is "held since 1970", as the real centre says."""
    try:
        request = ocsp.load_der_ocsp_request(data)
    except ValueError:
        return _unsuccessful(ocsp.OCSPResponseStatus.MALFORMED_REQUEST)
    if not isinstance(request.hash_algorithm, hashes.SHA1 | hashes.SHA256):
        return _unsuccessful(ocsp.OCSPResponseStatus.UNAUTHORIZED)
    state = register.entry(request.serial_number)
    revoked = state.status != "good"
    builder = ocsp.OCSPResponseBuilder().add_response_by_hash(
        issuer_name_hash=request.issuer_name_hash,
        issuer_key_hash=request.issuer_key_hash,
        serial_number=request.serial_number,
        algorithm=request.hash_algorithm,
        cert_status=ocsp.OCSPCertStatus.REVOKED if revoked else ocsp.OCSPCertStatus.GOOD,
        this_update=at,
        next_update=at + OCSP_LIFE,
        revocation_time=_since(state) if revoked else None,
        revocation_reason=_flag(state) if revoked else None,
    )
    builder = builder.responder_id(ocsp.OCSPResponderEncoding.HASH, centre.ocsp.certificate.x509)
    builder = builder.certificates([centre.ocsp.certificate.x509])
    if nonce:
        for extension in request.extensions:
            if isinstance(extension.value, x509.OCSPNonce):
                builder = builder.add_extension(extension.value, critical=False)
    return builder.sign(centre.ocsp.private_key, hashes.SHA256()).public_bytes(Encoding.DER)


def crl(issuer: KeyPair, entries: list[tuple[int, Entry]], at: datetime) -> bytes:
    """A DER list of these certificates."""
    builder = x509.CertificateRevocationListBuilder().issuer_name(issuer.certificate.x509.subject)
    builder = builder.last_update(at).next_update(at + CRL_LIFE)
    for serial, entry in entries:
        revoked = x509.RevokedCertificateBuilder().serial_number(serial).revocation_date(_since(entry))
        builder = builder.add_revoked_certificate(
            revoked.add_extension(x509.CRLReason(_flag(entry)), critical=False).build()
        )
    number = x509.CRLNumber(int(at.timestamp()))
    return (
        builder.add_extension(number, critical=False)
        .sign(issuer.private_key, hashes.SHA256())
        .public_bytes(Encoding.DER)
    )


def time_stamp(authority: KeyPair, data: bytes, at: datetime) -> bytes:
    """The DER TimeStampResp to a DER request; a refusal for a digest that we do not know."""
    try:
        digest_oid, imprint, nonce = _read_request(data)
    except Malformed:
        return der.sequence(der.sequence(der.integer(2)))
    info = der.sequence(
        der.integer(1),
        der.object_id(oids.POLICY_TSA_RSA),
        der.sequence(der.sequence(der.object_id(digest_oid)), der.octets(imprint)),
        der.integer(secrets.randbits(63)),
        der.generalized_time(at),
        b"" if nonce is None else der.integer(nonce),
    )
    own = KeyPair(authority.private_key, authority.certificate)
    return der.sequence(der.sequence(der.integer(0)), sign_content_of_type(oids.TST_INFO, info, own))


def _read_request(data: bytes) -> tuple[str, bytes, int | None]:
    fields = Fields(data, der.whole(data, SEQUENCE))
    fields.take(INTEGER)
    wanted = Fields(data, fields.take(SEQUENCE))
    digest_oid = der.algorithm(data, wanted.take(SEQUENCE))
    imprint = der.content(data, wanted.take(OCTET_STRING))
    fields.maybe(OID)
    nonce = fields.maybe(INTEGER)
    if digest_oid not in DIGESTS or len(imprint) != DIGESTS[digest_oid](b"").digest_size:
        raise Malformed("imprint")
    return digest_oid, imprint, der.number(data, nonce) if nonce else None


def _since(entry: Entry) -> datetime:
    return EPOCH if entry.status == "unknown" else entry.revoked_at


def _flag(entry: Entry) -> x509.ReasonFlags:
    if entry.status in ("unknown", "hold"):
        return x509.ReasonFlags.certificate_hold
    return x509.ReasonFlags(entry.reason)


def _unsuccessful(status: ocsp.OCSPResponseStatus) -> bytes:
    return ocsp.OCSPResponseBuilder.build_unsuccessful(status).public_bytes(Encoding.DER)
