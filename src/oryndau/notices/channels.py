"""The ways out of the house: SMTP and the SMS gateway. Both carry an id that makes a repetition harmless."""

import threading
from datetime import datetime
from uuid import UUID

import requests
from django.conf import settings
from django.core.mail import EmailMessage

from oryndau.cases import outbox
from oryndau.cases.models import Message
from oryndau.notices.models import Dispatch

TIMEOUT = 10
_kept = threading.local()


@outbox.handles("notices.email")
def send_email(message: Message, at: datetime) -> None:
    """Send one notice by e-mail. A mail server that does not answer is tried again later."""
    dispatch = _dispatch(message)
    if dispatch is None:
        return
    notice, language = dispatch.notice, dispatch.language
    mail = EmailMessage(
        getattr(notice, f"subject_{language}"),
        f"{getattr(notice, f'body_{language}')}\n\n{settings.SITE_URL}\n",
        to=[dispatch.address], headers={"Message-ID": f"<{dispatch.pk}@{settings.SITE_NAME}>"},
    )  # fmt: skip
    try:
        mail.send()
    except OSError as error:
        raise outbox.Later(f"mail: {error}") from error
    _sent(dispatch, at, "")


@outbox.handles("notices.sms")
def send_sms(message: Message, at: datetime) -> None:
    """Send one notice by SMS: its subject and where to read more. Tried again while the gateway is down."""
    dispatch = _dispatch(message)
    if dispatch is None:
        return
    text = f"{getattr(dispatch.notice, f'subject_{dispatch.language}')}. {settings.SITE_URL}"
    try:
        answer = _session().post(
            f"{settings.SMS_URL}/send", timeout=TIMEOUT,
            json={"phone": dispatch.address, "text": text, "id": str(dispatch.pk)},
        )  # fmt: skip
        answer.raise_for_status()
    except requests.RequestException as error:
        raise outbox.Later(f"sms: {type(error).__name__}") from error
    _sent(dispatch, at, str(answer.status_code))


def _session() -> requests.Session:
    """This thread's session with the SMS gateway: its connection is kept between messages."""
    if not hasattr(_kept, "session"):
        _kept.session = requests.Session()
    found: requests.Session = _kept.session
    return found


def _dispatch(message: Message) -> Dispatch | None:
    found = Dispatch.objects.select_related("notice").get(pk=UUID(message.payload["dispatch"]))
    return None if found.sent_at else found


def _sent(dispatch: Dispatch, at: datetime, receipt: str) -> None:
    Dispatch.objects.filter(pk=dispatch.pk).update(sent_at=at, receipt=receipt)
