"""What this part answers to: notices of steps, deliveries of signed acts, the daily round (W-01, W-04)."""

from datetime import datetime, timedelta

from oryndau.cases import outbox
from oryndau.cases.models import Message
from oryndau.profession import beside, deciding, notices, place, reminding, story
from oryndau.timekeeping import local

__all__ = ["beside", "deciding", "place", "story"]


@outbox.handles("agent.registered")
def registered(message: Message, at: datetime) -> None:
    """Tell the agent, and see that tomorrow's round is made: the first agent starts the daily rounds."""
    _told(message, at)
    reminding.plan(local(at).date() + timedelta(days=1))


def _told(message: Message, at: datetime) -> None:
    notices.of_step(message.of_case, message.payload["event"], at=at)


for _topic in (
    "agent.confirmed", "agent.check-opened", "agent.check-finished", "agent.offence", "agent.decided",
    "agent.ended",
):  # fmt: skip
    outbox.handles(_topic)(_told)
