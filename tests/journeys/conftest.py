"""One installation for all journeys, people at its browsers, and Debian's Chromium to look with."""

import shutil
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext

from oryndau.demo.people import Invented, people
from oryndau.timekeeping import ALMATY
from tests.journeys import installation
from tests.journeys.installation import Site
from tests.journeys.visitor import Visitor

CHROMIUM_ARGS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
]  # fmt: skip
Come = Callable[..., Visitor]


@pytest.fixture(scope="session")
def browser_type_launch_args() -> dict[str, Any]:
    """Debian's Chromium; journeys are skipped, visibly, where there is none."""
    chromium = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if not chromium:
        pytest.skip("no Chromium on this machine: install the package chromium")
    return {"executable_path": chromium, "args": CHROMIUM_ARGS}


@pytest.fixture(scope="session")
def site(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """A whole installation, its clock at a working morning; not started where there is no browser."""
    running = installation.start(tmp_path_factory.mktemp("installation"))
    try:
        context = browser.new_context()
        Visitor(context.new_page(), running).next_working_morning()
        context.close()
        yield running
    finally:
        running.stop()


@pytest.fixture(scope="session")
def invented() -> list[Invented]:
    """The demonstration's people."""
    return people()


@pytest.fixture(scope="session")
def claimants(invented: list[Invented]) -> list[Invented]:
    """Citizens who apply for themselves."""
    return [one for one in invented if one.group == "claimants"]


@pytest.fixture(scope="session")
def staff(invented: list[Invented]) -> Callable[[str, str], list[Invented]]:
    """The staff of a territory who hold a post."""

    def of(territory: str, post: str) -> list[Invented]:
        return [one for one in invented if one.post == post and one.territory == territory]

    return of


@pytest.fixture(scope="session")
def sessions() -> dict[tuple[str, str], Any]:
    """Cookies of those who signed in before, so that a journey about something else need not sign in anew."""
    return {}


@pytest.fixture
def come(browser: Browser, site: Site, sessions: dict[tuple[str, str], Any]) -> Iterator[Come]:
    """Somebody comes to the site: `come()` is nobody in particular, `come(person)` is signed in already."""
    opened: list[BrowserContext] = []

    def visit(person: Invented | None = None, language: str = "en", **options: Any) -> Visitor:
        known = sessions.get((person.iin, person.bin)) if person else None
        # axe is put into pages from outside, which their policy rightly forbids to anybody else
        options = {"bypass_csp": True, "viewport": {"width": 1200, "height": 800}, **options}
        context = browser.new_context(storage_state=known, **options)
        context.set_default_timeout(20_000)
        context.add_cookies([{"name": "django_language", "value": language, "url": site.url}])
        opened.append(context)
        visitor = Visitor(context.new_page(), site)
        if person and not known:
            visitor.sign_in(person)
            sessions[person.iin, person.bin] = context.storage_state()
        return visitor

    yield visit
    site.plan()
    for context in opened:
        context.close()


@pytest.fixture
def today(site: Site) -> date:
    """The day on the demonstration's clock."""
    return moment(site).date()


def moment(site: Site) -> datetime:
    """The moment on the demonstration's clock, in Kazakhstan's time."""
    shift = float((site.folder / "clock").read_text()) if (site.folder / "clock").exists() else 0.0
    return datetime.fromtimestamp(datetime.now(UTC).timestamp() + shift, ALMATY)
