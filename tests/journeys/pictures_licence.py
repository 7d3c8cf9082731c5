"""The pictures of licences: what the demonstration holds, and a fee that is about to be paid."""

from collections.abc import Callable

from oryndau.demo.licensing.cast import cast_of
from oryndau.demo.people import Invented
from tests.journeys import licence as walk
from tests.journeys.visitor import SAVE, Visitor

Picture = Callable[..., None]
Come = Callable[[Invented | None], Visitor]


class Gallery:
    """A camera for licences."""

    def __init__(self, come: Come, picture: Picture, first_page: Callable[[bytes, str], None]) -> None:
        self.come = come
        self.picture = picture
        self.first_page = first_page

    def take_all(self, people: list[Invented]) -> None:
        """The bank's page, a case at the desk, a licence, the register, an agent's own page."""
        cast = cast_of(people)
        self._fee(self.come(cast["prosecutor"]))
        self._desk(next(one for one in people if one.post == "licensor"), cast["disapproved"])
        agent = self.come(cast["agent-1"])
        agent.open("/profession/own/")
        self.picture(agent, "agent")
        self._licence(agent)
        self._register(cast["suspended"])

    def _fee(self, applicant: Visitor) -> None:
        applicant.open(walk.ISSUE)
        applicant.press("form[action$='/begin/'] button")
        applicant.open(f"{applicant.path}fee/")
        applicant.fill({"way": "gateway"})
        applicant.press(SAVE)
        applicant.press("a.govuk-button--start")
        applicant.press("nav a[lang=en]")
        self.picture(applicant, "licence-fee")

    def _desk(self, officer: Invented, applicant: Invented) -> None:
        visitor = self.come(officer)
        visitor.open(f"/licensing/desk/?q={applicant.iin}")
        visitor.press("tbody a[href*='/desk/cases/']")
        self.picture(visitor, "licence-desk", top="#points")

    def _licence(self, agent: Visitor) -> None:
        """The licence itself is the newest document of the case in which it was issued."""
        agent.open("/account/")
        agent.press("#main-content a[href^='/licensing/cases/']")
        file = agent.page.locator("#main-content .govuk-list > li:has(.govuk-body-s) a").first
        pdf = agent.page.request.get(agent.site.url + (file.get_attribute("href") or "")).body()
        self.first_page(pdf, "licence")

    def _register(self, suspended: Invented) -> None:
        anybody = self.come(None)
        anybody.open("/registers/licences/")
        self.picture(anybody, "register")
        anybody.fill({"q": walk.full_name(suspended)})
        anybody.press("form[role=search] button")
        anybody.press("#main-content a[href*='/registers/licences/LC-']")
        self.picture(anybody, "licence-public")
