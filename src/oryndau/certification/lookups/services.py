"""Asking a register once more, at the clerk's wish (C-05)."""

from oryndau.certification.lookups.selectors import LOOK_UPS

ask_again = LOOK_UPS.ask_again
