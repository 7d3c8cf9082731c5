"""Is a certificate revoked? OCSP (RFC 6960, with nonce) first, then the CRL (RFC 5280); what is not known
is unknown.

Answers are kept as bytes, since they are evidence. A kept answer is used again until its own end or the age
that the installation allows, whichever comes first.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from datetime import datetime, timedelta
from pathlib import Path
from typing import Protocol

from oryndau.eds import crl, ocsp
from oryndau.eds.cache import Bounded
from oryndau.eds.certificate import Certificate
from oryndau.eds.errors import Indeterminate, Refused
from oryndau.eds.status import SKEW, Answer, Status
from oryndau.eds.web import Fetch, fetcher


class RevocationSource(Protocol):
    """Tells the state of a certificate at a moment; raises Indeterminate("revocation-unknown") when it
    cannot.
    """

    def ask(self, certificate: Certificate, issuer: Certificate, at: datetime) -> Answer:
        """The answer, good or revoked; never unknown."""
        ...


class OnlineRevocation:
    """Asks the services that the certificate names, or those of the installation.

    `max_age` bounds how long an OCSP answer is used again: a revocation is noticed at most that much later.
    """

    def __init__(
        self,
        fetch: Fetch | None = None,
        *,
        max_age: timedelta = timedelta(minutes=5),
        ocsp_url: str | None = None,
        require_nonce: bool = True,
        nonce: Callable[[], bytes] = lambda: os.urandom(16),
    ) -> None:
        self._fetch = fetch or fetcher()
        self._max_age = max_age
        self._ocsp_url, self._require_nonce, self._nonce = ocsp_url, require_nonce, nonce
        self._answers: Bounded[bytes, tuple[Answer, datetime]] = Bounded(65536)
        self._lists: Bounded[str, crl.RevocationList] = Bounded(64)

    def ask(self, certificate: Certificate, issuer: Certificate, at: datetime) -> Answer:
        """A kept answer that still speaks about `at`, else OCSP, else CRL."""
        kept = self._answers.get(certificate.fingerprint)
        if kept is not None:
            answer, asked = kept
            if answer.covers(at) and asked - SKEW <= at <= asked + self._max_age:
                return answer
        answer = self._first_known(certificate, issuer, at)
        self._answers.put(certificate.fingerprint, (answer, at))
        return answer

    def forget(self) -> None:
        """Drops every kept answer and list."""
        self._answers.forget()
        self._lists.forget()

    def _first_known(self, certificate: Certificate, issuer: Certificate, at: datetime) -> Answer:
        failures = []
        for ask in (self._ocsp, self._crl):
            try:
                answer = ask(certificate, issuer, at)
            except Refused as refused:
                failures.append(str(refused))
                continue
            if answer.status is not Status.UNKNOWN:
                return answer
            failures.append(f"{answer.source}: unknown certificate")
            break  # the centre answered and does not know it: its absence from a list would prove nothing
        raise Indeterminate("revocation-unknown", "; ".join(failures))

    def _ocsp(self, certificate: Certificate, issuer: Certificate, at: datetime) -> Answer:
        if not certificate.ocsp_urls:
            raise Indeterminate("revocation-unknown", "no OCSP address")
        url, nonce = self._ocsp_url or certificate.ocsp_urls[0], self._nonce()
        data = self._fetch(url, ocsp.request(certificate, issuer, nonce), "application/ocsp-request")
        found, expected = ocsp.read(data, certificate, issuer, at, self._max_age), nonce
        if found.nonce != expected and (found.nonce is not None or self._require_nonce):
            raise Indeterminate("revocation-unknown", "nonce of the OCSP answer")
        return found.answer.fresh(at)

    def _crl(self, certificate: Certificate, issuer: Certificate, at: datetime) -> Answer:
        if not certificate.crl_urls:
            raise Indeterminate("revocation-unknown", "no CRL address")
        url = certificate.crl_urls[0]
        kept = self._lists.get(url)
        if kept is not None and kept.issuer is issuer and kept.answer(certificate).covers(at):
            return kept.answer(certificate)
        found = crl.load(self._fetch(url, None, ""), issuer)
        self._lists.put(url, found)
        return found.answer(certificate).fresh(at)


class FirstOf:
    """Asks several sources in order; the first that knows answers."""

    def __init__(self, *sources: RevocationSource) -> None:
        self._sources = sources

    def ask(self, certificate: Certificate, issuer: Certificate, at: datetime) -> Answer:
        """The first answer; Indeterminate("revocation-unknown") when no source has one."""
        failures = []
        for source in self._sources:
            try:
                return source.ask(certificate, issuer, at)
            except Indeterminate as unknown:
                failures.append(unknown.detail)
        raise Indeterminate("revocation-unknown", "; ".join(failures))


class StoredCrls:
    """Answers from CRL files alone, for verification without a network."""

    def __init__(self, lists: Iterable[bytes]) -> None:
        self._lists = tuple(lists)

    @classmethod
    def from_folder(cls, folder: Path) -> StoredCrls:
        """All *.crl files of a folder."""
        return cls(path.read_bytes() for path in sorted(folder.glob("*.crl")))

    def ask(self, certificate: Certificate, issuer: Certificate, at: datetime) -> Answer:
        """The answer of the first list of this issuer that covers `at`."""
        for data in self._lists:
            try:
                return crl.load(data, issuer).answer(certificate).fresh(at)
            except Refused:
                continue
        raise Indeterminate("revocation-unknown", "no list of this issuer covers the moment")
