"""Pages of certification as the demonstration fills them: axe and phone width in three languages (C-25)."""

import re

import pytest

from oryndau.demo.certification.plots import MAIN, SECOND, THIRD
from oryndau.demo.people import Invented
from tests.journeys.conftest import Come
from tests.journeys.visitor import Visitor

pytestmark = pytest.mark.browser
OPEN = ("/certification/", "/certification/sessions/", "/certification/decisions/",
        "/certification/statistics/", "/hall/")  # fmt: skip
BANK = ("/questions/", "/questions/one/general-001/", "/questions/figures/", "/questions/weights/",
        "/certification/hall/rulings/")  # fmt: skip


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_what_everybody_may_read_of_certification(come: Come, language: str) -> None:
    """C-02, C-11, C-17: sessions to come and past ones, how papers were drawn, decisions, figures."""
    visitor = come(language=language)
    _look_at(visitor, OPEN)
    visitor.open("/certification/sessions/")
    over = visitor.page.locator("details a[href*='/certification/sessions/']").last
    session = (over.get_attribute("href") or "").split("/")[3]
    _look_at(visitor, (f"/certification/sessions/{session}/", f"/hall/draw/{session}/"))


@pytest.mark.parametrize(("language", "number"), [("kk", 0), ("ru", 1), ("en", 0)])
def test_the_bank_of_questions(come: Come, invented: list[Invented], language: str, number: int) -> None:
    """C-11: the Department's questions, their figures, weights, a contested one that waits for a ruling."""
    experts = [one for one in invented if one.post == "department"]
    visitor = come(experts[number], language)
    _look_at(visitor, BANK)


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_sessions_under_way_and_minutes_taken_back(
    come: Come, invented: list[Invented], language: str
) -> None:
    """C-14 to C-16: the room while votes are missing; signatures under a text taken back are void."""
    here = come(_post(invented, "secretary", THIRD), language)
    here.open("/certification/commission/")
    here.press("#main-content .govuk-list a")
    here.look()
    there = come(_post(invented, "secretary", SECOND), language)
    there.open("/certification/commission/")
    rooms = [link.get_attribute("href") for link in there.page.locator("#main-content .govuk-list a").all()]
    there.open(f"{rooms[-1]}minutes/")
    assert there.page.locator("#main-content .govuk-inset-text").count() == 1, "one text was taken back"
    there.look()


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_the_desk_of_certification(come: Come, invented: list[Invented], language: str) -> None:
    """C-05 to C-08: the clerk's queue, a case with a silent register; the head's hearing that comes."""
    clerk = come(_post(invented, "clerk", MAIN), language)
    _look_at(clerk, ("/certification/desk/",))
    clerk.press("tbody a[href*='/desk/cases/']")
    clerk.look()
    head = come(_post(invented, "head", MAIN), language)
    _look_at(head, ("/certification/desk/", "/certification/desk/results/"))


def _post(invented: list[Invented], post: str, territory: str) -> Invented:
    return next(one for one in invented if one.post == post and one.territory == territory)


def _look_at(visitor: Visitor, paths: tuple[str, ...]) -> None:
    for path in paths:
        assert visitor.open(path) == 200
        visitor.look()


def test_a_question_of_the_bank_is_whole(come: Come, invented: list[Invented]) -> None:
    """C-11: every question has its article, and the bank at least three hundred of them."""
    expert = come(_post(invented, "department", ""), "en")
    expert.open("/questions/")
    rows = expert.page.locator("table tbody tr td:nth-of-type(2)")
    assert sum(int(re.sub(r"\D", "", text)) for text in rows.all_inner_texts()) >= 300
    expert.open("/questions/one/general-001/")
    assert "Art." in expert.says()
