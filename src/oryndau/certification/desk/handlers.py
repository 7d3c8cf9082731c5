"""What this part answers to: registration, the head's signatures, delivery, notices to the candidate."""

from datetime import datetime

from oryndau.cases import outbox
from oryndau.cases.models import Message
from oryndau.certification.desk import acts, registration
from oryndau.certification.notices import announce

__all__ = ["acts", "registration"]


@outbox.handles("certification.received")
def tell_received(message: Message, at: datetime) -> None:
    """Acceptance, with the date and time of the result (C-04)."""
    announce(message, "received", at)


@outbox.handles("certification.registered")
def tell_registered(message: Message, at: datetime) -> None:
    """The number, and until when completeness is checked."""
    announce(message, "registered", at)


@outbox.handles("certification.invited")
def tell_invited(message: Message, at: datetime) -> None:
    """When and where the session is held."""
    announce(message, "invited", at)


@outbox.handles("certification.told")
def tell_delivered(message: Message, at: datetime) -> None:
    """A document is in the personal account."""
    announce(message, "told", at)
