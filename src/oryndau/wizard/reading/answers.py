"""What the state registers answered, as a desk reads it: when, what, and what it contradicts (C-05, L-04)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from oryndau.law.answer_words import DAYS, OUTCOMES, REGISTERS, VALUES, field
from oryndau.law.answers import Register, RegisterAnswer
from oryndau.pages import formats
from oryndau.pages.components import Tag, Tone


@dataclass(frozen=True, slots=True)
class ShownAnswer:
    """What a register said, when, and what of the application it contradicts."""

    key: str
    register: str
    tag: Tag | None
    at: datetime | None
    record: list[tuple[str, str]]
    differs: str
    waiting: bool


def answers(
    asked: Iterable[Register], found: Mapping[Register, RegisterAnswer], waiting: Iterable[Register],
    language: str,
) -> list[ShownAnswer]:  # fmt: skip
    """Every register that is asked, in order: what it said, or that it has not answered yet."""
    awaited = set(waiting)
    return [_answer(register, found.get(register), register in awaited, language) for register in asked]


def _answer(register: Register, answer: RegisterAnswer | None, waiting: bool, language: str) -> ShownAnswer:
    called = REGISTERS[register].in_(language)
    if answer is None:
        return ShownAnswer(register.value, called, None, None, [], "", waiting)
    said = OUTCOMES[answer.outcome].in_(language)
    differs = ", ".join(field(name).in_(language) for name in answer.differs)
    silent = answer.outcome in ("refused", "unavailable")
    tone = Tone.ATTENTION if differs or silent else Tone.GOOD
    record = [
        (sentence(field(name).in_(language)), _value(name, value, language))
        for name, value in answer.record.items()
        if value
    ]
    return ShownAnswer(
        register.value, called, Tag(sentence(said), tone), answer.answered_at, record, differs, waiting
    )


def _value(name: str, value: str, language: str) -> str:
    if value in VALUES:
        return VALUES[value].in_(language)
    if name in DAYS:
        try:
            return formats.day(date.fromisoformat(value), language)
        except ValueError:  # a register's own spelling is shown as it came
            return value
    return value


def sentence(said: str) -> str:
    """Words as the beginning of a sentence."""
    return said[:1].upper() + said[1:]
