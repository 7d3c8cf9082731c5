"""Pages that were made in a test, shown to a real browser as they are: axe, width of a phone."""

import os
import shutil
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from django.contrib.staticfiles import finders

from oryndau.portal import frontend

# Playwright's synchronous interface runs a loop in this thread, in which Django would refuse the database.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
AXE = frontend.ROOT / "node_modules" / "axe-core" / "axe.min.js"
SITE = "http://oryndau.test"
WIDTHS = (1200, 360)


@pytest.fixture(scope="session")
def browser_type_launch_args() -> dict[str, Any]:
    """Debian's Chromium; skipped, visibly, where there is none."""
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    if not chromium:
        pytest.skip("no Chromium on this machine")
    return {"executable_path": chromium, "args": ["--no-sandbox"]}


def faults(browser: Any, pages: dict[str, bytes]) -> list[str]:
    """What axe finds on these pages, and which of them a phone would scroll sideways."""
    frontend.build()
    context = browser.new_context()
    context.route("**/*", lambda route: _answer(route, pages))
    page, axe, found = context.new_page(), AXE.read_text(), []
    for name in pages:
        page.goto(f"{SITE}/{name}")
        page.evaluate(axe)
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 900})
            said = page.evaluate("axe.run({resultTypes: ['violations']}).then(found => found.violations)")
            found += [f"{name}, {width}: {one['id']} {one['nodes'][0]['html']}" for one in said]
            if page.evaluate("document.documentElement.scrollWidth") > width:
                found.append(f"{name}, {width}: scrolls sideways")
    context.close()
    return found


def _answer(route: Any, pages: dict[str, bytes]) -> None:
    path = urlsplit(route.request.url).path
    static = finders.find(path.removeprefix("/static/")) if path.startswith("/static/") else None
    if static:
        route.fulfill(path=Path(str(static)))
    elif path.strip("/") in pages:
        route.fulfill(body=pages[path.strip("/")], content_type="text/html; charset=utf-8")
    else:
        route.fulfill(status=404, body="")
