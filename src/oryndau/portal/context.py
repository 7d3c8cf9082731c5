"""What every page knows: the context processor `oryndau.portal.context.site`.

It costs no query on a page read without a session, and never fails a page: an address that is not installed
is left out.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from urllib.parse import urlsplit, urlunsplit

from django.conf import settings
from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _

from oryndau import timekeeping
from oryndau.cases.actors import Actor
from oryndau.cases.permissions import Permission, has
from oryndau.law.procedure import Role
from oryndau.law.territories import territories
from oryndau.pages.formats import page_locale

LANGUAGES = (("kk", "Қазақша"), ("ru", "Русский"), ("en", "English"))
"""Each language by its own name, so that who reads no other finds his."""


@dataclass(frozen=True)
class Entry:
    """A line of the service navigation."""

    url: str
    text: str
    current: bool


@dataclass(frozen=True)
class Site:
    """The shell's own data, `site` in templates."""

    actor: Actor | None
    acts_as: str
    navigation: list[Entry]
    demonstration: bool
    now: datetime
    """The present moment; in the demonstration its clock can be moved."""
    this_page: str
    """Where a change of language returns to."""
    languages: tuple[tuple[str, str], ...] = LANGUAGES


def site(request: HttpRequest) -> dict[str, Any]:
    """The context processor."""
    actor = signed_in(request)
    return {
        "site": Site(
            actor=actor,
            acts_as=acts_as(actor, request.session.get("organisation", "")) if actor else "",
            navigation=navigation(request.path, actor),
            demonstration=bool(getattr(settings, "DEMONSTRATION", False)),
            now=timekeeping.now(),
            this_page=returns_to(request),
        )
    }


def returns_to(request: HttpRequest) -> str:
    """Where a change of language returns to. What answered a POST cannot be asked for again, and its address
    may take nothing else: back to the page that the POST came from.
    """
    if request.method in ("GET", "HEAD"):
        return request.get_full_path()
    came = urlsplit(request.META.get("HTTP_REFERER", ""))
    if came.netloc != request.get_host():
        return request.path
    return str(urlunsplit(("", "", came.path, came.query, "")))


def signed_in(request: HttpRequest) -> Actor | None:
    """The actor of the request; asked for only where the browser brought a session."""
    if settings.SESSION_COOKIE_NAME not in request.COOKIES:
        return None
    return getattr(request, "actor", None) or None


def acts_as(actor: Actor, organisation: str = "") -> str:
    """In what capacity a person acts now, in words; `organisation` is the name in the certificate."""
    if actor.staff:
        post = _("head of the department") if Role.HEAD in actor.roles else _("state bailiff")
        return f"{post}, {_territory(actor.territory)}" if actor.territory else post
    if actor.bin:
        return _("for %(organisation)s, BIN %(bin)s") % {"organisation": organisation, "bin": actor.bin}
    return _("for yourself")


def navigation(path: str, actor: Actor | None) -> list[Entry]:
    """The pages that this reader may open, in order."""
    candidates = [("portal:home", _("Home"))]
    if actor and has(actor, Permission.OPEN_DESK):
        candidates.append(("desk:queue", _("Work queue")))
    if actor and has(actor, Permission.APPLY):
        candidates.append(("portal:account", _("My cases")))
    if actor is None or has(actor, Permission.APPLY):
        candidates.append(("initiation:start", _("Apply")))
    if actor and actor.bin and has(actor, Permission.MANAGE_TOKENS):
        candidates.append(("api:tokens", _("Programs")))
    candidates += [("documents:check", _("Check a document")), ("portal:help-signing", _("How to sign"))]
    found = [(address(name), text) for name, text in candidates]
    return [Entry(url, text, _is_current(url, path)) for url, text in found if url]


def address(name: str) -> str:
    """The address of a named page, or nothing where that page is not installed."""
    try:
        return reverse(name)
    except NoReverseMatch:
        return ""


def _is_current(url: str, path: str) -> bool:
    return path == url if url == "/" else path.startswith(url)


def _territory(code: str) -> str:
    territory = territories().get(code)
    return territory.name.in_(page_locale().language) if territory else code
