"""Everything but signing works without JavaScript (E-05, E-11)."""

from datetime import date

import pytest

from oryndau.demo.people import Invented
from tests.journeys import applications
from tests.journeys.conftest import Come
from tests.journeys.desk import Staff
from tests.journeys.visitor import PANEL, SAVE, fresh_number

pytestmark = pytest.mark.browser


def test_an_application_is_filled_in_and_signing_says_what_it_needs(
    come: Come, claimants: list[Invented], today: date
) -> None:
    """E-05, E-07, E-11: the whole wizard, attachments, the check; the signing page explains itself."""
    person = claimants[11]
    come(person)
    visitor = come(person, java_script_enabled=False)
    visitor.open("/")
    visitor.speak("kk")
    visitor.speak("en")
    visitor.begin()
    visitor.fill_application(applications.answers(person, today, fresh_number()))
    visitor.press("form[action$='/sign/'] button")
    assert visitor.page.locator("noscript").inner_text().strip().startswith("Signing needs JavaScript")
    assert not visitor.page.locator(PANEL).is_visible()
    visitor.open("/account/")
    assert visitor.path == "/account/"


def test_the_desk_and_the_public_check_work(come: Come, staff: Staff) -> None:
    """E-03, E-10, E-11: queue, filter, search, and the check of a document by number and by file."""
    head = staff("71", "head")[0]
    come(head)
    visitor = come(head, java_script_enabled=False)
    visitor.open("/desk/?tab=done")
    assert visitor.page.locator("#queue table").count() == 1
    visitor.open("/desk/")
    visitor.page.locator("summary").first.click()
    visitor.page.locator("details select").first.select_option(index=1)
    visitor.press("details button")
    assert "tab=open" in visitor.page.url
    visitor.page.fill("[name=q]", "Үлгі")
    visitor.press("form[role=search] button")
    assert "q=" in visitor.page.url
    visitor.open("/check/")
    visitor.page.fill("[name=number]", "ORY-0000-0000-0000-0000")
    visitor.press("form[method=get] button")
    visitor.open("/check/")
    file = {"name": "a.pdf", "mimeType": "application/pdf", "buffer": b"%PDF-1.7 nothing of ours"}
    visitor.page.set_input_files("[name=file]", file)  # type: ignore[arg-type]
    visitor.press("form[method=post][enctype] button")
    assert visitor.page.locator("h1").count() == 1


def test_the_service_is_left_by_its_own_button(come: Come, claimants: list[Invented]) -> None:
    """E-11: sign-out without JavaScript."""
    person = claimants[12]
    come(person)
    visitor = come(person, java_script_enabled=False)
    visitor.open("/initiation/")
    visitor.press("form[action$='/begin/'] button")
    visitor.open(f"{visitor.path}application/")
    visitor.press(SAVE)
    assert visitor.path.endswith("/applicant/")
    visitor.sign_out()
    visitor.open("/account/")
    assert visitor.path == "/sign-in/"
