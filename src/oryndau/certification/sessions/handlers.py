"""What sessions answer to: the closing of receipt, and what candidates are told of a change (C-02)."""

import json
from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from oryndau import acts
from oryndau.acts.delivery import delivers
from oryndau.cases import outbox
from oryndau.cases.models import Case, Event, Message
from oryndau.certification.models import Session
from oryndau.certification.sessions import appointing, notices, papers, services
from oryndau.certification.sessions.selectors import candidates
from oryndau.law.certification.session import ANNOUNCED, SESSION


@outbox.handles("certification-session.close")
def close(message: Message, at: datetime) -> None:
    """Close the receipt at the end of the closing date; a session that was cancelled is left alone.

    The last day's applications are registered first, so that the number told is the true one.
    """
    if Case.objects.get(pk=message.of_case).state != ANNOUNCED:
        return
    if any(case.state == "submitted" for _row, case in candidates(message.of_case)):
        raise outbox.NotYet("applications of the last day wait for registration")
    services.close_receipt(message.of_case, at=max(at, message.available_at))


@outbox.handles("certification-session.changed")
def tell_changed(message: Message, at: datetime) -> None:
    """Tell every candidate the new time and place."""
    _tell(message, notices.changed, at)


@outbox.handles("certification-session.cancelled")
def tell_cancelled(message: Message, at: datetime) -> None:
    """Tell every candidate that the session is off, and what he can do."""
    _tell(message, notices.cancelled, at)


def _tell(message: Message, words: notices.Words, at: datetime) -> None:
    session = Session.objects.get(pk=message.of_case)
    body = Event.objects.values_list("body", flat=True).get(case_id=session.pk, no=message.payload["event"])
    for _row, case in candidates(session.pk):
        if case.closed_at is None:
            notices.tell(case, session, words, json.loads(body)["facts"], no=message.payload["event"], at=at)


acts.register(
    SESSION.key, "appoint",
    acts.Act(
        kind=papers.CommissionOrder.template,
        title=_("Sign the order that appoints the Commission"),
        lead=_("Your signature appoints the Commission at once."),
        content=papers.commission_order,
        rows=lambda case: ((_("Session"), case.title),),
        back=lambda case: reverse("sessions:appoint", args=[case.pk]),
        done=lambda case: reverse("sessions:staff", args=[case.pk]),
        after=appointing.seat,
    ),
)  # fmt: skip

delivers("certification-session.keep", None)
