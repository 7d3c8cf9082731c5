"""Every page of the Commission in a real browser: axe is content, and a phone fits it (C-14 to C-17)."""

from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from oryndau.certification.tests import factories
from oryndau.certification.tests.commissions import Commission, browser_of, url
from oryndau.certification.tests.test_commission_public import PEOPLE, concluded, decision
from oryndau.portal.tests import shown
from oryndau.portal.tests.shown import browser_type_launch_args
from oryndau.signing.tests.world import pretender

__all__ = ["browser_type_launch_args", "pretender"]
pytestmark = [pytest.mark.django_db, pytest.mark.browser, pytest.mark.usefixtures("pretender")]


def _pages(language: str) -> dict[str, bytes]:
    of = Commission()
    of.close_receipt()
    of.exam()
    secretary, member = browser_of(of.secretary), browser_of(of.members[0])
    found: dict[str, bytes] = {}

    def take(name: str, browser: Client, address: str, **data: Any) -> None:
        headers = {"accept-language": language}
        answer = (
            browser.post(address, data, headers=headers) if data else browser.get(address, headers=headers)
        )
        found[name] = answer.content

    take("open", secretary, url("open", of))
    of.open()
    case, other, third = of.tested(surname="Абаева"), of.interviewed("Бекова"), of.admitted()
    assert third
    of.ask(case, 2)
    take("mine", secretary, reverse("commission:mine"))
    take("room", secretary, url("room", of))
    take("recuse", secretary, url("recuse", of), version="x")
    take("interview", secretary, url("interview", of, case.pk), version=case.version, close="1")
    take("marks", member, url("marks", of, case.pk))
    take("vote", member, url("vote", of, other.pk), choice="abstain")
    take("not-yet", secretary, url("draw-up", of))
    of.vote(other, of.members[0], "fail")
    for actor in (of.chairman, of.members[1]):
        of.vote(other, actor)
    take("dissent", member, url("dissent", of, other.pk))
    take("draw-up", secretary, url("draw-up", of))
    of.draw_up(case.pk)
    of.sign(of.chairman)
    take("minutes", secretary, url("minutes", of))
    take("redraw", secretary, url("redraw", of))
    concluded(PEOPLE)
    take("statistics", browser_of(factories.the("department")), reverse("decisions:statistics"))
    take("decision", Client(), reverse("decisions:look-up"), number=decision().number)
    return found


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_pages_are_accessible_and_fit_a_phone(browser: Any, language: str) -> None:
    """C-14 to C-17."""
    with time_machine.travel(factories.session().held_at + timedelta(hours=2), tick=False):
        pages = _pages(language)
    assert shown.faults(browser, pages) == []
