"""Look-ups that every service makes alike: one message per question, so that one that fails delays no other.

The worker asks; nothing that a person waits for does. What waiting can mend is asked again by the outbox with
the same message id; what it cannot is an answer too, of which the person who decides must know (C-05).
"""

import logging
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Generic, Literal, TypeVar

from oryndau.cases.models import Message
from oryndau.gateway.connection import call
from oryndau.gateway.shep import GatewayError, GatewayRefused, PersonRecord

log = logging.getLogger("oryndau.gateway")

Outcome = Literal["found", "not-found", "refused", "unavailable"]
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Reply(Generic[T]):
    """What came of a question; `record` is there only where something was found."""

    outcome: Outcome
    record: T | None = None


def fan_out(message: Message, topic: str, questions: Iterable[dict[str, Any]], at: datetime) -> None:
    """Leave a message of `topic` for each question about the case of `message`."""
    Message.objects.bulk_create(
        Message(
            case_id=message.case_id, territory=message.territory, topic=topic, available_at=at, payload=one
        )
        for one in questions
    )


def ask(register: str, question: Callable[[], T | None], message: Message, at: datetime) -> Reply[T]:
    """Ask a register, with a record of the call. An empty answer is "not found".

    Raises `outbox.Later` for what waiting can mend. Logs the case and the register, never the person.
    """
    try:
        record = call(register, question, message=message.pk, case=message.of_case, at=at)
    except GatewayError as error:
        said = "refused" if isinstance(error, GatewayRefused) else "could not answer"
        log.warning("register %s %s a look-up", register, said, extra={"case": str(message.of_case)})
        return Reply("refused" if isinstance(error, GatewayRefused) else "unavailable")
    return Reply("found", record) if record else Reply("not-found")


def told_of_person(record: PersonRecord) -> dict[str, str | None]:
    """What is kept of a person's record: only what a decision needs."""
    address = record.registration
    return {
        "name": record.full_name, "birth_date": record.birth_date.isoformat(),
        "life_status": record.life_status, "capacity": record.capable_status,
        "territory": address.territory if address else None, "address": address.ru if address else None,
    }  # fmt: skip
