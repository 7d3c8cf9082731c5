"""One application for certification and licence: one road with two stages, whatever becomes of it (C-20)."""

import re
from collections.abc import Callable

import pytest

from oryndau.demo.certification.cast import cast_of
from oryndau.demo.people import Invented
from tests.journeys import licence as walk
from tests.journeys.conftest import Come

pytestmark = pytest.mark.browser
Staff = Callable[[str, str], list[Invented]]


def test_who_is_certified_finds_his_application_at_the_ministry_and_is_issued_a_licence(
    come: Come, invented: list[Invented], staff: Staff
) -> None:
    """C-20, L-13: the signed decision brought the application over by itself: nothing is filled in twice."""
    person = cast_of(invented)["passed-licence"]
    applicant = come(person, "ru")
    applicant.open("/account/")
    second = applicant.page.locator("#main-content a[href^='/licensing/cases/']").first.get_attribute("href")
    first = applicant.page.locator("#main-content a[href^='/certification/cases/']").first.get_attribute(
        "href"
    )
    assert second
    assert first
    applicant.open(first)
    assert applicant.page.locator(f"section[aria-labelledby=road] a[href='{second}']").count()
    applicant.look()
    applicant.open(second)
    assert applicant.page.locator("section[aria-labelledby=road] li[aria-current=step]").count() == 1
    applicant.look()
    one, other = (come(each, "ru") for each in staff("", "licensor"))
    walk.conclude(one, second)
    walk.fill_in(other, f"{walk.at_desk(second)}endorse/", {})
    head = come(staff("", "licensing-head")[0], "ru")
    walk.act(head, f"{walk.at_desk(second)}issue/", {})
    applicant.open(first)
    road = applicant.page.locator("section[aria-labelledby=road]")
    applicant.until(lambda: re.search(r"LC-\d\d-\d{4}-\d+", road.inner_text()), "the licence on the road")
    applicant.look()
