"""From application to a licence that anybody can check: each basis, by gateway and by receipt (issue 4)."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

import pytest
import requests

from oryndau.demo.certification.cast import cast_of as certified
from oryndau.demo.licensing.cast import cast_of
from oryndau.demo.people import Invented
from oryndau.law.fee import Purpose, due
from tests.journeys import licence as walk
from tests.journeys.conftest import Come
from tests.journeys.installation import Site
from tests.journeys.visitor import SAVE, Visitor, number_in

pytestmark = pytest.mark.browser
Staff = Callable[[str, str], list[Invented]]


@dataclass
class Licensor:
    """The three of the Ministry through whose hands a licence goes, each at his own browser."""

    first: Visitor
    second: Visitor
    head: Visitor


@pytest.fixture
def licensor(come: Come, staff: Staff) -> Licensor:
    """Two officers and the authorised person."""
    first, second = staff("", "licensor")
    return Licensor(come(first, "ru"), come(second, "en"), come(staff("", "licensing-head")[0], "kk"))


def test_a_prosecutor_pays_at_the_bank_and_anybody_can_check_his_licence(
    come: Come, site: Site, invented: list[Invented], licensor: Licensor, today: date
) -> None:
    """L-02 to L-12: labour activity, the payment gateway, four eyes, signature, account, register, check.

    The pages of the wizard are looked at by `test_applying_browser`; here the bank's, and what comes after.
    """
    person = cast_of(invented)["prosecutor"]
    walk.in_registers(site, person)
    applicant = come(person, "kk")
    told = walk.issue(person, today, "prosecutor")

    def pays(visitor: Visitor, look: Callable[[], None]) -> None:
        walk.pay_at_the_bank(visitor, visitor.look)

    case = walk.apply_by_hand(applicant, told, pays)
    applicant.look()
    _two_pairs_of_eyes(licensor, case)
    walk.act(licensor.head, f"{walk.at_desk(case)}issue/", {}, licensor.head.look)
    assert licensor.head.path == walk.at_desk(case)
    licensor.head.look()
    number = _is_delivered(applicant, case)
    applicant.look()
    applicant.open("/account/")
    assert number in applicant.says() or case in applicant.page.content()
    paper = _paper(applicant, case)
    _anybody_checks(come(language="kk"), walk.full_name(person), number, paper)


def _two_pairs_of_eyes(licensor: Licensor, case: str) -> None:
    """The officer who concludes is not offered to endorse it, and the head does not sign before that."""
    first, second, head = licensor.first, licensor.second, licensor.head
    walk.conclude(first, case, first.look)
    assert not walk.may(first, case, "endorse")
    first.look()
    assert first.open(f"{walk.at_desk(case)}endorse/") in (403, 409)
    assert not walk.may(head, case, "issue")
    assert walk.may(second, case, "endorse")
    second.look()
    walk.fill_in(second, f"{walk.at_desk(case)}endorse/", {"notes": "Looked at anew."}, second.look)
    assert not walk.may(second, case, "issue")


def _is_delivered(applicant: Visitor, case: str) -> str:
    """The number of the licence on the applicant's own page, once the worker has sealed it."""
    applicant.open(case)
    link = applicant.page.locator("#main-content a[href*='/registers/licences/']")
    applicant.until(lambda: link.count() and _numbered(applicant) == 2, "the licence")
    return str((link.first.get_attribute("href") or "").rstrip("/").split("/")[-1])


def _numbered(applicant: Visitor) -> int:
    return applicant.page.locator("#main-content .govuk-list > li:has(.govuk-body-s)").count()


def _paper(applicant: Visitor, case: str) -> str:
    """The licence as a file is a PDF; the number under which it is checked."""
    applicant.open(case)
    listed = applicant.page.locator("#main-content .govuk-list > li:has(.govuk-body-s)").first
    file = listed.locator("a").first.get_attribute("href") or ""
    assert applicant.page.request.get(applicant.site.url + file).body().startswith(b"%PDF")
    return number_in(listed.inner_text())


def _anybody_checks(anybody: Visitor, name: str, number: str, paper: str) -> None:
    """L-12: in the register by name and by number; the check of the document shows the state now."""
    anybody.open("/registers/licences/")
    anybody.fill({"q": name})
    anybody.press("form[role=search] button")
    anybody.press(f"#main-content a[href*='/registers/licences/{number}/']")
    assert name in anybody.heading()
    anybody.look()
    state = anybody.page.locator("#main-content .govuk-tag").first.inner_text()
    anybody.open(f"/check/{paper}")
    assert number in anybody.says()
    assert state in anybody.says(), "the state of the licence now stands beside the signature"
    anybody.look()


def test_a_receipt_serves_once_the_budget_knows_the_payment(
    come: Come, site: Site, invented: list[Invented], licensor: Licensor, today: date
) -> None:
    """L-02, L-10: service in a body that secures execution, a bank's receipt, in Russian."""
    person = cast_of(invented)["enforcer"]
    amount = str(due(Purpose.LICENCE_ISSUE, today).amount)
    paid = {"bank": walk.RECEIPT["bank"], "number": walk.RECEIPT["number"], "amount": amount,
            "paid_on": today.isoformat(), "kbk": walk.RECEIPT["kbk"]}  # fmt: skip
    walk.in_registers(site, person, budget=[paid])
    applicant = come(person, "ru")
    told = walk.issue(person, today, "enforcement")

    def pays(visitor: Visitor, look: Callable[[], None]) -> None:
        walk.give_a_receipt(visitor, today, amount)

    case = walk.apply_by_hand(applicant, told, pays)
    walk.conclude(licensor.first, case)
    walk.fill_in(licensor.second, f"{walk.at_desk(case)}endorse/", {})
    walk.act(licensor.head, f"{walk.at_desk(case)}issue/", {})
    _is_delivered(applicant, case)
    fee = applicant.page.locator("#main-content a[href*='/payments/fees/']").first.get_attribute("href")
    applicant.open(fee or "")
    applicant.look()
    assert applicant.page.locator("a[href$='/refund/']").count() == 0, "a fee that was used is not given back"
    url = f"{site.emulator('GATEWAY')}/control/extracts"
    assert requests.get(url, params={"iin": person.iin}, timeout=5).json()["budget"]


def test_who_is_certified_is_offered_his_decision(
    come: Come, invented: list[Invented], licensor: Licensor, today: date
) -> None:
    """L-02: the decision stands in Oryndau's register: it is chosen already, and nothing is to be typed."""
    person = certified(invented)["passed"]
    applicant = come(person, "en")
    applicant.open(walk.ISSUE)
    number = re.search(r"AT-R-\d\d-\d{4}-\d+", applicant.says())
    assert number, applicant.says()

    def pays(visitor: Visitor, look: Callable[[], None]) -> None:
        visitor.open(f"{visitor.path.removesuffix('fee/')}certification/")
        assert visitor.page.locator(f"[name=which][value='{number.group()}']:checked").count()
        visitor.look()
        visitor.press(SAVE)
        walk.pay_at_the_bank(visitor)

    told = walk.issue(person, today, "")
    case = walk.apply_by_hand(applicant, told, pays)
    walk.conclude(licensor.second, case)
    licensor.second.open(walk.at_desk(case))
    assert number.group() in licensor.second.says()
    licensor.second.look()
