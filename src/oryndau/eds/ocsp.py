"""Asks and proves an OCSP answer (RFC 6960): the right certificate, the right responder."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import datetime, timedelta

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.x509 import ocsp

from oryndau.eds import algorithms, certificate, oids
from oryndau.eds.certificate import Certificate
from oryndau.eds.errors import Indeterminate, Malformed, Refused
from oryndau.eds.status import Answer, Status, revoked_or_unknown


@dataclass(frozen=True, slots=True)
class Found:
    """A proven answer and the nonce that it echoes, if any."""

    answer: Answer
    nonce: bytes | None


def request(target: Certificate, issuer: Certificate, nonce: bytes) -> bytes:
    """A DER OCSPRequest about `target`; SHA-1 here only names the issuer, as all responders expect."""
    builder = ocsp.OCSPRequestBuilder().add_certificate(target.x509, issuer.x509, hashes.SHA1())  # noqa: S303
    return builder.add_extension(x509.OCSPNonce(nonce), critical=False).build().public_bytes(Encoding.DER)


def read(
    data: bytes, target: Certificate, issuer: Certificate, at: datetime, default_age: timedelta
) -> Found:
    """Reads an OCSPResponse about `target` and proves who signed it.

    `default_age` is the life of an answer without nextUpdate. Raises Malformed or Indeterminate.
    """
    try:
        response = ocsp.load_der_ocsp_response(data)
        if response.response_status is not ocsp.OCSPResponseStatus.SUCCESSFUL:
            raise Indeterminate("revocation-unknown", f"OCSP {response.response_status.name}")
        _check_signature(response, issuer, at)
        _check_target(response, target, issuer)
        return Found(_answer(response, data, default_age), _nonce(response))
    except (ValueError, TypeError) as error:
        raise Malformed(f"OCSP: {error}") from None


def _nonce(response: ocsp.OCSPResponse) -> bytes | None:
    try:
        return response.extensions.get_extension_for_class(x509.OCSPNonce).value.nonce
    except x509.ExtensionNotFound:
        return None


def _check_target(response: ocsp.OCSPResponse, target: Certificate, issuer: Certificate) -> None:
    algorithm = response.hash_algorithm
    if not isinstance(algorithm, hashes.SHA1 | hashes.SHA256):
        raise Indeterminate("revocation-unknown", "hash of the certificate's name")
    name = hashlib.new(algorithm.name, issuer.subject_name, usedforsecurity=False).digest()
    if response.serial_number != target.serial or response.issuer_name_hash != name:
        raise Indeterminate("revocation-unknown", "the OCSP answer is about another certificate")
    expected = ocsp.OCSPRequestBuilder().add_certificate(target.x509, issuer.x509, algorithm).build()
    if response.issuer_key_hash != expected.issuer_key_hash:
        raise Indeterminate("revocation-unknown", "the OCSP answer is about another issuer's key")


def _check_signature(response: ocsp.OCSPResponse, issuer: Certificate, at: datetime) -> None:
    scheme = algorithms.scheme_of_certificate(response.signature_algorithm_oid.dotted_string)
    for responder in _responders(response, issuer, at):
        if scheme.verify(responder.public_key, response.signature, response.tbs_response_bytes):
            return
    raise Indeterminate("revocation-unknown", "signature of the OCSP answer")


def _responders(response: ocsp.OCSPResponse, issuer: Certificate, at: datetime) -> list[Certificate]:
    """The issuer itself, and those certificates sent along that the same issuer made for OCSP (RFC 6960 p.
    4.2.2.2).
    """
    found = [issuer]
    for one in response.certificates[:4]:
        try:
            responder = certificate.load(certificate.der(one))
            if _is_delegate(responder, issuer, at):
                found.append(responder)
        except Refused:
            continue
    return found


def _is_delegate(responder: Certificate, issuer: Certificate, at: datetime) -> bool:
    return (
        oids.EKU_OCSP_SIGNING in responder.extended_key_usage
        and responder.not_before <= at <= responder.not_after
        and responder.issuer == issuer.subject_name
        and responder.signed_by(issuer)
    )


def _answer(response: ocsp.OCSPResponse, data: bytes, default_age: timedelta) -> Answer:
    this_update = response.this_update_utc
    next_update = response.next_update_utc or this_update + default_age
    if response.certificate_status is ocsp.OCSPCertStatus.GOOD:
        return Answer(Status.GOOD, "ocsp", data, this_update, next_update)
    if response.certificate_status is ocsp.OCSPCertStatus.UNKNOWN:
        return Answer(Status.UNKNOWN, "ocsp", data, this_update, next_update)
    revoked_at = response.revocation_time_utc
    if revoked_at is None:
        raise Malformed("OCSP: revoked without a time")
    reason = response.revocation_reason.value if response.revocation_reason else "unspecified"
    status = revoked_or_unknown(revoked_at, reason)
    return Answer(status, "ocsp", data, this_update, next_update, revoked_at, reason)
