"""Education of a person: the diploma, and the recognition of a foreign one (An.2 of A1, An.3 of A2)."""

from __future__ import annotations

from datetime import date

from oryndau.law.facts.base import Facts, Line, ShortLine


class Diploma(Facts):
    """The diploma of higher legal education (An.2, 1(1))."""

    institution: Line
    specialty_code: ShortLine
    number: ShortLine
    issued_on: date


class Nostrification(Facts):
    """Recognition of a foreign diploma, if any (An.2, 1(2))."""

    series: ShortLine
    number: ShortLine
