"""What this part answers to: the hand-over after a certification, and the stages of the one road."""

from datetime import datetime

from oryndau.cases import outbox
from oryndau.cases.models import Message
from oryndau.licensing.combined import road, services
from oryndau.registers.services import HAND_OVER

__all__ = ["road", "services"]


@outbox.handles(HAND_OVER)
def take_over(message: Message, at: datetime) -> None:
    """The decision to certify was signed: the case of the licence opens by itself."""
    services.take_over(message.of_case, at=at)
