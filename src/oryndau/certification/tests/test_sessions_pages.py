"""Pages of sessions: public ones for everybody, the announcement for staff (C-02)."""

from typing import Any
from uuid import UUID

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from oryndau.certification.models import Session
from oryndau.certification.tests import factories
from oryndau.people.models import Staff

pytestmark = pytest.mark.django_db
FORM = {
    "closes_on_day": "1", "closes_on_month": "12", "closes_on_year": "2026", "held_on_day": "4",
    "held_on_month": "12", "held_on_year": "2026", "held_time": "10:00", "place_kk": "Абай даңғылы, 10",
    "place_ru": "пр. Абая, 10", "languages": ["kk", "ru"], "seats": "20",
    "key": "0198f1de-0000-7000-8000-000000000001",
}  # fmt: skip


@pytest.fixture(autouse=True)
def _today() -> Any:
    with time_machine.travel(factories.MONDAY, tick=False):
        yield


def by(role: str, client: Client) -> Client:
    """The client signed in by a post."""
    post = Staff.objects.get(pk=factories.the(role).staff)
    client.force_login(post.person, backend="oryndau.people.backend.EdsBackend")
    session = client.session
    session["acting"] = f"staff:{post.pk}"
    session.save()
    return client


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_anybody_sees_the_list_and_a_session(client: Client, language: str) -> None:
    """C-02: without signing in."""
    session = factories.session()
    client.cookies["django_language"] = language
    listing = client.get(reverse("sessions:list"))
    page = client.get(reverse("sessions:one", args=[session.pk]))
    assert listing.status_code == page.status_code == 200
    assert session.number in page.content.decode()
    assert str(session.pk) in listing.content.decode()


def test_an_empty_list_says_what_to_do(client: Client) -> None:
    """C-02."""
    client.cookies["django_language"] = "en"
    assert "No session is announced" in client.get(reverse("sessions:list")).content.decode()


def test_the_list_is_filtered_by_region(client: Client) -> None:
    """C-01, C-02."""
    factories.session("75")
    answer = client.get(reverse("sessions:list"), {"territory": "71"})
    assert not answer.context["sessions"]
    assert client.get(reverse("sessions:list"), {"territory": "<script>"}).status_code == 200


def test_the_calendar_file_can_be_read_by_calendars(client: Client) -> None:
    """C-02: RFC 5545, lines of at most 75 octets."""
    session = factories.session()
    answer = client.get(reverse("sessions:calendar", args=[session.pk]))
    text = answer.content.decode()
    assert answer["Content-Type"].startswith("text/calendar")
    assert f"DTSTART:{session.held_at:%Y%m%dT%H%M%SZ}" in text
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
    assert text.replace("\r\n ", "").count("Абай даңғылы\\, 10") == 1


def test_the_feed_lists_sessions(client: Client) -> None:
    """C-02."""
    session = factories.session()
    answer = client.get(reverse("sessions:feed"))
    assert answer.status_code == 200
    assert f"urn:uuid:{session.pk}" in answer.content.decode()


def test_a_clerk_announces(client: Client) -> None:
    """C-02."""
    answer = by("clerk", client).post(reverse("sessions:announce"), FORM)
    session = Session.objects.get()
    assert answer["Location"] == reverse("sessions:staff", args=[session.pk])
    assert session.pk == UUID(FORM["key"])
    staff = client.get(reverse("sessions:staff", args=[session.pk]))
    assert staff.status_code == 200
    assert session.number in staff.content.decode()


def test_an_unlawful_date_is_shown_at_its_field_and_nothing_is_lost(client: Client) -> None:
    """C-19: the answer names the days that the law allows."""
    client.cookies["django_language"] = "en"
    answer = by("clerk", client).post(reverse("sessions:announce"), FORM | {"held_on_day": "25"})
    assert answer.status_code == 422
    text = answer.content.decode()
    assert "the session is held from" in answer.context["form"].errors["held_on"][0].lower()
    assert 'value="пр. Абая, 10"' in text
    assert not Session.objects.exists()


@pytest.mark.parametrize("field", [name for name in FORM if name not in ("key",)])
def test_every_empty_field_is_named(client: Client, field: str) -> None:
    """C-02: bad input gets an answer, nothing is announced."""
    answer = by("clerk", client).post(reverse("sessions:announce"), FORM | {field: ""})
    assert answer.status_code == 422
    assert not Session.objects.exists()


def test_a_candidate_cannot_open_the_side_of_staff(client: Client) -> None:
    """C-02."""
    session = factories.session()
    client.force_login(factories.person(), backend="oryndau.people.backend.EdsBackend")
    for name in ("staff", "change", "cancel"):
        assert client.get(reverse(f"sessions:{name}", args=[session.pk])).status_code == 403
    assert client.get(reverse("sessions:announce")).status_code == 403


def test_another_territory_does_not_exist_for_a_clerk(client: Client) -> None:
    """C-02."""
    session = factories.session("71")
    assert by("clerk", client).get(reverse("sessions:staff", args=[session.pk])).status_code == 404


def test_the_head_cancels_and_the_clerk_changes(client: Client) -> None:
    """C-02."""
    session = factories.session()
    url = reverse("sessions:change", args=[session.pk])
    form = {name: value for name, value in FORM.items() if not name.startswith(("closes", "lang", "key"))}
    told = form | {"version": "1", "reason_kk": "Зал жөндеуде", "reason_ru": "Зал на ремонте"}
    assert by("clerk", client).get(url).status_code == 200
    assert client.post(url, told | {"seats": "30"}).status_code == 302
    assert Session.objects.get().seats == 30
    by("head", client)
    cancel = reverse("sessions:cancel", args=[session.pk])
    assert client.get(cancel).status_code == 200
    answer = client.post(cancel, {"version": "2", "reason_kk": "Зал жөндеуде", "reason_ru": "Зал на ремонте"})
    assert answer.status_code == 302
    assert Session.objects.get().state == "cancelled"
