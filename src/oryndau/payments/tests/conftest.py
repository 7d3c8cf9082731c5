"""A pretended payment gateway in place of the installation's own."""

import pytest

from oryndau.payments import handlers
from oryndau.payments.services import ordering
from oryndau.payments.tests.factories import Pretender


@pytest.fixture
def pgeg(monkeypatch: pytest.MonkeyPatch) -> Pretender:
    """The gateway that the room speaks to in a test."""
    made = Pretender()
    for module in (handlers, ordering):
        monkeypatch.setattr(module, "gateway", lambda: made)
    return made
