"""The verbs of signing: freeze bytes for a person (`open_session`), accept his signature (`complete`),

verify and keep a signature that came another way (`accept`). One path for all: verify outside of any
transaction, then claim, keep and act in one.
"""

import hashlib
import hmac
import json
import secrets
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db import IntegrityError, transaction
from django.db.models import F, Model

from oryndau.cases import rows
from oryndau.cases.proof import Proof
from oryndau.eds import cms as message
from oryndau.eds.errors import Refused
from oryndau.eds.profile import Subject
from oryndau.eds.verdict import Outcome, Verdict
from oryndau.law import parameters
from oryndau.law.canonical import canonical
from oryndau.signing.errors import SigningRefused
from oryndau.signing.models import Evidence, Signature, SignatureSession
from oryndau.signing.verifiers import verifier

__all__ = [
    "SIGN_IN", "accept", "complete", "completes", "keep", "kept_faults", "open_session", "open_sign_in",
    "opened_in", "proof_of", "refusing_repeated",
]  # fmt: skip

SIGN_IN = "sign-in"
MAX_REFUSALS = 10

Completion = Callable[[SignatureSession, Proof, Verdict, datetime], Any]
_COMPLETIONS: dict[str, Completion] = {}


def completes(purpose: str) -> Callable[[Completion], Completion]:
    """Register what happens once a session of this purpose is signed; it runs in the same transaction."""

    def register(completion: Completion) -> Completion:
        _COMPLETIONS[purpose] = completion
        return completion

    return register


def open_session(
    purpose: str, content: bytes, *, browser: str, at: datetime, iin: str = "", bin: str = "",
    roles: Iterable[str] = (), subject: dict[str, Any] | None = None,
) -> SignatureSession:  # fmt: skip
    """Freeze bytes for one person and purpose. The session lives for the minutes that the parameter
    `signing.session` (for a sign-in: `sign-in.challenge`) has on that day.
    """
    minutes = int(
        parameters.get("sign-in.challenge" if purpose == SIGN_IN else "signing.session", on=at.date())
    )
    return SignatureSession.objects.create(
        purpose=purpose, content=content, digest=hashlib.sha256(content).hexdigest(),
        subject=subject or {}, expected_iin=iin, expected_bin=bin, expected_roles=sorted(roles),
        browser=_digest(browser), created_at=at, expires_at=at + timedelta(minutes=minutes),
    )  # fmt: skip


def open_sign_in(*, browser: str, at: datetime, iin: str = "", bin: str = "") -> SignatureSession:
    """A sign-in challenge: purpose, host, nonce of 256 bits and time are inside the bytes, so that it can
    never pass for a document's signature, nor the reverse.
    """
    content = canonical(
        {
            "at": at.isoformat(), "browser": _digest(browser), "host": settings.SITE_NAME,
            "nonce": secrets.token_hex(32), "purpose": SIGN_IN,
        }
    )  # fmt: skip
    return open_session(SIGN_IN, content, browser=browser, at=at, iin=iin, bin=bin)


def complete(session_id: UUID, cms: bytes, *, browser: str, at: datetime) -> Any:
    """Accept the signature of a session and do what its purpose says, or raise `SigningRefused`.

    What the completion raises (a stale version, say) undoes everything: the session can be used again.
    """
    session = SignatureSession.objects.get(pk=session_id)
    _check_session(session, browser, at)
    try:
        verdict = _verified(cms, bytes(session.content), at, purpose=session.purpose)
        _check_signer(session, verdict)
    except SigningRefused:
        SignatureSession.objects.filter(pk=session.pk).update(refusals=F("refusals") + 1)
        raise
    with transaction.atomic():
        claimed = SignatureSession.objects.filter(pk=session.pk, used_at=None).update(used_at=at)
        if not claimed:
            raise SigningRefused("used")
        kept = keep(session.purpose, bytes(session.content), cms, verdict, at)
        return _COMPLETIONS[session.purpose](session, proof_of(kept), verdict, at)


@dataclass(frozen=True, slots=True)
class Unkept:
    """The rows of a verified signature and its evidence, to be written in the transaction of the act:

    alone, when called, or with the act's own rows, under `refusing_repeated`.
    """

    rows: tuple[Model, ...]

    def __call__(self) -> None:
        """Write them. Raises `SigningRefused` when the signature was used before."""
        with refusing_repeated():
            rows.insert(self.rows)


def accept(purpose: str, content: bytes, cms: bytes, *, at: datetime) -> tuple[Proof, Verdict, Unkept]:
    """Verify a signature that came with its content (a program's application). Nothing is written yet."""
    verdict = _verified(cms, content, at)
    row = signature_row(purpose, content, cms, verdict, at)
    return proof_of(row), verdict, _unkept(row, verdict)


def keep(purpose: str, content: bytes, cms: bytes, verdict: Verdict, at: datetime) -> Signature:
    """Keep a verified signature with its evidence. Raises `SigningRefused` when it was used before."""
    row = signature_row(purpose, content, cms, verdict, at)
    _unkept(row, verdict)()
    return row


@contextmanager
def refusing_repeated() -> Iterator[None]:
    """Where a signature is written: `SigningRefused` when it was used before. The transaction is undone."""
    try:
        yield
    except IntegrityError as error:
        if rows.taken(error, Signature):
            raise SigningRefused("repeated") from error
        raise


def signature_row(purpose: str, content: bytes, cms: bytes, verdict: Verdict, at: datetime) -> Signature:
    """The row of a verified signature, not saved."""
    subject = verdict.subject
    assert subject is not None, "a valid verdict has a subject"
    return rows.fresh(
        Signature, purpose=purpose, content=content, cms=cms, digest=bytes.fromhex(verdict.replay_digest),
        iin=subject.iin, bin=subject.bin, signer=full_name(subject), signed_at=verdict.signed_at or at,
        verified_at=at, report=_report(verdict),
    )  # fmt: skip


def proof_of(row: Signature) -> Proof:
    """The engine's view of a kept signature."""
    return Proof(
        id=row.pk, iin=row.iin, bin=row.bin, content=bytes(row.content),
        digest=hashlib.sha256(bytes(row.cms)).hexdigest(),
    )  # fmt: skip


def kept_faults(row: Signature, event_body: str) -> str:
    """What is broken in a kept signature: its bytes do not carry the event's facts, or its evidence is gone.

    Empty when it holds.
    """
    event, content = json.loads(event_body), json.loads(bytes(row.content))
    if content.get("facts") != event["facts"] or content.get("case") != event["case"]:
        return "what was signed is not what the event says"
    return cms_faults(row, event["signature"]["sha256"])


def cms_faults(row: Signature, sha256: str) -> str:
    """What is broken in a kept signature whose digest somebody else keeps too: it is another one, or its
    evidence is gone. Empty when it holds.
    """
    if sha256 != hashlib.sha256(bytes(row.cms)).hexdigest():
        return "the kept signature is not the one that is told"
    wanted = {bytes.fromhex(piece["sha256"]) for piece in row.report["evidence"]}
    kept = {bytes(piece.sha256): bytes(piece.data) for piece in Evidence.objects.filter(pk__in=wanted)}
    if any(hashlib.sha256(kept.get(digest, b"")).digest() != digest for digest in wanted):
        return "a piece of the signature's evidence is missing or altered"
    return ""


def full_name(subject: Subject) -> str:
    """Surname, name and patronymic of a certificate's holder; its common name where it has none."""
    parts = (subject.surname, subject.name, subject.patronymic)
    return (" ".join(part for part in parts if part) or subject.common_name)[:300]


def _evidence(verdict: Verdict) -> list[tuple[str, bytes]]:
    found = [("certificate", verdict.certificate_der), *(("issuer", der) for der in verdict.chain_der)]
    found += [("ocsp", verdict.ocsp_der), ("crl", verdict.crl_der), ("timestamp", verdict.timestamp_der)]
    return [(kind, data) for kind, data in found if data]


def _report(verdict: Verdict) -> dict[str, Any]:
    """The verdict with digests in place of the evidence itself, which is kept once."""
    told = verdict.findings()
    told["evidence"] = [
        {"kind": kind, "sha256": hashlib.sha256(data).hexdigest()} for kind, data in _evidence(verdict)
    ]
    return told


def _unkept(row: Signature, verdict: Verdict) -> Unkept:
    pieces = (
        rows.fresh(Evidence, sha256=bytes.fromhex(piece["sha256"]), kind=piece["kind"], data=data)
        for piece, (_kind, data) in zip(row.report["evidence"], _evidence(verdict), strict=True)
    )
    return Unkept((row, *pieces))


def _verified(cms: bytes, content: bytes, at: datetime, *, purpose: str = "") -> Verdict:
    verdict = verifier().verify(cms, content, at=at)
    if verdict.outcome is not Outcome.VALID:
        raise SigningRefused(_code(verdict, cms, purpose), [reason.to_json() for reason in verdict.reasons])
    return verdict


def _code(verdict: Verdict, cms: bytes, purpose: str) -> str:
    if verdict.outcome is Outcome.INDETERMINATE:
        return "indeterminate"
    found = {reason.code for reason in verdict.reasons}
    if found & {"malformed", "too-large", "signer-count"}:
        return "unreadable"
    if purpose and "content-changed" in found and _made_for_another(cms, purpose, verdict.at):
        return "wrong-purpose"
    return "invalid"


def _made_for_another(cms: bytes, purpose: str, at: datetime) -> bool:
    """Whether the bytes that were really signed are those of a recent session of another purpose."""
    try:
        signed = message.parse(message.dearmour(cms)).signer.attributes.message_digest.hex()
    except Refused:
        return False
    recent = SignatureSession.objects.filter(expires_at__gt=at - timedelta(hours=1))
    return recent.filter(digest=signed).exclude(purpose=purpose).exists()


def opened_in(session: SignatureSession, browser: str) -> bool:
    """Whether this browser opened the session: to any other it does not exist."""
    return hmac.compare_digest(session.browser, _digest(browser))


def _check_session(session: SignatureSession, browser: str, at: datetime) -> None:
    if not opened_in(session, browser):
        raise SigningRefused("wrong-browser")
    if session.used_at is not None:
        raise SigningRefused("used")
    if at >= session.expires_at:
        raise SigningRefused("expired")
    if session.refusals >= MAX_REFUSALS:
        raise SigningRefused("too-many")


def _check_signer(session: SignatureSession, verdict: Verdict) -> None:
    subject = verdict.subject
    if subject is None or not subject.iin:
        raise SigningRefused("wrong-person")
    if session.expected_iin and subject.iin != session.expected_iin:
        raise SigningRefused("wrong-person")
    if session.expected_bin and subject.bin != session.expected_bin:
        raise SigningRefused("wrong-organisation")
    if session.expected_roles and not {role.value for role in verdict.roles} & set(session.expected_roles):
        raise SigningRefused("wrong-role")


def _digest(browser: str) -> str:
    return hashlib.sha256(browser.encode()).hexdigest()
