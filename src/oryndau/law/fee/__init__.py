"""Fees of public services as law: how much, when, what becomes of them (L-10)."""

from oryndau.law.fee.rates import NAMES, Due, Purpose, due, valid_until

__all__ = ["NAMES", "Due", "Purpose", "due", "valid_until"]
