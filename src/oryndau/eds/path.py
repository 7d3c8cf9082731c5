"""The way from a certificate to a pinned root (RFC 5280 p. 6, the parts that our certificates use)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from pathlib import Path as Folder

from oryndau.eds import certificate as certificates
from oryndau.eds.cache import Bounded
from oryndau.eds.certificate import Certificate
from oryndau.eds.errors import Invalid, Refused

MAX_LENGTH = 4  # leaf, issuing centre, and at most two above


class TrustStore:
    """Pinned roots and known issuing centres; the paths found from them are kept.

    A self-issued certificate given here is a root: it is trusted because an operator put it there. All
    others only help to build a path and are verified like those that come with a signature.
    """

    def __init__(self, pinned: Iterable[Certificate]) -> None:
        known = list(pinned)
        self.roots = {c.fingerprint: c for c in known if _is_root(c)}
        self.known = tuple(known)
        self._paths: Bounded[bytes, tuple[Certificate, ...]] = Bounded(4096)

    @classmethod
    def from_folder(cls, folder: Folder) -> TrustStore:
        """The store of all certificate files of a folder; without a root nothing is ever trusted."""
        return cls(certificates.load_folder(folder))

    def path(self, leaf: Certificate, others: Iterable[bytes], at: datetime) -> tuple[Certificate, ...]:
        """Leaf, centres, root: signatures, names, constraints and validity at the moment `at` checked.

        `others` are DER certificates that came with the signature; they need no trust. Raises Invalid with
        "not-trusted", "expired", "not-yet-valid", "key" or "algorithm".
        """
        path = self._paths.get(leaf.fingerprint)
        if path is None:
            path = self._build(leaf, (*self.known, *_readable(others)))
            self._paths.put(leaf.fingerprint, path)
        for one in path:
            if at < one.not_before:
                raise Invalid("not-yet-valid", one.x509.subject.rfc4514_string())
            if at > one.not_after:
                raise Invalid("expired", one.x509.subject.rfc4514_string())
        return path

    def _build(self, leaf: Certificate, pool: tuple[Certificate, ...]) -> tuple[Certificate, ...]:
        found = self._upward((leaf,), pool)
        if found is None:
            raise Invalid("not-trusted", leaf.issuer_text)
        return found

    def _upward(
        self, path: tuple[Certificate, ...], pool: tuple[Certificate, ...]
    ) -> tuple[Certificate, ...] | None:
        top = path[-1]
        if top.fingerprint in self.roots:
            return path if len(path) > 1 else None
        if len(path) >= MAX_LENGTH:
            return None
        for issuer in pool:
            if issuer not in path and _may_issue(issuer, top, below=len(path) - 1) and top.signed_by(issuer):
                found = self._upward((*path, issuer), pool)
                if found:
                    return found
        return None


def _is_root(candidate: Certificate) -> bool:
    """Whether this is a self-signed centre whose algorithms we know; others wait for their algorithms'
    rows.
    """
    try:
        return candidate.self_issued and candidate.is_ca and candidate.signed_by(candidate)
    except Refused:
        return False


def _may_issue(issuer: Certificate, child: Certificate, below: int) -> bool:
    """Whether names, key identifiers and constraints let `issuer` stand above `child` with `below` centres
    between.
    """
    if issuer.subject_name != child.issuer or not issuer.is_ca or "key_cert_sign" not in issuer.key_usage:
        return False
    if issuer.key_id and child.issuer_key_id and issuer.key_id != child.issuer_key_id:
        return False
    return issuer.path_length is None or issuer.path_length >= below


def _readable(others: Iterable[bytes]) -> list[Certificate]:
    """The certificates among `others` that we can read; a broken one cannot help and does no harm."""
    found = []
    for data in others:
        try:
            found.append(certificates.load(data))
        except Refused:
            continue
    return found
