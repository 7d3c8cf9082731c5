"""Signing is cancelled, fails, is done with a wrong or revoked key: said, nothing done (E-07, E-11)."""

from datetime import date

import pytest

from oryndau.demo.people import Invented
from tests.journeys import applications
from tests.journeys.conftest import Come
from tests.journeys.installation import Site
from tests.journeys.visitor import PANEL, Visitor, fresh_number

pytestmark = pytest.mark.browser


def _stops(visitor: Visitor, state: str) -> str:
    visitor.page.locator(PANEL).click()
    visitor.page.wait_for_selector(f"[data-signing-state={state}]")
    return str(visitor.page.locator("[data-signing-live]").inner_text())


def _refused(visitor: Visitor) -> str:
    with visitor.page.expect_navigation():
        visitor.page.locator(PANEL).click()
    return str(visitor.errors().inner_text())


def test_every_failure_of_signing_is_explained_and_only_success_opens_a_case(
    come: Come, site: Site, claimants: list[Invented], today: date
) -> None:
    """E-07, E-11: cancelled, failed, a stranger's key, a revoked key, too late, then slow and right."""
    person = claimants[4]
    visitor = come(person)
    draft = visitor.fill_quickly(applications.answers(person, today, fresh_number()))
    case = draft.replace("/drafts/", "/cases/")
    start = visitor.page.url
    visitor.press("form[action$='/sign/'] button")

    site.plan({"do": "cancel"}, {"do": "error", "details": "java.lang.Exception: key file is damaged"})
    assert "Nothing was signed" in _stops(visitor, "cancelled")
    visitor.look()
    assert "key file is damaged" in _stops(visitor, "error")
    visitor.look()
    site.plan({"do": "wrong-person"}, {"do": "revoked"})
    assert "another person's EDS" in _refused(visitor)
    visitor.look_in_every_language()
    assert "not valid" in _refused(visitor), "a revoked key"
    assert "revoked" in visitor.says()
    visitor.look()
    assert visitor.page.request.get(site.url + case).status == 404, "nothing was done"

    here = visitor.page.url
    other = come()
    other.open("/demo/clock/")
    other.press("button[value=hour]")
    assert "run out" in _refused(visitor)
    visitor.look()
    visitor.open(here)
    assert visitor.page.locator(PANEL).count() == 0, "a signing that ran out cannot be begun again"
    visitor.look_in_every_language()

    visitor.open(start)
    site.plan({"do": "delay", "seconds": 2})
    visitor.press("form[action$='/sign/'] button")
    visitor.page.locator(PANEL).click()
    visitor.page.wait_for_selector("[data-signing-state=waiting]")
    visitor.page.wait_for_url("**/submitted/")
    assert visitor.open(case) == 200


def test_a_sign_in_with_another_persons_key_opens_nothing(
    come: Come, site: Site, claimants: list[Invented]
) -> None:
    """E-11: the challenge names the person; a stranger's key is refused, and nobody is signed in."""
    visitor = come()
    site.plan({"do": "wrong-person"})
    visitor.open("/sign-in/")
    form = f"form:has(input[value='{claimants[0].iin}'])"
    visitor.page.evaluate("for (const one of document.querySelectorAll('details')) one.open = true")
    visitor.press(f"{form} button")
    assert "another person's EDS" in _refused(visitor)
    visitor.open("/account/")
    assert visitor.path == "/sign-in/"
