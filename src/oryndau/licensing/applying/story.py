"""What the story of an application says below its steps: to its applicant, and to staff (L-04 to L-12)."""

from typing import Any

from oryndau.law.fee.table import FEE
from oryndau.law.licensing.grounds import GROUNDS
from oryndau.law.licensing.issue import LICENCE_ISSUE
from oryndau.law.licensing.renewal import LICENCE_RENEWAL
from oryndau.licensing.applying import words
from oryndau.pages import formats
from oryndau.wizard.reading import considering
from oryndau.wizard.reading import words as shared
from oryndau.wizard.reading.story import Reader, Told, tells

_KEYS = (LICENCE_ISSUE.key, LICENCE_RENEWAL.key)
_GROUNDS = {ground.number: ground.text for ground in GROUNDS}
for _key in _KEYS:
    considering.tell(_key, _GROUNDS)


def _fee(body: dict[str, Any], reader: Reader) -> list[Told]:
    facts, say = body["facts"], reader.say
    paid = facts["amount"]
    rows = [(say(words.STATE), say(FEE.state(facts["state"]).text))] if _known(facts["state"]) else []
    return [*rows, *([(say(words.AMOUNT), formats.tenge(paid, reader.language))] if paid else [])]


def _known(state: str) -> bool:
    return any(one.key == state for one in FEE.states)


def _basis(body: dict[str, Any], reader: Reader) -> list[Told]:
    facts, say = body["facts"], reader.say
    found = say(words.FOUND if facts["found"] else words.NOT_FOUND)
    return [(say(words.DECISION), f"№ {facts['number']}: {found}")]


def _licence(body: dict[str, Any], reader: Reader) -> list[Told]:
    facts, say = body["facts"], reader.say
    found = say(words.FOUND if facts["found"] else words.NOT_FOUND)
    return [(say(words.LICENCE), f"№ {facts['number']}: {found}")]


def _suggested(body: dict[str, Any], reader: Reader) -> list[Told]:
    # A proposal of an officer to the head: it becomes the applicant's matter when the head signs.
    if not reader.staff:
        return []
    return [(reader.say(shared.REASONS), reader.of_two(body["facts"], "reasons"))]


def _noted(body: dict[str, Any], reader: Reader) -> list[Told]:
    # What an officer wrote to a colleague is told to staff alone.
    notes = body["facts"].get("notes") or ""
    return [(reader.say(shared.NOTES), notes)] if reader.staff and notes else []


def _reopened(body: dict[str, Any], reader: Reader) -> list[Told]:
    return [(reader.say(shared.REASON), body["facts"]["reason"])] if reader.staff else []


def _granted(body: dict[str, Any], reader: Reader) -> list[Told]:
    facts, say = body["facts"], reader.say
    told = [(say(words.LICENCE), f"№ {facts['number']}, {reader.day(facts['issued_on'])}")]
    return [*told, (say(words.REPLACES), f"№ {facts['replaces']}")] if facts.get("replaces") else told


def _handed(body: dict[str, Any], reader: Reader) -> list[Told]:
    facts, say = body["facts"], reader.say
    return [(say(words.HANDED), f"{facts['handed_to']}, {reader.day(facts['handed_on'])}")]


for _key in _KEYS:
    tells(_key, "record-fee")(_fee)
    tells(_key, "suggest-refusal")(_suggested)
    tells(_key, "find-complete", "conclude", "endorse")(_noted)
    tells(_key, "reopen")(_reopened)
    tells(_key, "issue", "reissue")(_granted)
    tells(_key, "hand-paper-copy")(_handed)
tells(LICENCE_ISSUE.key, "record-basis")(_basis)
tells(LICENCE_RENEWAL.key, "record-licence")(_licence)
