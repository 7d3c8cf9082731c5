"""The OpenAPI document (E-02(3)): committed as it is served, kept to by the server under random requests."""

import json
from collections.abc import Iterator

import hypothesis
import pytest
import schemathesis
from django.core.handlers.wsgi import WSGIHandler
from django.core.signals import request_finished, request_started
from django.db import close_old_connections
from django.test import Client
from schemathesis.config import SchemathesisConfig

from oryndau.api import openapi, rates
from oryndau.api.tests.conftest import Program

# A schema cannot say whether a signed application is right, or a moment within the calendar: 422 is a fair
# answer to data that fits it.
CONFIG = SchemathesisConfig.from_dict({
    "checks": {
        "positive_data_acceptance": {"expected-statuses": [200, 201, 404, 413, 415, 422]},
        "negative_data_rejection": {"expected-statuses": [400, 401, 403, 404, 405, 413, 415, 422]},
    },
})  # fmt: skip
SCHEMA = schemathesis.openapi.from_dict(json.loads(openapi.text()), config=CONFIG)
SCHEMA.app = WSGIHandler()


def test_the_committed_document_is_current() -> None:
    assert openapi.COMMITTED.read_text() == openapi.text(), "run python -m oryndau.api.openapi"


def test_it_is_served_to_everybody(db: None) -> None:
    response = Client().get("/api/v1/openapi.json")
    assert response.status_code == 200
    assert response.json() == openapi.document()


def test_every_operation_says_its_refusals() -> None:
    for methods in openapi.document()["paths"].values():
        for operation in methods.values():
            assert {"401", "403", "422", "429"} <= operation["responses"].keys()
            assert operation["security"]


@pytest.fixture
def _one_connection() -> Iterator[None]:
    """A request ends its connection to the database; the test's own must outlive them."""
    ends = (request_started, request_finished)
    for signal in ends:
        signal.disconnect(close_old_connections)
    yield
    for signal in ends:
        signal.connect(close_old_connections)


@pytest.fixture
def token(_one_connection: None, program: Program, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.setattr("oryndau.api.auth._GUESSES", 100_000)
    monkeypatch.setattr(rates, "BURST", 1e9)
    return program.token


@SCHEMA.parametrize()
@hypothesis.settings(
    max_examples=25, deadline=None, derandomize=True, suppress_health_check=list(hypothesis.HealthCheck),
)  # fmt: skip
def test_the_server_keeps_to_its_document(case: schemathesis.Case, token: str) -> None:
    case.call_and_validate(headers={"Authorization": f"Bearer {token}"})
