"""The frame of the list is drawn once for many visitors, and yet each gets a page of his own (L-12)."""

import re
from typing import Any

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from oryndau.incidents import state
from oryndau.incidents.parts import Part
from oryndau.registers.licences import skeleton
from oryndau.registers.tests import factories

pytestmark = pytest.mark.django_db
LIST = reverse("licences:list")
_TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="(\w+)"')


@pytest.fixture(autouse=True)
def clock(monkeypatch: pytest.MonkeyPatch) -> Any:
    monkeypatch.setattr(skeleton, "_kept", {})
    with time_machine.travel("2026-11-20T06:00:10Z", tick=False) as travelled:
        yield travelled


def shown(client: Client, language: str = "en", **asked: str) -> str:
    return client.get(LIST, asked, headers={"accept-language": language}).content.decode()


def plain(page: str) -> str:
    """A page without the token, which is another each time."""
    return _TOKEN.sub("", page)


@pytest.mark.parametrize("asked", [{}, {"q": 'Ж"<b>&'}, {"region": "71", "state": "active"}, {"on": "x"}])
def test_a_page_from_the_kept_frame_is_the_page_drawn_anew(asked: dict[str, str]) -> None:
    factories.licence()
    shown(Client(), q="кто-то другой", region="75", on="2020-01-01")
    kept = shown(Client(), **asked)
    skeleton._kept.clear()
    assert plain(shown(Client(), **asked)) == plain(kept)
    assert "\ue000" not in kept
    assert "<b>" not in kept
    assert "кто-то" not in kept


def test_every_visitor_has_a_token_of_his_own_and_it_is_good() -> None:
    tokens = []
    for query in ("a", "b"):
        browser = Client(enforce_csrf_checks=True)
        page = shown(browser, q=query)
        tokens += _TOKEN.findall(page)
        data = {"csrfmiddlewaretoken": tokens[-1], "language": "ru", "next": f"{LIST}?q={query}"}
        answer = browser.post(reverse("portal:language"), data)
        assert (answer.status_code, answer["Location"]) == (302, f"{LIST}?q={query}")
    assert len(set(tokens)) == 2


def test_a_change_of_language_returns_to_what_was_asked() -> None:
    shown(Client(), q="первый")
    assert 'name="next" value="/registers/licences/?q=x&amp;region=71"' in shown(Client(), q="x", region="71")


def test_each_language_has_its_frame() -> None:
    assert len({shown(Client(), language)[:200] for language in ("kk", "ru", "en")}) == 3


def test_a_failure_and_the_clock_are_seen_at_once(clock: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """C-23: the banner of a failure."""
    before = shown(Client())
    monkeypatch.setattr(state, "_parts", (next(iter(Part)),))
    assert "site-failure" not in before
    assert "site-failure" in shown(Client())
    clock.move_to("2026-11-20T06:02:00Z")
    shown(Client())
    assert {str(kept[0][0]) for kept in skeleton._kept.values()} == {"2026-11-20 06:02:00+00:00"}


def test_who_brings_a_session_gets_a_frame_that_is_not_kept() -> None:
    browser = Client()
    browser.cookies["sessionid"] = "x"
    assert "site-people__one" not in shown(browser)
    assert skeleton._kept == {}


def test_what_is_found_is_never_kept() -> None:
    """A change is shown to the next visitor."""
    row = factories.licence()
    assert "In force" in shown(Client(), q=row.number)
    factories.change(row, "suspend", factories.ISSUED)
    assert "Suspended</strong>" in shown(Client(), q=row.number)
