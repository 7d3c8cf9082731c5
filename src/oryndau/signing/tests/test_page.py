"""The signing page: what it shows, to whom, and how it answers (E-07, E-11)."""

import base64
from datetime import timedelta
from typing import Any

import pytest
from django.http import HttpRequest
from django.test import Client
from django.urls import reverse

from oryndau.signing import purposes, services, views
from oryndau.signing.models import Signature, SignatureSession
from oryndau.signing.purposes import Presentation
from oryndau.signing.tests.world import IIN, OTHER_IIN, Pretender, pretended
from oryndau.timekeeping import now

pytestmark = pytest.mark.django_db
CONTENT = b"exactly these bytes"


@pytest.fixture
def session(client: Client, monkeypatch: pytest.MonkeyPatch) -> SignatureSession:
    """A session of the client's own browser."""

    def show(session: SignatureSession, request: HttpRequest) -> Presentation:
        return Presentation(title="<b>Sign this</b>", rows=(("What", "A test"),))

    monkeypatch.setitem(purposes._PRESENTATIONS, "test", show)
    monkeypatch.setitem(services._COMPLETIONS, "test", lambda *_: "/healthz")
    browser = client.session
    browser["signing-browser"] = "this browser"
    browser.save()
    return services.open_session("test", CONTENT, browser="this browser", at=now(), iin=IIN)


def address(session: SignatureSession) -> str:
    return reverse("signing:page", args=[session.pk])


def test_it_shows_what_is_signed_and_escapes_it(client: Client, session: SignatureSession) -> None:
    page = client.get(address(session))
    assert page.status_code == 200
    text = page.content.decode()
    assert base64.b64encode(CONTENT).decode() in text
    assert session.digest in text
    assert "<b>Sign this" not in text


def test_another_browser_does_not_see_it(session: SignatureSession) -> None:
    stranger = Client()
    for answer in (stranger.get(address(session)), stranger.post(address(session), {"cms": "x"})):
        assert answer.status_code == 404
        assert base64.b64encode(CONTENT) not in answer.content


def test_a_good_signature_leads_on(client: Client, session: SignatureSession, pretender: Pretender) -> None:
    answer = client.post(address(session), {"cms": pretended(CONTENT).decode()})
    assert (answer.status_code, answer["Location"]) == (302, "/healthz")
    assert Signature.objects.count() == 1


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_a_refusal_says_why_in_the_persons_language(
    client: Client, session: SignatureSession, pretender: Pretender, language: str
) -> None:
    sent = pretended(CONTENT + b" ").decode()
    answer = client.post(address(session), {"cms": sent}, headers={"Accept-Language": language})
    assert answer.status_code == 422
    assert {"kk": "өзгертілген", "ru": "изменён", "en": "was changed"}[language] in answer.content.decode()
    assert not Signature.objects.exists()


def test_another_persons_signature_is_refused_on_the_page(
    client: Client, session: SignatureSession, pretender: Pretender
) -> None:
    answer = client.post(address(session), {"cms": pretended(CONTENT, iin=OTHER_IIN).decode()})
    assert (answer.status_code, answer.context["refused"].code) == (422, "wrong-person")


def test_an_expired_page_offers_no_signing(
    client: Client, session: SignatureSession, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(views, "now", lambda: session.expires_at + timedelta(seconds=1))
    page = client.get(address(session))
    assert page.context["expired"]
    assert base64.b64encode(CONTENT) not in page.content


def test_an_unknown_session_is_not_there(client: Client, db: Any) -> None:
    assert client.get("/sign/01938f00-0000-7000-8000-000000000000/").status_code == 404
