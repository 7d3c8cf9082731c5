"""Identifiers: UUIDv7, which sort by the time of their making and so keep indexes dense."""

from uuid import UUID

from uuid6 import uuid7


def new_id() -> UUID:
    """A new UUIDv7 as a plain `uuid.UUID`, the type that Django and psycopg know."""
    return UUID(int=uuid7().int)
