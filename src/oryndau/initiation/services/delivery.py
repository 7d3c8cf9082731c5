"""The result reaches the person: sealed, kept, told in the account, by e-mail, SMS (E-03, E-05, E-11)."""

from datetime import datetime

from oryndau.acts.delivery import delivers
from oryndau.cases import outbox
from oryndau.cases.models import Event, Message
from oryndau.documents.models import Document
from oryndau.initiation.notices import announce
from oryndau.initiation.services.submission import application_of
from oryndau.law.initiation import Delivery


def _delivery(event: Event, document: Document) -> Delivery:
    return Delivery(
        document=document.pk, number=document.number, sha256=document.sha256, channels=_channels(event)
    )


def _channels(event: Event) -> tuple[str, ...]:
    applicant = application_of(event.case_id).applicant
    return ("account", "email", "sms") if applicant.phones else ("account", "email")


delivers("initiation.deliver", _delivery)


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
