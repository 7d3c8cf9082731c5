"""The story of a case, told from its events: what happened, when, by whom, by which clause (E-05, E-11).

Who reads decides what is told: the parties see a member of staff by position and nothing that a register
said of the other side; staff see names and what a register contradicts. An IIN is never told.
"""

import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from oryndau.cases.models import Case, Event
from oryndau.cases.procedures import procedure_of
from oryndau.initiation import case_words as words
from oryndau.law.enforcement.grounds import ground_rule
from oryndau.law.enforcement.measures import MEASURES, Measure
from oryndau.law.procedure import Role
from oryndau.law.text import Text
from oryndau.pages import formats
from oryndau.pages.components import Happening, Mark
from oryndau.people.models import Staff

Told = tuple[str, str]
_ROLES = {Role.STATE_BAILIFF.value: words.STATE_BAILIFF, Role.HEAD.value: words.HEAD}


@dataclass(frozen=True, slots=True)
class TimelineItem:
    """One event in words. `rows` are (name, value) lines, already in the reader's language."""

    step: str
    at: datetime
    text: str
    who: str
    clause: str
    rows: tuple[Told, ...]

    def shown(self, mark: Mark = Mark.DONE) -> Happening:
        """The event as the timeline component draws it."""
        lines = " · ".join(f"{name}: {value}" for name, value in self.rows)
        return Happening(title=self.text, at=self.at, text=lines, by=f"{self.who} · {self.clause}", mark=mark)


@dataclass(frozen=True, slots=True)
class _Reader:
    language: str
    staff: bool

    def say(self, text: Text) -> str:
        return text.in_(self.language)

    def day(self, iso: str) -> str:
        return formats.day(date.fromisoformat(iso), self.language)


def bodies(case: Case) -> list[dict[str, Any]]:
    """What every event of the case says, in order. Prefetch `events` to ask the database once."""
    return [json.loads(event.body) for event in case.events.all()]


def timeline(case: Case, language: str, *, staff: bool = False) -> list[TimelineItem]:
    """What happened in the case, the first event first, in `language` (kk, ru, en).

    `staff=False` is the telling for the parties. One query for the events unless they are prefetched, one for
    the positions of the staff named.
    """
    reader = _Reader(language, staff)
    events = list(case.events.all())
    told = [json.loads(event.body) for event in events]
    posts = _posts(body["actor"] for body in told)
    pairs = zip(events, told, strict=True)
    return [_item(case, event, body, posts, reader) for event, body in pairs]


def _item(
    case: Case, event: Event, body: dict[str, Any], posts: dict[str, Staff], reader: _Reader
) -> TimelineItem:
    step = procedure_of(case.procedure).step(event.step)
    rows = _ROWS.get(event.step, _nothing)(body, reader)
    return TimelineItem(
        step=event.step, at=event.at, text=reader.say(step.done), clause=reader.say(step.clause.text),
        who=_who(body["actor"], posts, reader), rows=tuple((name, value) for name, value in rows if value),
    )  # fmt: skip


def _posts(actors: Iterable[dict[str, Any]]) -> dict[str, Staff]:
    ids = {actor["staff"] for actor in actors if actor.get("staff")}
    return {str(post.pk): post for post in Staff.objects.filter(pk__in=ids)} if ids else {}


def _who(actor: dict[str, Any], posts: dict[str, Staff], reader: _Reader) -> str:
    if actor["kind"] == "system":
        return reader.say(words.SYSTEM)
    if not actor.get("staff"):
        return str(actor["name"]) if reader.staff else reader.say(words.APPLICANT)
    position = position_of(posts.get(actor["staff"]), reader.language)
    return f"{actor['name']}, {position}" if reader.staff else position


def position_of(post: Staff | None, language: str) -> str:
    """The position that a member of staff holds, in words; a post that is gone was a state bailiff's."""
    if post is None:
        return words.STATE_BAILIFF.in_(language)
    written = {"kk": post.position_kk, "ru": post.position_ru}.get(language)
    return written or _ROLES.get(post.role, words.STATE_BAILIFF).in_(language)


def _nothing(body: dict[str, Any], reader: _Reader) -> list[Told]:
    return []


def _registered(body: dict[str, Any], reader: _Reader) -> list[Told]:
    facts, say = body["facts"], reader.say
    rows = [
        (say(words.NUMBER), facts["number"]),
        (say(words.REGISTERED_ON), reader.day(facts["registered_on"])),
    ]
    if reader.staff:
        rows += [(say(words.BAILIFF), facts["bailiff"]), (say(words.LOAD), str(facts["open_cases"]))]
    return rows


def _reassigned(body: dict[str, Any], reader: _Reader) -> list[Told]:
    # Why a colleague got the case (illness, leave) is the staff's own matter.
    return [(reader.say(words.REASON), body["facts"]["reason"])] if reader.staff else []


def _answered(body: dict[str, Any], reader: _Reader) -> list[Told]:
    facts, say = body["facts"], reader.say
    rows = [
        (say(words.REGISTER), say(words.REGISTERS[facts["register_name"]])),
        (say(words.ABOUT), say(words.PARTIES[facts["about"]])),
    ]
    if reader.staff:
        differs = ", ".join(say(words.FIELDS[name]) for name in facts["differs"] if name in words.FIELDS)
        rows += [(say(words.ANSWER), say(words.OUTCOMES[facts["outcome"]])), (say(words.DIFFERS), differs)]
    return rows


def _initiated(body: dict[str, Any], reader: _Reader) -> list[Told]:
    facts, say = body["facts"], reader.say
    measures = "; ".join(say(MEASURES[Measure(name)].name) for name in facts["measures"])
    return [(say(words.MEASURES), measures), (say(words.NOTES), facts.get("notes") or "")]


def _refused(body: dict[str, Any], reader: _Reader) -> list[Told]:
    facts, say = body["facts"], reader.say
    rules = [ground_rule(ground) for ground in facts["grounds"]]
    rows = [(say(words.GROUND), f"{say(rule.clause.text)}: {say(rule.text)}") for rule in rules]
    return [*rows, (say(words.REASONS), facts["reasons_kk" if reader.language == "kk" else "reasons_ru"])]


def _delivered(body: dict[str, Any], reader: _Reader) -> list[Told]:
    facts, say = body["facts"], reader.say
    sent = ", ".join(
        say(words.CHANNELS[name]) if name in words.CHANNELS else name for name in facts["channels"]
    )
    return [(say(words.DOCUMENT_NUMBER), facts["number"]), (say(words.SENT_TO), sent)]


def _withdrawn(body: dict[str, Any], reader: _Reader) -> list[Told]:
    return [(reader.say(words.REASON), body["facts"].get("reason") or "")]


def _recomputed(body: dict[str, Any], reader: _Reader) -> list[Told]:
    facts, say = body["facts"], reader.say
    ends = [datetime.fromisoformat(clock["due"]) for clock in body["clocks"] if clock["do"] == "move"]
    moved = ", ".join(formats.moment(end, reader.language) for end in ends)
    return [(say(words.CALENDAR), f"{facts['previous']} → {facts['version']}"), (say(words.NEW_TERM), moved)]


_ROWS: dict[str, Callable[[dict[str, Any], _Reader], list[Told]]] = {
    "register": _registered, "reassign": _reassigned, "record-answer": _answered, "initiate": _initiated,
    "refuse": _refused, "deliver": _delivered, "withdraw": _withdrawn, "recompute-terms": _recomputed,
}  # fmt: skip
