"""Every page of a licence's life in a real browser: axe is content, and a phone fits it (L-12)."""

from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.urls import reverse

from oryndau.licensing.life import services
from oryndau.licensing.tests import licences as make
from oryndau.licensing.tests import test_life_pages as desk
from oryndau.licensing.tests.licences import AT
from oryndau.licensing.tests.test_life_pages import home, url, version
from oryndau.portal.tests import shown
from oryndau.portal.tests.shown import browser_type_launch_args

__all__ = ["browser_type_launch_args"]
pytestmark = [pytest.mark.django_db, pytest.mark.browser]


def _pages(language: str) -> dict[str, bytes]:
    burdened, idle, sued = make.granted(), make.suspended(), make.sued()
    make.proposed(burdened)
    make.concluded(burdened)
    services.object_to(burdened.pk, {"text": "Прошу заслушать.", "oral": True}, make.holder(burdened), at=AT)
    lost = make.terminated()
    staff = {
        role: desk.browser(role, language=language)
        for role in ("licensor", "licensing-head", "head", "chamber")
    }
    officer, head = staff["licensor"], staff["licensing-head"]
    holder, other = home(burdened, language), home(idle, language)
    answers = {
        "queue": officer.get(reverse("licence-life:queue")),
        "chamber-queue": staff["chamber"].get(reverse("licence-life:queue")),
        "licences": officer.get(reverse("licence-life:licences")),
        "nobody": officer.get(reverse("licence-life:licences") + "?q=Жоқадам"),
        "case": officer.get(url("case", burdened)), "suspended": head.get(url("case", idle)),
        "court": head.get(url("case", sued)), "terminated": officer.get(url("case", lost)),
        "propose": staff["chamber"].get(url("act", burdened, "propose")),
        "propose-wrong": staff["head"].post(url("act", burdened, "propose"), version(burdened)),
        "record": officer.get(url("act", burdened, "record-proposal")),
        "conclude": officer.get(url("act", burdened, "conclude")),
        "conclude-wrong": officer.post(url("act", burdened, "conclude"), version(burdened)),
        "hearing": officer.get(url("act", burdened, "hold-hearing")),
        "suspend": head.get(url("act", burdened, "suspend")),
        "deprive": head.get(url("act", sued, "deprive")),
        "hand-over": staff["chamber"].get(url("act", idle, "hand-over")),
        "freeze": staff["head"].get(url("act", idle, "freeze-account")),
        "own": holder.get(url("own", burdened)), "own-suspended": other.get(url("own", idle)),
        "object": holder.get(url("object", burdened)),
        "object-wrong": holder.post(url("object", burdened), version(burdened)),
        "request": other.get(url("request", idle, "resume")),
        "none": browser_of_nobody(language).get(reverse("licence-life:mine")),
    }  # fmt: skip
    assert {name: one.status_code for name, one in answers.items() if one.status_code not in (200, 422)} == {}
    return {name: one.content for name, one in answers.items()}


def browser_of_nobody(language: str) -> Any:
    """A person who has no licence."""
    client = home(make.granted(), language)
    who = make.people.person()
    client.force_login(who, backend="oryndau.people.backend.EdsBackend")
    return client


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_pages_are_accessible_and_fit_a_phone(browser: Any, language: str) -> None:
    """L-12."""
    with time_machine.travel(AT + timedelta(hours=1), tick=False):
        pages = _pages(language)
    assert shown.faults(browser, pages) == []
