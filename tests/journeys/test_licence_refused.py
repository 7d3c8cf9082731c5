"""A licence is refused on each of the seven grounds that the law knows, and on no other (L-07, L-08)."""

from collections.abc import Callable
from datetime import date, datetime, time
from typing import Any
from uuid import UUID

import pytest
import requests

from oryndau.demo.certification.registers import diploma
from oryndau.demo.people import Invented
from oryndau.law.hours import ALMATY
from tests.journeys import licence as walk
from tests.journeys.conftest import Come
from tests.journeys.installation import Site
from tests.journeys.visitor import SAVE, Visitor

pytestmark = pytest.mark.browser
Staff = Callable[[str, str], list[Invented]]
PLACE = {"hearing_time": "10:00", "place_kk": "Мәңгілік Ел даңғылы, 8", "place_ru": "пр. Мәңгілік Ел, 8"}
_ACT = {"court": "Алмалы аудандық соты", "number": "7527-26-00-2/7", "decided_on": "2026-05-06"}
HELD: dict[int, Callable[[dict[str, str]], dict[str, Any]]] = {
    1: lambda held: {"convictions": [{"status": "unexpunged"}]},
    2: lambda held: {},
    3: lambda held: {"education": [{**held, "field": "other"}]},
    4: lambda held: {"approval": [{"decision": "not-conforms", "reason": "Талаптарға сай емес"}]},
    5: lambda held: {"court-acts": [{**_ACT, "kind": "activity"}]},
    6: lambda held: {"court-acts": [{**_ACT, "kind": "licence"}]},
    7: lambda held: {"education": [{**held, "number": "ЖБ-Б 7777777"}]},
}
"""What the registers hold against an applicant, by ground; on the second the fee is not paid."""
WHO = {1: 1, 2: 2, 3: 14, 4: 15, 5: 17, 6: 8, 7: 7}
"""A claimant for each ground."""


@pytest.mark.parametrize("ground", [1, 2, 3, 4, 5, 7])
def test_each_ground_is_found_proposed_and_signed(
    come: Come, site: Site, staff: Staff, claimants: list[Invented], today: date, ground: int
) -> None:
    """L-08: one ground is found, by its register or the fee, and its words are ready; then comes a hearing.

    What follows the hearing is walked once, below; for each ground in `test_desk_refusing`.
    """
    applicant, _head, case, _day = _refused_beforehand(
        come, site, staff, claimants[WHO[ground]], ground, today
    )
    applicant.open(case)
    applicant.until(lambda: _papers(applicant) == 2, "the preliminary refusal")
    assert applicant.page.locator("a[href$='/object/']").count()


def test_who_is_forbidden_by_a_court_objects_is_heard_refused_and_keeps_his_fee(
    come: Come, site: Site, staff: Staff, claimants: list[Invented], today: date
) -> None:
    """L-06 to L-08, L-10: the whole way of a refusal; the same fee serves when he applies anew."""
    person = claimants[WHO[6]]
    applicant, head, case, day = _refused_beforehand(come, site, staff, person, 6, today, look=True)
    applicant.open(case)
    applicant.until(lambda: _papers(applicant) == 2, "the preliminary refusal")
    applicant.look_in_every_language()
    applicant.press("a[href$='/object/']")
    applicant.fill({"text": "Долг погашен, запрет будет снят."})
    applicant.press(SAVE)
    applicant.sign()
    _is_heard(site, head, case, walk.full_name(person), day)
    applicant.open(case)
    applicant.until(lambda: _papers(applicant) == 3, "the minutes of the hearing")
    head.open(walk.at_desk(case))
    walk.act(head, f"{walk.at_desk(case)}refuse/", {}, head.look)
    head.look()
    applicant.until(lambda: _papers(applicant) == 4, "the refusal")
    applicant.look()
    fee = _keeps_his_fee(applicant, case)
    _has_it_back(applicant, head, fee)


def _is_heard(site: Site, head: Visitor, case: str, name: str, day: date) -> None:
    """The minutes quote the objections; they are not written before the appointed hour."""
    hold = f"{walk.at_desk(case)}hold-hearing/"
    head.open(hold)
    assert "Долг погашен" in head.says()
    head.look()
    site.set_clock(datetime.combine(day, time(11), ALMATY))
    said = {
        "appeared": "yes", "participants": name, "said_kk": "Өтініш беруші борышын мойындады.",
        "said_ru": "Заявитель долг признал.",
    }  # fmt: skip
    walk.act(head, hold, said, head.look)


def _keeps_his_fee(applicant: Visitor, case: str) -> str:
    """The fee is free: it can be asked back, and the next application offers it."""
    applicant.open(case)
    fee = applicant.page.locator("#main-content a[href*='/payments/fees/']").first.get_attribute("href") or ""
    applicant.open(fee)
    assert applicant.page.locator("a[href$='/refund/']").count()
    applicant.look()
    applicant.open(walk.ISSUE)
    applicant.press("form[action$='/begin/'] button")
    applicant.open(f"{applicant.path}fee/")
    key = fee.rstrip("/").split("/")[-1]
    assert applicant.page.locator(f"[name=way][value='{key}']").count()
    return key


def _has_it_back(applicant: Visitor, head: Visitor, fee: str) -> None:
    """L-10: no money is lost: the head approves, and the gateway gives it back."""
    applicant.open(f"/payments/{fee}/refund/")
    applicant.look()
    applicant.fill({"reason": "В лицензии отказано, прошу вернуть сбор."})
    applicant.press(SAVE)
    head.open("/payments/refunds/")
    head.look()
    head.press(f"a[href='/payments/refunds/{fee}/']")
    head.fill({"outcome": "approve", "reasons_kk": "Қызмет көрсетілген жоқ.",
               "reasons_ru": "Услуга не оказана."})  # fmt: skip
    head.look()
    head.press(SAVE)
    applicant.open(f"/payments/fees/{fee}/")
    paid = f"{applicant.site.emulator('PAYMENTS')}/control/bills"

    def given_back() -> bool:
        bills = requests.get(paid, timeout=5).json()["bills"]
        mine = next(one for one in bills if one["reference"] == UUID(fee).hex)
        return all(one["refund"] for one in mine["payments"])

    applicant.until(given_back, "the refund of the gateway")
    applicant.look()


def _papers(applicant: Visitor) -> int:
    return applicant.page.locator("#main-content .govuk-list > li:has(.govuk-body-s)").count()


def _refused_beforehand(
    come: Come, site: Site, staff: Staff, person: Invented, ground: int, today: date, look: bool = False
) -> tuple[Visitor, Visitor, str, date]:
    """The registers tell, the officer proposes in their words, the head signs it; the hearing's day."""
    walk.in_registers(site, person, **HELD[ground](diploma(person)))
    applicant = come(person, "ru")
    case = walk.apply_quickly(applicant, walk.issue(person, today, "enforcement"), pays=ground != 2)
    officer = come(staff("", "licensor")[ground % 2], "ru")
    walk.complete(officer, case)
    officer.open(f"{walk.at_desk(case)}suggest-refusal/")
    marked = officer.page.locator("[name=grounds]:checked")
    only = [str(ground)]
    officer.until(lambda: [one.get_attribute("value") for one in marked.all()] == only, f"ground {ground}")
    assert f"{ground})" in officer.page.locator("[name=reasons_ru]").input_value()
    officer.open(f"{walk.at_desk(case)}conclude/")
    assert officer.page.locator(SAVE).count() == 0, "nobody concludes in favour against a ground"
    if look:
        officer.look()
        officer.open(walk.at_desk(case))
        officer.look()
    walk.fill_in(officer, f"{walk.at_desk(case)}suggest-refusal/", {}, officer.look if look else walk.no_look)
    head = come(staff("", "licensing-head")[0], "ru")
    propose = f"{walk.at_desk(case)}propose-refusal/"
    head.open(propose)
    day = date.fromisoformat(head.page.locator("[name=hearing_on]:checked").get_attribute("value") or "")
    walk.act(head, propose, PLACE, head.look if look else walk.no_look)
    assert head.path == walk.at_desk(case)
    return applicant, head, case, day
