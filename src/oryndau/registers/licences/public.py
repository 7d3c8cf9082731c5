"""What a change of a licence tells everybody: the act, until when, the ground where law publishes it.

Art. 143(7): decisions to suspend and to resume are published. Of an end the register tells the day and the
act, not the ground: it may speak of a person's health, conviction or death (Art. 167(11-3), 163-1(1)6-5).
"""

import json
from typing import Any

from oryndau.cases.models import Event
from oryndau.law.licensing import life_facts as f
from oryndau.law.licensing.life_grounds import GROUNDS
from oryndau.registers.licences.told import Told


def told_of(event: Event, facts: Any) -> dict[str, Any]:
    """The public part of a step's facts, as the register keeps it."""
    papers = json.loads(event.body)["documents"]
    return _told(facts, papers[0].get("number") or "" if papers else "").as_json()


def _told(facts: Any, document: str) -> Told:
    match facts:
        case f.Grant(predecessor_number=before):
            return Told(other=before or "")
        case f.Replacement(number=number):
            return Told(other=number)
        case f.Suspension(ground=code, until=until, decided_on=day):
            ground = GROUNDS[code]
            return Told(
                until=until, ground=ground.text, clause=str(ground.clause), decree_on=day, document=document
            )
        case f.Deprivation(court=court, reference=reference, decided_on=day, in_force_on=in_force_on):
            return Told(
                court=court, court_act=reference, court_act_on=day, in_force_on=in_force_on,
                document=document,
            )  # fmt: skip
        case _:
            return Told(decree_on=getattr(facts, "decided_on", None), document=document)
