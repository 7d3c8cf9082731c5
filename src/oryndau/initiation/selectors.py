"""Reads of a case that the desk and the claimant's pages share (E-03, E-05, E-11): story, clocks, documents.

Prefetch `events`, `clocks` and `documents` of the case to keep the number of queries constant.
"""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from oryndau.cases.models import Case
from oryndau.initiation import case_words as words
from oryndau.initiation.timeline import bodies, timeline
from oryndau.law.facts import InitiationApplication
from oryndau.law.territories import territories
from oryndau.law.text import Text
from oryndau.pages import formats
from oryndau.wizard.reading.clocks import ClockView, clocks
from oryndau.wizard.reading.documents import DocumentView, Shelf
from oryndau.wizard.reading.story import TimelineItem

__all__ = [
    "ClockView", "DocumentView", "RegisterAnswerView", "TimelineItem", "application", "clocks", "documents",
    "register_answers", "timeline",
]  # fmt: skip

ROUTE = "initiation:file"
_SHELF = Shelf(words.KINDS, words.ATTACHMENTS)


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


def documents(case: Case, route: str = ROUTE) -> list[DocumentView]:
    """The documents of the case, the newest made first, then the attachments as they were attached.

    `route` names the address that serves a file to this reader by case and digest, and guards it.
    """
    return _SHELF.documents(case, route)


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
