"""What the story of a complaint says below its steps (C-24, E-15)."""

from typing import Any

from oryndau.appeals import words
from oryndau.law.appeal import COMPLAINT, DECIDES, NAMES
from oryndau.law.appeal_facts import Addressee, Outcome
from oryndau.wizard.reading import words as shared
from oryndau.wizard.reading.story import Reader, Told, tells


@tells(COMPLAINT.key, "submit")
def _submitted(body: dict[str, Any], reader: Reader) -> list[Told]:
    return [(reader.say(words.ADDRESSEE), reader.say(NAMES[Addressee(body["facts"]["addressee"])]))]


@tells(COMPLAINT.key, *(f"register-{one.value}" for one in Addressee))
def _registered(body: dict[str, Any], reader: Reader) -> list[Told]:
    facts, say = body["facts"], reader.say
    return [
        (say(shared.NUMBER), facts["number"]),
        (say(shared.REGISTERED_ON), reader.day(facts["registered_on"])),
    ]


@tells(COMPLAINT.key, *DECIDES.values())
def _decided(body: dict[str, Any], reader: Reader) -> list[Told]:
    facts, say = body["facts"], reader.say
    rows = [
        (say(words.OUTCOME), say(words.OUTCOMES[Outcome(facts["outcome"])])),
        (say(shared.REASONS), reader.of_two(facts, "reasons")),
    ]
    if facts["order_kk"]:
        rows.append((say(words.ORDER), reader.of_two(facts, "order")))
    return rows
