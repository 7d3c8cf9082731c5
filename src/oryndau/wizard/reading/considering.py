"""What the story says below the steps of considering an application (C-05 to C-18, L-06, L-07).

The applicant is told what concerns him; what a colleague wrote to a colleague is told to staff alone.
"""

from collections.abc import Mapping
from typing import Any

from oryndau.law.answer_words import OUTCOMES, REGISTERS
from oryndau.law.text import Text
from oryndau.wizard.reading import words
from oryndau.wizard.reading.story import Reader, Told, tells


def tell(procedure: str, grounds: Mapping[Any, Text]) -> None:
    """Register the lines of a procedure; the mapping names its grounds of refusal."""

    def refused(body: dict[str, Any], reader: Reader) -> list[Told]:
        facts, say = body["facts"], reader.say
        named = "; ".join(say(grounds[ground]) for ground in facts["grounds"])
        return [(say(words.GROUND), named), (say(words.REASONS), reader.of_two(facts, "reasons"))]

    def appointed(body: dict[str, Any], reader: Reader) -> list[Told]:
        facts, say = body["facts"], reader.say
        return [
            *refused(body, reader), (say(words.HEARING), reader.moment(facts["hearing_at"])),
            (say(words.PLACE), reader.of_two(facts, "place")),
        ]  # fmt: skip

    tells(procedure, "record-answer")(_answered)
    tells(procedure, "propose-refusal")(appointed)
    tells(procedure, "refuse")(refused)
    tells(procedure, "register")(_registered)
    tells(procedure, "find-incomplete")(_proposed)
    tells(procedure, "refuse-to-consider")(_lacking)
    tells(procedure, "send-back")(_sent_back)
    tells(procedure, "object")(_objected)
    tells(procedure, "hold-hearing")(_heard)


def _answered(body: dict[str, Any], reader: Reader) -> list[Told]:
    facts, say = body["facts"], reader.say
    rows = [(say(words.REGISTER), say(REGISTERS[facts["register_name"]]))]
    return [*rows, (say(words.ANSWER), say(OUTCOMES[facts["outcome"]]))] if reader.staff else rows


def _registered(body: dict[str, Any], reader: Reader) -> list[Told]:
    facts, say = body["facts"], reader.say
    rows = [
        (say(words.NUMBER), facts["number"]), (say(words.REGISTERED_ON), reader.day(facts["registered_on"])),
    ]  # fmt: skip
    if reader.staff:
        rows += [(say(words.CLERK), facts["clerk"]), (say(words.LOAD), str(facts["open_cases"]))]
    return rows


def _proposed(body: dict[str, Any], reader: Reader) -> list[Told]:
    # A proposal of an officer to the head: it becomes the applicant's matter when the head signs.
    return _lacking(body, reader) if reader.staff else []


def _lacking(body: dict[str, Any], reader: Reader) -> list[Told]:
    return [(reader.say(words.MISSING), reader.of_two(body["facts"], "missing"))]


def _sent_back(body: dict[str, Any], reader: Reader) -> list[Told]:
    return [(reader.say(words.REASON), body["facts"]["reason"])] if reader.staff else []


def _objected(body: dict[str, Any], reader: Reader) -> list[Told]:
    return [(reader.say(words.OBJECTIONS), body["facts"]["text"])]


def _heard(body: dict[str, Any], reader: Reader) -> list[Told]:
    facts, say = body["facts"], reader.say
    came = words.CAME if facts["appeared"] else words.CAME_NOT
    return [(say(words.HEARING), reader.moment(facts["held_at"])), (say(words.APPEARED), say(came))]
