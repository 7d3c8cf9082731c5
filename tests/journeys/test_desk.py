"""At the desk: the head reassigns, a colleague looks, another territory sees nothing (E-03, E-10, E-11)."""

from datetime import date

import pytest

from oryndau.demo.people import Invented
from tests.journeys import desk
from tests.journeys.conftest import Come
from tests.journeys.desk import Staff
from tests.journeys.visitor import SAVE

pytestmark = pytest.mark.browser


def test_the_head_hands_a_case_over_and_only_its_bailiff_may_act(
    come: Come, claimants: list[Invented], staff: Staff, today: date
) -> None:
    """E-03, E-10, E-11: with a reason; the former bailiff only looks; another territory gets 404."""
    person = claimants[5]
    claimant = come(person)
    number = claimant.registration(claimant.apply(person, today))
    head = come(staff("71", "head")[0])
    first = desk.bailiff_of(head, staff, number)
    case = desk.open_case(head, number)
    assert head.page.locator("a[href$='/initiate/']").count() == 0, "the head does not decide another's case"
    head.open(f"{case}reassign/")
    head.press(SAVE)
    assert head.errors().count() == 1
    head.look_in_every_language()
    head.page.locator("[name=staff]").first.check()
    head.page.fill("[name=reason]", "Орындаушы іссапарда")
    head.press(SAVE)
    assert head.page.locator(".govuk-notification-banner--success").count() == 1
    second = desk.bailiff_of(head, staff, number)
    assert second != first

    former = come(first)
    assert former.open(case) == 200
    assert former.page.locator("a[href$='/initiate/']").count() == 0
    former.look()
    assert former.open(f"{case}initiate/") == 403
    former.look_in_every_language()
    assert former.open(f"{case}reassign/") == 403
    stranger = come(staff("75", "state-bailiff")[0])
    assert stranger.open(case) == 404
    stranger.look_in_every_language()
    stranger.open(f"/desk/?q={number}")
    assert stranger.page.locator("#queue a[href*='/cases/']").count() == 0
    desk.decide(come(second), number, "initiate")


def test_a_case_is_found_by_a_name_in_other_letters_and_with_a_slip(
    come: Come, claimants: list[Invented], staff: Staff, today: date
) -> None:
    """E-03, E-10: search by number, IIN, BIN, and by name in Russian letters for a Kazakh name."""
    person = claimants[4]
    claimant = come(person)
    number = claimant.registration(claimant.apply(person, today))
    head = come(staff("71", "head")[0], "kk")
    russian = person.surname.translate(str.maketrans("әғқңөұүһі", "агкноуухи"))
    for said in (number, person.iin, person.surname, russian):
        head.open(f"/desk/?q={said}")
        assert head.page.locator(f"a:text-is('{number}')").count() == 1, said
    head.look_in_every_language()
    head.open("/desk/?tab=done")
    head.look_in_every_language()
    head.open("/desk/")
    head.page.locator("summary").first.click()
    head.page.select_option("[name=due]", "late")
    head.page.locator("details button").click()
    head.page.wait_for_url("**due=late**")
    head.look_in_every_language()
