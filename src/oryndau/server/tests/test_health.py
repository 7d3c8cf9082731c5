"""What programs ask of a running server: alive, ready, how it does; and the id of every request."""

import logging
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from django.db import DatabaseError
from django.db.migrations.executor import MigrationExecutor
from django.test import Client

from oryndau.cases.errors import NotPermitted, StaleVersion, StepNotAllowed, UnknownCase
from oryndau.cases.models import Clock, Message
from oryndau.cases.tests.factories import bailiff, registered
from oryndau.people.limits import TooMany
from oryndau.server import views
from oryndau.server.middleware import CaseErrors, RequestLog
from oryndau.timekeeping import now


def test_it_is_alive_without_a_database(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    answer = Client().get("/healthz")
    assert (answer.status_code, answer.json()) == (200, {"status": "ok"})


@pytest.mark.django_db
def test_it_is_ready_when_the_database_is_current(client: Client) -> None:
    answer = client.get("/readyz")
    assert (answer.status_code, answer.json()) == (200, {"status": "ready"})


@pytest.mark.django_db
def test_it_is_not_ready_while_a_migration_waits(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(MigrationExecutor, "migration_plan", lambda *_: [1, 2])
    answer = client.get("/readyz")
    assert (answer.status_code, answer.json()["migrations"]) == (503, 2)


@pytest.mark.django_db
def test_it_is_not_ready_without_the_database(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    def down(*_: object) -> None:
        raise DatabaseError("no")

    monkeypatch.setattr(views, "MigrationExecutor", down)
    answer = client.get("/readyz")
    assert (answer.status_code, answer.json()["database"]) == (503, "no answer")


def metric(client: Client, name: str) -> float:
    text = client.get("/metrics").content.decode()
    return float(next(row.split()[-1] for row in text.splitlines() if row.startswith(name)))


@pytest.mark.django_db
def test_metrics_tell_what_waits_and_what_is_late(client: Client) -> None:
    case = registered(bailiff())
    at = now()
    Message.objects.all().update(done_at=at)
    assert metric(client, "oryndau_outbox_waiting") == 0
    Message.objects.filter(pk=case.messages.first().pk).update(
        done_at=None, available_at=at - timedelta(hours=1)
    )
    assert metric(client, "oryndau_outbox_waiting") == 1
    assert metric(client, "oryndau_outbox_oldest_seconds") >= 3600
    Clock.objects.update(due_at=at + timedelta(days=1))
    assert metric(client, "oryndau_clocks_overdue") == 0
    Clock.objects.update(due_at=at - timedelta(days=1))
    assert metric(client, "oryndau_clocks_overdue") == 1


@pytest.mark.django_db
def test_requests_are_counted_by_route_and_never_by_address(client: Client) -> None:
    client.get("/sign/01938f00-0000-7000-8000-000000000000/")
    text = client.get("/metrics").content.decode()
    assert 'route="sign/<uuid:session_id>/"' in text
    assert "01938f00" not in text


def test_every_answer_names_its_request(client: Client) -> None:
    ids = {Client().get("/healthz")["X-Request-Id"] for _ in range(2)}
    assert len({UUID(one) for one in ids}) == 2


def test_a_failed_request_is_logged_by_its_route(rf: Any, caplog: pytest.LogCaptureFixture) -> None:
    from django.http import HttpResponse

    request = rf.get("/x/850315400124/")
    request.resolver_match = None
    with caplog.at_level(logging.WARNING, "oryndau.request"):
        RequestLog(lambda _: HttpResponse(status=503))(request)
    assert [record.status for record in caplog.records] == [503]
    assert "850315400124" not in str([vars(record) for record in caplog.records])


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("error", "status"),
    [
        (UnknownCase(), 404),
        (NotPermitted(), 403),
        (StepNotAllowed(), 409),
        (StaleVersion(since=[], version=2), 409),
    ],
)
@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_a_refusal_of_the_engine_is_a_page_that_says_so(
    client: Client, rf: Any, error: Any, status: int, language: str
) -> None:
    from django.utils import translation

    request = client.get("/").wsgi_request
    with translation.override(language):
        answer = CaseErrors(lambda _: None).process_exception(request, error)  # type: ignore[arg-type,return-value]
    assert answer is not None
    assert answer.status_code == status


@pytest.mark.django_db
def test_a_rate_limit_says_how_long_to_wait(client: Client) -> None:
    request = client.get("/").wsgi_request
    answer = CaseErrors(lambda _: None).process_exception(request, TooMany(17))  # type: ignore[arg-type,return-value]
    assert answer is not None
    assert (answer.status_code, answer["Retry-After"]) == (429, "17")


def test_other_errors_go_their_way(rf: Any) -> None:
    assert CaseErrors(lambda _: None).process_exception(rf.get("/"), ValueError()) is None  # type: ignore[arg-type,return-value]
