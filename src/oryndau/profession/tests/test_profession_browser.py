"""Every page of the room in a real browser: axe is content, and a phone fits it (W-01 to W-04)."""

from typing import Any

import pytest
import time_machine
from django.urls import reverse

from oryndau.cases.ids import new_id
from oryndau.portal.tests import shown
from oryndau.portal.tests.shown import browser_type_launch_args
from oryndau.profession.models import Agent
from oryndau.profession.stepping import FORMS
from oryndau.profession.tests import factories as make
from oryndau.profession.tests.factories import browser as staff_browser
from oryndau.profession.tests.factories import own_browser, told

__all__ = ["browser_type_launch_args"]
pytestmark = [pytest.mark.django_db, pytest.mark.browser]


def busy() -> Agent:
    """An agent of whom everything is known."""
    row = make.agent(began_on="2025-12-22", bailiff_since="2020-01-01")
    told("insure", row, **make.insurance(gap_reason="Еңбек демалысы."))
    told("tell-office", row, **make.office())
    told("hire", row, **make.hiring())
    account = make.histories.account(30, opened_on="2026-11-20")
    told("open-account", row, **account)
    told("open-check", row, make.the("clerk"), id=str(new_id()), kind="planned", asked_on="2026-11-23",
         answer_by="2026-12-04", asks="Есеп айырысу мәліметтері.")  # fmt: skip
    told("report-offence", row, make.the("head"), id=str(new_id()), breach="legislation",
         learned_on="2026-11-20", told="Шаралар уақытында қолданылмаған.")  # fmt: skip
    told("confirm", row, make.the("chamber"), notice=account["id"], accepted=False, reason="Басқа банк.")
    return row


def _pages(language: str) -> dict[str, bytes]:
    row, found = busy(), {}
    desks = {role: staff_browser(role, language=language) for role in ("clerk", "head", "chamber")}
    mine = own_browser(row, language)
    for name in ("list", "offices", "workers", "register"):
        found[name] = desks["clerk"].get(reverse(f"profession:{name}")).content
    found["agent"] = desks["chamber"].get(reverse("profession:agent", args=[row.pk])).content
    found["own"] = mine.get(reverse("profession:own")).content
    for step in FORMS:
        for name, client in desks.items():
            answer = client.get(reverse("profession:step", args=[row.pk, step]))
            if answer.status_code == 200:
                found[f"{step}-{name}"] = answer.content
                break
    found["own-wrong"] = mine.post(reverse("profession:own-step", args=["insure"]), {"version": "x"}).content
    return found


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_pages_are_accessible_and_fit_a_phone(browser: Any, language: str) -> None:
    """W-01 to W-04."""
    with time_machine.travel(make.MONDAY, tick=False):
        pages = _pages(language)
    assert len(pages) > 20
    assert shown.faults(browser, pages) == []
