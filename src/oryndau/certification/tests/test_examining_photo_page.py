"""The photo on the proctor's page: beside the form, to nobody else, in no cache, in the log (C-11)."""

from datetime import datetime

import pytest
from django.test import Client
from django.urls import reverse

from oryndau.cases.models import Case, Message
from oryndau.certification.examining import photos
from oryndau.certification.models import CandidatePhoto
from oryndau.certification.tests import factories
from oryndau.certification.tests.exams import (
    BACKEND,
    Held,
    browser_of,
    browser_of_candidate,
    has_photo,
    held,
)
from oryndau.people.models import Access

__all__ = ["held"]
pytestmark = pytest.mark.django_db
EN = {"accept-language": "en"}


@pytest.fixture(autouse=True)
def clock(held: Held, monkeypatch: pytest.MonkeyPatch) -> datetime:
    """The clock of the pages shows the tenth minute of the session."""
    at = held.later(10)
    for name in ("seat", "photo"):
        monkeypatch.setattr(f"oryndau.certification.examining.views.{name}.now", lambda: at)
    return at


@pytest.fixture
def case(held: Held) -> Case:
    return factories.admitted(held.session)


@pytest.fixture
def proctor(held: Held) -> Client:
    return browser_of(held.proctor)


def url(name: str, case: Case) -> str:
    return reverse(f"examining:{name}", args=[case.pk])


def asked(held: Held, case: Case, **changes: object) -> Message:
    return Message.objects.create(
        case=case, territory="75", topic=photos.ASK, available_at=held.at, **changes
    )


def page(client: Client, case: Case) -> str:
    return client.get(url("seat", case), headers=EN).content.decode()


def test_the_photo_stands_beside_the_form_with_its_day_and_words(case: Case, proctor: Client) -> None:
    """C-11."""
    has_photo(case.pk, case.applicant)
    shown = page(proctor, case)
    assert f'src="{url("photo", case)}"' in shown
    assert "Photo of Оспанова Дана from the register of persons" in shown
    assert "Taken on 14 March 2023" in shown
    assert "hx-get" not in shown.split('class="hall-photo"')[1].split("</div>")[0], "nothing is waited for"


def test_the_picture_is_kept_in_no_cache_and_can_do_nothing_in_a_browser(case: Case, proctor: Client) -> None:
    image = has_photo(case.pk, case.applicant)
    answer = proctor.get(url("photo", case))
    assert (answer.status_code, answer.content) == (200, image)
    told = {name: answer[name] for name in ("Content-Type", "Cache-Control", "X-Content-Type-Options")}
    assert told == {
        "Content-Type": "image/jpeg", "Cache-Control": "private, no-store",
        "X-Content-Type-Options": "nosniff",
    }  # fmt: skip
    assert answer["Content-Security-Policy"] == "default-src 'none'"
    assert "'self'" in proctor.get(url("seat", case))["Content-Security-Policy"].split("img-src")[1]


def test_every_look_at_the_photo_is_in_the_log_that_the_candidate_reads(
    held: Held, case: Case, proctor: Client, clock: datetime
) -> None:
    """E-03."""
    has_photo(case.pk, case.applicant)
    proctor.get(url("photo-state", case))
    assert not Access.objects.exists(), "the page that waits shows nothing personal yet"
    proctor.get(url("photo", case))
    (look,) = Access.objects.filter(what="photo")
    assert (look.subject, look.case_id, look.staff_id, look.at) == (
        case.applicant, case.pk, held.proctor.staff, clock,
    )  # fmt: skip
    candidate = Client()
    candidate.force_login(factories.Person.objects.get(iin=case.applicant), backend=BACKEND)
    told = candidate.get(reverse("people:access-log"), headers=EN).content.decode()
    assert "The photo of the register of persons" in told


STANDINGS = [
    ("not-asked", "has not been asked", True), ("waiting", "appears here by itself", False),
    ("silent", "does not answer", True), ("not-found", "holds no photo", True),
    ("refused", "gave no photo", True), ("unavailable", "gave no photo", True),
]  # fmt: skip


def stand(held: Held, case: Case, standing: str) -> None:
    """Bring the question about a candidate to where it stands."""
    if standing in ("waiting", "silent"):
        asked(held, case, failing_since=held.at if standing == "silent" else None)
    elif standing != "not-asked":
        CandidatePhoto.objects.create(case_id=case.pk, outcome=standing, received_at=held.at)


@pytest.mark.parametrize(("standing", "words", "button"), STANDINGS)
def test_a_page_without_a_photo_says_why_and_what_to_do(
    held: Held, case: Case, proctor: Client, standing: str, words: str, *, button: bool
) -> None:
    stand(held, case, standing)
    shown = page(proctor, case)
    assert words in shown
    assert (f'action="{url("ask-photo", case)}"' in shown) is button
    waits = f'hx-get="{url("photo-state", case)}?seen={standing}"' in shown
    assert waits is (standing in ("waiting", "silent"))
    assert url("photo", case) + '"' not in shown
    assert proctor.get(url("photo", case)).status_code == 404


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
@pytest.mark.parametrize("standing", [one[0] for one in STANDINGS])
def test_where_a_photo_stands_is_read_in_three_languages(
    held: Held, case: Case, proctor: Client, standing: str, language: str
) -> None:
    stand(held, case, standing)
    told = proctor.get(url("photo-state", case), headers={"accept-language": language}).content.decode()
    assert ("register" in told.split("<form")[0].split("</h2>")[1]) is (language == "en")


def test_the_part_that_waits_changes_only_when_something_came(
    held: Held, case: Case, proctor: Client
) -> None:
    message = asked(held, case)
    address = url("photo-state", case) + "?seen=waiting"
    assert proctor.get(address).status_code == 204
    has_photo(case.pk, case.applicant)
    message.delete()
    answer = proctor.get(address)
    assert url("photo", case) in answer.content.decode()
    assert "no-store" in answer["Cache-Control"]


def test_the_proctor_asks_again_from_the_page(held: Held, case: Case, proctor: Client) -> None:
    CandidatePhoto.objects.create(case_id=case.pk, outcome="unavailable", received_at=held.at)
    told = proctor.post(url("ask-photo", case), follow=True, headers=EN).content.decode()
    assert "The register is asked." in told
    assert "appears here by itself" in told
    assert Message.objects.filter(topic=photos.ASK, case=case, done_at=None).count() == 1
    assert proctor.get(url("ask-photo", case)).status_code == 405


def test_without_a_photo_the_form_says_so_at_its_field(case: Case, proctor: Client) -> None:
    """C-11."""
    told = {"seat": "4", "way": "photo", "extra_minutes": "0", "extra_minutes_reason": ""}
    answer = proctor.post(url("seat", case), told, headers=EN)
    assert answer.status_code == 422
    shown = answer.content.decode()
    assert 'href="#id_way' in shown
    assert "there is nothing to compare with" in shown
    assert Case.objects.get(pk=case.pk).state == "admitted"


def test_who_sits_is_looked_at_again_and_who_finished_is_not_asked_about(held: Held, proctor: Client) -> None:
    seated = Case.objects.get(pk=held.present(way="photo").case_id)
    assert url("photo", seated) + '"' in page(proctor, seated)
    by_eds = Case.objects.get(pk=held.present().case_id)
    assert "has not been asked" in page(proctor, by_eds)
    done = Case.objects.get(pk=held.finished().case_id)
    assert "hall-photo" not in page(proctor, done)


def test_nobody_else_sees_the_photo(held: Held) -> None:
    """E-03."""
    row = held.present(way="photo")
    case = Case.objects.get(pk=row.case_id)
    strangers = [
        browser_of(factories.the(role, territory))
        for role, territory in (
            ("proctor", "71"), ("clerk", "75"), ("head", "75"), ("commission", "75"), ("secretary", "75"),
            ("department", "75"),
        )
    ]  # fmt: skip
    for client in (*strangers, browser_of_candidate(row)):
        for method, name in (("get", "photo"), ("get", "photo-state"), ("post", "ask-photo")):
            assert getattr(client, method)(url(name, case)).status_code in (403, 404)
    for name in ("photo", "photo-state"):
        assert Client().get(url(name, case)).status_code == 302
    assert not Access.objects.filter(what="photo").exists()
    assert not Message.objects.filter(topic=photos.ASK).exists()
