"""What journeys do at the bailiffs' desk."""

from collections.abc import Callable

from oryndau.demo.people import Invented
from tests.journeys.visitor import SAVE, Visitor

Staff = Callable[[str, str], list[Invented]]


def bailiff_of(head: Visitor, staff: Staff, number: str, territory: str = "71") -> Invented:
    """Whose the case is: the head's search names the bailiff."""
    head.open(f"/desk/?q={number}")
    row = head.page.locator(f"tr:has(a:text-is('{number}'))")
    told = str(head.until(lambda: row.count() and row.inner_text(), f"case {number}"))
    return next(one for one in staff(territory, "state-bailiff") if f"{one.surname} {one.name}" in told)


def open_case(visitor: Visitor, number: str) -> str:
    """Open a case by its number; its path."""
    visitor.open(f"/desk/?q={number}")
    visitor.press(f"a:text-is('{number}')")
    return visitor.path


def decide(bailiff: Visitor, number: str, step: str) -> None:
    """Initiate or refuse with what the form offers, and sign."""
    case = open_case(bailiff, number)
    bailiff.open(f"{case}{step}/")
    bailiff.press(SAVE)
    bailiff.press("form[action$='/sign/'] button")
    bailiff.sign()
