"""What the story of an initiation case says below its steps (E-05, E-11).

The parties are not told what a register said of the other side, nor who the bailiff is but by position.
"""

from typing import Any

from oryndau.initiation import case_words as words
from oryndau.law.enforcement.grounds import ground_rule
from oryndau.law.enforcement.measures import MEASURES, Measure
from oryndau.law.initiation import INITIATION
from oryndau.wizard.reading import words as shared
from oryndau.wizard.reading.story import Reader, Told, bodies, tells, timeline

__all__ = ["bodies", "timeline"]


@tells(INITIATION.key, "register")
def _registered(body: dict[str, Any], reader: Reader) -> list[Told]:
    facts, say = body["facts"], reader.say
    rows = [
        (say(shared.NUMBER), facts["number"]),
        (say(shared.REGISTERED_ON), reader.day(facts["registered_on"])),
    ]
    if reader.staff:
        rows += [(say(words.BAILIFF), facts["bailiff"]), (say(shared.LOAD), str(facts["open_cases"]))]
    return rows


@tells(INITIATION.key, "record-answer")
def _answered(body: dict[str, Any], reader: Reader) -> list[Told]:
    facts, say = body["facts"], reader.say
    rows = [
        (say(words.REGISTER), say(words.REGISTERS[facts["register_name"]])),
        (say(words.ABOUT), say(words.PARTIES[facts["about"]])),
    ]
    if reader.staff:
        differs = ", ".join(say(words.FIELDS[name]) for name in facts["differs"] if name in words.FIELDS)
        rows += [(say(words.ANSWER), say(words.OUTCOMES[facts["outcome"]])), (say(words.DIFFERS), differs)]
    return rows


@tells(INITIATION.key, "initiate")
def _initiated(body: dict[str, Any], reader: Reader) -> list[Told]:
    facts, say = body["facts"], reader.say
    measures = "; ".join(say(MEASURES[Measure(name)].name) for name in facts["measures"])
    return [(say(words.MEASURES), measures), (say(shared.NOTES), facts.get("notes") or "")]


@tells(INITIATION.key, "refuse")
def _refused(body: dict[str, Any], reader: Reader) -> list[Told]:
    facts, say = body["facts"], reader.say
    rules = [ground_rule(ground) for ground in facts["grounds"]]
    rows = [(say(shared.GROUND), f"{say(rule.clause.text)}: {say(rule.text)}") for rule in rules]
    return [*rows, (say(shared.REASONS), reader.of_two(facts, "reasons"))]
