"""What is not finished about a licence goes on with the one that replaces it: no re-issue is a way out."""

import json
from collections.abc import Iterator
from datetime import datetime
from typing import Any

from oryndau.cases import engine
from oryndau.cases.actors import SYSTEM
from oryndau.cases.models import Event
from oryndau.law.licensing.life_reading import ACTS
from oryndau.registers.models import Licence

_PROPOSED = ("propose", "record-proposal")
Told = tuple[str, dict[str, Any]]


def carry(old: Licence, new: Licence, *, at: datetime) -> None:
    """Enter the open proposals and the claim of the old licence with the new one, in its own numbering."""
    told = [(event.step, json.loads(event.body)["facts"]) for event in Event.objects.filter(case=old.pk)]
    for no, facts in enumerate(_unanswered(told), start=1):
        carried = {**facts, "no": no, "carried_from": old.number}
        engine.perform(new.pk, "record-proposal", SYSTEM, carried, at=at)
    for facts in _before_court(told):
        carried = {**facts, "conclusion": None, "carried_from": old.number}
        engine.perform(new.pk, "record-claim", SYSTEM, carried, at=at)


def _unanswered(told: list[Told]) -> Iterator[dict[str, Any]]:
    """Proposals on which no conclusion was carried out."""
    used = {facts["conclusion"] for step, facts in told if step in ACTS}
    answered = {
        facts["proposal"] for step, facts in told if step == "conclude" and facts["no"] in used
    }  # fmt: skip
    for step, facts in told:
        if step in _PROPOSED and facts["no"] not in answered:
            yield facts


def _before_court(told: list[Told]) -> list[dict[str, Any]]:
    """The claim that no court has decided on."""
    filed = [facts for step, facts in told if step == "record-claim"]
    lost = sum(step == "record-claim-lost" for step, _facts in told)
    return filed[-1:] if len(filed) > lost else []
