"""The certification centre of the tests, for this room."""

from oryndau.cases.tests.committed import _guard_back, committed
from oryndau.signing.tests.world import centre, pretender, world

__all__ = ["_guard_back", "centre", "committed", "pretender", "world"]
