"""A draft survives, a wrong answer is led to, a wrong file is refused with a reason (E-05, E-07, E-09)."""

from datetime import date

import pytest

from oryndau.demo.people import Invented
from tests.journeys import applications
from tests.journeys.conftest import Come
from tests.journeys.visitor import SAVE, fresh_number

pytestmark = pytest.mark.browser


def test_a_draft_survives_sign_out_and_can_be_deleted_and_brought_back(
    come: Come, claimants: list[Invented], today: date
) -> None:
    """E-05, E-07: what was typed, wrong as it may be, is there after signing in again."""
    person = claimants[9]
    visitor = come()
    visitor.open("/sign-in/")
    visitor.sign_in(person)
    draft = visitor.begin()
    visitor.open(f"{draft}contacts/")
    visitor.fill({"email": "jazu@example.kz", "phone": "12", "address_street": "Абай даңғылы"})
    visitor.press("button[name=later]")
    assert visitor.path == draft
    visitor.sign_out()
    visitor.open(draft)
    assert visitor.path == "/sign-in/"
    visitor.sign_in(person)
    assert visitor.path == draft, "the sign-in leads back to where one was going"
    visitor.look_in_every_language()
    visitor.open(f"{draft}contacts/")
    assert visitor.page.input_value("[name=email]") == "jazu@example.kz"
    assert visitor.page.input_value("[name=address_street]") == "Абай даңғылы"
    visitor.look_in_every_language()
    visitor.open(f"{draft}delete/")
    visitor.look_in_every_language()
    visitor.press("#main-content form button")
    visitor.look_in_every_language()
    visitor.press("#main-content form button")
    assert visitor.path == draft


def test_the_error_summary_leads_to_the_wrong_answer(
    come: Come, claimants: list[Invented], today: date
) -> None:
    """E-07: a wrong check digit, a day that has not come, an empty field; each named, linked, focused."""
    visitor = come(claimants[9])
    draft = visitor.begin()
    visitor.open(f"{draft}claimant/")
    visitor.fill({"surname": "", "name": "Әлия", "iin": "850101300125"})
    visitor.press(SAVE)
    assert visitor.errors().locator("a").count() == 2
    assert visitor.page.evaluate("document.activeElement.className").startswith("govuk-error-summary")
    assert visitor.page.title().startswith("Error:")
    visitor.look()
    visitor.errors().locator("a[href*=iin]").click()
    assert visitor.page.evaluate("document.activeElement.name") == "iin"
    visitor.open(f"{draft}particulars/")
    wrong = applications.day("issued_on", date(today.year + 3, 1, 1))
    visitor.fill({**wrong, "decided_on_day": "31", "decided_on_month": "2", "decided_on_year": "2026"})
    visitor.press(SAVE)
    assert visitor.errors().locator("a").count() >= 4
    visitor.look()
    for language in ("kk", "ru"):
        visitor.speak(language)
        visitor.press(SAVE)
        visitor.look()
    visitor.speak("en")
    visitor.open(f"{draft}debtors/")
    visitor.press("form:not([action]) button[type=submit]")
    assert visitor.errors().count() == 1
    visitor.look()
    visitor.open(f"{draft}check/")
    assert visitor.errors().locator("a").count() >= 10
    assert visitor.page.locator("form[action$='/sign/']").count() == 0
    visitor.look_in_every_language()


def test_a_file_that_is_not_what_it_says_is_refused_with_a_reason(
    come: Come, claimants: list[Invented]
) -> None:
    """E-07, E-09: its content decides, not its name; the reason stands beside the field."""
    visitor = come(claimants[9])
    draft = visitor.begin()
    for name, content, reason in (
        ("writ.pdf", b"MZ\x90\x00 this is a program", "PDF, JPG or PNG"),
        ("writ.png", b"", "empty"),
        ("writ.jpg", applications.paper() + b"PK\x03\x04 hidden", "hid"),
    ):
        visitor.open(f"{draft}attachments/")
        visitor.page.check("[name=role][value=enforcement_document]")
        file = {"name": name, "mimeType": "application/pdf", "buffer": content}
        visitor.page.set_input_files("[name=file]", file)  # type: ignore[arg-type]
        visitor.press("form[enctype] button[type=submit]")
        assert reason in visitor.errors().inner_text(), name
    visitor.look()
    visitor.open(f"{draft}attachments/")
    visitor.press("button[name=next]")
    assert visitor.errors().count() == 1, "an application has at least its enforcement document"


def test_an_application_is_taken_back_and_made_anew(
    come: Come, claimants: list[Invented], today: date
) -> None:
    """E-05; APPC Art. 64: withdrawn before the decision; the next draft offers the contacts."""
    person = claimants[10]
    visitor = come(person)
    case = visitor.apply(person, today, number=fresh_number())
    visitor.open(case)
    visitor.press("a[href$='/withdraw/']")
    visitor.press("#main-content form button")
    assert visitor.page.locator("a[href$='/withdraw/']").count() == 0
    draft = visitor.begin()
    visitor.open(f"{draft}contacts/")
    assert visitor.page.input_value("[name=email]") == applications.email_of(person)
