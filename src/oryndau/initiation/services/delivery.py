"""The result reaches the person: sealed, kept, told in the account, by e-mail, SMS (E-03, E-05, E-11)."""

import json
from datetime import datetime
from typing import Any

from oryndau.cases import engine, outbox
from oryndau.cases.actors import SYSTEM
from oryndau.cases.models import Event, Message
from oryndau.documents import sealing, storage
from oryndau.documents.content import Decree
from oryndau.documents.services import keep
from oryndau.initiation.models import PreparedDecree
from oryndau.initiation.notices import announce
from oryndau.initiation.services.decision import STEPS, decree_content
from oryndau.initiation.services.submission import application_of
from oryndau.law.initiation import Delivery


@outbox.handles("initiation.deliver")
def deliver(message: Message, at: datetime) -> None:
    """Seal the decree of an event, keep it as a document, and write the delivery into the case.

    Without a seal nothing is sent: the message waits and says so.
    """
    if Event.objects.filter(case_id=message.of_case, step="deliver").exists():
        return
    made = {"case_id": message.of_case, "no": message.payload["event"]}
    event = Event.objects.select_related("case").get(**made)
    decree = _decree_of(event)
    signed = storage.read(decree["sha256"])
    try:
        sealed = sealing.seal(signed, at=at)
    except sealing.SealUnavailable as error:
        raise outbox.Later(str(error)) from error
    document = keep(
        _content(event, decree["number"]), sealed, case_id=event.case_id, territory=event.territory, at=at,
        event_no=event.no, signature_id=event.signature, signed=signed,
    )  # fmt: skip
    facts = Delivery(
        document=document.pk, number=decree["number"], sha256=document.sha256, channels=_channels(event)
    )
    told = {
        "kind": decree["kind"],
        "media_type": "application/pdf",
        "sha256": document.sha256,
        "size": len(sealed),
    }
    engine.perform(event.case_id, "deliver", SYSTEM, facts, at=at, documents=(told,))


def _decree_of(event: Event) -> dict[str, Any]:
    documents: list[dict[str, Any]] = json.loads(event.body)["documents"]
    return next(document for document in documents if document["kind"].startswith("decree-"))


def _content(event: Event, number: str) -> Decree:
    prepared = PreparedDecree.objects.select_related("staff__person").get(number=number)
    act = STEPS[prepared.step].model_validate(prepared.facts)
    return decree_content(event.case, prepared.step, act, prepared.staff, number, prepared.made_at)


def _channels(event: Event) -> tuple[str, ...]:
    applicant = application_of(event.case_id).applicant
    return ("account", "email", "sms") if applicant.phones else ("account", "email")


@outbox.handles("notices.received")
def tell_received(message: Message, at: datetime) -> None:
    """Acceptance status, with the date and time of the result (E-05, C-04)."""
    announce(message, "received", at)


@outbox.handles("notices.registered")
def tell_registered(message: Message, at: datetime) -> None:
    """The application was registered and handed to a bailiff."""
    announce(message, "registered", at)


@outbox.handles("notices.result")
def tell_result(message: Message, at: datetime) -> None:
    """The decree is in the personal account."""
    announce(message, "result", at)
