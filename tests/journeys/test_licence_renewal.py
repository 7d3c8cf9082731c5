"""A licence is issued anew on the grounds that the order knows; on alienation it is refused (L-09)."""

from collections.abc import Callable
from datetime import date

import pytest

from oryndau.demo.licensing.cast import cast_of
from oryndau.demo.people import Invented
from tests.journeys import licence as walk
from tests.journeys.conftest import Come
from tests.journeys.installation import Site
from tests.journeys.visitor import SAVE, Visitor

pytestmark = pytest.mark.browser
Staff = Callable[[str, str], list[Invented]]
OFFICE = "Астана қаласы, Жаңа көшесі, 12"


def test_seven_grounds_at_once_give_a_new_licence_and_end_the_old_one(
    come: Come, site: Site, invented: list[Invented], staff: Staff, today: date
) -> None:
    """L-09, L-10: each ground with its own evidence, three of them shown by registers; history stays."""
    person = cast_of(invented)["renewed"]
    holder = come(person, "ru")
    old = _own_number(holder)
    name = walk.renamed(site, person, "Жаңабаев")
    business = {"name": f"ЖК {name}", "address": OFFICE, "registered_on": today.isoformat()}
    walk.in_registers(site, person, entrepreneur=[business])
    changes = dict.fromkeys(walk.GROUNDS, ("бұрынғы мәтін", "жаңа мәтін")) | {
        "name": (walk.full_name(person), name),
        "entrepreneur-name": (f"ЖК {walk.full_name(person)}", business["name"]),
        "entrepreneur-address": ("Астана қаласы, Мысал көшесі, 1", OFFICE),
        "object-address": ("Мысал көшесі, 1", OFFICE),
    }
    told = walk.renewal(person, old, today, changes)
    case = walk.apply_by_hand(holder, told, walk.pay_at_the_bank, start=walk.RENEWAL)
    first, second = (come(one, "kk") for one in staff("", "licensor"))
    walk.conclude(first, case)
    assert not walk.may(first, case, "endorse"), "four eyes"
    walk.fill_in(second, f"{walk.at_desk(case)}endorse/", {}, second.look)
    head = come(staff("", "licensing-head")[0], "en")
    walk.act(head, f"{walk.at_desk(case)}reissue/", {}, head.look)
    head.look()
    _the_new_one_stands_in_its_place(come, holder, case, old, name)


def _the_new_one_stands_in_its_place(come: Come, holder: Visitor, case: str, old: str, name: str) -> None:
    holder.open(case)
    link = holder.page.locator("#main-content a[href*='/registers/licences/']")
    holder.until(link.count, "the new licence")
    holder.look()
    new = str((link.first.get_attribute("href") or "").rstrip("/").split("/")[-1])
    assert new != old
    anybody = come(language="ru")
    anybody.open(f"/registers/licences/{old}/")
    assert new in anybody.says(), "the old licence names the one that took its place"
    anybody.look()
    anybody.press(f"#main-content a[href*='/registers/licences/{new}/']")
    assert (name, OFFICE in anybody.says()) == (anybody.heading(), True)
    assert old in anybody.says()
    anybody.look()


def test_alienation_of_an_object_is_refused_and_the_licence_stays(
    come: Come, invented: list[Invented], staff: Staff, today: date
) -> None:
    """L-09: no licence of an agent is for an object. He is warned; the refusal needs no hearing."""
    person = cast_of(invented)["agent-3"]
    holder = come(person, "en")
    number = _own_number(holder)
    told = walk.renewal(person, number, today, {"alienation": ("Мысал көшесі, 1", "сатылды")})
    case = walk.apply_quickly(holder, told, start=walk.RENEWAL)
    officer, head = come(staff("", "licensor")[0], "ru"), come(staff("", "licensing-head")[0], "ru")
    walk.complete(officer, case)
    walk.fill_in(officer, f"{walk.at_desk(case)}suggest-refusal/", {}, officer.look)
    walk.act(head, f"{walk.at_desk(case)}refuse/", {}, head.look)
    holder.open(case)
    holder.until(lambda: holder.page.locator("#main-content .govuk-tag--red").count(), "the refusal")
    holder.look()
    holder.open(f"/registers/licences/{number}/")
    assert holder.page.locator("#main-content .govuk-tag--green").count(), "the licence itself stays"


def _own_number(holder: Visitor) -> str:
    """The number of the holder's own licence, which the first page of the service knows."""
    holder.open(walk.RENEWAL)
    holder.press("form[action$='/begin/'] button")
    draft = holder.path
    holder.open(f"{draft}licence/")
    number = holder.page.locator("[name=which]:checked").get_attribute("value")
    holder.open(f"{draft}delete/")
    holder.press(f"{SAVE}, #main-content form[method=post] button")
    return str(number)
