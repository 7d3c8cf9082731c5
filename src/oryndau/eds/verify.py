"""The port of verification, and our own implementation of it.

The order of the checks is that of the rules of the house: limits, one signer, signed attributes, the
signature, time stamp, path, usage, revocation, profile. Who may sign what (IIN, BIN, role of the session)
is asked by `signing`, from the subject and the roles of the verdict.
"""

from __future__ import annotations

import hashlib
import logging
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise
from typing import Any, Protocol

from oryndau.eds import algorithms, cms, oids, tsp
from oryndau.eds.certificate import Certificate
from oryndau.eds.errors import Indeterminate, Invalid
from oryndau.eds.path import TrustStore
from oryndau.eds.reasons import reason
from oryndau.eds.revocation import RevocationSource
from oryndau.eds.sign import TimestampSource
from oryndau.eds.status import SKEW, Answer, Status
from oryndau.eds.verdict import Outcome, Verdict

log = logging.getLogger(__name__)


class Verifier(Protocol):
    """Says whether a signature over a content may be accepted; never raises for what the signer sent."""

    def verify(self, signature: bytes, content: bytes, *, at: datetime) -> Verdict:
        """The verdict at the moment of receipt `at` (aware, UTC)."""
        ...


@dataclass(frozen=True, slots=True)
class Usage:
    """What a certificate must be made for; the default is signing documents with a key of the national
    centre.
    """

    key_usage: frozenset[str] = frozenset({"digital_signature", "content_commitment"})
    extended_key_usage: frozenset[str] = frozenset({oids.EKU_EMAIL_PROTECTION})

    def check(self, certificate: Certificate) -> None:
        """Invalid("usage") when the certificate is not for this."""
        if certificate.is_ca:
            raise Invalid("usage", "a certification centre's certificate")
        missing = (self.key_usage - certificate.key_usage) | (
            self.extended_key_usage - certificate.extended_key_usage
        )
        if missing:
            raise Invalid("usage", "not for " + ", ".join(sorted(missing)))


SIGNING = Usage()


class NativeVerifier:
    """Verifies detached (or attached) CAdES-B and CAdES-T with RSA and elliptic-curve keys.

    `tsa` is asked for a time stamp when the signer gave none; without `tsa` the receipt is the trusted
    time. Safe to share between threads; certificates, paths and revocation answers are kept, signatures
    never.
    """

    def __init__(
        self,
        trust: TrustStore,
        revocation: RevocationSource,
        *,
        tsa: TimestampSource | None = None,
        tsa_policies: tuple[str, ...] = tsp.DEFAULT_POLICIES,
        usage: Usage = SIGNING,
    ) -> None:
        self._trust, self._revocation, self._tsa = trust, revocation, tsa
        self._tsa_policies, self._usage = tsa_policies, usage

    def verify(self, signature: bytes, content: bytes, *, at: datetime) -> Verdict:
        """Verifies `signature` (DER, PEM or base64) over `content`; see `Verifier`."""
        found: dict[str, Any] = {}
        try:
            self._prove(cms.dearmour(signature), content, at, found)
            return Verdict(Outcome.VALID, at, **found)
        except Indeterminate as refused:
            return Verdict(Outcome.INDETERMINATE, at, (reason(refused.code, refused.detail),), **found)
        except Invalid as refused:
            return Verdict(Outcome.INVALID, at, (reason(refused.code, refused.detail),), **found)
        except Exception as error:  # our own fault must not become anybody's acceptance
            log.exception("verification failed")
            return Verdict(Outcome.INDETERMINATE, at, (reason("internal", type(error).__name__),), **found)

    def _prove(self, data: bytes, content: bytes, at: datetime, found: dict[str, Any]) -> None:
        # 1. The message, its one signer, and the signature over the very bytes
        message = cms.parse(data)
        signing = message.signing_certificate()
        found |= _named(signing)
        scheme = message.check(content, signing)
        replay = algorithms.replay_form(signing.public_key, message.signer.signature)
        found |= {
            "algorithm": scheme.name,
            "claimed_at": message.signer.attributes.signing_time,
            "content_sha256": hashlib.sha256(content).hexdigest(),
            "replay_digest": hashlib.sha256(replay).hexdigest(),
        }
        # 2. When it was signed: the trusted time
        stamp = self._timestamp(message, scheme)
        signed_at = stamp.time if stamp else at
        if signed_at > at + SKEW:
            raise Invalid("timestamp-future", signed_at.isoformat())
        found |= {"signed_at": signed_at, "timestamped": stamp is not None}
        if stamp:
            found["timestamp_der"] = stamp.token
        # 3. Whose certificate it is, and for what
        path = self._trust.path(signing, message.certificates, signed_at)
        found["chain_der"] = tuple(one.der for one in path[1:])
        self._usage.check(signing)
        found |= {"subject": signing.subject, "roles": signing.roles}
        # 4. That nobody on the way was revoked before
        answer = self._revocation.ask(signing, path[1], at)
        found |= _status(answer)
        _check_status(answer, signed_at)
        self._check_above(path[1:], signed_at, at)
        if stamp:
            self._check_above(stamp.path, signed_at, at)

    def _timestamp(self, message: cms.SignedData, scheme: algorithms.Scheme) -> tsp.Timestamp | None:
        """The earliest of the time stamps, every one proven; one of our own authority if there is none."""
        signature = message.signer.signature
        tokens = message.signer.timestamps
        if not tokens:
            if self._tsa is None:
                return None
            tokens = (self._tsa.stamp(scheme.digest, algorithms.digest(scheme.digest, signature)),)
        stamps = [
            tsp.verify(token, signature, self._trust, policies=self._tsa_policies, extra=message.certificates)
            for token in tokens
        ]
        return min(stamps, key=lambda stamp: stamp.time)

    def _check_above(self, path: tuple[Certificate, ...], signed_at: datetime, at: datetime) -> None:
        """The same question about the other certificates of a path; the root answers to nobody."""
        for certificate, issuer in pairwise(path):
            _check_status(self._revocation.ask(certificate, issuer, at), signed_at)


def _named(signing: Certificate) -> dict[str, Any]:
    return {
        "certificate_der": signing.der,
        "serial": f"{signing.serial:x}",
        "issuer": signing.issuer_text,
        "not_before": signing.not_before,
        "not_after": signing.not_after,
    }


def _status(answer: Answer) -> dict[str, Any]:
    return {
        f"{answer.source}_der": answer.raw,
        "revocation_status": str(answer.status),
        "revoked_at": answer.revoked_at,
    }


def _check_status(answer: Answer, signed_at: datetime) -> None:
    """Revoked at or before the trusted time is revoked; a later revocation does not undo what was signed
    and stamped.
    """
    if answer.status is Status.GOOD:
        return
    if answer.status is Status.REVOKED and answer.revoked_at is not None:
        if answer.revoked_at <= signed_at:
            raise Invalid("revoked", f"{answer.revoked_at.isoformat()} {answer.reason}")
        return
    raise Indeterminate("revocation-unknown", answer.source)
