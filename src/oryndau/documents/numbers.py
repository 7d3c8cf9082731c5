"""The public number of a document: printed on it, typed by people, carried by its QR code.

15 random characters of a 32-letter alphabet (75 bits) cannot be guessed, so knowing a number proves that one
holds the document; a 16th checks the others, so that a slip of the hand is told from a document not ours.
"""

from __future__ import annotations

import re
import secrets

PREFIX = "ORY"
ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"  # Crockford's: no I, L, O, U
PATTERN = re.compile(rb"ORY(?:-[0-9A-HJKMNP-TV-Z]{4}){4}")
LENGTH = len(PREFIX) + 4 * 5

# On a Kazakh or Russian keyboard these letters are typed without noticing; O, I and L are read as digits.
_TYPED = str.maketrans("АВЕКМНРСТХУОІLOI", "ABEKMHPCTXY01101")


class MistypedNumber(ValueError):
    """What was typed cannot be a document's number: wrong length, letters, or check character."""


def _check(body: str) -> str:
    """Luhn mod 32: finds every single wrong character and nearly every swap of neighbours."""
    total = 0
    for position, letter in enumerate(reversed(body)):
        product = ALPHABET.index(letter) * (2 if position % 2 == 0 else 1)
        total += product // 32 + product % 32
    return ALPHABET[-total % 32]


def _shown(body: str) -> str:
    return "-".join([PREFIX, *(body[at : at + 4] for at in range(0, 16, 4))])


def new() -> str:
    """A fresh number such as ORY-7K3M-9QWX-…; the database's constraint makes it unique."""
    body = "".join(secrets.choice(ALPHABET) for _ in range(15))
    return _shown(body + _check(body))


def normalise(typed: str) -> str:
    """The number in what a person typed (any case, spaces, Cyrillic look-alikes), or MistypedNumber."""
    letters = re.sub(r"[\s\-\u2010-\u2015_.]", "", typed.upper()[:80])
    # The prefix may be left out or typed in another alphabet: the check character guards what matters.
    body = (letters[len(PREFIX) :] if len(letters) == 16 + len(PREFIX) else letters).translate(_TYPED)
    if len(body) != 16 or any(letter not in ALPHABET for letter in body):
        raise MistypedNumber("a document number has ORY and sixteen letters or digits")
    if _check(body[:15]) != body[15]:
        raise MistypedNumber("one of the characters is mistyped")
    return _shown(body)
