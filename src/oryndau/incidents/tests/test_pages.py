"""What people and heads read of failures, in three languages, and what it costs (C-23, E-14)."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import DatabaseError, connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from oryndau.cases.models import Clock
from oryndau.cases.tests.factories import bailiff, registered
from oryndau.certification.tests import factories
from oryndau.incidents import state
from oryndau.incidents.models import Incident, Watch
from oryndau.incidents.parts import Part, duration
from oryndau.timekeeping import now

pytestmark = pytest.mark.django_db
HOUR = timedelta(hours=1)
BANNER = {
    "kk": ("Мемлекеттік тізілімдермен байланыс", "Қол қойғаныңыз сақталған"),
    "ru": ("Связь с государственными реестрами", "Всё, что вы подписали, сохранено"),
    "en": ("Connection with state registers", "What you signed is kept"),
}
SECRET = "gbdfl-inner-name"


def incident(part: Part = Part.GATEWAY, hours: int = 2, lasted: int | None = None) -> Incident:
    began = now() - hours * HOUR
    return Incident.objects.create(
        part=part, began_at=began, noticed_at=began, evidence={"services": [SECRET]},
        ended_at=None if lasted is None else began + lasted * HOUR,
    )  # fmt: skip


def read(client: Client, path: str, language: str = "en") -> str:
    client.cookies["django_language"] = language
    answer = client.get(path)
    assert answer.status_code == 200
    return answer.content.decode()


def head(role: str = "head") -> Client:
    post, client = factories.post(role), Client()
    client.force_login(post.person, backend="oryndau.people.backend.EdsBackend")
    session = client.session
    session["acting"] = f"staff:{post.pk}"
    session.save()
    return client


@pytest.mark.parametrize("language", BANNER)
@pytest.mark.parametrize("path", ["/", "/about/", "/sign-in/", "/certification/sessions/"])
def test_every_page_says_what_does_not_work_and_that_what_was_signed_is_kept(
    client: Client, path: str, language: str
) -> None:
    assert "site-failure" not in read(client, path, language)
    row = incident()
    state.refresh()
    page = read(client, path, language)
    assert page.count("site-failure") == 1
    for words in (*BANNER[language], Part.GATEWAY.broken.in_(language), Part.GATEWAY.works.in_(language)):
        assert words in page
    assert SECRET not in page
    Incident.objects.filter(pk=row.pk).update(ended_at=now())
    state.refresh()
    assert "site-failure" not in read(client, path, language)


@pytest.mark.parametrize("seconds", [0, 10])
@pytest.mark.parametrize("fails", [False, True])
def test_a_page_costs_no_statement_more(
    client: Client, settings: Any, monkeypatch: pytest.MonkeyPatch, seconds: int, fails: bool
) -> None:
    """The home page is read without any, as before; what is known is read beside the request."""
    settings.STATUS_SECONDS = seconds
    if fails:
        incident()
    state.refresh()
    monkeypatch.setattr(state, "_begin_reading", lambda: pytest.fail("it was read a moment ago"))
    with CaptureQueriesContext(connection) as asked:
        assert ("site-failure" in read(client, "/")) is fails
    assert len(asked) == 0


def test_what_is_old_is_read_anew_beside_the_request(settings: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    settings.STATUS_SECONDS = 10
    monkeypatch.setattr(state, "refresh", lambda: monkeypatch.setattr(state, "_parts", (Part.SEAL,)))
    monkeypatch.setattr(state.connection, "close", lambda: None)
    assert state.current() == (Part.SEAL,)  # a process that knows nothing waits a moment


def test_a_database_that_is_lost_fails_no_page(
    client: Client, settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    def lost() -> None:
        raise DatabaseError("no")

    settings.STATUS_SECONDS = 10
    monkeypatch.setattr(state, "refresh", lost)
    monkeypatch.setattr(state.connection, "close", lambda: None)
    assert "site-failure" not in read(client, "/")


@pytest.mark.parametrize(("minutes", "said"), [(1, False), (4, False), (6, True)])
def test_a_worker_that_does_not_look_is_itself_a_failure(minutes: int, said: bool) -> None:
    Watch.objects.create(pk=1, looked_at=now() - timedelta(minutes=minutes))
    assert (Part.SYSTEM in state.refresh()) is said


@pytest.mark.parametrize("language", BANNER)
def test_anybody_reads_how_the_system_does(client: Client, language: str) -> None:
    assert reverse("incidents:status") in read(client, "/", language)
    assert "<h1" in read(client, "/status/", language)
    incident()
    incident(Part.STAMPS, hours=50, lasted=3)
    page = read(client, "/status/", language)
    assert BANNER[language][0] in page
    assert Part.STAMPS.named.in_(language) in page
    assert duration(3 * HOUR).in_(language) in page
    assert SECRET not in page


def test_what_is_long_over_is_not_shown(client: Client) -> None:
    incident(Part.STAMPS, hours=24 * 100, lasted=1)
    assert Part.STAMPS.named.en not in read(client, "/status/")


@pytest.mark.parametrize("role", ["state-bailiff", "clerk", "proctor"])
def test_facts_and_terms_are_for_heads(client: Client, role: str) -> None:
    assert client.get("/status/staff/").status_code == 302
    assert head(role).get("/status/staff/").status_code == 403
    assert "/status/staff/" not in read(head(role), "/status/")


@pytest.mark.parametrize("language", BANNER)
def test_a_head_reads_facts_and_the_terms_that_ended_inside(language: str) -> None:
    """Nothing is extended: the page is a read."""
    incident(lasted=1)
    here, elsewhere, before, paused, stopped = (registered(bailiff()) for _ in range(5))
    Clock.objects.update(due_at=now() - 1.5 * HOUR)
    type(here).objects.filter(pk=elsewhere.pk).update(territory="71")
    Clock.objects.filter(case=before).update(due_at=now() - 3 * HOUR)
    Clock.objects.filter(case=paused).update(pauses=[["2026-11-20", None]])
    Clock.objects.filter(case=stopped).update(stopped_at=now())
    kept = list(Clock.objects.order_by("pk").values())
    browser = head()
    assert "/status/staff/" in read(browser, "/status/", language)
    page = read(browser, "/status/staff/", language)
    assert SECRET in page
    assert here.number in page
    for other in (elsewhere, before, paused, stopped):
        assert other.number not in page
    assert here.applicant not in page
    assert list(Clock.objects.order_by("pk").values()) == kept


def test_metrics_count_what_stands(client: Client) -> None:
    incident(Part.SEAL)
    text = client.get("/metrics").content.decode()
    assert 'oryndau_incidents_open{part="seal"} 1.0' in text
    assert 'oryndau_incidents_open{part="gateway"} 0.0' in text
