"""Pages of proctor, candidate and Department in a real browser: axe finds nothing, phones do not scroll."""

import os
import shutil
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from django.contrib.staticfiles import finders
from django.test import Client
from django.urls import reverse

from oryndau.certification.examining import appeals
from oryndau.certification.tests import factories
from oryndau.certification.tests.exams import Held, browser_of, browser_of_candidate, has_photo, held
from oryndau.emulators.gateway.portraits import portrait
from oryndau.examination.hall import services as hall
from oryndau.portal import frontend

__all__ = ["held"]
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


def _made(held: Held, language: str) -> dict[str, bytes]:
    """Every page of the part, by a name."""
    awaited = factories.admitted(held.session, extra_time="III топ мүгедектігі")
    without = factories.admitted(held.session)
    has_photo(awaited.pk, awaited.applicant)
    done, busy = held.finished(right=69, wrong=1), held.testing()
    hall.take_place(busy.pk, "b" * 64, held.later(1))
    proctor, department = browser_of(held.proctor), browser_of(factories.the("department"))
    own = browser_of_candidate(done)
    seat = {name: reverse("examining:seat", args=[key]) for name, key in
            (("awaited", awaited.pk), ("without-photo", without.pk), ("finished", done.case_id),
             ("busy", busy.case_id))}  # fmt: skip
    pages: dict[str, tuple[Client, str]] = {
        "hall": (proctor, reverse("examining:hall", args=[held.session.pk])),
        **{name: (proctor, address) for name, address in seat.items()},
        "suspend": (proctor, reverse("examining:suspend", args=[busy.case_id])),
        "own": (own, reverse("examining:own", args=[done.case_id])),
    }
    hall.stop(busy.pk, held.later(55), by=busy.pk, why="notes")
    said = _signed_in(done)
    made = appeals.appeal(done.pk, 70, "Екі жауабы да дұрыс.", said, at=held.later(60))
    pages |= {
        "appeal": (own, reverse("examining:appeal", args=[done.case_id, 69])),
        "rulings": (department, reverse("examining:rulings")),
        "ruling": (department, reverse("examining:ruling", args=[made.pk])),
    }
    shown = {}
    for name, (client, address) in pages.items():
        client.cookies["django_language"] = language
        answer = client.get(address)
        assert answer.status_code == 200, name
        shown[name] = answer.content
    shown["awaited-wrong"] = proctor.post(seat["awaited"], {}).content
    return shown


def _signed_in(row: Any) -> Any:
    """The candidate as he signs in."""
    from oryndau.cases.actors import Actor

    return Actor(kind="person", name=row.name, iin=row.iin)


def _show(context: Any, pages: dict[str, bytes]) -> None:
    def answer(route: Any) -> None:
        path = urlsplit(route.request.url).path
        found = finders.find(path.removeprefix("/static/")) if path.startswith("/static/") else None
        if found:
            route.fulfill(path=Path(str(found)))
        elif path.endswith("/photo/"):
            route.fulfill(body=portrait("900315400124"), content_type="image/jpeg")
        elif path.strip("/") in pages:
            route.fulfill(body=pages[path.strip("/")], content_type="text/html; charset=utf-8")
        else:
            route.fulfill(status=404, body="")

    context.route("**/*", answer)


def _photo_width(page: Any, screen: int) -> float:
    """How many pixels of a screen the photo is wide: large enough to compare a face with (C-11)."""
    page.set_viewport_size({"width": screen, "height": 900})
    return float(page.locator(".hall-photo__image").bounding_box()["width"])


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_axe_finds_nothing_on_any_page_and_a_phone_does_not_scroll_sideways(
    held: Held, browser: Any, language: str
) -> None:
    frontend.build()
    pages = _made(held, language)
    context = browser.new_context()
    _show(context, pages)
    page = context.new_page()
    for name in pages:
        page.goto(f"{SITE}/{name}")
        if name == "awaited":
            assert [_photo_width(page, width) for width in (1200, 360)] == [240, 240]
        page.evaluate(AXE.read_text())
        for width in (1200, 360):
            page.set_viewport_size({"width": width, "height": 900})
            found = page.evaluate("axe.run({resultTypes: ['violations']}).then(found => found.violations)")
            assert [f"{one['id']}: {one['nodes'][0]['html']}" for one in found] == [], (name, width)
            assert page.evaluate("document.documentElement.scrollWidth") <= width, (name, width)
    context.close()
