"""Pages of licences as the demonstration fills them, in three languages: public, the desks, an agent's."""

import csv
import io
import json
from collections.abc import Callable
from datetime import datetime, timedelta

import pytest

from oryndau.demo.licensing.cast import cast_of
from oryndau.demo.people import Invented
from oryndau.law.hours import ALMATY
from tests.journeys import licence as walk
from tests.journeys.conftest import Come
from tests.journeys.visitor import Visitor

pytestmark = pytest.mark.browser
Staff = Callable[[str, str], list[Invented]]
LANGUAGES = ("kk", "ru", "en")


@pytest.mark.parametrize("language", LANGUAGES)
def test_anybody_finds_an_agent_and_what_the_licence_is_worth(
    come: Come, invented: list[Invented], language: str
) -> None:
    """L-12: search by name, state on a day, offices of a region, open data: nobody signs in."""
    suspended = cast_of(invented)["suspended"]
    visitor = come(language=language)
    _look_at(visitor, ("/registers/licences/", "/registers/licences/offices/",
                       f"/registers/licences/offices/?region={suspended.territory}",
                       "/registers/licences/data/"))  # fmt: skip
    visitor.open("/registers/licences/")
    visitor.fill({"q": walk.full_name(suspended)})
    visitor.press("form[role=search] button")
    visitor.press("#main-content a[href*='/registers/licences/LC-']")
    assert visitor.heading() == walk.full_name(suspended)
    assert suspended.iin not in visitor.page.content(), "the register names no IIN"
    visitor.look()


def test_a_licence_is_on_each_day_what_it_was_on_that_day(come: Come, invented: list[Invented]) -> None:
    """L-12: before it was issued, while it was active, suspended: days of the demonstration's past, which was
    loaded today, wherever its clock stands now.
    """
    suspended = cast_of(invented)["suspended"]
    visitor = come(language="en")
    visitor.open("/registers/licences/")
    visitor.fill({"q": walk.full_name(suspended)})
    visitor.press("form[role=search] button")
    visitor.press("#main-content a[href*='/registers/licences/LC-']")
    here, told, today = visitor.path, [], datetime.now(ALMATY).date()
    for ago in (400, 25, 0):
        visitor.open(f"{here}?on={today - timedelta(days=ago)}")
        told.append(visitor.page.locator("#main-content [role=status]").inner_text().split(":")[1].strip())
    assert len(set(told)) == 3, told


def test_the_open_data_are_whole_described_and_without_personal_numbers(
    come: Come, invented: list[Invented]
) -> None:
    """L-12: CSV and JSON say the same; a program finds their schema beside them."""
    visitor = come()
    visitor.open("/registers/licences/data/")
    files = {
        kind: visitor.page.request.get(f"{visitor.site.url}/registers/licences/data/licences.{kind}").text()
        for kind in ("csv", "json", "schema.json", "csv-metadata.json")
    }
    rows = list(csv.DictReader(io.StringIO(files["csv"])))
    told = json.loads(files["json"])
    listed = told if isinstance(told, list) else next(one for one in told.values() if isinstance(one, list))
    assert [row["number"] for row in rows] == [row["number"] for row in listed]
    assert len(rows) >= 11
    assert all(json.loads(files[kind]) for kind in ("schema.json", "csv-metadata.json"))
    for person in cast_of(invented).values():
        assert person.iin not in files["csv"] + files["json"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_desks_of_licences(come: Come, staff: Staff, language: str) -> None:
    """L-05 to L-08, L-10: the licensor's queue and a case that a ground stands against, lives, refunds."""
    head = come(staff("", "licensing-head")[0], language)
    _look_at(head, ("/licensing/desk/", "/licensing/life/", "/payments/refunds/"))
    officer = come(staff("", "licensor")[0], language)
    officer.open("/licensing/desk/")
    officer.press("tbody a[href*='/desk/cases/']")
    officer.look()


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_agents_own_page_and_the_chamber(
    come: Come, invented: list[Invented], staff: Staff, language: str
) -> None:
    """W-01 to W-04: who holds a licence sees what the law wants of him; the chamber sees its agents."""
    agent = come(cast_of(invented)["agent-2"], language)
    _look_at(agent, ("/profession/own/", "/licensing/life/own/", "/payments/", "/account/"))
    chamber = come(staff("71", "chamber")[0], language)
    _look_at(chamber, ("/profession/", "/profession/offices/", "/profession/workers/", "/licensing/life/"))
    chamber.open("/profession/")
    chamber.press("#main-content tbody a, #main-content .govuk-list a[href*='/profession/']")
    chamber.look()


def _look_at(visitor: Visitor, paths: tuple[str, ...]) -> None:
    for path in paths:
        assert visitor.open(path) == 200, path
        visitor.look()
