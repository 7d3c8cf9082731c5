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
from oryndau.incidents import state
from oryndau.incidents.parts import Part
from oryndau.law.procedure import Role
from oryndau.law.territories import territories
from oryndau.pages.formats import page_locale
from oryndau.wizard.reading.words import POSTS

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
    failed: tuple[Part, ...] = ()
    """The parts of the system that do not work now (C-23)."""
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
            failed=state.current(),
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
        return ", ".join(filter(None, (post_of(actor), _territory(actor.territory))))
    if actor.bin:
        return _("for %(organisation)s, BIN %(bin)s") % {"organisation": organisation, "bin": actor.bin}
    return _("for yourself")


def post_of(actor: Actor) -> str:
    """The post by which a member of staff acts, in words; a head's own word goes before the others."""
    first = (Role.HEAD, *POSTS)
    key = next((role for role in first if role in actor.roles), None)
    return POSTS[key].in_(page_locale().language) if key else ""


def navigation(path: str, actor: Actor | None) -> list[Entry]:
    """The pages that this reader may open, in order."""
    middle = _of_applicant(actor) if actor is None or has(actor, Permission.APPLY) else _of_staff(actor)
    candidates = [
        ("portal:home", _("Home")), *middle, ("documents:check", _("Check a document")),
    ]  # fmt: skip
    return _entries(candidates, path)


def work_of(path: str, actor: Actor) -> list[Entry]:
    """The pages where a member of staff works; nothing for who acts for himself."""
    return [] if has(actor, Permission.APPLY) else _entries(_of_staff(actor), path)


def _entries(candidates: list[tuple[str, str]], path: str) -> list[Entry]:
    found = [(address(name), text) for name, text in candidates]
    current = _current([url for url, _text in found if url], path)
    return [Entry(url, text, url == current) for url, text in found if url]


def _of_staff(actor: Actor) -> list[tuple[str, str]]:
    held = [
        (Permission.OPEN_DESK, "desk:queue", _("Work queue")),
        (Permission.OPEN_CERTIFICATION_DESK, "certification-desk:queue", _("Work queue")),
        (Permission.RUN_EXAM_HALL, "examining:halls", _("Examination hall")),
        (Permission.SIT_IN_COMMISSION, "commission:mine", _("Commission")),
        (Permission.KEEP_QUESTIONS, "questions:list", _("Questions")),
        (Permission.KEEP_QUESTIONS, "examining:rulings", _("Contested questions")),
        (Permission.ANNOUNCE_SESSION, "sessions:list", _("Sessions")),
        (Permission.CONSIDER_COMPLAINTS, "complaint-desk:queue", _("Complaints")),
        (Permission.OPEN_LICENSING_DESK, "licensing-desk:queue", _("Work queue")),
        (Permission.OPEN_LICENSING_DESK, "licence-life:queue", _("Licences")),
        (Permission.OPEN_LICENSING_DESK, "payments:refunds", _("Refunds")),
        (Permission.KEEP_PROFESSION, "profession:list", _("Agents")),
        (Permission.PROPOSE_ON_LICENCE, "licence-life:queue", _("Licences")),
    ]
    found = [(name, text) for permission, name, text in held if has(actor, permission)]
    both = {"desk:queue": _("Initiation"), "certification-desk:queue": _("Certification")}
    if len([name for name, _text in found if name in both]) > 1:  # the head has a queue of each service
        return [(name, both.get(name, text)) for name, text in found]
    return found


def _of_applicant(actor: Actor | None) -> list[tuple[str, str]]:
    found = [("portal:account", _("My cases"))] if actor else []
    found.append(("initiation:start", _("Initiation")))
    if actor is None or not actor.bin:
        found.append(("certification:start", _("Certification")))
        found.append(("licensing:start", _("Licence")))
    found.append(("licences:list", _("Register of licences")))
    if actor and actor.bin and has(actor, Permission.MANAGE_TOKENS):
        found.append(("api:tokens", _("Programs")))
    return found


def address(name: str) -> str:
    """The address of a named page, or nothing where that page is not installed."""
    try:
        return reverse(name)
    except NoReverseMatch:
        return ""


def _current(urls: list[str], path: str) -> str:
    """The entry under which a page stands: the longest address that its own begins with."""
    under = [url for url in urls if (path == url if url == "/" else path.startswith(url))]
    return max(under, key=len, default="")


def _territory(code: str) -> str:
    territory = territories().get(code)
    return territory.name.in_(page_locale().language) if territory else code
