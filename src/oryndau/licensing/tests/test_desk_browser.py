"""The licensor's desk in a real browser: axe finds nothing, a phone does not scroll sideways (L-05)."""

from typing import Any

import pytest
from django.urls import reverse

from oryndau.acts import services as acting
from oryndau.cases.actors import Actor
from oryndau.licensing.desk import granting
from oryndau.licensing.tests import factories as make
from oryndau.licensing.tests import licences
from oryndau.licensing.tests.desk import NOON, clock, url
from oryndau.licensing.tests.desk import browser as signed_in
from oryndau.licensing.tests.test_desk_forms import FORMS, PROPOSAL
from oryndau.people.models import Person
from oryndau.portal.tests.shown import browser_type_launch_args, faults

__all__ = ["browser_type_launch_args", "clock"]
pytestmark = [pytest.mark.browser, pytest.mark.django_db, pytest.mark.usefixtures("clock")]


def pages(language: str) -> dict[str, bytes]:
    """Every page of the desk, as officer or head sees it, by a name."""
    made: dict[str, bytes] = {}

    def keep(
        name: str, actor: Actor, address: str, asked: dict[str, Any] | None = None, post: bool = False
    ) -> None:
        client = signed_in(actor)
        call = client.post if post else client.get
        made[name] = call(address, asked or {}, headers={"accept-language": language}).content

    cases = {name: getattr(make, name)() for name in dict.fromkeys(made_as for made_as, _, _ in FORMS)}
    officer, head, queue = make.licensor(), make.licensing_head(), reverse("licensing-desk:queue")
    for name, actor in (("officer", officer), ("head", head)):
        keep(f"queue-{name}", actor, queue)
        keep(f"case-{name}", actor, url(cases["heard"]))
        keep(f"renewal-{name}", actor, url(cases["renewal_endorsed"]))
    keep("found", officer, queue, {"q": "Оспанова"})
    keep("not-found", officer, queue, {"q": "nobody"})
    keep("done", head, queue, {"tab": "done"})
    keep("issued", officer, url(cases["issued"]) + "?done=issue")
    keep("reassign", head, reverse("licensing-desk:reassign", args=[cases["registered"].pk]))
    for made_as, step, who in FORMS:
        keep(f"{made_as}-{step}", getattr(make, who)(), url(cases[made_as], step))
    suggested, endorsed = cases["refusal_suggested"], cases["endorsed"]
    wrong = {"version": suggested.version, **PROPOSAL, "hearing_on": "2026-12-09", "grounds": []}
    keep("propose-refusal-wrong", head, url(suggested, "propose-refusal"), wrong, post=True)
    act = granting.prepare(endorsed, "issue", {}, head, endorsed.version, NOON)
    keep("prepared", head, reverse("acts:prepared", args=[act.pk]))
    session = acting.open_signing(act, head, browser="b", at=NOON)
    assert session.pk
    licences.granted(Person.objects.get(iin=endorsed.applicant))
    keep("stopped", head, url(endorsed, "issue"))
    keep("not-issued", head, url(endorsed, "issue"), {"version": endorsed.version}, post=True)
    return made


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_axe_finds_nothing_and_a_phone_does_not_scroll_sideways(browser: Any, language: str) -> None:
    assert faults(browser, pages(language)) == []
