"""Asking a register once more, at the clerk's wish (C-05)."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from oryndau.cases import errors, permissions
from oryndau.cases.actors import Actor
from oryndau.cases.models import Case, Message
from oryndau.cases.permissions import Permission
from oryndau.certification.lookups import questions, selectors
from oryndau.law.certification.candidate import CERTIFICATION
from oryndau.law.certification.facts import Register


def ask_again(case: UUID, register: Register, actor: Actor, *, at: datetime) -> None:
    """Ask a register about the candidate once more; its answer comes into the case when it is there.

    A question that still waits is brought forward instead of a second one. The message keeps who asked.
    Raises `UnknownCase`, `NotPermitted`, or `StepNotAllowed` in a case that is closed.
    """
    with transaction.atomic():
        row = Case.objects.select_for_update().filter(pk=case, procedure=CERTIFICATION.key).first()
        if row is None or not permissions.can_see(actor, row):
            raise errors.UnknownCase(str(case))
        desk = permissions.has(actor, Permission.OPEN_CERTIFICATION_DESK)
        if not desk or not permissions.is_of_territory(actor, row):
            raise errors.NotPermitted("record-answer")
        if row.closed_at is not None:
            raise errors.StepNotAllowed("record-answer", state=row.state)
        postponed = Message.objects.filter(
            case=row,
            done_at=None,
            topic=questions.TOPIC,
            payload__register=register.value,
            available_at__gt=at,
        )
        if postponed.update(available_at=at) or register in selectors.waiting(row):
            return
        Message.objects.create(
            case=row, territory=row.territory, topic=questions.TOPIC, available_at=at,
            payload=questions.payload(register, case, asked_by=actor.reference),
        )  # fmt: skip
