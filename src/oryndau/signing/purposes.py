"""How a signature session is shown to the person: rooms above say it for their own purposes."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from django.http import HttpRequest

from oryndau.signing.models import SignatureSession


@dataclass(frozen=True, slots=True)
class Presentation:
    """Title, explanation and rows of what is about to be signed, where to read it, and where back is."""

    title: Any
    lead: Any = ""
    rows: tuple[tuple[Any, Any], ...] = ()
    document_url: str = ""
    back_url: str = ""
    extra: dict[str, Any] = field(default_factory=dict)


Show = Callable[[SignatureSession, HttpRequest], Presentation]
_PRESENTATIONS: dict[str, Show] = {}


def presents(purpose: str) -> Callable[[Show], Show]:
    """Register how sessions of a purpose are shown."""

    def register(show: Show) -> Show:
        _PRESENTATIONS[purpose] = show
        return show

    return register


def presentation_of(session: SignatureSession, request: HttpRequest) -> Presentation:
    """How to show a session."""
    return _PRESENTATIONS[session.purpose](session, request)
