"""What tests sign with: a certification centre in memory with real keys, and, where speed matters more, a
verifier that believes what a signature says of itself.
"""

import hashlib
import json
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from oryndau.cases.ids import new_id
from oryndau.eds import sign
from oryndau.eds.profile import Role, Subject
from oryndau.eds.reasons import reason
from oryndau.eds.sign import KeyPair
from oryndau.eds.tests.conftest import World
from oryndau.eds.verdict import Outcome, Verdict
from oryndau.emulators.nuc.authority import Centre
from oryndau.emulators.nuc.register import Register
from oryndau.law.tests.samples import iin
from oryndau.signing import verifiers
from oryndau.timekeeping import now

IIN, OTHER_IIN = iin("85031540012"), iin("92051240045")
BIN, OTHER_BIN = iin("05064000666"), iin("05074000777")
COMPANY = {"bin": BIN, "organisation": "ТОО «Талапкер»"}
PERSON = {"surname": "Серікұлы", "name": "Әлібек", "patronymic": "Болатұлы", "iin": IIN}


@pytest.fixture(scope="session")
def centre() -> Centre:
    return Centre.create("http://nuc", now())


@pytest.fixture
def world(centre: Centre, tmp_path: Path) -> Iterator[World]:
    """The centre's world, trusted by the site's verifier for the length of a test."""
    register = Register(tmp_path)
    register.add(centre.tsa.certificate)
    made = World(centre, register, now())
    verifiers.use(made.verifier())
    yield made
    verifiers.use(None)


def signed(world: World, pair: KeyPair, content: bytes) -> bytes:
    """A detached CAdES-T signature, as NCALayer gives it."""
    return sign.sign_detached(content, pair, world.tsa, world.now)


class Pretender:
    """Takes a signature of `pretended` at its word; the content alone is really compared."""

    outcome = Outcome.VALID

    def verify(self, signature: bytes, content: bytes, *, at: datetime) -> Verdict:
        """The verdict that the signature asks for."""
        told = json.loads(signature)
        if told["sha256"] != hashlib.sha256(content).hexdigest():
            return Verdict(Outcome.INVALID, at, (reason("content-changed"),))
        if self.outcome is not Outcome.VALID:
            return Verdict(self.outcome, at, (reason("revocation-unknown"),))
        return Verdict(
            Outcome.VALID, at, subject=Subject(**told["subject"]), signed_at=at,
            roles=frozenset(Role(role) for role in told["roles"]), content_sha256=told["sha256"],
            replay_digest=hashlib.sha256(signature).hexdigest(), certificate_der=b"certificate",
        )  # fmt: skip


def pretended(content: bytes, roles: tuple[str, ...] = ("individual",), **subject: Any) -> bytes:
    """A signature for `Pretender`, each one different, as real ones are."""
    told = {
        "sha256": hashlib.sha256(content).hexdigest(), "subject": PERSON | subject, "roles": roles,
        "nonce": str(new_id()),
    }  # fmt: skip
    return json.dumps(told).encode()


@pytest.fixture
def pretender() -> Iterator[Pretender]:
    made = Pretender()
    verifiers.use(made)
    yield made
    verifiers.use(None)
