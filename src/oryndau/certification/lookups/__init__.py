"""Registers asked through the gateway, and their answers in the case (C-05)."""
