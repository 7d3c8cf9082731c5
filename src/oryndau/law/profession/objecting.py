"""What the rules of an agent's steps share: the record so far, and how a rule objects (W-01)."""

from collections.abc import Iterator
from datetime import date

from oryndau.law.acts import Clause
from oryndau.law.procedure import Objection, Situation
from oryndau.law.profession.history import Entry, Record, record_of
from oryndau.law.text import Text


def record(situation: Situation, *steps: str) -> Record:
    """What the case's earlier steps of these names tell, beside the registration and what became of notices.

    The days on which they were taken are not told: rules look at the days that the facts themselves name.
    """
    found = [
        Entry(step, told, situation.at)
        for step in ("register", *steps, "confirm") for told in situation.earlier(step)
    ]  # fmt: skip
    return record_of(found)


def no(field: str, key: str, clause: Clause, kk: str, ru: str, en: str) -> Objection:
    """An objection in three languages."""
    return Objection(field, key, Text(kk=kk, ru=ru, en=en), clause)


def has_come(field: str, day: date, situation: Situation, clause: Clause) -> Iterator[Objection]:
    """A day that is told as past has come."""
    if day > situation.today:
        yield no(field, "in_future", clause, "бұл күн әлі келген жоқ", "эта дата ещё не наступила",
                 "this day has not come yet")  # fmt: skip
