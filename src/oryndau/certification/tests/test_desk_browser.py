"""The desk in a real browser: axe finds nothing, a phone does not scroll sideways (C-05 to C-09, C-18)."""

from datetime import timedelta
from typing import Any

import pytest
from django.urls import reverse

from oryndau.acts import services as acting
from oryndau.certification.desk import selectors
from oryndau.certification.tests import factories as make
from oryndau.certification.tests.desk import DAY_9, clock, fresh, url
from oryndau.certification.tests.desk import browser as signed_in
from oryndau.certification.tests.test_desk_forms import PROPOSAL, convicted
from oryndau.portal.tests.shown import browser_type_launch_args, faults

__all__ = ["browser_type_launch_args", "clock"]
pytestmark = [pytest.mark.browser, pytest.mark.django_db, pytest.mark.usefixtures("clock")]


def pages(language: str) -> dict[str, bytes]:
    """Every page of the desk, as the head or the clerk sees it, by a name."""
    made: dict[str, bytes] = {}

    def keep(
        name: str, role: str, address: str, asked: dict[str, Any] | None = None, post: bool = False
    ) -> None:
        client = signed_in(role)
        call = client.post if post else client.get
        made[name] = call(address, asked or {}, headers={"accept-language": language}).content

    case, restricted, hearing, heard = make.registered(), convicted(), make.hearing(), make.heard()
    result = make.concluded("absent")
    queue = reverse("certification-desk:queue")
    for role in ("clerk", "head"):
        keep(f"queue-{role}", role, queue)
        keep(f"case-{role}", role, url(restricted))
    keep("found", "clerk", queue, {"q": "Оспанова"})
    keep("done", "head", queue, {"tab": "done"})
    keep("case-heard", "head", url(heard))
    keep("result-sessions", "head", reverse("certification-desk:result-sessions"))
    keep("results", "head", reverse("certification-desk:results", args=[selectors.session_of(result).pk]))
    keep("reassign", "head", reverse("certification-desk:reassign", args=[case.pk]))
    for step, one, role in (
        ("find-complete", case, "clerk"), ("find-incomplete", case, "clerk"), ("admit", restricted, "clerk"),
        ("propose-refusal", restricted, "head"), ("hold-hearing", hearing, "head"), ("refuse", heard, "head"),
        ("admit-after-hearing", heard, "head"), ("deny", result, "head"),
    ):  # fmt: skip
        keep(step, role, url(one, step))
    wrong = {"version": restricted.version, **PROPOSAL, "hearing_on": "2026-12-09", "grounds": []}
    keep("propose-refusal-wrong", "head", url(restricted, "propose-refusal"), wrong, post=True)
    keep("find-incomplete-wrong", "clerk", url(case, "find-incomplete"), {}, post=True)
    facts = {"grounds": ["restriction"], "restrictions": [2], "reasons_kk": "Жойылмаған соттылығы бар.",
             "reasons_ru": "Имеется непогашенная судимость.", "place_kk": "Абай, 10", "place_ru": "Абая, 10",
             "manner": "in-person", "hearing_at": (DAY_9 + timedelta(days=1)).isoformat()}  # fmt: skip
    version = fresh(restricted).version
    act = acting.prepare(restricted.pk, "propose-refusal", facts, make.the("head"), version=version, at=DAY_9)
    keep("prepared", "head", reverse("acts:prepared", args=[act.pk]))
    return made


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_axe_finds_nothing_and_a_phone_does_not_scroll_sideways(browser: Any, language: str) -> None:
    assert faults(browser, pages(language)) == []
