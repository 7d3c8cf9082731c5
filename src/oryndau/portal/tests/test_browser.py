"""Pages in a real browser: axe is content, phones do not scroll sideways, forms lead the keyboard (E-05)."""

from typing import Any

import pytest

from oryndau.portal import frontend

pytestmark = pytest.mark.browser
PAGES = ["/", "/help/signing/", "/accessibility/", "/about/", "/form/", "/kit/", "/sign/", "/error/409/"]
AXE = frontend.ROOT / "node_modules" / "axe-core" / "axe.min.js"


def open_page(browser: Any, address: str, path: str, language: str, width: int = 1200) -> Any:
    # axe is put into the page from outside, which the page's policy rightly forbids to anybody else.
    context = browser.new_context(viewport={"width": width, "height": 800}, bypass_csp=True)
    context.add_cookies([{"name": "django_language", "value": language, "url": address}])
    page = context.new_page()
    page.goto(address + path)
    return page


def faults(page: Any) -> list[str]:
    page.evaluate(AXE.read_text())
    return [f"{one['id']}: {one['nodes'][0]['html']}" for one in page.evaluate("axe.run()")["violations"]]


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_axe_finds_nothing_and_a_phone_does_not_scroll_sideways(
    browser: Any, address: str, language: str
) -> None:
    for width in (1200, 390):
        for path in PAGES:
            page = open_page(browser, address, path, language, width)
            assert faults(page) == [], path
            assert page.evaluate("document.documentElement.scrollWidth") <= width, path
            page.context.close()


def test_a_wrong_form_gives_the_summary_the_focus(browser: Any, address: str) -> None:
    page = open_page(browser, address, "/form/", "en")
    page.get_by_role("button", name="Go on").click()
    assert page.evaluate("document.activeElement.className").startswith("govuk-error-summary")
    page.get_by_role("link", name="IIN").click()
    assert page.evaluate("document.activeElement.id") == "id_iin"
    assert faults(page) == []


def test_the_keyboard_begins_with_the_way_to_the_content(browser: Any, address: str) -> None:
    page = open_page(browser, address, "/", "en")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "govuk-skip-link"


def test_pages_load_under_their_own_strict_policy(browser: Any, address: str) -> None:
    page = browser.new_page()
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.goto(address + "/kit/")
    assert "govuk-frontend-supported" in page.evaluate("document.body.className")
    assert complaints == []


def test_the_site_works_without_javascript(browser: Any, address: str) -> None:
    page = browser.new_context(java_script_enabled=False, locale="en").new_page()
    page.goto(address + "/form/")
    page.get_by_role("button", name="Русский").click()
    assert page.locator("html").get_attribute("lang") == "ru"
    page.get_by_role("button", name="Go on").click()
    assert "Есть ошибки" in page.content()
    page.goto(address + "/sign/")
    assert "Для подписи нужен JavaScript" in page.locator("noscript").inner_text()
