"""Programs are answered before the middleware of pages: what protects them stays, the rest is not there."""

import json

import pytest
from django.test import Client

from oryndau.api.middleware import HEADERS

pytestmark = pytest.mark.django_db
ADDRESSES = ("/api/v1/openapi.json", "/api/v1/cases", "/api/v1/nothing")


@pytest.mark.parametrize("address", ADDRESSES)
def test_every_answer_has_the_headers_of_security_and_sets_no_cookie(client: Client, address: str) -> None:
    response = client.get(address)
    told = response.headers
    assert {name: told[name] for name in HEADERS} == HEADERS
    assert told["X-Content-Type-Options"] == "nosniff"
    assert told["Referrer-Policy"] == "same-origin"
    assert int(told["Content-Length"]) == len(response.content)
    assert told["X-Request-Id"]
    assert not response.cookies


@pytest.mark.parametrize(
    ("asked", "language", "word"),
    [("ru", "ru", "адрес"), ("kk;q=0.9, ru;q=0.3", "kk", "мекенжай"), ("en-GB", "en", "address")],
)
def test_a_refusal_is_in_the_language_that_was_asked_for(
    client: Client, asked: str, language: str, word: str
) -> None:
    response = client.get("/api/v1/nothing", headers={"Accept-Language": asked})
    assert response.headers["Content-Language"] == language
    assert word in json.loads(response.content)["title"]


def test_a_host_that_is_not_ours_is_refused(client: Client) -> None:
    assert client.get("/api/v1/nothing", headers={"Host": "elsewhere.example"}).status_code == 400


def test_the_pages_of_the_same_room_keep_their_middleware(client: Client) -> None:
    response = client.get("/api/tokens/")
    assert response.status_code == 302
    assert "script-src 'self'" in response.headers["Content-Security-Policy"]


def test_metrics_name_the_route(client: Client) -> None:
    client.get("/api/v1/cases")
    assert 'route="api/v1/cases",status="401"' in client.get("/metrics").content.decode()
