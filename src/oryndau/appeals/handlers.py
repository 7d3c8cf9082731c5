"""What the room answers to: registration, the end of the term, delivery, notices (C-24, E-15)."""

from datetime import datetime
from uuid import UUID

from oryndau.acts.delivery import delivers
from oryndau.appeals import contested
from oryndau.appeals.notices import announce
from oryndau.appeals.papers import readable
from oryndau.appeals.selectors import complaint
from oryndau.cases import calendars, engine, numbering, outbox
from oryndau.cases.actors import SYSTEM
from oryndau.cases.models import Case, Event, Message
from oryndau.documents.models import Document
from oryndau.law.appeal import SUBMITTED, WITH
from oryndau.law.appeal_facts import Delivery, Lapse, Registration
from oryndau.timekeeping import local
from oryndau.wizard.services.keeping import keep_papers

SERIES, PREFIX = "complaint", "CM"
_LYING = frozenset(WITH.values())


@outbox.handles("complaint.register")
def register_message(message: Message, at: datetime) -> None:
    """Register the complaint of a message; one that is registered or withdrawn already is left alone."""
    case = Case.objects.select_for_update().get(pk=message.of_case)
    if case.state == SUBMITTED:
        register(case.pk, at=max(at, message.available_at))


def register(case_id: UUID, *, at: datetime) -> Event:
    """Give the complaint its number, start the addressee's term, lay it into the hall of his role."""
    case = Case.objects.get(pk=case_id)
    facts, today = complaint(case), local(at).date()
    about = Case.objects.get(pk=facts.contested.case)
    told = Registration(
        number=f"{PREFIX}-{numbering.next_number(SERIES, case.territory, today.year)}", registered_on=today,
        barred=contested.barred(about, facts.contested.event), calendar_version=calendars.active().version,
    )  # fmt: skip
    event = engine.perform(case_id, f"register-{facts.addressee.value}", SYSTEM, told, at=at)
    keep_papers(case, lambda moment: readable(facts, "", moment))
    return event


@outbox.handles("complaint.lapse")
def lapse(message: Message, at: datetime) -> None:
    """At the end of the term silence becomes a refusal (APPC Art. 91(2), 100(5)).

    A complaint that is decided or withdrawn is left alone. Where another calendar moved the term meanwhile,
    the message waits for its new end.
    """
    case = Case.objects.select_for_update().get(pk=message.of_case)
    running = case.clocks.filter(stopped_at=None).first()
    if case.state not in _LYING or running is None:
        return
    if at < running.due_at:
        Message.objects.create(
            case=case, territory=message.territory, topic=message.topic, payload=message.payload,
            available_at=running.due_at,
        )  # fmt: skip
        return
    engine.perform(case.pk, "lapse", SYSTEM, Lapse(ended_on=running.due_on), at=at)


def _delivery(event: Event, document: Document) -> Delivery:
    return Delivery(
        document=document.pk, number=document.number or "", sha256=document.sha256,
        channels=("account", "email", "sms"),
    )  # fmt: skip


delivers("complaint.deliver", _delivery)


@outbox.handles("complaint.received")
def tell_received(message: Message, at: datetime) -> None:
    """Acceptance, with the date and time of the answer."""
    announce(message, "received", at)


@outbox.handles("complaint.registered")
def tell_registered(message: Message, at: datetime) -> None:
    """The number, who considers it, and until when."""
    announce(message, "registered", at)


@outbox.handles("complaint.told")
def tell_decided(message: Message, at: datetime) -> None:
    """The decision is in the personal account."""
    announce(message, "decided", at)


@outbox.handles("complaint.lapsed")
def tell_lapsed(message: Message, at: datetime) -> None:
    """Nobody decided: what that means, and the way to court."""
    announce(message, "lapsed", at)
