"""The claimant's pages in a real browser: axe finds nothing, a phone does not scroll sideways (E-05, E-11).

The pages are made first, then shown to the browser as they are: the database stays in the test's transaction.
"""

import os
import shutil
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from django.contrib.staticfiles import finders
from django.test import Client

from oryndau.initiation.forms.pages import PAGES
from oryndau.initiation.tests import factories, wizard
from oryndau.people.models import DemoKey
from oryndau.portal import frontend

# Playwright's synchronous interface runs a loop in this thread, in which Django would refuse the database.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")

pytestmark = [pytest.mark.browser, pytest.mark.django_db]
AXE = frontend.ROOT / "node_modules" / "axe-core" / "axe.min.js"
SITE = "http://oryndau.test"


@pytest.fixture(scope="session")
def browser_type_launch_args() -> dict[str, Any]:
    """Debian's Chromium; skipped, visibly, where there is none."""
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    if not chromium:
        pytest.skip("no Chromium on this machine")
    return {"executable_path": chromium, "args": ["--no-sandbox"]}


def _made(client: Client, language: str) -> dict[str, bytes]:
    """Every page of the room, the account and the sign-in, by a name."""
    client.cookies["django_language"] = language
    who = wizard.person()
    DemoKey.objects.create(person=who, group="claimants", what="claimant", territory="75", order=1)
    made = {"sign-in": client.get("/sign-in/").content}
    case = factories.submitted()
    wizard.signed_in(client, wizard.person(case.applicant, "Серікұлы", "Әлібек"))
    refused = factories.refused(factories.registered())
    draft = wizard.filled(client, features={"features": []}, place={"territory": "71", "place_basis": "work"})
    blank = wizard.begun(client)
    base, empty = f"/initiation/drafts/{draft.pk}/", f"/initiation/drafts/{blank.pk}/"
    debtor = f"{base}debtors/{draft.data['debtors'][0]['key']}/"
    urls = {
        "start": "/initiation/", "overview": base, "check": f"{base}check/", "check-empty": f"{empty}check/",
        "delete": f"{base}delete/", "debtor": debtor, "case": f"/initiation/cases/{case.pk}/",
        "case-refused": f"/initiation/cases/{refused.pk}/",
        "withdraw": f"/initiation/cases/{case.pk}/withdraw/",
        "submitted": f"/initiation/cases/{case.pk}/submitted/", "account": "/account/",
        "messages": "/account/messages/", "documents": "/account/documents/", "access-log": "/access-log/",
        "act-as": "/act-as/", **{page.key: f"{base}{page.key}/" for page in PAGES},
    }  # fmt: skip
    made |= {name: client.get(url).content for name, url in urls.items()}
    made |= {f"{page.key}-wrong": client.post(f"{empty}{page.key}/", {}).content for page in PAGES}
    return {name: content for name, content in made.items() if content}


def _show(context: Any, pages: dict[str, bytes]) -> None:
    def answer(route: Any) -> None:
        path = urlsplit(route.request.url).path
        found = finders.find(path.removeprefix("/static/")) if path.startswith("/static/") else None
        if found:
            route.fulfill(path=Path(str(found)))
        elif path.strip("/") in pages:
            route.fulfill(body=pages[path.strip("/")], content_type="text/html; charset=utf-8")
        else:
            route.fulfill(status=404, body="")

    context.route("**/*", answer)


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_axe_finds_nothing_on_any_page_and_a_phone_does_not_scroll_sideways(
    client: Client, browser: Any, language: str
) -> None:
    frontend.build()
    pages = _made(client, language)
    assert len(pages) > 35
    context = browser.new_context()
    _show(context, pages)
    page = context.new_page()
    axe = AXE.read_text()
    for name in pages:
        page.goto(f"{SITE}/{name}")
        page.evaluate(axe)
        for width in (1200, 360):
            page.set_viewport_size({"width": width, "height": 900})
            found = page.evaluate("axe.run({resultTypes: ['violations']}).then(found => found.violations)")
            assert [f"{one['id']}: {one['nodes'][0]['html']}" for one in found] == [], (name, width)
            assert page.evaluate("document.documentElement.scrollWidth") <= width, (name, width)
    context.close()
