"""The typed pieces that views hand to templates; `oryndau.portal` draws them (E-05, E-11: what a person
sees).

Whatever is shown by a colour is also said in words and marked with a shape, so that nobody needs to see
colours.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from . import formats


class Tone(StrEnum):
    """What a tag or an event means to its reader."""

    NEUTRAL = "neutral"
    PROGRESS = "progress"
    ATTENTION = "attention"
    GOOD = "good"
    BAD = "bad"

    @property
    def shape(self) -> str:
        """The mark that stands for the tone without colour."""
        return {"neutral": "○", "progress": "◐", "attention": "▲", "good": "✓", "bad": "✕"}[self.value]

    @property
    def colour(self) -> str:
        """The design system's tag colour."""
        return {"neutral": "grey", "progress": "blue", "attention": "yellow", "good": "green", "bad": "red"}[
            self.value
        ]


@dataclass(frozen=True)
class Tag:
    """The state of something: its words, and what they mean."""

    text: str
    tone: Tone = Tone.NEUTRAL


@dataclass(frozen=True)
class Link:
    """A link. `hidden` is read out after the text where the text alone does not say what it leads to."""

    url: str
    text: str
    hidden: str = ""


@dataclass(frozen=True)
class Row:
    """A line of a summary list; several values stand one below the other."""

    key: str
    value: str | Sequence[str]
    change: str = ""
    """Address of the page where the value is changed; empty when it cannot be."""

    @property
    def values(self) -> Sequence[str]:
        """The values as a sequence, whatever was given."""
        return (
            [self.value]
            if isinstance(self.value, str) or not isinstance(self.value, Sequence)
            else self.value
        )


@dataclass(frozen=True)
class Task:
    """A line of a task list."""

    text: str
    status: Tag
    url: str = ""
    hint: str = ""


class Mark(StrEnum):
    """Where an event of a timeline stands."""

    DONE = "done"
    NOW = "now"
    STOPPED = "stopped"

    @property
    def shape(self) -> str:
        """The mark that stands for it without colour."""
        return {"done": "✓", "now": "●", "stopped": "✕"}[self.value]


@dataclass(frozen=True)
class Happening:
    """An event of a timeline."""

    title: str
    at: datetime
    text: str = ""
    by: str = ""
    mark: Mark = Mark.DONE
    links: Sequence[Link] = ()


class ClockState(StrEnum):
    """How a term stands."""

    RUNNING = "running"
    SOON = "soon"
    LATE = "late"
    PAUSED = "paused"
    DONE = "done"

    @property
    def shape(self) -> str:
        """The mark that stands for it without colour."""
        return {"running": "◷", "soon": "▲", "late": "✕", "paused": "‖", "done": "✓"}[self.value]


@dataclass(frozen=True)
class ClockStep:
    """A day of the reckoning: whether it counts, and why."""

    day: date
    counts: bool
    why: str


@dataclass(frozen=True)
class Clock:
    """A term as a person reads it: what is awaited, until when, and how the day was found (E-03, E-11)."""

    name: str
    state: ClockState
    due_at: datetime | None = None
    working_days_left: int = 0
    """Whole working days before the due day; 0 on the day itself; negative after it."""
    ended_at: datetime | None = None
    steps: Sequence[ClockStep] = field(default_factory=tuple)
    clause: str = ""
    calendar_version: str = ""

    @property
    def words(self) -> str:
        """The deadline in a sentence, in the active language."""
        if self.state is ClockState.DONE:
            return self._done()
        if self.state is ClockState.PAUSED or self.due_at is None:
            return str(_("The term is paused: its days do not count for now."))
        return _left(self.state, self.working_days_left) + ", " + self._until(self.due_at)

    def _done(self) -> str:
        if self.ended_at is None:
            return str(_("Done"))
        return _("Done on %(moment)s") % {"moment": formats.moment(self.ended_at)}

    def _until(self, due: datetime) -> str:
        words = {"day": formats.weekday(due), "time": formats.hour(due)}
        if self.state is ClockState.LATE:
            return _("it was due on %(day)s at %(time)s") % words
        return _("due on %(day)s at %(time)s") % words


def _left(state: ClockState, days: int) -> str:
    if state is ClockState.LATE:
        if days == 0:
            return str(_("The term has passed"))
        return ngettext("%(days)s working day late", "%(days)s working days late", -days) % {"days": -days}
    if days == 0:
        return str(_("The last day is today"))
    return ngettext("%(days)s working day left", "%(days)s working days left", days) % {"days": days}


@dataclass(frozen=True)
class Pages:
    """A keyset pagination: the addresses of the neighbours; no page counts a whole table."""

    previous: str = ""
    next: str = ""


@dataclass(frozen=True)
class Column:
    """A column's heading; figures are set to the right."""

    text: str
    numeric: bool = False


@dataclass(frozen=True)
class Table:
    """A table with a caption; on a phone it scrolls by itself and the page does not."""

    caption: str
    columns: Sequence[Column]
    rows: Sequence[Sequence[object]]
    caption_hidden: bool = False
