"""Reads of a case that the desk and the claimant's pages share (E-03, E-05, E-11): story, clocks, documents.

Prefetch `events`, `clocks` and `documents` of the case to keep the number of queries constant.
"""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.urls import NoReverseMatch, reverse

from oryndau.cases import calendars
from oryndau.cases.clocks import explain
from oryndau.cases.models import Case
from oryndau.cases.models import Clock as ClockRow
from oryndau.documents.models import ATTACHMENT, Document
from oryndau.initiation import case_words as words
from oryndau.initiation.timeline import TimelineItem, bodies, timeline
from oryndau.law import terms
from oryndau.law.calendar import CalendarError
from oryndau.law.facts import InitiationApplication
from oryndau.law.steps import Step
from oryndau.law.territories import territories
from oryndau.law.text import Text
from oryndau.pages import formats
from oryndau.pages.components import Clock, ClockState, ClockStep
from oryndau.timekeeping import local

__all__ = [
    "ClockView", "DocumentView", "RegisterAnswerView", "TimelineItem", "application", "clocks", "documents",
    "register_answers", "timeline",
]  # fmt: skip

SOON_WORKING_DAYS = 1
"""A term is «soon» when at most this many working days are left: a product's choice, no rule of law."""
_STATES = {
    "running": ClockState.RUNNING,
    "soon": ClockState.SOON,
    "late": ClockState.LATE,
    "stopped": ClockState.DONE,
}


@dataclass(frozen=True, slots=True)
class ClockView:
    """A term of a case as it stands. `days_left`: working days, 0 on the last day, negative when late."""

    term_text: Text
    clause: Text
    started_on: date
    due_on: date
    due_at: datetime
    days_left: int
    state: str
    """running | soon | late | stopped"""
    stopped_at: datetime | None
    calendar_version: str
    steps: tuple[Step, ...]

    def shown(self, language: str) -> Clock:
        """The term as the clock component draws it."""
        return Clock(
            name=self.term_text.in_(language), clause=self.clause.in_(language), state=_STATES[self.state],
            due_at=self.due_at, working_days_left=self.days_left, ended_at=self.stopped_at,
            steps=[ClockStep(step.date, step.counts, step.why.in_(language)) for step in self.steps],
            calendar_version=self.calendar_version,
        )  # fmt: skip


@dataclass(frozen=True, slots=True)
class DocumentView:
    """A document of a case: sealed decrees, slips, the application and what was attached to it."""

    title: Text
    name: str
    number: str
    sha256: str
    media_type: str
    size: int
    made_at: datetime
    url: str
    attachment: bool
    sealed: bool = False


@dataclass(frozen=True, slots=True)
class RegisterAnswerView:
    """What a state register said about a party, and in what it contradicts the application."""

    register: Text
    about: Text
    number: str
    outcome: str
    outcome_text: Text
    differs: tuple[str, ...]
    record: dict[str, str]
    answered_at: datetime

    def differs_in(self, language: str) -> str:
        """The names of the fields that differ."""
        return ", ".join(
            words.FIELDS[name].in_(language) if name in words.FIELDS else name for name in self.differs
        )

    def record_in(self, language: str, *names: str) -> list[tuple[str, str]]:
        """The register's record as (name, value) lines; only the fields named, if any are."""
        return [
            (words.FIELDS[name].in_(language), _value(name, value, language))
            for name, value in self.record.items()
            if name in words.FIELDS and (not names or name in names)
        ]


def _value(name: str, value: str, language: str) -> str:
    if value in words.VALUES:
        return words.VALUES[value].in_(language)
    if name == "territory" and value in territories():
        return territories()[value].name.in_(language)
    return formats.day(date.fromisoformat(value), language) if name == "birth_date" else value


def application(case: Case) -> InitiationApplication:
    """The application of the case, from its first event."""
    return InitiationApplication.model_validate(bodies(case)[0]["facts"])


def clocks(case: Case, at: datetime) -> list[ClockView]:
    """The terms of the case as they stand at a moment, running ones first, each with its reasoning."""
    rows = sorted(case.clocks.all(), key=lambda row: (row.stopped_at is not None, row.due_at))
    return [_clock(row, at) for row in rows]


def _clock(row: ClockRow, at: datetime) -> ClockView:
    term, due = terms.get(row.term), explain(row)
    left = days_left(row.due_on, at)
    return ClockView(
        term_text=term.text, clause=term.clause.text, started_on=row.started_on, due_on=row.due_on,
        due_at=row.due_at, days_left=left, state=_state(row, left, at), stopped_at=row.stopped_at,
        calendar_version=row.calendar_version, steps=due.steps,
    )  # fmt: skip


def days_left(due_on: date, at: datetime) -> int:
    """Working days from the day of `at` to the due day, by the calendar in force."""
    try:
        return terms.remaining(due_on, local(at).date(), calendars.active())
    except CalendarError:  # a case older than the calendar's years is still shown
        return (due_on - local(at).date()).days


def state_of(due_at: datetime, left: int, at: datetime) -> str:
    """running, soon or late."""
    if at > due_at:
        return "late"
    return "soon" if left <= SOON_WORKING_DAYS else "running"


def _state(row: ClockRow, left: int, at: datetime) -> str:
    return "stopped" if row.stopped_at else state_of(row.due_at, left, at)


def documents(case: Case, route: str = "initiation:file") -> list[DocumentView]:
    """The documents of the case, the newest made first, then the attachments as they were attached.

    `route` names the address that serves a file to this reader by case and digest, `(case, sha256)`, and
    guards it. The readable application and the attachments are known from the first event, so they are
    listed before any row of `documents` exists.
    """
    kept = [row for row in case.documents.all() if row.kind != ATTACHMENT]
    replaced = {row.supersedes_id for row in kept}
    made = [_made(row, route) for row in kept if row.pk not in replaced]
    first = bodies(case)[0]
    listed = {view.sha256 for view in made}
    frozen = [_frozen(case, entry, route) for entry in first["documents"] if entry["sha256"] not in listed]
    made = sorted([*made, *frozen], key=lambda view: view.made_at, reverse=True)
    return made + [_attached(case, entry, route) for entry in first["facts"]["attachments"]]


def _made(row: Document, route: str) -> DocumentView:
    title = words.KINDS.get(row.kind, words.ATTACHMENTS["other"])
    return DocumentView(
        title=title, name=row.name, number=row.number or "", sha256=row.sha256, media_type=row.media_type,
        size=row.size, made_at=row.created_at, url=_address(route, row.case_id, row.sha256), attachment=False,
        sealed=row.sealed,
    )  # fmt: skip


def _frozen(case: Case, entry: dict[str, Any], route: str) -> DocumentView:
    title = words.KINDS.get(entry["kind"], words.ATTACHMENTS["other"])
    return DocumentView(
        title=title, name=f"{entry['kind']}.pdf", number="", sha256=entry["sha256"],
        media_type=entry["media_type"], size=entry["size"], made_at=case.received_at,
        url=_address(route, case.pk, entry["sha256"]), attachment=False,
    )  # fmt: skip


def _attached(case: Case, entry: dict[str, Any], route: str) -> DocumentView:
    return DocumentView(
        title=words.ATTACHMENTS[entry["role"]], name=entry["name"], number="", sha256=entry["sha256"],
        media_type=entry["media_type"], size=entry["size"], made_at=case.received_at,
        url=_address(route, case.pk, entry["sha256"]), attachment=True,
    )  # fmt: skip


def _address(route: str, case: object, sha256: str) -> str:
    try:
        return reverse(route, args=[case, sha256])
    except NoReverseMatch:
        return ""


def register_answers(case: Case) -> list[RegisterAnswerView]:
    """The last answer of a register about each party, in the order in which the parties were first asked."""
    latest: dict[tuple[str, str], dict[str, Any]] = {}
    for body in bodies(case):
        if body["step"] == "record-answer":
            latest[(body["facts"]["about"], body["facts"]["number"])] = body["facts"]
    return [_answer(facts) for facts in latest.values()]


def _answer(facts: dict[str, Any]) -> RegisterAnswerView:
    return RegisterAnswerView(
        register=words.REGISTERS[facts["register_name"]], about=words.PARTIES[facts["about"]],
        number=facts["number"], outcome=facts["outcome"], outcome_text=words.OUTCOMES[facts["outcome"]],
        differs=tuple(facts["differs"]), record={k: v for k, v in facts["record"].items() if v},
        answered_at=datetime.fromisoformat(facts["answered_at"]),
    )  # fmt: skip
