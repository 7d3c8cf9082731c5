"""An installation whose parts all work, and that a test can break."""

from collections.abc import Iterator
from typing import Any

import pytest

from oryndau.incidents import probes, state
from oryndau.incidents.parts import Part
from oryndau.incidents.probes import Fault


@pytest.fixture(autouse=True)
def _nothing_is_known() -> Iterator[None]:
    state.forget()
    yield
    state.forget()


@pytest.fixture
def outside(monkeypatch: pytest.MonkeyPatch) -> dict[Part, Fault]:
    """What lies outside of the database: key, time stamps and store work unless a test puts a fault in."""
    faults: dict[Part, Fault] = {}
    for part in (Part.SEAL, Part.STAMPS, Part.DOCUMENTS):

        def probe(*_: Any, part: Part = part) -> Fault | None:
            return faults.get(part)

        monkeypatch.setattr(probes, part.value, probe)
    return faults
