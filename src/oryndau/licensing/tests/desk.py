"""Hands for the tests of the licensor's desk: who is signed in, what is signed, what is worked off."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from oryndau.acts import services as acting
from oryndau.acts.models import Prepared
from oryndau.cases.actors import Actor
from oryndau.cases.models import Case
from oryndau.certification.tests import desk as hands
from oryndau.certification.tests.desk import fresh, seal, sign, words, work
from oryndau.licensing.desk import granting
from oryndau.licensing.tests import factories as make
from oryndau.people.models import Staff

__all__ = ["clock", "fresh", "seal", "sign", "words", "work"]
NOON = make.MONDAY + timedelta(hours=1)
"""Monday 23 November 2026, 11:00 in Almaty: the clock of the site."""


@pytest.fixture
def clock() -> Iterator[Any]:
    """The clock of the site stands at `NOON`; `clock.move_to(moment)` moves it."""
    with time_machine.travel(NOON, tick=False) as traveller:
        yield traveller


def browser(actor: Actor) -> Client:
    """A browser in which a member of staff is signed in by his post."""
    return hands.browser("", post=Staff.objects.select_related("person").get(pk=actor.staff))


def url(case: Case, step: str = "") -> str:
    """The page of a case, or of an act in it."""
    if step:
        return reverse("licensing-desk:act", args=[case.pk, step])
    return reverse("licensing-desk:case", args=[case.pk])


def read(case: Case, step: str = "", actor: Actor | None = None, language: str = "en") -> str:
    """The page of a case, or of an act in it, as a member of staff reads it."""
    client = browser(actor or make.licensor())
    answer = client.get(url(case, step), headers={"accept-language": language})
    assert answer.status_code == 200, answer.status_code
    return str(answer.content.decode())


def prepare(
    case: Case, step: str, facts: dict[str, Any], at: datetime, actor: Actor | None = None
) -> Prepared:
    """A signed act of the head, typeset for preview; of a licence the facts are computed."""
    who, version = actor or make.licensing_head(), fresh(case).version
    if step in granting.STEPS:
        return granting.prepare(fresh(case), step, facts, who, version, at)
    return acting.prepare(case.pk, step, facts, who, version=version, at=at)


def buttons(case: Case, actor: Actor) -> set[str]:
    """The steps whose buttons the page of a case shows this reader."""
    page = read(case, actor=actor)
    steps = ("find-complete", "find-incomplete", "send-back", "refuse-to-consider", "conclude", "endorse",
             "reopen", "suggest-refusal", "propose-refusal", "hold-hearing", "refuse", "issue", "reissue",
             "hand-paper-copy")  # fmt: skip
    return {step for step in steps if f'href="{url(case, step)}"' in page}
