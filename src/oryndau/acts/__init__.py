"""Official acts: prepared for preview, signed as they are, sealed, delivered (C-07, C-17, C-18, E-03, E-10).

A service registers what each of its signed steps says (`register`); the rest is the same for all.
"""

from oryndau.acts.registry import Act, register

__all__ = ["Act", "register"]
