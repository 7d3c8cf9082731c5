"""What this part answers to: the beginning and the end of tests, messages of the outbox, signatures."""

from oryndau.certification.examining import photos, sheets, telling, testing

__all__ = ["photos", "sheets", "telling", "testing"]
