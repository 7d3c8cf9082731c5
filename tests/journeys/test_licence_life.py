"""A licence is suspended on a chamber's proposal, seen by all whom it concerns (L-12; Art. 143)."""

from collections.abc import Callable
from datetime import date, datetime, time, timedelta

import pytest

from oryndau.demo.licensing.cast import cast_of
from oryndau.demo.people import Invented
from oryndau.law.calendar import current
from oryndau.law.hours import ALMATY
from tests.journeys import licence as walk
from tests.journeys.certification import boxes
from tests.journeys.conftest import Come
from tests.journeys.installation import Site
from tests.journeys.visitor import SAVE, Visitor

pytestmark = pytest.mark.browser
Staff = Callable[[str, str], list[Invented]]
SUSPEND, GROUND = "suspend", "143.2.4"
WHY = {
    "reasons_kk": "Орындаушы өз округінен тыс жерде мүлікке тыйым салған, тексеру актісі тіркелген.",
    "reasons_ru": "Исполнитель наложил арест на имущество вне своего округа, акт проверки приложен.",
}


def test_a_chamber_proposes_an_officer_concludes_the_holder_objects_the_head_suspends(
    come: Come, site: Site, invented: list[Invented], staff: Staff, today: date
) -> None:
    """L-12: no act before the third working day after the holder was told; then anybody sees its state."""
    agent = cast_of(invented)["agent-4"]
    holder = come(agent, "kk")
    holder.open("/licensing/life/own/")
    own = holder.path
    chamber = come(staff(agent.territory, "chamber")[0], "ru")
    desk = own.replace("/own/", "/licences/")
    chamber.open(f"{desk}propose/")
    chamber.fill({"measure": SUSPEND, "ground": GROUND, **WHY})
    chamber.look()
    chamber.press(SAVE)
    officer = come(staff("", "licensor")[0], "en")
    officer.open("/licensing/life/")
    assert officer.page.locator(f"a[href='{desk}']").count(), officer.says()
    until = boxes("until", today + timedelta(days=90))
    said = {"basis": "proposal-1", "measure": SUSPEND, "ground": GROUND, **until}
    walk.fill_in(officer, f"{desk}conclude/", said, officer.look)
    officer.look()
    holder.open(own)
    holder.look()
    holder.press("a[href$='/object/']")
    holder.fill({"text": "Мүлік менің округімде орналасқан, актіде мекенжай қате көрсетілген."})
    holder.press(SAVE)
    _the_head_signs(come, site, staff, desk, today)
    _everybody_sees_it(come, holder, own)


def _the_head_signs(come: Come, site: Site, staff: Staff, desk: str, today: date) -> None:
    head = come(staff("", "licensing-head")[0], "ru")
    walk.fill_in(head, f"{desk}suspend/", {})
    assert head.page.locator(".govuk-error-summary").count(), "the holder has his days to object"
    day = today
    for _working_day in range(4):
        day = current().next_working(day)
    site.set_clock(datetime.combine(day, time(11), ALMATY))
    walk.act(head, f"{desk}suspend/", {}, head.look)
    head.look()


def _everybody_sees_it(come: Come, holder: Visitor, own: str) -> None:
    holder.open(own)
    link = holder.page.locator("#main-content .govuk-list a[href*='/files/']")
    holder.until(link.count, "the decision")
    number = holder.heading().split()[-1]
    anybody = come(language="ru")
    anybody.open(f"/registers/licences/{number}/")
    assert anybody.page.locator("#main-content .govuk-tag--green").count() == 0
    anybody.look()
