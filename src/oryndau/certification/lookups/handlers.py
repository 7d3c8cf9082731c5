"""The worker asks the registers about a candidate and writes their answers into his case (C-05)."""

from datetime import datetime

from oryndau.cases import outbox
from oryndau.cases.models import Message
from oryndau.certification.lookups.selectors import BEGINS, LOOK_UPS, TOPIC
from oryndau.gateway.connection import registers

outbox.handles(BEGINS)(LOOK_UPS.begin)


@outbox.handles(TOPIC)
def look_up(message: Message, at: datetime) -> None:
    """Ask one register and write its answer down."""
    LOOK_UPS.look_up(registers, message, at)
