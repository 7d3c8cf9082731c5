"""The page of the list without what was asked and found: drawn once a minute, not for every visitor.

The whole country searches the register, and the frame around an answer costs more than the answer. What is
kept knows nothing of the register and nothing of a person: a visitor who brings a session gets a frame of his
own, and the token of the forms and the address to return to are filled in for everybody.
"""

import re
from collections.abc import Mapping

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import get_token
from django.template.loader import render_to_string
from django.utils.html import escape
from django.utils.safestring import mark_safe

from oryndau import timekeeping
from oryndau.incidents import state
from oryndau.pages.formats import page_locale

TEMPLATE = "registers/licences/list.html"
SLOTS = ("query", "regions", "states", "day", "found")
_OPEN, _CLOSE = "\ue000", "\ue001"
_FILLED = re.compile(f"{_OPEN}(\\w+){_CLOSE}")
_OF_REQUEST = {name: re.compile(f'(name="{name}" value=")[^"]*') for name in ("csrfmiddlewaretoken", "next")}
_HARMLESS = {settings.CSRF_COOKIE_NAME, settings.LANGUAGE_COOKIE_NAME}
_kept: dict[str, tuple[object, list[str]]] = {}
"""By language: what the frame depends on, and its pieces, text and names of slots in turn."""


def page(request: HttpRequest, told: Mapping[str, str]) -> HttpResponse:
    """The page with its slots filled; what is told is markup already."""
    filled = {
        **told, "csrfmiddlewaretoken": get_token(request), "next": str(escape(request.get_full_path())),
    }  # fmt: skip
    pieces = _pieces(request)
    return HttpResponse("".join(filled[one] if at % 2 else one for at, one in enumerate(pieces)))


def _pieces(request: HttpRequest) -> list[str]:
    if request.COOKIES.keys() - _HARMLESS:
        return _drawn(request)
    language, now = page_locale().language, timekeeping.now().replace(second=0, microsecond=0)
    depends = (now, state.current())
    kept = _kept.get(language)
    if kept is None or kept[0] != depends:
        kept = _kept[language] = (depends, _drawn(request))
    return kept[1]


def _drawn(request: HttpRequest) -> list[str]:
    slots = {name: mark_safe(f"{_OPEN}{name}{_CLOSE}") for name in SLOTS}  # noqa: S308 (our own marks)
    html: str = render_to_string(TEMPLATE, slots, request)
    for name, place in _OF_REQUEST.items():
        html = place.sub(f"\\1{_OPEN}{name}{_CLOSE}", html)
    return _FILLED.split(html)
