"""Reads: the organisation's cases, their terms, history and documents. Names of staff never leave here."""

import json
from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef

from oryndau.api.schemas import CaseLine, CaseQuery, CaseWhole, Day, DocumentLine, Happening, Term, Words
from oryndau.cases import clocks, permissions
from oryndau.cases.actors import Actor
from oryndau.cases.errors import UnknownCase
from oryndau.cases.models import Case, Clock, Event
from oryndau.cases.procedures import procedure_of
from oryndau.documents import numbers
from oryndau.documents import selectors as documents
from oryndau.documents.models import Document
from oryndau.law import terms
from oryndau.law.steps import Step
from oryndau.law.text import Text


def cases(actor: Actor, query: CaseQuery, *, limit: int) -> list[Case]:
    """The cases that the actor may see, the newest first, from below `after` on; at most `limit`."""
    found = Case.objects.filter(permissions.visible(actor))
    if query.after:
        found = found.filter(pk__lt=query.after)
    if query.state:
        found = found.filter(state=query.state)
    if query.updated_since:
        happened = Event.objects.filter(case=OuterRef("pk"), at__gte=query.updated_since)
        found = found.filter(Exists(happened))
    return list(found.order_by("-pk")[:limit])


def case(actor: Actor, key: UUID) -> Case:
    """A case that the actor may see; `UnknownCase` for any other, whether it exists or not."""
    found = Case.objects.filter(permissions.visible(actor), pk=key).first()
    if found is None:
        raise UnknownCase(str(key))
    return found


def document(actor: Actor, number: str) -> Document:
    """The document with this public number, of a case that the actor may see; `UnknownCase` for any other."""
    try:
        found = documents.by_number(numbers.normalise(number))
    except numbers.MistypedNumber as error:
        raise UnknownCase(number) from error
    if found is None:
        raise UnknownCase(number)
    case(actor, found.case_id)
    return found


def line(row: Case) -> CaseLine:
    """A case as lists show it."""
    return CaseLine(**_line(row))


def whole(row: Case) -> CaseWhole:
    """A case with its terms, each with its reckoning, and its history."""
    return CaseWhole(
        **_line(row),
        terms=[_term(clock) for clock in row.clocks.order_by("id")],
        timeline=list(_timeline(row)),
    )


def documents_of(row: Case) -> list[DocumentLine]:
    """The documents of a case, the oldest first."""
    fields = DocumentLine.model_fields
    return [
        DocumentLine(**{name: getattr(one, name) for name in fields}) for one in documents.of_case(row.pk)
    ]


def days(steps: Iterable[Step]) -> list[Day]:
    """A reckoning, day by day."""
    return [Day(date=step.date, counts=step.counts, why=words(step.why)) for step in steps]


def words(text: Text) -> Words:
    """A law's text in its three languages."""
    return Words(kk=text.kk, ru=text.ru, en=text.en)


def _line(row: Case) -> dict[str, Any]:
    names = CaseLine.model_fields.keys() - {"state_text"}
    state = procedure_of(row.procedure).state(row.state)
    return {**{name: getattr(row, name) for name in names}, "state_text": words(state.text)}


def _term(clock: Clock) -> Term:
    return Term(
        term=clock.term, clause=str(terms.get(clock.term).clause), started_on=clock.started_on,
        due_on=clock.due_on, due_at=clock.due_at, stopped_at=clock.stopped_at,
        calendar_version=clock.calendar_version, steps=days(clocks.explain(clock).steps),
    )  # fmt: skip


def _timeline(row: Case) -> Iterable[Happening]:
    procedure = procedure_of(row.procedure)
    for event in row.events.order_by("no"):
        step = procedure.step(event.step)
        # The role that the table gives the step, never the person: staff are not named to programs.
        by = "/".join(sorted(role.value for role in step.by))
        clause = json.loads(event.body)["clause"]
        yield Happening(
            no=event.no, step=event.step, at=event.at, by=by, text=words(step.done), clause=clause
        )
