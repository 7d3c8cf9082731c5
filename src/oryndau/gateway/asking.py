"""A service asks the registers about an applicant, and writes their answers into his case (C-05, L-04).

One message per register, so that one that fails delays no other. A register that is down is asked again by
the outbox, with the same message id; when it has been tried for some minutes, the case is told so once. A
service says what is its own (`LookUps`); the rest is here, once for all of them.
"""

import json
import logging
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.db import transaction

from oryndau.cases import engine, errors, outbox, permissions
from oryndau.cases.actors import SYSTEM, Actor
from oryndau.cases.models import Case, Event, Message
from oryndau.cases.permissions import Permission
from oryndau.gateway import consent, lookups, questions
from oryndau.gateway.lookups import Reply
from oryndau.gateway.questions import About
from oryndau.gateway.shep import Consent, Registers
from oryndau.gateway.telling import Told
from oryndau.law.answers import Register, RegisterAnswer
from oryndau.timekeeping import local

log = logging.getLogger("oryndau.gateway")

PATIENCE = 6
"""Attempts after which the case is told that a register does not answer: about five minutes."""
AGAIN = timedelta(hours=2)
"""When a body that has not decided yet is asked again."""


@dataclass(frozen=True, slots=True)
class LookUps:
    """What is a service's own of its look-ups."""

    begins: frozenset[str]
    """Topics of the messages by which its steps say that the registers are to be asked."""
    topic: str
    """Topic of its questions."""
    procedures: frozenset[str]
    desk: Permission
    """Who may ask a register once more."""
    asked: Callable[[UUID], Sequence[Register]]
    """The registers that are asked about the applicant of a case."""
    about: Callable[[UUID], About]
    consent: Callable[[UUID], Consent | None]
    """The consent of a case to ask the health registers."""
    told: Callable[[UUID, Register, Any, date], Told]
    """What a case keeps of what a register found, on a day of the applicant's country."""

    def begin(self, message: Message, at: datetime) -> None:
        """Leave one look-up for every register."""
        asked = self.asked(message.of_case)
        every = (self.payload(register, message.of_case) for register in asked)
        lookups.fan_out(message, self.topic, every, at)

    def payload(self, register: Register, case: UUID, **more: str) -> dict[str, Any]:
        """What the message of a question carries: the register, and for a health register the consent."""
        held = self.consent(case) if register in consent.HEALTH else None
        proof = {"consent": consent.reference(held)} if held else {}
        return {"register": register.value, **proof, **more}

    def look_up(self, registers: Callable[[], Registers], message: Message, at: datetime) -> None:
        """Ask one register and write its answer down. Of a closed case nothing more is asked."""
        if _is_closed(message.of_case):
            return
        register = Register(message.payload["register"])
        try:
            held = self._consent_for(register, message)
        except consent.NoConsent:
            log.error("%s is not asked without consent", register, extra={"case": str(message.of_case)})
            self._record(message, register, Reply("refused"), at)
            return
        about = self.about(message.of_case)
        try:
            reply = lookups.ask(
                register, lambda: questions.ask(registers(), register, about, held, message.pk), message, at
            )
        except outbox.Later as later:
            raise self._told_in_the_end(message, register, later, at) from later
        self._record(message, register, reply, at)

    def _consent_for(self, register: Register, message: Message) -> Consent | None:
        held = self.consent(message.of_case) if register in consent.HEALTH else None
        return consent.checked(message.payload, held)

    def _record(self, message: Message, register: Register, reply: Reply[Any], at: datetime) -> None:
        """Write an answer, or the lack of one, into the case: only what the decision needs."""
        told, outcome = Told({}), reply.outcome
        if reply.record:
            told = self.told(message.of_case, register, reply.record, local(at).date())
        if told.awaited:
            outcome = "not-found"
            if self._is_awaited_already(message, register, at):
                return
        answer = RegisterAnswer(
            register_name=register, outcome=outcome, record=told.record, differs=told.differs,
            message_id=str(message.pk), answered_at=at,
        )  # fmt: skip
        engine.perform(message.of_case, "record-answer", SYSTEM, answer, at=at)

    def _is_awaited_already(self, message: Message, register: Register, at: datetime) -> bool:
        """Ask who has not decided again later; whether the case holds already that he has not."""
        if register not in self.waiting(message.of_case):
            self._question(message.of_case, message.territory, register, at + AGAIN)
        last = answers(message.of_case).get(register)
        return last is not None and last.outcome == "not-found"

    def _told_in_the_end(
        self, message: Message, register: Register, later: outbox.Later, at: datetime
    ) -> outbox.Later:
        """The same postponement, which also tells the case, once, that the register does not answer."""

        def keep() -> None:
            if later.keep:
                later.keep()
            if message.attempts < PATIENCE or _is_told(message):
                return
            try:
                self._record(message, register, Reply("unavailable"), at)
            except Exception:  # the message itself waits on, whatever came of telling
                log.exception("the silence of %s was not recorded", register)

        return outbox.Later(str(later), keep=keep)

    def waiting(self, case: Case | UUID) -> tuple[Register, ...]:
        """The registers whose answer to a question is still awaited; also where an earlier one stands."""
        key = _key(case)
        mine = Message.objects.filter(case_id=key, done_at=None)
        if mine.filter(topic__in=self.begins).exists():
            return tuple(self.asked(key))
        asked = set(mine.filter(topic=self.topic).values_list("payload__register", flat=True))
        return tuple(register for register in Register if register.value in asked)

    def ask_again(self, case: UUID, register: Register, actor: Actor, *, at: datetime) -> None:
        """Ask a register about the applicant once more; its answer comes into the case when it is there.

        A question that still waits is brought forward instead of a second one. The message keeps who asked.
        Raises `UnknownCase`, `NotPermitted`, or `StepNotAllowed` in a case that is closed, and for a
        register that is not asked about this applicant.
        """
        with transaction.atomic():
            row = Case.objects.select_for_update().filter(pk=case, procedure__in=self.procedures).first()
            if row is None or not permissions.can_see(actor, row):
                raise errors.UnknownCase(str(case))
            if not permissions.has(actor, self.desk) or not permissions.is_of_territory(actor, row):
                raise errors.NotPermitted("record-answer")
            if row.closed_at is not None or register not in self.asked(case):
                raise errors.StepNotAllowed("record-answer", state=row.state)
            postponed = Message.objects.filter(
                case=row, done_at=None, topic=self.topic, payload__register=register.value,
                available_at__gt=at,
            )  # fmt: skip
            if not postponed.update(available_at=at) and register not in self.waiting(row):
                self._question(case, row.territory, register, at, asked_by=actor.reference)

    def _question(self, case: UUID, territory: str, register: Register, at: datetime, **more: str) -> None:
        Message.objects.create(
            case_id=case, territory=territory, topic=self.topic, available_at=at,
            payload=self.payload(register, case, **more),
        )  # fmt: skip


def answers(case: Case | UUID) -> Mapping[Register, RegisterAnswer]:
    """The last answer of every register that has answered; what a health register said is among them, so
    only whoever decides may be shown it.
    """
    latest = {answer.register_name: answer for answer in _told(_key(case))}
    return {register: latest[register] for register in Register if register in latest}


def _told(case: UUID) -> Iterator[RegisterAnswer]:
    bodies = Event.objects.filter(case_id=case, step="record-answer").order_by("no")
    for body in bodies.values_list("body", flat=True):
        yield RegisterAnswer.model_validate(json.loads(body)["facts"])


def _is_told(message: Message) -> bool:
    return any(one.message_id == str(message.pk) for one in _told(message.of_case))


def _is_closed(case: UUID) -> bool:
    return Case.objects.filter(pk=case).exclude(closed_at=None).exists()


def _key(case: Case | UUID) -> UUID:
    return case.pk if isinstance(case, Case) else case
