"""A certification centre in memory for the tests of signatures: new keys each time, nothing listens."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from oryndau.eds.errors import Indeterminate
from oryndau.eds.path import TrustStore
from oryndau.eds.revocation import OnlineRevocation
from oryndau.eds.sign import KeyPair
from oryndau.eds.tsp import HttpTimestamper
from oryndau.eds.verify import NativeVerifier
from oryndau.emulators.nuc import answers
from oryndau.emulators.nuc.authority import Centre
from oryndau.emulators.nuc.people import Application, issue
from oryndau.emulators.nuc.register import Register

NOW = datetime(2026, 11, 20, 12, 0, tzinfo=UTC)
CONTENT = "Өтініш: атқарушылық іс жүргізуді қозғауды сұраймын".encode()


@dataclass
class World:
    """The centre, its register, a clock that tests move, and the switch-off of each service."""

    centre: Centre
    register: Register
    now: datetime = NOW
    down: set[str] = field(default_factory=set)
    asked: list[str] = field(default_factory=list)
    nonce: bool = True
    made: dict[str, bytes] = field(default_factory=dict)
    change: Callable[[bytes], bytes] = bytes

    def fetch(self, url: str, body: bytes | None, content_type: str) -> bytes:
        """Stands for the network."""
        place = url.rsplit("/", 1)[-1]
        self.asked.append(place)
        if place in self.down:
            raise Indeterminate("revocation-unknown", "down")
        return self.change(self._answer(place, body or b""))

    def _answer(self, place: str, body: bytes) -> bytes:
        if place == "ocsp":
            return answers.ocsp_answer(self.centre, self.register, body, self.now, nonce=self.nonce)
        if place == "tsp":
            return answers.time_stamp(self.centre.tsa, body, self.now)
        if place == "root.crl":
            return answers.crl(self.centre.root, [], self.now)
        return answers.crl(self.centre.issuing, self.register.revoked(), self.now)

    def person(self, start: datetime | None = None, days: int = 365, **fields: str) -> KeyPair:
        """A key of a person or of an organisation's employee."""
        given = {
            "surname": "Тестов",
            "name": "Тест",
            "patronymic": "Тестович",
            "iin": "900101300017",
        } | fields
        pair = issue(self.centre, Application(**given), start or self.now - timedelta(days=1), days)
        self.register.add(pair.certificate)
        return pair

    @property
    def tsa(self) -> HttpTimestamper:
        """The client of the centre's time stamps."""
        return HttpTimestamper("http://nuc/tsp", self.fetch)

    def verifier(self, **options: object) -> NativeVerifier:
        """A verifier that trusts this centre, with empty caches."""
        revocation = OnlineRevocation(self.fetch)
        # type: ignore[arg-type]
        return NativeVerifier(TrustStore(self.centre.anchors), revocation, **options)


@pytest.fixture(scope="session")
def centre() -> Centre:
    return Centre.create("http://nuc", NOW)


@pytest.fixture
def world(centre: Centre, tmp_path: Path) -> World:
    register = Register(tmp_path)
    register.add(centre.tsa.certificate)
    return World(centre, register)
