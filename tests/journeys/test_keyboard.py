"""With the keyboard alone (E-05, E-11)."""

import pytest

from oryndau.demo.people import Invented
from tests.journeys.conftest import Come
from tests.journeys.visitor import PANEL, SAVE, Visitor

pytestmark = pytest.mark.browser
FOCUS = "(style => [style.outlineStyle, style.boxShadow])(getComputedStyle(document.activeElement))"


def _go(visitor: Visitor, selector: str, key: str = "Enter") -> None:
    """Tab until the element has the focus, and press a key; the focus is seen all the way."""
    for _ in range(90):
        visitor.page.keyboard.press("Tab")
        if visitor.page.evaluate("wanted => document.activeElement.matches(wanted)", selector):
            break
    else:
        raise AssertionError(f"{selector} was not reached by Tab on {visitor.path}")
    assert visitor.page.evaluate(FOCUS) != ["none", "none"], f"the focus of {selector} is not seen"
    visitor.page.keyboard.press(key)


def test_from_the_home_page_through_sign_in_into_the_application(
    come: Come, claimants: list[Invented]
) -> None:
    """E-05, E-07, E-11: skip link, start, sign-in, signing, the first pages of the wizard."""
    visitor = come()
    visitor.open("/")
    visitor.page.keyboard.press("Tab")
    assert visitor.page.evaluate("document.activeElement.className") == "govuk-skip-link"
    _go(visitor, ".govuk-button--start")
    visitor.page.wait_for_url("**/initiation/")
    _go(visitor, ".govuk-button--start")
    visitor.page.wait_for_url("**/sign-in/**")
    _go(visitor, f"form:has(input[value='{claimants[0].iin}']) button")
    visitor.page.wait_for_url("**/sign/**")
    _go(visitor, PANEL)
    visitor.page.wait_for_url("**/initiation/")
    _go(visitor, "form[action$='/begin/'] button")
    visitor.page.wait_for_url("**/drafts/**")
    _go(visitor, "a[href$='/application/']")
    visitor.page.wait_for_url("**/application/")
    _go(visitor, "[name=form]", "Space")
    visitor.page.keyboard.press("ArrowDown")
    assert visitor.page.locator("[name=form]").nth(1).is_checked()
    _go(visitor, SAVE)
    visitor.page.wait_for_url("**/applicant/")
    _go(visitor, SAVE)
    visitor.page.wait_for_url("**/contacts/")
    _go(visitor, "[name=email]", "x")
    _go(visitor, SAVE)
    visitor.errors().wait_for()
    _go(visitor, ".govuk-error-summary a")
    assert visitor.page.evaluate("document.activeElement.tagName") in ("INPUT", "SELECT")


def test_a_phone_opens_the_menu_by_keyboard(come: Come) -> None:
    """E-11: on a narrow screen the menu is behind a button."""
    visitor = come(viewport={"width": 390, "height": 800})
    visitor.open("/")
    _go(visitor, ".govuk-service-navigation__toggle")
    assert visitor.page.locator("#navigation").is_visible()
    _go(visitor, "#navigation a[href='/check/']")
    visitor.page.wait_for_url("**/check/")
