"""Saving an answer: the busiest thing of the hall (C-11).

Two messages to the database in one transaction: lock and read, write. 300 candidates who answer every 20
seconds send 15 of them a second.
"""

import re
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import connection, transaction

from oryndau.examination.hall.errors import Refused
from oryndau.examination.hall.incidents import note
from oryndau.examination.hall.running import note_silence, seconds_left
from oryndau.law.certification.examination import link

_KEY = re.compile(r"[A-Za-z0-9-]{8,40}")
_MOST_QUESTIONS = 1000
"""More than any paper has: a larger number is nonsense, and no number for the database."""
# The second statement of the first message sees what whoever held the lock before has committed.
_READ = """
    SELECT 1 FROM examination_attempt WHERE id = %(id)s FOR UPDATE;
    SELECT a.state, a.ends_at, a.place, a.head, a.saves, a.answered, a.seen_at,
        a.paper -> %(index)s ->> 'order', k.no, k.question, k.choice,
        (SELECT b.choice FROM examination_answer b
         WHERE b.attempt_id = a.id AND b.question = %(question)s ORDER BY b.no DESC LIMIT 1)
    FROM examination_attempt a LEFT JOIN examination_answer k ON k.attempt_id = a.id AND k.key = %(key)s
    WHERE a.id = %(id)s
"""
_WRITE = """
    INSERT INTO examination_answer (attempt_id, no, question, choice, key, at, previous, hash)
    VALUES (%(id)s, %(no)s, %(question)s, %(choice)s, %(key)s, %(at)s, %(previous)s, %(hash)s);
    UPDATE examination_attempt SET head = %(hash)s, saves = %(no)s, answered = %(answered)s, seen_at = %(at)s
    WHERE id = %(id)s
"""


@dataclass(frozen=True, slots=True)
class Save:
    """An answer on its way: the place in the paper, and the place of the option as it is shown, from 1.

    Option 0 takes the answer back. `key` is the page's own name of this save: repeated, it saves nothing
    twice. `watched`: it comes from a page that gives signs of life, so that a silence before it is noted.
    """

    attempt: UUID
    question: int
    option: int
    key: str
    place: str
    watched: bool = True


@dataclass(frozen=True, slots=True)
class Saved:
    """A saved answer: its number in the chain, how many questions are answered, seconds left."""

    no: int
    answered: int
    left: int


@dataclass(frozen=True, slots=True)
class _Found:
    state: str
    ends_at: datetime | None
    place: str
    head: bytes
    saves: int
    answered: int
    seen_at: datetime | None
    order: str | None
    key_no: int | None
    key_question: int | None
    key_choice: str | None
    before: str | None


def save(it: Save, at: datetime) -> Saved:
    """Save an answer, or raise `Refused` and note why. The same key again returns the same save."""
    if not _KEY.fullmatch(it.key):
        raise _refused(it, "unreadable", at)
    if not 1 <= it.question <= _MOST_QUESTIONS:
        raise _refused(it, "unknown-question", at)
    with transaction.atomic():
        found = _read(it)
        refusal = _refusal(it, found, at)
        if not refusal:
            return _again(found, at) if found.key_no else _write(it, found, at)
    raise _refused(it, refusal, at)


def _read(it: Save) -> _Found:
    known: dict[str, Any] = {
        "id": it.attempt,
        "index": it.question - 1,
        "question": it.question,
        "key": it.key,
    }
    with connection.cursor() as cursor:
        cursor.execute(_READ, known)
        cursor.nextset()
        row = cursor.fetchone()
    if row is None:
        raise Refused("not-running")
    return _Found(*row)


def _refusal(it: Save, found: _Found, at: datetime) -> str:
    """Why the answer cannot be taken; "" when it can."""
    if not found.place or found.place != it.place:
        return "other-browser"
    if found.key_no is not None:
        same = found.key_question == it.question and found.key_choice == _choice(it, found.order)
        return "" if same else "key-reused"
    if found.state != "running" or found.ends_at is None:
        return "late" if found.state == "finished" else "not-running"
    if at >= found.ends_at:
        return "late"
    if found.order is None:
        return "unknown-question"
    return "" if 0 <= it.option <= len(found.order) else "unknown-option"


def _choice(it: Save, order: str | None) -> str:
    """The key of the option that is shown at that place; the page itself never learns it."""
    return order[it.option - 1] if order and 0 < it.option <= len(order) else ""


def _again(found: _Found, at: datetime) -> Saved:
    return Saved(found.key_no or 0, found.answered, seconds_left(found.ends_at, at))


def _write(it: Save, found: _Found, at: datetime) -> Saved:
    no, choice, head = found.saves + 1, _choice(it, found.order), bytes(found.head)
    answered = found.answered + bool(choice) - bool(found.before)
    chained = link(
        head, attempt=str(it.attempt), no=no, question=it.question, choice=choice, at=at, key=it.key
    )
    row: dict[str, Any] = {
        "id": it.attempt, "no": no, "question": it.question, "choice": choice, "key": it.key, "at": at,
        "previous": head, "hash": chained, "answered": answered,
    }  # fmt: skip
    with connection.cursor() as cursor:
        cursor.execute(_WRITE, row)
    if it.watched:
        note_silence(it.attempt, found.seen_at, at)
    return Saved(no, answered, seconds_left(found.ends_at, at))


def _refused(it: Save, why: str, at: datetime) -> Refused:
    note(it.attempt, why, at, question=it.question, option=it.option, key=it.key[:40])
    return Refused(why)
