"""What the story of a licence says below its steps (L-12)."""

from collections.abc import Callable
from typing import Any

from oryndau.law.licensing.life import LICENCE
from oryndau.law.licensing.life_facts import Body, Wish
from oryndau.law.licensing.life_grounds import GROUNDS, Measure
from oryndau.law.text import Text
from oryndau.licensing.life import words
from oryndau.wizard.reading import words as shared
from oryndau.wizard.reading.story import Reader, Teller, Told, tells

GROUND = Text(kk="Негіз", ru="Основание", en="Ground")
MEASURE = Text(kk="Шара", ru="Мера", en="Measure")
BY = Text(kk="Енгізген", ru="Внёс", en="By")
UNTIL = Text(kk="Дейін", ru="До", en="Until")
COURT = Text(kk="Сот", ru="Суд", en="Court")
NUMBER = Text(kk="Нөмірі", ru="Номер", en="Number")
AGENT = Text(kk="Кімге берілді", ru="Кому передано", en="To whom")
PROCEEDINGS = Text(kk="Іс жүргізулер", ru="Производств", en="Proceedings")
BANK = Text(kk="Банк", ru="Банк", en="Bank")
IN_FORCE = Text(kk="Заңды күшіне енген күні", ru="Вступило в силу", en="In force")
SAID = Text(kk="Мазмұны", ru="Содержание", en="What was said")
BARRED = Text(kk="Шектеу", ru="Ограничение до", en="Barred until")


def _tell(*steps: str) -> Callable[[Teller], Teller]:
    return tells(LICENCE.key, *steps)


def _ground(facts: dict[str, Any], reader: Reader) -> list[Told]:
    found = GROUNDS.get(facts.get("ground") or "")
    return (
        [(reader.say(GROUND), f"{reader.say(found.text)} ({reader.say(found.clause.text)})")] if found else []
    )


def _reasons(facts: dict[str, Any], reader: Reader) -> list[Told]:
    return [(reader.say(shared.REASONS), reader.of_two(facts, "reasons"))]


@_tell("grant", "replace")
def _numbered(body: dict[str, Any], reader: Reader) -> list[Told]:
    return [(reader.say(NUMBER), body["facts"]["number"])]


@_tell("propose", "record-proposal")
def _proposed(body: dict[str, Any], reader: Reader) -> list[Told]:
    facts, say = body["facts"], reader.say
    return [
        (say(BY), say(words.BODIES[Body(facts["body"])])),
        (say(MEASURE), say(words.MEASURES[Measure(facts["measure"])])),
        *_ground(facts, reader), *_reasons(facts, reader),
    ]  # fmt: skip


@_tell("request")
def _asked(body: dict[str, Any], reader: Reader) -> list[Told]:
    facts = body["facts"]
    return [
        (reader.say(MEASURE), reader.say(words.WISHES[Wish(facts["wish"])])),
        (reader.say(SAID), facts["text"]),
    ]


@_tell("conclude")
def _concluded(body: dict[str, Any], reader: Reader) -> list[Told]:
    facts = body["facts"]
    found = [(reader.say(MEASURE), reader.say(words.MEASURES[Measure(facts["measure"])]))]
    return [*found, *_ground(facts, reader), *_reasons(facts, reader)]


@_tell("suspend")
def _suspended(body: dict[str, Any], reader: Reader) -> list[Told]:
    facts = body["facts"]
    until = [(reader.say(UNTIL), reader.day(facts["until"]))] if facts["until"] else []
    return [*until, *_ground(facts, reader), *_reasons(facts, reader)]


@_tell("resume", "keep-suspended")
def _resumed(body: dict[str, Any], reader: Reader) -> list[Told]:
    return _reasons(body["facts"], reader)


@_tell("terminate")
def _terminated(body: dict[str, Any], reader: Reader) -> list[Told]:
    return [*_ground(body["facts"], reader), *_reasons(body["facts"], reader)]


@_tell("decline-proposal")
def _declined(body: dict[str, Any], reader: Reader) -> list[Told]:
    return [(reader.say(shared.REASONS), reader.of_two(body["facts"], "answer"))]


@_tell("record-claim")
def _claimed(body: dict[str, Any], reader: Reader) -> list[Told]:
    facts = body["facts"]
    return [(reader.say(COURT), facts["court"]), (reader.say(NUMBER), facts["reference"]),
            *_ground(facts, reader)]  # fmt: skip


@_tell("deprive")
def _deprived(body: dict[str, Any], reader: Reader) -> list[Told]:
    facts, say = body["facts"], reader.say
    return [
        (say(COURT), facts["court"]), (say(NUMBER), facts["reference"]),
        (say(IN_FORCE), reader.day(facts["in_force_on"])), (say(BARRED), reader.day(facts["barred_until"])),
        *_ground(facts, reader),
    ]  # fmt: skip


@_tell("send-back")
def _sent_back(body: dict[str, Any], reader: Reader) -> list[Told]:
    return [(reader.say(shared.REASONS), body["facts"]["reason"])] if reader.staff else []


@_tell("object", "hold-hearing")
def _said(body: dict[str, Any], reader: Reader) -> list[Told]:
    facts = body["facts"]
    return [(reader.say(SAID), facts["text"] if "text" in facts else reader.of_two(facts, "said"))]


@_tell("hand-over")
def _handed(body: dict[str, Any], reader: Reader) -> list[Told]:
    facts, say = body["facts"], reader.say
    return [(say(AGENT), facts["to_name"]), (say(PROCEEDINGS), str(facts["proceedings"]))]


@_tell("freeze-account")
def _frozen(body: dict[str, Any], reader: Reader) -> list[Told]:
    return [(reader.say(BANK), body["facts"]["bank"])]
