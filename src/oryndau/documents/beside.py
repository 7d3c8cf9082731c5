"""What became of that which a document gave: said beside the check of its genuineness (L-12).

A genuine licence may have been suspended since. Who keeps such things stands above this room and registers a
function for the kinds of document that it knows; this room calls no upper one by name.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from oryndau.documents.models import Document
from oryndau.pages.components import Link, Tag


@dataclass(frozen=True, slots=True)
class Beside:
    """What is so now, in the reader's language."""

    title: str
    tag: Tag
    text: str
    link: Link
    good: bool = True
    """Whether the document may still be relied upon; else the page warns."""


Says = Callable[[Document], Beside | None]
"""From a document that was found genuine; None where nothing is known."""
_SAYERS: dict[str, Says] = {}


def beside(*kinds: str) -> Callable[[Says], Says]:
    """Register who says what became of documents of these kinds. A decorator."""

    def register(sayer: Says) -> Says:
        _SAYERS.update(dict.fromkeys(kinds, sayer))
        return sayer

    return register


def said_of(document: Document) -> Beside | None:
    """What is so now of that which the document gave."""
    sayer = _SAYERS.get(document.kind)
    return sayer(document) if sayer else None
