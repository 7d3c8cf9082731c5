"""The proctor's pages: who sits where and how it goes, few questions to the database, nobody else's hall."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from oryndau.cases.models import Case
from oryndau.certification.examining import selectors
from oryndau.certification.tests import factories
from oryndau.certification.tests.exams import Held, browser_of, has_photo, held
from oryndau.examination.hall import services as hall
from oryndau.examination.models import Attempt
from oryndau.people.models import Access

__all__ = ["held"]
pytestmark = pytest.mark.django_db
VIEWS = "oryndau.certification.examining.views"


@pytest.fixture(autouse=True)
def move(held: Held, monkeypatch: pytest.MonkeyPatch) -> Callable[[datetime], None]:
    """Moves the clock of the pages; it shows the tenth minute of the session."""

    def to(at: datetime) -> None:
        for name in ("hall", "seat", "own", "rulings"):
            monkeypatch.setattr(f"{VIEWS}.{name}.now", lambda: at)

    to(held.later(10))
    return to


def url(name: str, row: Attempt) -> str:
    return reverse(f"examining:{name}", args=[row.case_id])


def stages(held: Held, at: datetime) -> dict[str, str]:
    found = selectors.places(held.session, held.exam, at)
    return {str(place.case): place.stage.value for place in found}


def test_the_screen_says_where_everybody_is(held: Held) -> None:
    """C-11."""
    awaited = factories.admitted(held.session)
    rows = {
        "empty": held.present(place=""), "waiting": held.present(), "running": held.testing(),
        "finished": held.finished(),
    }  # fmt: skip
    found = stages(held, held.later(51))
    assert {name: found[str(row.case_id)] for name, row in rows.items()} == {name: name for name in rows}
    assert found[str(awaited.pk)] == "awaited"
    page = browser_of(held.proctor).get(reverse("examining:hall", args=[held.session.pk]))
    assert page.status_code == 200
    assert stages(held, held.later(91))[str(rows["running"].case_id)] == "overdue"


def test_the_screen_costs_the_same_for_every_number_of_seats(held: Held) -> None:
    client, address = browser_of(held.proctor), reverse("examining:seats", args=[held.session.pk])

    def asked() -> int:
        with CaptureQueriesContext(connection) as caught:
            assert client.get(address).status_code == 200
        return len(caught)

    held.testing()
    few = asked()
    for _ in range(5):
        row = held.testing()
        hall.note(row.pk, "note", held.at, by=held.proctor.staff, text="шу")
    factories.admitted(held.session)
    assert asked() == few <= 10


def test_a_silent_page_and_another_browser_call_for_a_look(held: Held) -> None:
    row = held.testing()
    hall.take_place(row.pk, "b" * 64, held.later(1))
    (place,) = selectors.places(held.session, held.exam, held.later(3))
    assert (place.asks, place.silent_seconds, place.needs_a_look) == (True, 180, True)
    hall.let_in(row.pk, held.proctor.staff, held.later(3))  # type: ignore[arg-type]
    hall.alive(row.pk, "b" * 64, held.later(3))
    (place,) = selectors.places(held.session, held.exam, held.later(3))
    assert not place.needs_a_look


def test_opening_the_hall_is_written_into_everybodys_log(held: Held) -> None:
    row = held.present()
    client = browser_of(held.proctor)
    client.get(reverse("examining:hall", args=[held.session.pk]))
    client.get(url("seat", row))
    assert list(Access.objects.filter(subject=row.iin).values_list("what", flat=True)) == ["hall", "case"]
    client.get(reverse("examining:seats", args=[held.session.pk]))
    assert Access.objects.filter(subject=row.iin).count() == 2


def test_the_proctor_identifies_by_photo_and_hands_over_the_code(held: Held) -> None:
    """C-11."""
    case, client = factories.admitted(held.session), browser_of(held.proctor)
    has_photo(case.pk, case.applicant)
    address = reverse("examining:seat", args=[case.pk])
    told = {"seat": "4", "way": "photo", "extra_minutes": "0", "extra_minutes_reason": ""}
    page = client.post(address, told, follow=True, headers={"accept-language": "en"}).content.decode()
    assert "Code of the seat" in page
    assert Attempt.objects.get(case_id=case.pk).seat == 4
    assert Case.objects.get(pk=case.pk).state == "present"


@pytest.mark.parametrize(
    "wrong",
    [
        {"seat": ""}, {"seat": "0"}, {"seat": "x"}, {"way": "friend"}, {"extra_minutes": "30"},
        {"extra_minutes": "999"},
    ],
)  # fmt: skip
def test_what_is_wrong_is_said_and_nobody_is_seated(held: Held, wrong: dict[str, str]) -> None:
    case = factories.admitted(held.session)
    told = {"seat": "4", "way": "eds", "extra_minutes": "0", "extra_minutes_reason": "мүгедектік", **wrong}
    answer = browser_of(held.proctor).post(reverse("examining:seat", args=[case.pk]), told)
    assert answer.status_code == 422
    assert not Attempt.objects.exists()


def test_a_taken_seat_is_said_at_its_field(held: Held) -> None:
    held.present()
    case = factories.admitted(held.session)
    told = {"seat": "1", "way": "eds", "extra_minutes": "0"}
    answer = browser_of(held.proctor).post(reverse("examining:seat", args=[case.pk]), told)
    assert answer.status_code == 422


def test_the_test_is_begun_for_all_and_for_one(held: Held) -> None:
    first, late = held.present(), held.present(place="")
    client = browser_of(held.proctor)
    client.post(reverse("examining:begin-all", args=[held.session.pk]))
    assert Attempt.objects.get(pk=first.pk).state == "running"
    page = client.post(url("begin", late), follow=True, headers={"accept-language": "en"}).content.decode()
    assert "the time would run without" in page
    hall.take_place(late.pk, "c" * 64, held.later(10))
    client.post(url("begin", late))
    assert Attempt.objects.get(pk=late.pk).ends_at == held.later(100)


def test_another_computer_a_new_code_and_a_note(held: Held) -> None:
    row, client = held.testing(), browser_of(held.proctor)
    hall.take_place(row.pk, "b" * 64, held.later(5))
    client.post(url("let-in", row))
    assert Attempt.objects.get(pk=row.pk).place == "b" * 64
    assert (
        "Code of the seat"
        in client.post(url("code", row), follow=True, headers={"accept-language": "en"}).content.decode()
    )
    client.post(url("note", row), {"text": "Су сұрады"})
    client.post(url("note", row), {"text": ""})
    assert row.incidents.get(kind="note").detail["text"] == "Су сұрады"
    assert "Су сұрады" in client.get(url("seat", row)).content.decode()


def test_a_violator_is_suspended_from_the_screen(held: Held) -> None:
    """C-10."""
    row, client = held.testing(), browser_of(held.proctor)
    page = client.get(url("suspend", row), headers={"accept-language": "en"})
    assert "three months after" in page.content.decode()
    version = Case.objects.get(pk=row.case_id).version
    told = {
        "version": version, "violation": "device", "described_kk": "Телефонмен сөйлесті.",
        "described_ru": "Говорил по телефону.", "time": "10:05",
    }  # fmt: skip
    assert client.post(url("suspend", row), told | {"time": "23:59"}).status_code == 422
    assert client.post(url("suspend", row), told | {"described_kk": ""}).status_code == 422
    assert client.post(url("suspend", row), told | {"version": version - 1}).status_code == 409
    assert Attempt.objects.get(pk=row.pk).state == "running"
    assert client.post(url("suspend", row), told).status_code == 302
    assert Attempt.objects.get(pk=row.pk).state == "stopped"
    assert Case.objects.get(pk=row.case_id).state == "suspended"
    assert client.get(url("suspend", row)).status_code == 409


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_every_page_is_read_in_three_languages(held: Held, language: str) -> None:
    row, client, told = held.finished(), browser_of(held.proctor), {"accept-language": language}
    factories.admitted(held.session)
    pages = [
        reverse("examining:hall", args=[held.session.pk]), reverse("examining:seats", args=[held.session.pk]),
        url("seat", row), url("suspend", row),
    ]  # fmt: skip
    for address in pages:
        assert client.get(address, headers=told).status_code == 200
    assert client.get(reverse("examining:halls"), headers=told).status_code == 302


def test_nobody_else_runs_the_hall(held: Held) -> None:
    row = held.testing()
    addresses = [
        ("get", reverse("examining:hall", args=[held.session.pk])), ("get", url("seat", row)),
        ("post", reverse("examining:begin-all", args=[held.session.pk])), ("post", url("let-in", row)),
        ("post", url("code", row)), ("post", url("note", row)), ("get", url("suspend", row)),
        ("post", url("suspend", row)), ("get", url("sheet", row)), ("post", url("unsigned", row)),
    ]  # fmt: skip
    strangers: list[Any] = [
        factories.the("proctor", "71"), factories.the("clerk"), factories.the("head"),
        factories.the("commission"),
    ]  # fmt: skip
    for actor in strangers:
        client = browser_of(actor)
        for method, address in addresses:
            assert getattr(client, method)(address).status_code in (403, 404), (actor.roles, address)
    assert Attempt.objects.get(pk=row.pk).state == "running"
    assert not row.incidents.exists()
