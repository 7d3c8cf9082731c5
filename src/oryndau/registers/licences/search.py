"""How a claimant finds an agent: by a name as he heard or types it, or by a number as he copied it (L-12).

A name is folded as everywhere (`cases.search.fold`), and ы with и, which ears confuse; a Latin keyboard is
understood. Trigrams forgive the rest. A number is found in any of the forms in which people write it.
"""

import re
from typing import Any

from django.db.models import CharField, F, Func, QuerySet

from oryndau.cases import search
from oryndau.registers.models import Licence
from oryndau.registers.selectors import normalise

SIMILAR = 0.35
"""How alike a word must be: one wrong letter in a surname of six. Laxer than at a desk, since those who have
exactly that name come first and alone.
"""
_PIECES = re.compile(r"[^\W\d_]+|\d+")
_LATIN = (
    ("shch", "щ"), ("zh", "ж"), ("kh", "х"), ("ts", "ц"), ("ch", "ч"), ("sh", "ш"), ("yu", "ю"), ("ya", "я"),
    ("yo", "е"), ("ye", "е"), ("gh", "г"), ("ph", "ф"), ("ae", "а"),
    *zip("abcdefghijklmnopqrstuvwxyzäğñöūüşı", "абкдефгхижклмнопкрстуввкизагноууши", strict=True),
)  # fmt: skip
"""Latin letters of passports and of habit → what the folded Cyrillic name has."""


class Folded(Func):
    """A name as it is searched and sorted; word for word the expression of the indexes (migration 0003)."""

    template = "translate(lower(%(expressions)s), 'әғқңөұүһіёйыэъь', 'агкноуухиеиие')"
    output_field = CharField()


def fold(text: str) -> str:
    """A query as names are folded in the database."""
    folded = search.fold(text).replace("ы", "и")
    if re.search("[a-z]", folded):
        for latin, cyrillic in _LATIN:
            folded = folded.replace(latin, cyrillic)
    return folded


def is_number(query: str) -> bool:
    """Whether a query asks for a number: names have no digits."""
    return any(letter.isdigit() for letter in query)


def by_name(rows: "QuerySet[Any, Any]", query: str) -> "QuerySet[Any, Any]":
    """Licences in whose name every word of the query stands, in the order of names."""
    found: QuerySet[Any, Any] = rows.annotate(folded=Folded(F("name")))
    words = fold(query).split()
    for word in [word for word in words if len(word) >= search.SHORTEST_WORD] or words:
        found = found.filter(folded__contains=word)
    return found.order_by("folded", "id") if words else found.none()


def by_likeness(rows: "QuerySet[Any, Any]", query: str) -> "QuerySet[Any, Any]":
    """Licences of names like the query, slips of the hand forgiven, the most alike first."""
    named = rows.annotate(folded=Folded(F("name")))
    found = search.alike(named, "folded", fold(query), similar=SIMILAR)
    ordered: QuerySet[Any, Any] = found.order_by("-like", "folded", "id")
    return ordered


def by_number(rows: "QuerySet[Any, Any]", query: str) -> "QuerySet[Licence]":
    """The licence of exactly this number, else those that it may be a part of: without zeros and dashes."""
    exact = rows.filter(number=normalise(query))
    return exact if exact else rows.filter(number__iregex=_pattern(query)).order_by("number")


def _pattern(query: str) -> str:
    """`LIC 2026/12` and `12` end in the number 12, whatever zeros stand before; `lic2026000012` is whole."""
    pieces = _PIECES.findall(normalise(query))
    written = "[^0-9a-z]*".join(f"0*{piece.lstrip('0')}" if piece.isdigit() else piece for piece in pieces)
    whole = "[^0-9a-z]*".join("".join(pieces))
    return f"(^|[^0-9a-z]){written}$|^{whole}$"
