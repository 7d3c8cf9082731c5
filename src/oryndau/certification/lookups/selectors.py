"""What the registers have answered about a candidate, and which are still to answer (C-05)."""

import json
from collections.abc import Mapping
from uuid import UUID

from oryndau.cases.models import Case, Event, Message
from oryndau.certification.lookups.questions import TOPIC
from oryndau.law.certification.facts import ASKED, Register, RegisterAnswer


def answers(case: Case | UUID) -> Mapping[Register, RegisterAnswer]:
    """The last answer of every register that has answered; what a health register said is among them, so
    only whoever decides on the restrictions may be shown it.
    """
    found = Event.objects.filter(case_id=_key(case), step="record-answer").order_by("no")
    told = (
        RegisterAnswer.model_validate(json.loads(body)["facts"])
        for body in found.values_list("body", flat=True)
    )
    latest = {answer.register_name: answer for answer in told}
    return {register: latest[register] for register in Register if register in latest}


def waiting(case: Case | UUID) -> tuple[Register, ...]:
    """The registers whose answer to a question is still awaited; also where an earlier one stands."""
    mine = Message.objects.filter(case_id=_key(case), done_at=None)
    if mine.filter(topic="certification.ask-registers").exists():
        return ASKED
    asked = set(mine.filter(topic=TOPIC).values_list("payload__register", flat=True))
    return tuple(register for register in Register if register.value in asked)


def _key(case: Case | UUID) -> UUID:
    return case.pk if isinstance(case, Case) else case
