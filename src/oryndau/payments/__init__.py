"""Fees of public services: ordered, paid through the payment gateway or by receipt, used once (L-10)."""
