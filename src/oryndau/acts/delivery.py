"""An act reaches the person: sealed, kept, and the delivery written into the case (C-17, E-03, E-11)."""

import json
from collections.abc import Callable
from datetime import datetime
from typing import Any

from pydantic import BaseModel

from oryndau.acts.models import Prepared
from oryndau.acts.services import content_of
from oryndau.cases import engine, outbox
from oryndau.cases.actors import SYSTEM
from oryndau.cases.models import Event, Message
from oryndau.documents import sealing, storage
from oryndau.documents.models import Document
from oryndau.documents.services import keep

DeliveryFacts = Callable[[Event, Document], BaseModel | dict[str, Any]]
"""The facts of the procedure's own step `deliver`, from the act's event and its kept document."""


def delivers(topic: str, facts: DeliveryFacts | None) -> None:
    """Register the delivery of a service's acts: what its signed steps leave in the outbox as `topic`.

    Without `facts` the act is sealed and kept, and nobody is sent it: the procedure has no step `deliver`.
    """

    @outbox.handles(topic)
    def handler(message: Message, at: datetime) -> None:
        _deliver(message, at, facts)


def _deliver(message: Message, at: datetime, facts: DeliveryFacts | None) -> None:
    """Seal the act of an event, keep it as a document, and write the delivery into the case.

    Without a seal nothing is sent: the message waits and says so. A delivered act is delivered no more.
    """
    event = Event.objects.select_related("case").get(case_id=message.of_case, no=message.payload["event"])
    numbers = [paper.get("number") for paper in json.loads(event.body)["documents"]]
    prepared = Prepared.objects.select_related("staff__person").get(number__in=numbers)
    if Document.objects.filter(number=prepared.number).exists():
        return
    signed = storage.read(prepared.sha256)
    try:
        sealed = sealing.seal(signed, at=at)
    except sealing.SealUnavailable as error:
        raise outbox.Later(str(error)) from error
    document = keep(
        content_of(event.case, prepared), sealed, case_id=event.case_id, territory=event.territory, at=at,
        event_no=event.no, signature_id=event.signature, signed=signed,
    )  # fmt: skip
    if facts is None:
        return
    told = {
        "kind": document.kind, "media_type": "application/pdf", "sha256": document.sha256,
        "size": len(sealed),
    }  # fmt: skip
    engine.perform(event.case_id, "deliver", SYSTEM, facts(event, document), at=at, documents=(told,))
