"""A program's application: read the signed content, verify it, open the case in one transaction
(E-02(3), E-05).

This is the busiest path of the system: the content is validated once, the token is remembered, and what is
written goes to the database in a fixed number of statements.
"""

import hashlib
import struct
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import connection, transaction

from oryndau.api import attachments, envelope, problems
from oryndau.api.canonical_form import first_difference
from oryndau.api.envelope import Envelope
from oryndau.api.problems import Problem, place
from oryndau.api.schemas import Receipt
from oryndau.api.tokens import Caller
from oryndau.cases import calendars
from oryndau.cases.actors import Actor
from oryndau.cases.errors import CaseError, SignatureNeeded
from oryndau.cases.models import Idempotency
from oryndau.cases.proof import Proof
from oryndau.eds.verdict import Verdict
from oryndau.initiation.services.submission import PURPOSE, check_applicant, receive
from oryndau.law import terms
from oryndau.law.initiation import SUBMITTED, registration_moment
from oryndau.people.acting import SIGNING_ROLES
from oryndau.signing import services as signing
from oryndau.signing.errors import SigningRefused
from oryndau.signing.services import Unkept
from oryndau.timekeeping import local

_CLAIM = """INSERT INTO cases_idempotency (owner, key, request, case_id, made_at)
VALUES (%s, %s, %s, %s, %s) ON CONFLICT (owner, key) DO NOTHING"""
_ends: dict[tuple[str, Any], datetime] = {}


@dataclass(frozen=True, slots=True)
class Accepted:
    """The answer of a submission; `replayed` when the same request was answered before."""

    receipt: Receipt
    replayed: bool = False


def submit(caller: Caller, content: bytes, cms: bytes, key: str, *, at: datetime) -> Accepted:
    """Receive a signed application once, however often it is sent with the same key.

    Raises `Problem`, `SigningRefused`, `CaseError` or `NotTheApplicant`; then nothing is kept, and the key
    may be used again.
    """
    request = _fingerprint(content, cms)
    try:
        application = envelope.read(content, at)
        proof, verdict, unkept = signing.accept(PURPOSE, content, cms, at=at)
        actor = _signer(caller, proof, verdict)
        check_applicant(application.facts, actor)
        with transaction.atomic():
            uploaded = _claim(caller, key, request, application, at)
            if uploaded is None:
                return _replayed(caller, key, request)
            attachments.require(application.facts, uploaded)
            _open(application, content, actor, proof, unkept, at)
    except (SigningRefused, CaseError):
        # A repeat must get its first answer, even when its certificate cannot be checked at this moment.
        if earlier := _earlier(caller, key, request):
            return earlier
        raise
    return Accepted(_receipt(application.case, at, application.facts))


def _signer(caller: Caller, proof: Proof, verdict: Verdict) -> Actor:
    """The person who signed, if he may sign for the token's organisation."""
    if proof.bin != caller.bin:
        raise SigningRefused("wrong-organisation")
    if not verdict.roles & SIGNING_ROLES:
        raise SigningRefused("wrong-role")
    if not proof.iin or verdict.subject is None:
        raise SigningRefused("wrong-person")
    return Actor(kind="person", name=signing.full_name(verdict.subject), iin=proof.iin, bin=proof.bin)


def _open(
    application: Envelope, content: bytes, actor: Actor, proof: Proof, unkept: Unkept, at: datetime
) -> None:
    """Write the signature, its evidence and all that the first step leaves, in one message."""
    try:
        with signing.refusing_repeated():
            receive(application.case, application.facts, actor, proof, at=at, first=unkept.rows)
    except SignatureNeeded as error:
        # The signer is the right one by now, so it is the bytes: not those that canonical JSON gives.
        pointer, message = first_difference(content, application)
        wrong = place("content", pointer, "RFC 8785", message)
        raise Problem(422, "not-canonical", errors=[wrong]) from error


def _claim(
    caller: Caller, key: str, request: bytes, application: Envelope, at: datetime
) -> list[tuple[str, str, int]] | None:
    """Take the key for this request, and read in the same message what is known of the application's files;

    None when the key was taken. A rival with the same key waits here.
    """
    files = [one.sha256 for one in application.facts.attachments]
    with connection.cursor() as cursor:
        # By hand: to make a queryset costs more than to run it.
        cursor.execute(
            _CLAIM + ";\n" + attachments.UPLOADED,
            [_owner(caller), key, request, application.case, at, caller.bin, files],
        )
        claimed = cursor.rowcount == 1
        cursor.nextset()
        return cursor.fetchall() if claimed else None


def _replayed(caller: Caller, key: str, request: bytes) -> Accepted:
    earlier = _earlier(caller, key, request)
    if earlier is None:
        wrong = place("header", ["Idempotency-Key"], "idempotency", problems.TITLES["idempotency-key-reused"])
        raise Problem(422, "idempotency-key-reused", errors=[wrong])
    return earlier


def _earlier(caller: Caller, key: str, request: bytes) -> Accepted | None:
    """The answer that the same request got before under this key."""
    rows = Idempotency.objects.select_related("case").filter(owner=_owner(caller), key=key)
    row = rows.first()
    if row is None or bytes(row.request) != request or row.case is None:
        return None
    return Accepted(_receipt(row.case.pk, row.case.received_at, None), replayed=True)


def _receipt(case: UUID, at: datetime, facts: Any) -> Receipt:
    calendar = calendars.active()
    registers_at = registration_moment(at, facts, calendar)
    day = local(registers_at).date()
    due_at = _ends.get((calendar.version, day))
    if due_at is None:
        due_at = terms.due(terms.get("initiation.decision"), day, calendar).due_at
        _ends.clear()
        _ends[calendar.version, day] = due_at
    return Receipt(case=case, state=SUBMITTED, received_at=at, registers_at=registers_at, due_at=due_at)


def _fingerprint(content: bytes, cms: bytes) -> bytes:
    return hashlib.sha256(struct.pack(">Q", len(content)) + content + cms).digest()


def _owner(caller: Caller) -> str:
    return f"org:{caller.bin}"
