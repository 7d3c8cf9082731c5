"""Questions that a candidate marks to come back to: they move with him to another computer (C-11)."""

from uuid import UUID

from django.db import transaction

from oryndau.examination.hall.errors import Refused
from oryndau.examination.models import Attempt


def mark(attempt: UUID, place: str, question: int, on: bool | None = None) -> list[int]:
    """Mark a question, or take the mark away (`on` None: the other way round). The marks after it."""
    with transaction.atomic():
        row = Attempt.objects.select_for_update().filter(pk=attempt, state="running", place=place).first()
        if row is None:
            raise Refused("not-running")
        if not 1 <= question <= len(row.paper):
            raise Refused("unknown-question")
        wanted = question not in row.flags if on is None else on
        flags: list[int] = sorted({*row.flags, question} if wanted else {*row.flags} - {question})
        row.flags = flags
        row.save(update_fields=["flags"])
    return flags
