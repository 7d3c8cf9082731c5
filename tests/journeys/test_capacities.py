"""For oneself, for an organisation by right, for somebody else by a power of attorney (E-02, E-07, E-08)."""

from datetime import date, timedelta

import pytest

from oryndau.demo.people import CLAIMANTS, Invented
from tests.journeys import applications
from tests.journeys.conftest import Come
from tests.journeys.visitor import USUAL, fresh_number

pytestmark = pytest.mark.browser


def _of(invented: list[Invented], role: str, bin: str = CLAIMANTS[1].bin) -> Invented:
    return next(one for one in invented if one.bin == bin and one.role == role)


def test_the_head_of_an_organisation_applies_by_form_an3(
    come: Come, invented: list[Invented], today: date
) -> None:
    """E-02, E-08: the organisation is the applicant; who may sign for it sees the case, others do not."""
    head = _of(invented, "head")
    visitor = come(head, "kk")
    told = applications.answers(head, today, fresh_number())
    told["application"]["form"] = "an3"
    visitor.fill_quickly(told)
    assert CLAIMANTS[1].name in visitor.says()
    case = visitor.submit()
    visitor.look_in_every_language()
    colleague = come(_of(invented, "can-sign"))
    assert colleague.open(case) == 200
    assert come(_of(invented, "head", CLAIMANTS[2].bin)).open(case) == 404


def test_an_employee_without_the_right_to_sign_acts_for_himself_alone(
    come: Come, invented: list[Invented], today: date
) -> None:
    """E-07, E-11: neither the capacities nor the form offer the organisation; its cases are not seen."""
    head, employee = _of(invented, "head"), _of(invented, "employee")
    case = come(head).apply(head, today)
    visitor = come(employee)
    visitor.open("/act-as/")
    assert visitor.page.locator("[name=capacity]").count() == 1
    draft = visitor.begin()
    visitor.open(f"{draft}applicant/")
    assert visitor.page.locator("[name=kind][value=organisation]").count() == 0
    assert visitor.open(case) == 404
    assert visitor.open("/api/tokens/") in (403, 200)
    answer = visitor.post(f"{draft}applicant/", {"kind": "organisation"})
    assert answer.status == 422, "the organisation cannot be slipped in"


def test_a_representative_applies_by_his_power_of_attorney(
    come: Come, invented: list[Invented], claimants: list[Invented], today: date
) -> None:
    """E-02, E-08; Art. 37(2): the known power of attorney is offered; the principal sees the case."""
    representative, principal = claimants[0], CLAIMANTS[0]
    visitor = come(representative, "ru")
    told = applications.answers(representative, today, fresh_number(), language="ru")
    draft = visitor.begin()
    visitor.open(f"{draft}applicant/")
    known = visitor.page.locator("[name=number]").input_value()
    assert known, "the power of attorney that the system knows is offered"
    told["applicant"] = {
        "kind": "representative", "number": known,
        **applications.day("issued_on", today - timedelta(days=30)),
        **applications.day("valid_until", today + timedelta(days=30)),
    }  # fmt: skip
    head = _of(invented, "head", principal.bin)
    told["claimant"] = applications.answers(head, today, "-")["claimant"]
    visitor.post(f"{draft}claimant-kind/", {"kind": "organisation"})
    visitor.open(draft)
    visitor.fill_application(told, papers=(*USUAL, "power_of_attorney"))
    case = visitor.submit()
    assert principal.name in visitor.says()
    owner = come(head)
    assert owner.open(case) == 200
    owner.look()


def test_one_person_acts_for_himself_or_for_his_organisation(come: Come, invented: list[Invented]) -> None:
    """E-11: drafts of one capacity are not seen in another."""
    visitor = come(_of(invented, "can-sign", CLAIMANTS[3].bin))
    draft = visitor.begin()
    visitor.open("/act-as/")
    visitor.look_in_every_language()
    visitor.page.check("[name=capacity][value=self]")
    visitor.press("#main-content button[type=submit]")
    assert visitor.open(draft) == 404
    visitor.open("/act-as/")
    visitor.page.locator("[name=capacity]").nth(1).check()
    visitor.press("#main-content button[type=submit]")
    assert visitor.open(draft) == 200
