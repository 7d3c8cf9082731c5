"""The lines of a desk's queue: a page of tasks, or the cases that a search found (C-07, L-06)."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, NamedTuple
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from oryndau.cases.models import Case
from oryndau.cases.procedures import procedure_of
from oryndau.cases.queue import Days
from oryndau.pages import formats
from oryndau.pages.components import Tag, Tone
from oryndau.people.models import Staff
from oryndau.wizard.reading.due import done_words, due_tag, due_words

COLUMNS = (
    "id", "case_id", "kind", "due_at", "done_at", "assignee", "case__number", "case__title", "case__state",
    "case__received_at", "case__procedure",
)  # fmt: skip
"""What a line needs of a task; the queue asks for these alone."""
_SOME_CASE = UUID(int=0)
"""Stands in an address that is made once and filled in for every line."""


class Row(NamedTuple):
    """A line of the queue; `kind` is the task, empty where a search found a case."""

    case_id: UUID
    kind: str
    number: str | None
    title: str
    state: str
    procedure: str
    received_at: datetime
    due_at: datetime | None
    done_at: datetime | None
    assignee: UUID | None


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the queue as the page shows it."""

    url: str
    number: str
    title: str
    note: str
    work: str
    received: str
    due: str
    tag: Tag
    officer: str


@dataclass(frozen=True, slots=True)
class Reading:
    """What the lines of a desk are told with: where its cases stand, in what language, and who is who."""

    route: str
    language: str
    when: Days
    people: Iterable[Staff]
    tones: Mapping[str, Tone]
    """Of states; those that are not named are under way."""


def rows_of_tasks(found: Sequence[Any]) -> list[Row]:
    """The lines of a page of tasks."""
    return [
        Row(
            task.case_id, task.kind, task.case__number, task.case__title, task.case__state,
            task.case__procedure, task.case__received_at, task.due_at, task.done_at, task.assignee,
        )
        for task in found
    ]  # fmt: skip


def rows_of_cases(found: Sequence[Case]) -> list[Row]:
    """The lines of cases that a search found."""
    return [
        Row(
            case.pk, "", case.number, case.title, case.state, case.procedure, case.received_at,
            None if case.closed_at else case.due_at, case.closed_at, case.assignee,
        )
        for case in found
    ]  # fmt: skip


def lines(rows: Sequence[Row], how: Reading, notes: Mapping[UUID, str]) -> list[Line]:
    """The lines in words; `notes` says something beside the person, by case."""
    names = {post.pk: post.person.full_name for post in how.people}
    said = {due: due_words(due, how.when) for due in {row.due_at for row in rows} if due}
    url = reverse(how.route, args=[_SOME_CASE])
    return [
        Line(
            url=url.replace(str(_SOME_CASE), str(row.case_id)), number=row.number or _("not registered yet"),
            title=row.title, note=notes.get(row.case_id, ""), work=_work(row, how.language),
            received=formats.short_day(row.received_at),
            due=done_words(row.done_at) if row.done_at else said[row.due_at] if row.due_at else "",
            tag=_tag(row, how), officer=names.get(row.assignee, "") if row.assignee else "",
        )
        for row in rows
    ]  # fmt: skip


def _work(row: Row, language: str) -> str:
    steps = procedure_of(row.procedure).steps if row.kind else ()
    opened = (kind for step in steps for kind in step.opens)
    return next((kind.text.in_(language) for kind in opened if kind.key == row.kind), "")


def _tag(row: Row, how: Reading) -> Tag:
    if row.done_at or row.due_at is None:
        return state_tag(row.procedure, row.state, how.tones)
    return due_tag(row.due_at, how.when)


def state_tag(procedure: str, state: str, tones: Mapping[str, Tone]) -> Tag:
    """A state in words."""
    text = procedure_of(procedure).state(state).text.in_(formats.page_locale().language)
    return Tag(text, tones.get(state, Tone.PROGRESS))
