"""The worker asks the registers about a candidate and writes their answers into his case (C-05).

One message per register, so that one that fails delays no other. A register that is down is asked again by
the outbox, with the same message id; when it has been tried for some minutes, the case is told so once.
"""

import json
import logging
from datetime import datetime

from oryndau.cases import engine, outbox
from oryndau.cases.actors import SYSTEM
from oryndau.cases.models import Case, Event, Message
from oryndau.certification.lookups import questions, telling
from oryndau.certification.lookups.application import application_of
from oryndau.gateway import lookups as gateway
from oryndau.gateway.connection import registers
from oryndau.law.certification.facts import Register, RegisterAnswer
from oryndau.timekeeping import local

log = logging.getLogger("oryndau.certification")

PATIENCE = 6
"""Attempts after which the case is told that a register does not answer: about five minutes."""


@outbox.handles("certification.ask-registers")
def ask_registers(message: Message, at: datetime) -> None:
    """Leave one look-up for every register."""
    gateway.fan_out(message, questions.TOPIC, questions.questions(message.of_case), at)


@outbox.handles(questions.TOPIC)
def look_up(message: Message, at: datetime) -> None:
    """Ask one register and write its answer down. Of a closed case nothing more is asked: nobody needs it."""
    if Case.objects.filter(pk=message.of_case).exclude(closed_at=None).exists():
        return
    register = Register(message.payload["register"])
    try:
        consent = questions.consent_for(message.payload, message.of_case)
    except questions.NoConsent:
        log.error("%s is not asked without consent", register, extra={"case": str(message.of_case)})
        _record(message, register, gateway.Reply("refused"), at)
        return
    iin = application_of(message.of_case).applicant.iin
    try:
        reply = gateway.ask(
            register, lambda: questions.ask(registers(), register, iin, consent, message.pk), message, at
        )
    except outbox.Later as later:
        raise _told_in_the_end(message, register, later, at) from later
    _record(message, register, reply, at)


def _record(message: Message, register: Register, reply: gateway.Reply[object], at: datetime) -> None:
    """Write an answer, or the lack of one, into the case: only what the decision needs."""
    told = telling.Told({})
    if reply.record:
        told = telling.told(register, reply.record, application_of(message.of_case), local(at).date())
    answer = RegisterAnswer(
        register_name=register, outcome=reply.outcome, record=told.record, differs=told.differs,
        message_id=str(message.pk), answered_at=at,
    )  # fmt: skip
    engine.perform(message.of_case, "record-answer", SYSTEM, answer, at=at)


def _told_in_the_end(message: Message, register: Register, later: outbox.Later, at: datetime) -> outbox.Later:
    """The same postponement, which also tells the case, once, that the register does not answer."""

    def keep() -> None:
        if later.keep:
            later.keep()
        if message.attempts < PATIENCE or _is_told(message):
            return
        try:
            _record(message, register, gateway.Reply("unavailable"), at)
        except Exception:  # the message itself waits on, whatever came of telling
            log.exception("the silence of %s was not recorded", register)

    return outbox.Later(str(later), keep=keep)


def _is_told(message: Message) -> bool:
    bodies = Event.objects.filter(case_id=message.of_case, step="record-answer").values_list(
        "body", flat=True
    )
    return any(json.loads(body)["facts"]["message_id"] == str(message.pk) for body in bodies)
