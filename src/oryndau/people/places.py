"""Where the cases of a procedure are shown to whom they belong: each service says it of its own.

The account and the rooms that speak of another service's case ask here; so that they need not know services.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django.urls import reverse

from oryndau.cases.models import Case
from oryndau.pages.components import Tone


@dataclass(frozen=True, slots=True)
class Place:
    """The pages of a procedure's cases, named as in addresses, and how their states look."""

    case: str
    """The page of a case, by its id."""
    file: str = ""
    """A file of a case, by its id and the file's digest."""
    tones: Mapping[str, Tone] = field(default_factory=dict)
    """What a state means to who applied; one that is not named is under way."""
    space: str = ""
    """Name space of the wizard, where the procedure begins with drafts."""
    draft: Any = ""
    """What a draft of it is called."""
    listed: bool = True
    """Whether its cases stand among a person's cases; else they have a list of their own."""


_PLACES: dict[str, Place] = {}


def stands_at(procedure: str, place: Place) -> None:
    """Say where the cases of a procedure are shown; once for each."""
    if procedure in _PLACES:
        raise ValueError(f"{procedure} has its place already")
    _PLACES[procedure] = place


def place_of(procedure: str) -> Place:
    """The place of a procedure. KeyError where its cases are shown to nobody."""
    return _PLACES[procedure]


def shown_procedures() -> tuple[str, ...]:
    """The procedures whose cases somebody finds in his account."""
    return tuple(key for key, place in _PLACES.items() if place.listed)


def case_url(case: Case) -> str:
    """Where the case opens for whom it belongs to."""
    return reverse(_PLACES[case.procedure].case, args=[case.pk])


def file_url(case: Case, sha256: str) -> str:
    """Where a file of the case opens; the case's own page where files have none."""
    name = _PLACES[case.procedure].file
    return reverse(name, args=[case.pk, sha256]) if name else case_url(case)
