"""Reads a full certificate revocation list (RFC 5280 p. 5) of one issuer; delta and indirect lists are
refused.
"""

from __future__ import annotations

from dataclasses import dataclass

from cryptography import x509

from oryndau.eds import algorithms
from oryndau.eds.certificate import Certificate
from oryndau.eds.errors import Indeterminate, Malformed
from oryndau.eds.status import Answer, Status, revoked_or_unknown


@dataclass(frozen=True)
class RevocationList:
    """A list whose signature was proven to be its issuer's."""

    raw: bytes
    issuer: Certificate
    x509: x509.CertificateRevocationList

    def answer(self, certificate: Certificate) -> Answer:
        """State of a certificate of this issuer: good when the list does not name it."""
        entry = self.x509.get_revoked_certificate_by_serial_number(certificate.serial)
        this_update, next_update = self.x509.last_update_utc, self.x509.next_update_utc
        if next_update is None:
            raise Indeterminate("revocation-unknown", "the CRL has no nextUpdate")
        if entry is None:
            return Answer(Status.GOOD, "crl", self.raw, this_update, next_update)
        reason = _reason(entry)
        status = revoked_or_unknown(entry.revocation_date_utc, reason)
        return Answer(status, "crl", self.raw, this_update, next_update, entry.revocation_date_utc, reason)


def load(data: bytes, issuer: Certificate) -> RevocationList:
    """Reads a DER or PEM list and proves the issuer's signature; Malformed or Indeterminate otherwise."""
    try:
        pem = data.lstrip().startswith(b"-----BEGIN")
        found = x509.load_pem_x509_crl(data) if pem else x509.load_der_x509_crl(data)
        critical = [e.oid.dotted_string for e in found.extensions if e.critical]
    except ValueError as error:
        raise Malformed(f"CRL: {error}") from None
    if critical:
        raise Indeterminate("revocation-unknown", f"critical extension {critical[0]} of the CRL")
    if found.issuer.public_bytes() != issuer.subject_name or "crl_sign" not in issuer.key_usage:
        raise Indeterminate("revocation-unknown", "the CRL is another issuer's")
    scheme = algorithms.scheme_of_certificate(found.signature_algorithm_oid.dotted_string)
    if not scheme.verify(issuer.public_key, found.signature, found.tbs_certlist_bytes):
        raise Indeterminate("revocation-unknown", "signature of the CRL")
    return RevocationList(data, issuer, found)


def _reason(entry: x509.RevokedCertificate) -> str:
    try:
        return str(entry.extensions.get_extension_for_class(x509.CRLReason).value.reason.value)
    except x509.ExtensionNotFound:
        return "unspecified"
