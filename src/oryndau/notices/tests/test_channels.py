"""E-mail and SMS leave once; what a server refuses is tried again and not sent twice (E-05, E-11)."""

import json
from collections.abc import Iterator
from datetime import timedelta
from http.server import BaseHTTPRequestHandler, HTTPServer
from smtplib import SMTPException
from threading import Thread
from typing import Any

import pytest
from django.core import mail
from django.core.mail import EmailMessage

from oryndau.cases import outbox
from oryndau.cases.models import Message
from oryndau.cases.tests.factories import WORKING_MORNING, submitted
from oryndau.law.text import Text
from oryndau.notices.models import Dispatch
from oryndau.notices.services import notify

pytestmark = pytest.mark.django_db
PHONE = "+77011234567"


class Gateway(HTTPServer):
    """An SMS gateway of another program: keeps what it is sent, answers what it is told to."""

    status = 202

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Take)
        self.taken: list[dict[str, Any]] = []


class _Take(BaseHTTPRequestHandler):
    server: Gateway

    def do_POST(self) -> None:
        self.server.taken.append(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))
        self.send_response(self.server.status)
        self.end_headers()

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def gateway(settings: Any) -> Iterator[Gateway]:
    made = Gateway()
    Thread(target=made.serve_forever, daemon=True).start()
    settings.SMS_URL = f"http://127.0.0.1:{made.server_port}"
    yield made
    made.shutdown()
    made.server_close()


def queued(topic: str) -> Message:
    """A notice that waits to go out by one way."""
    way = {"emails": ["a@example.kz"]} if topic == "notices.email" else {"phones": [PHONE]}
    subject = Text(kk="Өтініш қабылданды", ru="Заявление принято", en="Received")
    body = Text(kk="Нәтижесі ертең", ru="Результат завтра", en="The result comes tomorrow")
    case = submitted()
    notify("850315400124", "received", subject, body, at=WORKING_MORNING, case=case.pk, territory="75",
           language="kk", **way)  # type: ignore[arg-type]  # fmt: skip
    return Message.objects.get(topic=topic)


def worked(message: Message, later: int = 0) -> bool:
    return outbox.work_off(Message.objects.get(pk=message.pk), WORKING_MORNING + timedelta(minutes=later))


def test_an_email_goes_out_in_the_applicants_language(settings: Any) -> None:
    assert worked(queued("notices.email"))
    sent = mail.outbox[0]
    assert (sent.subject, sent.to) == ("Өтініш қабылданды", ["a@example.kz"])
    assert sent.body.startswith("Нәтижесі ертең\n\n" + settings.SITE_URL)
    assert str(Dispatch.objects.get().pk) in sent.extra_headers["Message-ID"]


@pytest.mark.parametrize("error", [ConnectionRefusedError(), TimeoutError(), SMTPException("4xx")])
def test_a_mail_server_that_is_down_is_tried_again(monkeypatch: pytest.MonkeyPatch, error: OSError) -> None:
    def down(self: EmailMessage, **_: object) -> int:
        raise error

    message = queued("notices.email")
    with monkeypatch.context() as patch:
        patch.setattr(EmailMessage, "send", down)
        assert not worked(message)
    assert Dispatch.objects.get().sent_at is None
    assert worked(message, later=5)
    assert len(mail.outbox) == 1
    assert Dispatch.objects.get().sent_at == WORKING_MORNING + timedelta(minutes=5)


def test_an_sms_says_what_happened_and_where_to_read_more(gateway: Gateway, settings: Any) -> None:
    assert worked(queued("notices.sms"))
    dispatch = Dispatch.objects.get()
    text = f"Өтініш қабылданды. {settings.SITE_URL}"
    assert gateway.taken == [{"phone": PHONE, "text": text, "id": str(dispatch.pk)}]
    assert (dispatch.receipt, dispatch.sent_at) == ("202", WORKING_MORNING)


def test_an_sms_that_failed_is_sent_again_with_the_same_id(gateway: Gateway) -> None:
    message = queued("notices.sms")
    gateway.status = 503
    assert not worked(message)
    gateway.status = 202
    assert worked(message, later=5)
    assert len(gateway.taken) == 2
    assert gateway.taken[0] == gateway.taken[1]


def test_a_gateway_that_does_not_listen_is_tried_again(settings: Any) -> None:
    settings.SMS_URL = "http://127.0.0.1:9"
    message = queued("notices.sms")
    assert not worked(message)
    message.refresh_from_db()
    assert "sms: ConnectionError" in message.error
    assert PHONE not in message.error


@pytest.mark.parametrize("topic", ["notices.email", "notices.sms"])
def test_what_was_sent_is_not_sent_again(gateway: Gateway, topic: str) -> None:
    """A worker that died after sending and before its mark leaves the message; the dispatch says enough."""
    message = queued(topic)
    assert worked(message)
    Message.objects.filter(pk=message.pk).update(done_at=None)
    assert worked(message, later=5)
    assert len(mail.outbox) + len(gateway.taken) == 1


def test_a_name_with_a_line_break_cannot_add_a_header(monkeypatch: pytest.MonkeyPatch) -> None:
    message = queued("notices.email")
    notice = Dispatch.objects.get().notice
    notice.subject_kk = "Өтініш\nBcc: evil@example.com"
    notice.save()
    assert not worked(message)
    assert mail.outbox == []
