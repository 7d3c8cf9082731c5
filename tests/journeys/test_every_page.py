"""Pages that no journey needs to pass: axe and phone width in three languages (E-05, E-11)."""

from collections.abc import Callable

import pytest

from oryndau.demo.people import Invented
from tests.journeys.conftest import Come
from tests.journeys.visitor import Visitor

pytestmark = pytest.mark.browser
Who = Callable[[], Invented | None]
OPEN = ("/", "/help/signing/", "/accessibility/", "/about/", "/check/", "/check/ORY-1", "/initiation/",
        "/sign-in/", "/demo/clock/", "/nothing/")  # fmt: skip
OWN = ("/account/", "/account/messages/", "/account/documents/", "/access-log/", "/act-as/", "/initiation/")


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_pages_that_need_no_sign_in(come: Come, language: str) -> None:
    """E-05, E-11: what everybody may read, and the page of a wrong address."""
    visitor = come(language=language)
    for path in OPEN:
        visitor.open(path)
        visitor.look()


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_the_account_and_the_desk(
    come: Come, invented: list[Invented], claimants: list[Invented], language: str
) -> None:
    """E-03, E-05, E-11: pages of a citizen, an organisation, a bailiff; what is not theirs is explained."""
    citizen = come(claimants[0], language)
    _look_at(citizen, OWN)
    organisation = come(next(one for one in invented if one.role == "head"), language)
    _look_at(organisation, ("/api/tokens/", "/account/"))
    bailiff = come(next(one for one in invented if one.post == "state-bailiff"), language)
    _look_at(bailiff, ("/desk/", "/desk/?tab=done", "/desk/?q=zzz", "/account/", "/initiation/"))


def _look_at(visitor: Visitor, paths: tuple[str, ...]) -> None:
    for path in paths:
        visitor.open(path)
        visitor.look()


def test_axe_sees_a_fault_where_there_is_one(come: Come) -> None:
    """E-11: the looking itself works: a picture without words and a too wide page are found."""
    visitor = come()
    visitor.open("/about/")
    visitor.page.evaluate("document.querySelector('main').append(document.createElement('img'))")
    with pytest.raises(AssertionError, match="image-alt"):
        visitor.look()
    visitor.open("/about/")
    visitor.page.evaluate(
        "const wide = document.createElement('div'); wide.style.width = '900px'; wide.textContent = 'wide';"
        "document.querySelector('main').append(wide)"
    )
    with pytest.raises(AssertionError, match="wide at 390"):
        visitor.look()


def test_an_old_form_is_not_taken_and_says_so(come: Come, claimants: list[Invented]) -> None:
    """E-11: without its token a form changes nothing; the page says what to do."""
    visitor = come(claimants[0])
    visitor.open("/initiation/")
    tokens = "document.querySelectorAll('[name=csrfmiddlewaretoken]')"
    visitor.page.evaluate(f"for (const one of {tokens}) one.remove()")
    with visitor.page.expect_response(lambda answer: answer.request.method == "POST") as answered:
        visitor.press("form[action$='/begin/'] button")
    assert answered.value.status == 403
    visitor.look()
