"""A page out of date changes nothing, a double click does one thing (E-03, E-05, E-07)."""

from datetime import date

import pytest

from oryndau.demo.people import Invented
from tests.journeys import applications, desk
from tests.journeys.conftest import Come
from tests.journeys.desk import Staff
from tests.journeys.visitor import PANEL, SAVE, Visitor, fresh_number

pytestmark = pytest.mark.browser


def test_a_page_that_is_out_of_date_says_what_happened_and_does_nothing(
    come: Come, claimants: list[Invented], staff: Staff, today: date
) -> None:
    """E-03, E-05: the bailiff's open form meets a withdrawal, the claimant's open question meets it too."""
    person = claimants[6]
    claimant = come(person)
    case = claimant.apply(person, today)
    number = claimant.registration(case)
    head = come(staff("71", "head")[0])
    bailiff = come(desk.bailiff_of(head, staff, number))
    bailiff.open(f"{desk.open_case(bailiff, number)}initiate/")

    second_tab = Visitor(claimant.page.context.new_page(), claimant.site)
    for tab in (claimant, second_tab):
        tab.open(f"{case}withdraw/")
    claimant.look_in_every_language()
    claimant.page.fill("[name=reason]", "Қарыз төленді")
    claimant.press("#main-content form button")
    assert claimant.page.locator(".govuk-notification-banner--success").count() == 1
    claimant.look_in_every_language()
    second_tab.press("#main-content form button")
    assert second_tab.path == case, "led to the case, with the reason why nothing was done"
    assert second_tab.page.locator(".govuk-notification-banner").count() == 1

    with bailiff.page.expect_response(lambda answer: answer.request.method == "POST") as answered:
        bailiff.press(SAVE)
    assert answered.value.status == 409
    bailiff.look_in_every_language()
    bailiff.open("/desk/")
    assert bailiff.page.locator(f"a:text-is('{number}')").count() == 0, "a withdrawn case is no work"


def test_a_decree_prepared_before_the_case_changed_cannot_be_signed(
    come: Come, claimants: list[Invented], staff: Staff, today: date
) -> None:
    """E-03, E-10: prepared in one tab, initiated in another; the first says that the case has changed."""
    person = claimants[7]
    claimant = come(person)
    number = claimant.registration(claimant.apply(person, today))
    bailiff = come(desk.bailiff_of(come(staff("71", "head")[0]), staff, number))
    case = desk.open_case(bailiff, number)
    bailiff.open(f"{case}refuse/")
    bailiff.page.locator("[name=grounds]").first.check()
    bailiff.page.fill("[name=reasons_kk]", "Құжат заңды күшіне енбеген.")
    bailiff.page.fill("[name=reasons_ru]", "Документ не вступил в законную силу.")
    bailiff.press(SAVE)
    desk.decide(Visitor(bailiff.page.context.new_page(), bailiff.site), number, "initiate")
    with bailiff.page.expect_response(lambda answer: answer.request.method == "POST") as answered:
        bailiff.press("form[action$='/sign/'] button")
    assert answered.value.status == 409
    assert bailiff.page.locator("#main-content li").count() >= 1, "what happened meanwhile is told"
    bailiff.look_in_every_language()


def test_double_clicks_and_two_signing_pages_make_one_case(
    come: Come, claimants: list[Invented], today: date
) -> None:
    """E-02, E-05, E-07: whatever is pressed twice, one application is received."""
    person = claimants[8]
    visitor = come(person)
    visitor.fill_quickly(applications.answers(person, today, fresh_number()))
    check = visitor.page.url
    visitor.open("/account/")
    before = visitor.page.locator("#main-content a[href*='/cases/']").count()
    visitor.open(check)
    with visitor.page.expect_navigation(url="**/sign/**"):
        visitor.page.locator("form[action$='/sign/'] button").dblclick()
    second = Visitor(visitor.page.context.new_page(), visitor.site)
    second.open(check)
    second.press("form[action$='/sign/'] button")
    visitor.page.locator(PANEL).dblclick()
    visitor.page.wait_for_url("**/submitted/")
    with second.page.expect_navigation():
        second.page.locator(PANEL).click()
    assert second.page.locator("h1").count() == 1
    assert "500" not in second.page.title()
    visitor.open("/account/")
    assert visitor.page.locator("#main-content a[href*='/cases/']").count() == before + 1
