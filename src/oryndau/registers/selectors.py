"""Reads of the registers: a decision by its number, and the certification of a person (C-17; Art. 141(5))."""

import re
from datetime import date

from oryndau.registers.models import CertificationDecision

_DASHES = re.compile(r"[\u2010-\u2015\u2212]")
_LOOKALIKES = str.maketrans("АВЕКМНОРСТУХІ", "ABEKMHOPCTYXI")


def normalise(number: str) -> str:
    """A number as it was typed: any case and dash, spaces, Cyrillic letters that look Latin."""
    plain = _DASHES.sub("-", "".join(number.split()).upper()[:40])
    return plain.translate(_LOOKALIKES)


def decision(number: str, iin: str = "") -> CertificationDecision | None:
    """The decision with this number; where an IIN is given, only if it is about that person."""
    found = CertificationDecision.objects.filter(number=normalise(number))
    return (found.filter(iin=iin) if iin else found).first()


def in_force(iin: str, on: date) -> CertificationDecision | None:
    """The decision by which a person is certified on a day, the longest valid one; None when he is not.

    The licence service asks for it (C-20).
    """
    rows = CertificationDecision.objects.filter(iin=iin, certified=True)
    return rows.filter(decided_on__lte=on, valid_until__gte=on).order_by("-valid_until", "-id").first()
