"""A browser that signs in, for the tests of this room."""

from oryndau.signing.tests.world import centre, pretender, world

__all__ = ["centre", "pretender", "world"]
