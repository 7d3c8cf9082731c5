"""What this part answers to: the end of a test's time."""

from datetime import datetime
from uuid import UUID

from oryndau.cases import outbox
from oryndau.cases.models import Message
from oryndau.examination.hall.running import FINISH, finish_if_over
from oryndau.examination.models import Attempt


@outbox.handles(FINISH)
def end_what_is_over(message: Message, at: datetime) -> None:
    """End a test whose time is over, though its candidate sends nothing any more (C-11).

    The message was left when the test began, due at its end.
    """
    attempt = Attempt.objects.filter(pk=UUID(message.payload["attempt"])).first()
    if attempt:
        finish_if_over(attempt, at)
