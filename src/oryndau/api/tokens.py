"""Tokens of organisations: made, found, revoked. The row keeps a digest; the token is shown once.

A token has 256 bits of chance, so a plain SHA-256 keeps it as safe as a slow hash keeps a password.
"""

import hashlib
import secrets
import time
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db import IntegrityError, transaction

from oryndau.api.models import ApiToken
from oryndau.api.scopes import Scope
from oryndau.cases.actors import Actor

FRESH_SECONDS = 5.0
"""How long a process believes a token that it has looked up: a revocation is noticed within this time."""
_USED_EVERY = timedelta(minutes=1)
_REMEMBERED = 1000
_remembered: dict[bytes, tuple[float, "Caller"]] = {}


@dataclass(frozen=True, slots=True)
class Caller:
    """A program that has shown a live token: whose it is and what it may do."""

    token: UUID
    bin: str
    scopes: frozenset[str]
    expires_at: datetime
    actor: Actor


def issue(
    bin: str, name: str, scopes: Iterable[Scope], *, by: str, at: datetime, days: int, key: UUID | None = None
) -> str | None:
    """Make a token and return its text, which cannot be had again. `key` names the request that asked for

    it: the same request sent twice makes one token, and None the second time.
    """
    text = f"ory_{secrets.token_urlsafe(32)}"
    row = ApiToken(
        bin=bin, name=name, prefix=text[:10], digest=_digest(text), scopes=sorted(scopes), created_by=by,
        created_at=at, expires_at=at + timedelta(days=days), **({"id": key} if key else {}),
    )  # fmt: skip
    try:
        with transaction.atomic():
            row.save(force_insert=True)
    except IntegrityError:
        return None
    return text


def revoke(token: UUID, bin: str, *, at: datetime) -> bool:
    """End a token of the organisation; False when it has no such live token."""
    ended = ApiToken.objects.filter(pk=token, bin=bin, revoked_at=None).update(revoked_at=at)
    forget()
    return bool(ended)


def of(bin: str) -> list[ApiToken]:
    """The tokens of an organisation, the newest first; the last hundred."""
    return list(ApiToken.objects.filter(bin=bin).order_by("-id")[:100])


def find(text: str, at: datetime) -> Caller | None:
    """Whose live token this is; None for one that is unknown, revoked or expired."""
    digest = _digest(text)
    until, caller = _remembered.get(digest, (0.0, None))
    if caller is None or time.monotonic() >= until:
        caller = _looked_up(digest, at)
    return caller if caller and at < caller.expires_at else None


def forget() -> None:
    """Look every token up anew."""
    _remembered.clear()


def _looked_up(digest: bytes, at: datetime) -> Caller | None:
    row = ApiToken.objects.filter(digest=digest, revoked_at=None).first()
    if row is None:
        _remembered.pop(digest, None)
        return None
    if row.last_used_at is None or at - row.last_used_at >= _USED_EVERY:
        ApiToken.objects.filter(pk=row.pk).update(last_used_at=at)
    actor = Actor(kind="program", name=row.name, bin=row.bin)
    caller = Caller(row.pk, row.bin, frozenset(row.scopes), row.expires_at, actor)
    if len(_remembered) >= _REMEMBERED:
        _remembered.clear()
    _remembered[digest] = (time.monotonic() + FRESH_SECONDS, caller)
    return caller


def _digest(text: str) -> bytes:
    return hashlib.sha256(text.encode()).digest()
