"""The one door of a case: `perform`. The step is allowed, or nothing changes.

One transaction writes the event, the state, the clocks, the tasks and the messages to send. What is allowed
comes from the procedure's table (`oryndau.law`); this file knows no service.
"""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db import IntegrityError, transaction
from django.db.models import Model
from pydantic import BaseModel, ValidationError

from oryndau.cases import calendars, clocks, errors, journal, permissions, rows
from oryndau.cases.actors import Actor
from oryndau.cases.models import Case, Event, Message, Party, Task
from oryndau.cases.procedures import procedure_of
from oryndau.cases.proof import Proof, bytes_to_sign
from oryndau.law.calendar import WorkCalendar
from oryndau.law.procedure import Procedure, Role, Situation, Step
from oryndau.timekeeping import local

_CHANGING = ("version", "state", "number", "registered_on", "assignee", "due_at", "closed_at", "head")
"""What a step may change of a case; the rest stands since it was opened."""


@dataclass(frozen=True, slots=True)
class Opening:
    """What a case starts with: where it is, whose it is, and how it is named in lists."""

    case: UUID
    procedure: str
    territory: str
    applicant: str
    principal: str
    title: str
    channel: str
    parties: tuple[tuple[str, str, str], ...] = ()
    """Parties as (role, IIN or BIN or "", name)."""


@dataclass(slots=True)
class _Act:
    """A step on its way through the door."""

    procedure: Procedure
    step: Step
    case: Case
    actor: Actor
    facts: BaseModel
    at: datetime
    proof: Proof | None
    documents: tuple[dict[str, Any], ...]
    calendar: WorkCalendar = field(default_factory=calendars.active)
    told: Any = None

    def __post_init__(self) -> None:
        self.told = self.facts.model_dump(mode="json")


def perform(
    case: UUID, step: str, actor: Actor, facts: BaseModel | dict[str, Any], *, at: datetime,
    version: int | None = None, proof: Proof | None = None, documents: Iterable[dict[str, Any]] = (),
) -> Event:  # fmt: skip
    """Take a step in a case and return its event, or raise a `CaseError` and change nothing.

    `version` is the case's version that the person saw; another one now raises `StaleVersion`. A step that
    the law wants signed needs `proof` of a signature by the actor over exactly these facts. `documents` are
    dicts with at least `sha256` and `kind`, written into the event.
    """
    with transaction.atomic():
        row = Case.objects.select_for_update().filter(pk=case).first()
        if row is None or not permissions.can_see(actor, row):
            raise errors.UnknownCase(str(case))
        procedure = procedure_of(row.procedure)
        rule = _rule(procedure, step)
        checked = valid(rule, facts)
        act = _Act(procedure, rule, row, actor, checked, at, proof, tuple(documents))
        check_allowed(row, rule, actor)
        check_version(row, rule.key, version)
        check_law(row, rule, checked, at, act.calendar, actor)
        _check_signature(act, row.version)
        taken = _take(act)
        row.save(update_fields=_CHANGING)
        _keep(act, taken)
        taken.event.case = row  # who goes on with the case need not ask for it
        return taken.event


def open_case(
    opening: Opening, step: str, actor: Actor, facts: BaseModel | dict[str, Any], *, at: datetime,
    proof: Proof | None = None, documents: Iterable[dict[str, Any]] = (), first: Iterable[Model] = (),
) -> Event:  # fmt: skip
    """Take the step that opens a case: the same door, with the case made in the same transaction.

    Rows given as `first` travel before the case in the same message. Raises `AlreadyExists` when a case with
    this id is there: a repeated submission makes no second one, and the transaction is undone.
    """
    procedure = procedure_of(opening.procedure)
    rule = _rule(procedure, step)
    checked = valid(rule, facts)
    row = rows.fresh(
        Case, id=opening.case, procedure=procedure.key, ruleset=procedure.ruleset,
        territory=opening.territory, state="", version=0, applicant=opening.applicant,
        principal=opening.principal, submitter=actor.iin, title=opening.title[:400],
        channel=opening.channel, received_at=at, head=journal.ROOT,
    )  # fmt: skip
    act = _Act(procedure, rule, row, actor, checked, at, proof, tuple(documents))
    if not rule.creates:
        raise errors.StepNotAllowed(step)
    own = permissions.is_own if Role.APPLICANT in rule.by else permissions.is_of_territory
    if not (rule.by & actor.roles) or not (Role.SYSTEM in actor.roles or own(actor, row)):
        raise errors.NotPermitted(step)
    check_law(row, rule, checked, at, act.calendar, actor)
    _check_signature(act, 0)
    taken = _take(act)
    with transaction.atomic(savepoint=False):
        try:
            _keep(act, taken, (*first, row, *_parties(row, opening.parties)))
        except IntegrityError as error:
            if rows.taken(error, Case):
                raise errors.AlreadyExists(str(opening.case)) from error
            raise
    return taken.event


def _rule(procedure: Procedure, step: str) -> Step:
    try:
        return procedure.step(step)
    except KeyError as error:
        raise errors.StepNotAllowed(step) from error


def valid(step: Step, facts: BaseModel | dict[str, Any]) -> BaseModel:
    """The facts as the step wants them, or `FactsInvalid` that names every field and rule."""
    if isinstance(facts, step.facts):
        return facts
    try:
        return step.facts.model_validate(facts)
    except ValidationError as error:
        raise errors.FactsInvalid(step.key, errors=error.errors(include_context=False)) from error


def check_allowed(case: Case, step: Step, actor: Actor) -> None:
    """Raise `NotPermitted`, `StepNotAllowed` or `SameHands` unless the actor may take the step now."""
    if not permissions.may_take(actor, step, case):
        raise errors.NotPermitted(step.key)
    if case.state not in step.from_:
        raise errors.StepNotAllowed(step.key, state=case.state)
    if not permissions.has_clean_hands(actor, step, case):
        raise errors.SameHands(step.key)


def check_version(case: Case, step: str, version: int | None) -> None:
    """Raise `StaleVersion`, with what was done since, when the case is not the one that was seen."""
    if version is not None and version != case.version:
        raise _stale(case, step, version)


def check_law(
    case: Case, step: Step, facts: BaseModel, at: datetime, calendar: WorkCalendar, actor: Actor
) -> None:
    """Raise `FactsInvalid` with everything that the step's own rules object to in the case's situation."""
    if not step.checks:
        return
    running = dict(case.clocks.filter(stopped_at=None).values_list("term", "due_on")) if case.version else {}
    situation = Situation(
        at=at, calendar=calendar, state=case.state, running=running, post=actor.staff,
        earlier=lambda *keys: _told(case, keys),
    )  # fmt: skip
    found = [objection for check in step.checks for objection in check(facts, situation)]
    if found:
        told = [
            {"loc": tuple(one.field.split(".")), "type": one.key, "msg": one.message, "clause": one.clause}
            for one in found
        ]
        raise errors.FactsInvalid(step.key, errors=told)


def _told(case: Case, steps: tuple[str, ...]) -> list[dict[str, Any]]:
    """The facts of the case's earlier steps of these names, in their order."""
    if not case.version:
        return []
    bodies = case.events.filter(step__in=steps).order_by("no").values_list("body", flat=True)
    return [json.loads(body)["facts"] for body in bodies]


def _stale(case: Case, step: str, seen: int) -> errors.StaleVersion:
    procedure = procedure_of(case.procedure)
    since = [
        {"no": event.no, "step": event.step, "at": event.at, "text": procedure.step(event.step).done}
        for event in case.events.filter(no__gt=seen).order_by("no").only("no", "step", "at")
    ]
    return errors.StaleVersion(step, since=since, version=case.version)


def _check_signature(act: _Act, version: int) -> None:
    if not act.step.signed:
        return
    proof = act.proof
    if proof is None or proof.iin != act.actor.iin:
        raise errors.SignatureNeeded(act.step.key)
    if act.actor.bin and not act.actor.staff and proof.bin != act.actor.bin:
        raise errors.SignatureNeeded(act.step.key)
    expected = bytes_to_sign(
        host=settings.SITE_NAME, procedure=act.procedure.key, step=act.step.key, case=act.case.pk,
        version=version, facts=act.told, documents=act.documents,
    )  # fmt: skip
    if proof.content != expected:
        raise errors.SignatureNeeded(act.step.key)


@dataclass(frozen=True, slots=True)
class _Taken:
    """What a step makes of a case, before it is written."""

    event: Event
    changes: clocks.Changes


def _take(act: _Act) -> _Taken:
    """Take the step in memory: the case's new state, its clocks, and the event chained to the one before."""
    case, step = act.case, act.step
    previous_state = case.state or None
    case.version += 1
    case.state = step.to or case.state
    if step.registers:
        case.number, case.registered_on = act.told["number"], act.facts.registered_on  # type: ignore[attr-defined]
    if step.assigns:
        case.assignee = UUID(str(act.told["staff"]))
    if act.procedure.state(case.state).final and case.closed_at is None:
        case.closed_at = act.at
    counts_from = step.counts_from(act.facts, act.at) if step.counts_from else None
    changes = clocks.plan(step, case, local(act.at).date(), act.calendar, counts_from=counts_from)
    case.due_at = changes.due_at if changes.touched else case.due_at
    entry = journal.Entry(
        case=case.pk, no=case.version, step=step.key, from_=previous_state, to=case.state, at=act.at,
        actor=act.actor.record(), facts=act.told, ruleset=case.ruleset, clause=str(step.clause),
        documents=act.documents, clocks=changes.told,
        signature={"id": str(act.proof.id), "sha256": act.proof.digest} if act.proof else None,
    )  # fmt: skip
    event = journal.event_of(entry, case.territory, act.actor.reference, bytes(case.head))
    case.head = event.hash
    return _Taken(event, changes)


def _keep(act: _Act, taken: _Taken, first: Iterable[Model] = ()) -> None:
    """Write everything that a step leaves, after the rows that come `first`."""
    clocks.apply(act.case, taken.changes, act.at)
    _move_tasks(act, taken.changes.due_at)
    rows.insert(
        [
            *first, taken.event, *taken.changes.start,
            *_tasks(act, taken.changes.due_at), *_messages(act, taken.event),
        ]
    )  # fmt: skip


def _parties(case: Case, parties: tuple[tuple[str, str, str], ...]) -> Iterator[Party]:
    for role, number, name in parties:
        yield rows.fresh(
            Party, case_id=case.pk, territory=case.territory, role=role, number=number, name=name[:400]
        )


def _move_tasks(act: _Act, due_at: datetime | None) -> None:
    case, step = act.case, act.step
    if step.closes:
        _close_tasks(case, step, act.at)
    if step.assigns and not step.opens:
        case.tasks.filter(done_at=None).exclude(assignee=None).update(assignee=case.assignee)
    restarts = set(step.starts) & set(step.stops)
    if (step.recomputes or step.pauses or step.resumes or restarts) and due_at:
        case.tasks.filter(done_at=None).update(due_at=due_at)


def _close_tasks(case: Case, step: Step, at: datetime) -> None:
    waiting = case.tasks.filter(done_at=None)
    one_by_one = {kind.key for kind in step.closes if kind.each and step.to is None}
    waiting.filter(kind__in={kind.key for kind in step.closes} - one_by_one).update(done_at=at)
    for kind in one_by_one:
        waiting.filter(pk=waiting.filter(kind=kind).order_by("opened_at").values("pk")[:1]).update(done_at=at)


def _tasks(act: _Act, due_at: datetime | None) -> Iterator[Task]:
    for kind in act.step.opens:
        yield rows.fresh(
            Task, case_id=act.case.pk, territory=act.case.territory, kind=kind.key, role=kind.role,
            assignee=None if kind.shared else act.case.assignee, opened_at=act.at, due_at=due_at or act.at,
        )  # fmt: skip


def _messages(act: _Act, event: Event) -> Iterator[Message]:
    for send in act.step.sends:
        yield rows.fresh(
            Message, case_id=act.case.pk, territory=act.case.territory, topic=send.topic,
            payload={"case": str(act.case.pk), "event": event.no, "step": act.step.key},
            available_at=send.due(act.at, act.facts, act.calendar) if send.due else act.at,
        )  # fmt: skip
