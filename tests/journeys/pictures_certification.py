"""The pictures of certification: what the demonstration holds, and a hall that is opened for them."""

from collections.abc import Callable

from oryndau.demo.certification.cast import cast_of
from oryndau.demo.certification.plots import MAIN, THIRD
from oryndau.demo.people import Invented
from tests.journeys import certification as walk
from tests.journeys.visitor import SAVE, Visitor

Picture = Callable[[Visitor, str], None]
Come = Callable[[Invented | None], Visitor]
WAITING = ("waits-1", "waits-2", "waits-3")


class Gallery:
    """A camera for certification; the clock is at the morning of the next session."""

    def __init__(self, come: Come, picture: Picture, first_page: Callable[[bytes, str], None]) -> None:
        self.come = come
        self.picture = picture
        self.first_page = first_page
        self.people: list[Invented] = []

    def take_all(self, people: list[Invented]) -> None:
        """Sessions, a case at the desk, the room, minutes, the bank, the hall and the test in it."""
        self.people = people
        anybody = self.come(None)
        anybody.open("/certification/sessions/")
        self.picture(anybody, "sessions")
        self._desk()
        self._room()
        self._minutes(anybody)
        self._bank()
        self._hall()

    def _desk(self) -> None:
        head = self.come(self._post("head", MAIN))
        head.open(f"/certification/desk/?q={cast_of(self.people)['hearing'].iin}")
        head.press("#main-content a[href*='/desk/cases/']")
        self.picture(head, "certification-case")

    def _room(self) -> None:
        secretary = self.come(self._post("secretary", THIRD))
        secretary.open("/certification/commission/")
        secretary.press("#main-content .govuk-list a")
        self.picture(secretary, "commission-room")

    def _minutes(self, anybody: Visitor) -> None:
        anybody.open("/certification/sessions/")
        past = anybody.page.locator(f"details a:has-text('{MAIN}-')").last
        session = (past.get_attribute("href") or "").split("/")[3]
        head = self.come(self._post("head", MAIN))
        head.open(f"/certification/commission/{session}/minutes/")
        file = head.page.locator("a[href$='/file/']").first.get_attribute("href") or ""
        self.first_page(head.page.request.get(head.site.url + file).body(), "minutes")

    def _bank(self) -> None:
        expert = self.come(self._post("department", ""))
        expert.open("/questions/")
        self.picture(expert, "questions")

    def _hall(self) -> None:
        secretary = self.come(self._post("secretary", MAIN))
        secretary.open("/certification/commission/")
        secretary.press("#main-content .govuk-list a")
        secretary.press("a[href$='/open/']")
        for box in secretary.page.locator("[name=present]").all():
            box.check()
        secretary.press(SAVE)
        proctor, candidates = self.come(self._post("proctor", MAIN)), self._seated()
        proctor.open("/certification/hall/")
        for candidate in candidates:
            self._seat(proctor, walk.full_name(candidate))
        visitors = [self.come(candidate) for candidate in candidates]
        for visitor in visitors:
            visitor.open("/hall/")
        proctor.open("/certification/hall/")
        proctor.press("form[action$='/begin/'] button")
        for visitor, count in zip(visitors, (64, 27, 41), strict=True):
            walk.enter_test(visitor)
            walk.answer_by_keyboard(visitor, right=count, count=count)
        visitors[1].page.keyboard.press("m")
        visitors[1].page.wait_for_selector("#hall-state[data-tone=saved]")
        self.picture(visitors[1], "test")
        proctor.open("/certification/hall/")
        self.picture(proctor, "hall")

    def _seat(self, proctor: Visitor, name: str) -> None:
        proctor.open("/certification/hall/")
        proctor.press(f"a:text-is('{name}')")
        proctor.fill({"way": "eds"})
        proctor.press(SAVE)

    def _seated(self) -> list[Invented]:
        cast = cast_of(self.people)
        return [cast[key] for key in WAITING]

    def _post(self, post: str, territory: str) -> Invented:
        return next(one for one in self.people if one.post == post and one.territory == territory)
