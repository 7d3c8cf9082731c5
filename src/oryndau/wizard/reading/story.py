"""The story of a case, told from its events: what happened, when, by whom, by which clause (E-05, C-25).

Who reads decides what is told: the parties see a member of staff by position and nothing that a register
said of the other side; staff see names and what a register contradicts. An IIN is never told.

A service says with `tells` what lines stand below a step.
"""

import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from oryndau.cases.models import Case, Event
from oryndau.cases.procedures import procedure_of
from oryndau.law.text import Text
from oryndau.pages import formats
from oryndau.pages.components import Happening, Mark
from oryndau.people.models import Staff
from oryndau.wizard.reading import words

Told = tuple[str, str]


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
        lines = " · ".join(f"{name}: {', '.join(values)}" for name, values in _by_name(self.rows).items())
        return Happening(title=self.text, at=self.at, text=lines, by=f"{self.who} · {self.clause}", mark=mark)


def _by_name(rows: tuple[Told, ...]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for name, value in rows:
        found.setdefault(name, []).append(value)
    return found


@dataclass(frozen=True, slots=True)
class Reader:
    """Who reads: in what language, and whether as staff."""

    language: str
    staff: bool

    def say(self, text: Text) -> str:
        """A text in the reader's language."""
        return text.in_(self.language)

    def day(self, iso: str) -> str:
        """A day of the facts in words."""
        return formats.day(date.fromisoformat(iso), self.language)

    def moment(self, iso: str) -> str:
        """A moment of the facts in words, in Kazakhstan's time."""
        return formats.moment(datetime.fromisoformat(iso), self.language)

    def of_two(self, facts: dict[str, Any], name: str) -> str:
        """What facts say in both official languages: Kazakh to who reads Kazakh, Russian to all others."""
        return str(facts[f"{name}_{'kk' if self.language == 'kk' else 'ru'}"])


Teller = Callable[[dict[str, Any], Reader], list[Told]]
_TELLERS: dict[tuple[str, str], Teller] = {}


def tells(procedure: str, *steps: str) -> Callable[[Teller], Teller]:
    """Register what stands below these steps of a procedure: lines from the event's body."""

    def register(teller: Teller) -> Teller:
        _TELLERS.update({(procedure, step): teller for step in steps})
        return teller

    return register


def bodies(case: Case) -> list[dict[str, Any]]:
    """What every event of the case says, in order. Prefetch `events` to ask the database once."""
    return [json.loads(event.body) for event in case.events.all()]


def timeline(case: Case, language: str, *, staff: bool = False) -> list[TimelineItem]:
    """What happened in the case, the first event first, in `language` (kk, ru, en).

    `staff=False` is the telling for the parties. One query for the events unless they are prefetched, one for
    the positions of the staff named.
    """
    reader = Reader(language, staff)
    events = list(case.events.all())
    told = [json.loads(event.body) for event in events]
    posts = _posts(body["actor"] for body in told)
    pairs = zip(events, told, strict=True)
    return [_item(case, event, body, posts, reader) for event, body in pairs]


def shown(case: Case, language: str) -> list[Happening]:
    """The story as a party's page draws it, the newest event first."""
    items = _together(timeline(case, language))
    last = len(items) - 1
    marks = [Mark.NOW if at == last and not case.closed_at else Mark.DONE for at in range(len(items))]
    return [item.shown(mark) for item, mark in zip(items, marks, strict=True)][::-1]


def _together(items: list[TimelineItem]) -> list[TimelineItem]:
    """What happened several times in a row is one line: nine registers' answers are one thing to a party."""
    found: list[TimelineItem] = []
    for item in items:
        if found and (found[-1].step, found[-1].who) == (item.step, item.who):
            found[-1] = replace(item, rows=(*found[-1].rows, *item.rows))
        else:
            found.append(item)
    return found


def _item(
    case: Case, event: Event, body: dict[str, Any], posts: dict[str, Staff], reader: Reader
) -> TimelineItem:
    step = procedure_of(case.procedure).step(event.step)
    teller = _TELLERS.get((case.procedure, event.step)) or _SHARED.get(event.step, _nothing)
    rows = teller(body, reader)
    return TimelineItem(
        step=event.step, at=event.at, text=reader.say(step.done), clause=reader.say(step.clause.text),
        who=_who(body["actor"], posts, reader), rows=tuple((name, value) for name, value in rows if value),
    )  # fmt: skip


def _posts(actors: Iterable[dict[str, Any]]) -> dict[str, Staff]:
    ids = {actor["staff"] for actor in actors if actor.get("staff")}
    return {str(post.pk): post for post in Staff.objects.filter(pk__in=ids)} if ids else {}


def _who(actor: dict[str, Any], posts: dict[str, Staff], reader: Reader) -> str:
    if actor["kind"] == "system":
        return reader.say(words.SYSTEM)
    if not actor.get("staff"):
        return str(actor["name"]) if reader.staff else reader.say(words.APPLICANT)
    position = position_of(posts.get(actor["staff"]), reader.language)
    return f"{actor['name']}, {position}" if reader.staff else position


def position_of(post: Staff | None, language: str) -> str:
    """The position that a member of staff holds, in words."""
    if post is None:
        return words.OFFICIAL.in_(language)
    written = {"kk": post.position_kk, "ru": post.position_ru}.get(language)
    return written or words.POSTS.get(post.role, words.OFFICIAL).in_(language)


def _nothing(body: dict[str, Any], reader: Reader) -> list[Told]:
    return []


def _reassigned(body: dict[str, Any], reader: Reader) -> list[Told]:
    # Why a colleague got the case (illness, leave) is the staff's own matter.
    return [(reader.say(words.REASON), body["facts"]["reason"])] if reader.staff else []


def _delivered(body: dict[str, Any], reader: Reader) -> list[Told]:
    facts, say = body["facts"], reader.say
    sent = ", ".join(
        say(words.CHANNELS[name]) if name in words.CHANNELS else name for name in facts["channels"]
    )
    return [(say(words.DOCUMENT_NUMBER), facts["number"]), (say(words.SENT_TO), sent)]


def _withdrawn(body: dict[str, Any], reader: Reader) -> list[Told]:
    return [(reader.say(words.REASON), body["facts"].get("reason") or "")]


def _recomputed(body: dict[str, Any], reader: Reader) -> list[Told]:
    facts, say = body["facts"], reader.say
    ends = [datetime.fromisoformat(clock["due"]) for clock in body["clocks"] if clock["do"] == "move"]
    moved = ", ".join(formats.moment(end, reader.language) for end in ends)
    return [(say(words.CALENDAR), f"{facts['previous']} → {facts['version']}"), (say(words.NEW_TERM), moved)]


_SHARED: dict[str, Teller] = {
    "reassign": _reassigned, "deliver": _delivered, "withdraw": _withdrawn, "recompute-terms": _recomputed,
}  # fmt: skip
"""Steps that every procedure has under the same name and with the same facts."""
