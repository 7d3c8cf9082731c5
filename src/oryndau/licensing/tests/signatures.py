"""A verifier for tests that says of every signature that it is a certain person's."""

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime

from oryndau.eds.profile import Subject
from oryndau.eds.verdict import Outcome, Verdict
from oryndau.signing import verifiers


class Agrees:
    """Every signature is valid and another one."""

    def __init__(self, iin: str) -> None:
        self.iin = iin

    def verify(self, signature: bytes, content: bytes, *, at: datetime) -> Verdict:
        """Valid, by the person whose IIN it has."""
        subject = Subject(common_name="ОСПАНОВА ДАНА", surname="ОСПАНОВА", iin=self.iin)
        digest = hashlib.sha256(signature + content).hexdigest()
        return Verdict(Outcome.VALID, at, subject=subject, signed_at=at, replay_digest=digest)


@contextmanager
def agreed(iin: str) -> Iterator[Agrees]:
    """Use it while the block runs."""
    made = Agrees(iin)
    verifiers.use(made)
    try:
        yield made
    finally:
        verifiers.use(None)
