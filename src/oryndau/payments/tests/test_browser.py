"""The way to the bank and back in a real browser: the page notices the payment by itself (L-10)."""

from datetime import UTC, datetime
from typing import Any

import pytest
from django.conf import settings as site_settings

from oryndau.cases.tests.committed import _guard_back, committed
from oryndau.payments.tests import factories as make
from oryndau.payments.tests.running import Emulator, bank, program, site
from oryndau.payments.tests.test_pages import signed_in
from oryndau.portal import frontend
from oryndau.portal.tests.shown import browser_type_launch_args

__all__ = ["_guard_back", "bank", "browser_type_launch_args", "committed", "program", "site"]
pytestmark = [pytest.mark.browser, pytest.mark.usefixtures("committed")]


@pytest.fixture
def page(site: str, browser: Any) -> Any:
    """A phone in which the payer is signed in."""
    frontend.build()
    context = browser.new_context(viewport={"width": 390, "height": 800}, locale="en")
    cookie = signed_in(make.PAYER).cookies[site_settings.SESSION_COOKIE_NAME].value
    languages = {"name": site_settings.LANGUAGE_COOKIE_NAME, "value": "en", "url": site}
    session = {"name": site_settings.SESSION_COOKIE_NAME, "value": cookie, "url": site}
    context.add_cookies([session, languages])
    yield context.new_page()
    context.close()


def test_the_page_of_return_shows_the_payment_by_itself(page: Any, bank: Emulator, site: str) -> None:
    fee = make.order(at=datetime.now(UTC))
    bank.plan("delay", seconds=3)
    page.goto(f"{site}/payments/{fee.pk}/pay/")
    page.get_by_role("button", name="Go to the payment").click()
    assert page.url.startswith(f"{bank.url}/bank/")
    page.get_by_role("button", name="Pay 25 950 tenge", exact=True).click()
    page.wait_for_url(f"{site}/payments/{fee.pk}/return/")
    assert page.get_by_text("We are waiting for the bank's confirmation.").is_visible()
    page.get_by_text("The bank has confirmed the payment").wait_for(timeout=15_000)
    assert page.get_by_role("button", name="Continue").get_attribute("href") == "/licensing/"
    assert page.locator("[hx-get]").count() == 0, "it asks no more"


def test_who_declines_comes_back_and_nothing_was_paid(page: Any, bank: Emulator, site: str) -> None:
    fee = make.order(at=datetime.now(UTC))
    page.goto(f"{site}/payments/{fee.pk}/pay/")
    page.get_by_role("button", name="Go to the payment").click()
    page.get_by_role("button", name="Decline").click()
    page.get_by_role("link", name="Back to Oryndau").click()
    assert page.get_by_role("link", name="I have not paid yet").is_visible()
    assert make.again(fee).state == "ordered"
