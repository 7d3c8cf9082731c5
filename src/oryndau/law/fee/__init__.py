"""Fees of public services as law: how much, when, what becomes of them (L-10)."""
