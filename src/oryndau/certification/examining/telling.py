"""What the candidate is told of the hall: a suspension, an objection received, a ruling (C-10)."""

from datetime import datetime

from oryndau.cases import outbox
from oryndau.cases.models import Message
from oryndau.certification.notices import announce


@outbox.handles("certification.suspended")
def tell_suspended(message: Message, at: datetime) -> None:
    """He was suspended, and may apply again three months after the decision (C-10)."""
    announce(message, "suspended", at)


@outbox.handles("certification.question-contested")
def tell_contested(message: Message, at: datetime) -> None:
    """His objection to a question was received."""
    announce(message, "question-contested", at)


@outbox.handles("certification.question-ruled")
def tell_ruled(message: Message, at: datetime) -> None:
    """The Department ruled on his objection."""
    announce(message, "question-ruled", at)
