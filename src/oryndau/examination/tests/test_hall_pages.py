"""The candidate's pages: seat, test, end; and what somebody tries who should not (C-10 to C-13)."""

import json
import re
from datetime import datetime
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from oryndau.examination.hall import services
from oryndau.examination.models import Answer, Attempt, Exam, Incident, Version
from oryndau.examination.tests import halls
from oryndau.examination.tests.halls import MINUTE, START, alone
from oryndau.people.models import Person, Staff

__all__ = ["alone"]
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("alone")]
BACKEND = "oryndau.people.backend.EdsBackend"
VIEWS = "oryndau.examination.hall"


class Clock:
    """The server's clock, moved by hand."""

    at: datetime = START + MINUTE


@pytest.fixture(autouse=True)
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    made = Clock()
    for name in ("views.seat", "views.test", "views.end", "browser"):
        monkeypatch.setattr(f"{VIEWS}.{name}.now", lambda: made.at)
    return made


@pytest.fixture
def exam(monkeypatch: pytest.MonkeyPatch) -> Exam:
    return halls.exam(monkeypatch)


def candidate(attempt: Attempt) -> Client:
    """A browser in which the candidate is signed in by his EDS."""
    client = Client()
    client.force_login(Person.objects.get(iin=attempt.iin), backend=BACKEND)
    return client


def at_seat(exam: Exam, seat: int = 1, **changes: Any) -> tuple[Client, Attempt]:
    """A candidate who came by EDS, in the waiting room."""
    row = halls.seated(exam, seat, place="", **changes)
    client = candidate(row)
    assert client.get("/hall/").status_code == 200
    return client, Attempt.objects.get(pk=row.pk)


def begun(exam: Exam, seat: int = 1, **changes: Any) -> tuple[Client, Attempt]:
    """A candidate before his running test."""
    client, row = at_seat(exam, seat, **changes)
    return client, services.begin(row.pk, START)


def url(name: str, attempt: Attempt) -> str:
    return reverse(f"hall:{name}", args=[attempt.pk])


def send(client: Client, attempt: Attempt, **told: Any) -> Any:
    """Save as the page's script does."""
    body = {"question": 1, "option": 1, "key": "key-of-test", **told}
    return client.post(url("answers", attempt), json.dumps(body), content_type="application/json")


def kinds(attempt: Attempt) -> list[str]:
    return list(attempt.incidents.values_list("kind", flat=True))


# --- the way to the seat -----------------------------------------------------------------------------


def test_who_is_not_signed_in_is_shown_the_two_ways_to_a_seat() -> None:
    page = Client().get("/hall/", headers={"accept-language": "en"}).content.decode()
    assert "Sign in with EDS" in page
    assert "Code of your seat" in page


def test_the_waiting_room_tells_the_rules_and_what_to_do(exam: Exam) -> None:
    """C-10."""
    client, row = at_seat(exam)
    page = client.get("/hall/", headers={"accept-language": "en"}).content.decode()
    assert "No telephone" in page
    assert "three months after" in page
    assert "90 minutes" in page
    assert exam.commitment in page
    assert exam.seed not in page
    assert row.place


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_every_page_is_read_in_three_languages(exam: Exam, language: str, clock: Clock) -> None:
    client, row = at_seat(exam)
    told = {"accept-language": language}
    assert client.get("/hall/", headers=told).status_code == 200
    services.begin(row.pk, START)
    for name in ("test", "finish"):
        assert client.get(url(name, row), headers=told).status_code == 200
    client.post(url("finish", row))
    for name in ("result", "review"):
        assert client.get(url(name, row), headers=told).status_code == 200
    services.publish_seed(exam.pk, START + 100 * MINUTE)
    page = client.get(reverse("hall:draw", args=[exam.pk]) + "?check", headers=told)
    assert exam.seed in page.content.decode()


def test_a_code_opens_the_seat_to_who_has_no_eds(exam: Exam) -> None:
    row = halls.seated(exam, place="")
    code = services.issue_code(row, halls.author().pk, START)
    browser = Client()
    assert browser.post("/hall/code/", {"code": code})["location"] == "/hall/"
    assert "Сарсенов" in browser.get("/hall/").content.decode()
    assert Client().post("/hall/code/", {"code": code}).status_code == 422


def test_codes_cannot_be_guessed_for_long(exam: Exam, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(f"{VIEWS}.views.seat.CODES", 3)
    answers = [Client().post("/hall/code/", {"code": "AAAA-AAAA"}).status_code for _ in range(4)]
    assert answers == [422, 422, 422, 429]


def test_whoever_sat_there_before_leaves_with_his_account(exam: Exam) -> None:
    client, _row = at_seat(exam, 1)
    other = halls.seated(exam, 2, place="")
    client.post("/hall/code/", {"code": services.issue_code(other, halls.author().pk, START)})
    assert client.get("/hall/").context["attempt"].pk == other.pk


def test_staff_have_no_seat(exam: Exam) -> None:
    row = halls.seated(exam, place="")
    post = Staff.objects.create(
        person=Person.objects.get(iin=row.iin),
        territory="75",
        role="proctor",
        position_kk="ә",
        position_ru="а",
    )
    client = candidate(row)
    session = client.session
    session["acting"] = f"staff:{post.pk}"
    session.save()
    client.get("/hall/")
    row.refresh_from_db()
    assert row.place == ""


def test_a_second_browser_waits_for_the_proctor_and_keeps_time_and_answers(exam: Exam, clock: Clock) -> None:
    """C-11: a change of computer."""
    first, row = begun(exam)
    assert send(first, row).status_code == 200
    second = candidate(row)
    assert second.get("/hall/").status_code == 403
    assert send(second, row).status_code == 403
    services.let_in(row.pk, halls.author().pk, clock.at)
    assert second.get("/hall/", follow=True).context["left"] == 89 * 60
    assert send(second, row, question=2, key="key-of-second").json()["answered"] == 2
    assert send(first, row, question=3, key="key-of-first").status_code == 403
    assert first.get(url("test", row))["location"] == "/hall/"
    assert first.get("/hall/").status_code == 403


# --- the test page -----------------------------------------------------------------------------------


def test_no_key_and_nothing_of_what_is_right_reaches_the_browser(exam: Exam) -> None:
    """C-11: the options come in the drawn order, under the places at which they are shown."""
    client, row = begun(exam)
    page = client.get(url("test", row))
    data = page.context["data"]
    assert {name for one in data["questions"] for name in one} == {"stem", "options", "chosen", "flagged"}
    shown = page.content.decode()
    for drawn in row.paper:
        assert drawn["version"] not in shown
        assert f"{drawn['code']}" not in shown
        assert f'"{drawn["order"]}"' not in shown
    assert exam.seed not in shown
    version = Version.objects.get(pk=row.paper[0]["version"])
    words = {option["key"]: option["kk"] for option in version.options}
    assert data["questions"][0]["options"] == [words[key] for key in row.paper[0]["order"]]


@pytest.mark.parametrize(("language", "word"), [("kk", "Сұрақ "), ("ru", "Вопрос ")])
def test_questions_are_in_the_chosen_language_whatever_the_page_speaks(
    exam: Exam, language: str, word: str
) -> None:
    """C-11."""
    client, row = begun(exam, language=language)
    page = client.get(url("test", row), headers={"accept-language": "en"}).content.decode()
    assert word in page
    assert f'lang="{language}"' in page


def test_the_page_costs_the_same_whatever_was_answered(
    exam: Exam, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    client, row = begun(exam)
    with django_assert_max_num_queries(8):
        client.get(url("test", row))
    Attempt.objects.filter(pk=row.pk).update(place=halls.PLACE)
    halls.answered(row, right=10)
    Attempt.objects.filter(pk=row.pk).update(place=row.place)
    with django_assert_max_num_queries(8):
        client.get(url("test", row))


def test_saving_through_the_page_asks_for_the_session_and_nothing_else(
    exam: Exam, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    """One statement for the session, two for the save, two brackets of its transaction."""
    client, row = begun(exam)
    client.post(url("alive", row))
    with django_assert_num_queries(1 + 2 + 2):
        assert send(client, row).json() == {"no": 1, "answered": 1, "left": 89 * 60}


def test_what_was_chosen_is_there_after_a_reload(exam: Exam) -> None:
    client, row = begun(exam)
    send(client, row, question=3, option=2)
    client.post(url("flag", row), {"question": 5, "on": "yes"})
    data = client.get(url("test", row)).context["data"]
    assert [one["chosen"] for one in data["questions"][:4]] == [0, 0, 2, 0]
    assert [no for no, one in enumerate(data["questions"], start=1) if one["flagged"]] == [5]


def test_a_browser_with_another_clock_gains_nothing(exam: Exam, clock: Clock) -> None:
    """C-11: the server's clock alone counts, whatever headers and times a page sends."""
    client, row = begun(exam)
    clock.at = START + 90 * MINUTE
    told = {"date": "Fri, 04 Dec 2026 05:00:00 GMT"}
    body = json.dumps(
        {"question": 1, "option": 1, "key": "key-of-test", "at": START.isoformat(), "left": 5400}
    )
    answer = client.post(url("answers", row), body, content_type="application/json", headers=told)
    assert (answer.status_code, answer.json()["error"]) == (409, "late")
    assert kinds(row) == ["late"]
    assert client.get("/hall/", follow=True).status_code == 200
    assert Attempt.objects.get(pk=row.pk).state == "finished"


def test_an_answer_during_a_reload_is_saved_once(exam: Exam) -> None:
    client, row = begun(exam)
    assert send(client, row, key="before-reload").json()["no"] == 1
    client.get(url("test", row))
    assert send(client, row, key="before-reload").json()["no"] == 1
    assert row.answers.count() == 1


def test_another_candidates_test_is_refused_and_noted_there(exam: Exam) -> None:
    """C-10."""
    thief, own = begun(exam, 1)
    _victim, other = begun(exam, 2)
    assert send(thief, other).status_code == 403
    assert thief.post(url("flag", other), {"question": 1}).status_code == 403
    assert thief.post(url("alive", other)).status_code == 403
    assert thief.get(url("test", other)).status_code == 403
    assert thief.post(url("finish", other)).status_code == 403
    assert thief.get(url("result", other)).status_code == 404
    assert not Answer.objects.exists()
    assert Attempt.objects.get(pk=other.pk).state == "running"
    assert kinds(other) == ["foreign"] * 5
    assert other.incidents.first().detail["seat"] == str(own.pk)  # type: ignore[union-attr]


def test_direct_requests_without_a_session_are_refused_and_noted(exam: Exam) -> None:
    _client, row = begun(exam)
    nobody = Client()
    assert send(nobody, row).status_code == 403
    assert nobody.get(url("test", row)).status_code == 403
    assert nobody.post(url("finish", row)).status_code == 403
    assert kinds(row) == ["foreign"] * 3
    unknown = reverse("hall:answers", args=["00000000-0000-7000-8000-000000000000"])
    assert nobody.post(unknown, "{}", content_type="application/json").status_code == 403


def test_a_request_from_another_site_is_refused(exam: Exam) -> None:
    client, row = begun(exam)
    strict = Client(enforce_csrf_checks=True)
    strict.cookies = client.cookies
    assert send(strict, row).status_code == 403
    assert strict.post(url("finish", row)).status_code == 403
    assert not Answer.objects.exists()


@pytest.mark.parametrize(
    "body",
    [
        b" ", b"{", b"[]", b"null", b"1", b'"x"', b"\xff\xfe", b'{"question": 1}',
        b'{"question": "1", "option": 1, "key": "key-of-test"}',
        b'{"question": true, "option": 1, "key": "key-of-test"}',
        b'{"question": 1.5, "option": 1, "key": "key-of-test"}',
        b'{"question": 1, "option": null, "key": "key-of-test"}',
        b'{"question": 1, "option": 1, "key": ["key-of-test"]}',
        b'{"question": 1, "option": 1, "key": "\\u0000\\ud800aaaaaaaa"}', b"[" * 9000,
    ],
)  # fmt: skip
def test_a_request_that_cannot_be_read_is_refused_and_noted(exam: Exam, body: bytes) -> None:
    client, row = begun(exam)
    answer = client.post(url("answers", row), body, content_type="application/json")
    assert (answer.status_code, answer.json()["error"]) == (400, "unreadable")
    assert kinds(row) == ["unreadable"]
    assert not Answer.objects.exists()


@pytest.mark.parametrize("content_type", ["application/json", "application/x-www-form-urlencoded"])
def test_a_body_of_a_megabyte_is_refused_unread_and_noted(exam: Exam, content_type: str) -> None:
    client, row = begun(exam)
    answer = client.post(url("answers", row), b"x" * 1024 * 1024, content_type=content_type)
    assert answer.status_code == 413
    assert kinds(row) == ["unreadable"]


@pytest.mark.parametrize(
    ("told", "why"),
    [
        ({"question": 11}, "unknown-question"), ({"question": -3}, "unknown-question"),
        ({"option": 5}, "unknown-option"), ({"option": -1}, "unknown-option"), ({"key": "x"}, "unreadable"),
        ({"question": 10**30}, "unknown-question"), ({"option": 10**30}, "unknown-option"),
    ],
)  # fmt: skip
def test_what_the_paper_does_not_have_is_refused_and_noted(
    exam: Exam, told: dict[str, Any], why: str
) -> None:
    client, row = begun(exam)
    answer = send(client, row, **told)
    assert (answer.status_code, answer.json()["error"]) == (400, why)
    assert kinds(row) == [why]


def test_signs_of_life_say_what_is_left_and_when_it_is_over(exam: Exam, clock: Clock) -> None:
    client, row = begun(exam)
    assert client.post(url("alive", row)).json() == {"state": "running", "left": 89 * 60, "answered": 0}
    clock.at = START + 90 * MINUTE
    assert client.post(url("alive", row)).json()["state"] == "finished"


# --- without JavaScript ------------------------------------------------------------------------------


def form(client: Client, row: Attempt, go: str, **told: Any) -> Any:
    page = client.get(url("test", row) + f"?question={told.get('question', 1)}").content.decode()
    key = re.search(r'name="key" value="([^"]+)"', page)
    assert key
    data = {"question": 1, "key": key[1], "was": 0, "go": go, **told}
    return client.post(url("answers", row), data)


def test_the_test_is_taken_question_by_question_without_javascript(exam: Exam) -> None:
    client, row = begun(exam)
    for question in range(1, 11):
        answer = form(client, row, "next", question=question, option=halls.right_option(row, question))
        assert answer["location"].endswith(f"?question={question + 1}")
    form(client, row, "clear", question=2, was=1)
    page = client.get(url("finish", row))
    assert page.context["open"] == [2]
    assert client.post(url("finish", row))["location"] == "/hall/"
    assert Attempt.objects.get(pk=row.pk).correct == 9


def test_marks_and_the_way_back_work_without_javascript(exam: Exam) -> None:
    client, row = begun(exam)
    assert form(client, row, "flag", question=4)["location"].endswith("?question=4")
    assert Attempt.objects.get(pk=row.pk).flags == [4]
    assert form(client, row, "previous", question=4)["location"].endswith("?question=3")
    form(client, row, "flag", question=4)
    assert Attempt.objects.get(pk=row.pk).flags == []
    assert not Answer.objects.exists()


def test_a_form_sent_twice_saves_once(exam: Exam) -> None:
    client, row = begun(exam)
    data = {"question": 1, "key": "form-key-1", "was": 0, "option": 2, "go": "next"}
    for _ in range(2):
        assert client.post(url("answers", row), data).status_code == 302
    assert row.answers.count() == 1


def test_a_form_after_the_time_leads_to_the_result(exam: Exam, clock: Clock) -> None:
    client, row = begun(exam)
    clock.at = START + 91 * MINUTE
    data = {"question": 1, "key": "form-key-1", "was": 0, "option": 2, "go": "next"}
    answer = client.post(url("answers", row), data, follow=True)
    assert answer.redirect_chain[-1][0] == url("result", row)
    assert not Answer.objects.exists()


def test_the_look_is_kept_and_leads_nowhere_else(exam: Exam) -> None:
    client, row = begun(exam)
    answer = client.post("/hall/look/", {"contrast": "on", "next": url("test", row)})
    assert answer["location"] == url("test", row)
    assert "hall--contrast" in client.get(url("test", row)).content.decode()
    for elsewhere in ("https://example.kz/hall/", "//example.kz/hall/", "/account/"):
        assert client.post("/hall/look/", {"next": elsewhere})["location"] == "/hall/"


# --- the end -----------------------------------------------------------------------------------------


def test_finishing_asks_first_with_what_is_open_and_tells_the_result_at_once(exam: Exam) -> None:
    """C-12."""
    client, row = begun(exam)
    for question in range(1, 9):
        send(
            client,
            row,
            question=question,
            option=halls.right_option(row, question),
            key=f"key-number-{question}",
        )
    page = client.get(url("finish", row), headers={"accept-language": "en"}).content.decode()
    assert "2 questions are not answered" in page
    assert Attempt.objects.get(pk=row.pk).state == "running"
    answer = client.post(url("finish", row), follow=True, headers={"accept-language": "en"})
    shown = answer.content.decode()
    assert "8 of 10" in shown
    assert "The test is passed" in shown


def test_finishing_twice_changes_nothing_and_is_noted(exam: Exam, clock: Clock) -> None:
    client, row = begun(exam)
    client.post(url("finish", row))
    clock.at = START + 5 * MINUTE
    assert client.post(url("finish", row), follow=True).status_code == 200
    assert Attempt.objects.get(pk=row.pk).finished_at == START + MINUTE
    assert kinds(row) == ["finished-again"]


def test_after_the_end_nothing_is_saved(exam: Exam) -> None:
    client, row = begun(exam)
    client.post(url("finish", row))
    assert send(client, row).json()["error"] == "late"
    assert client.post(url("flag", row), {"question": 1}).status_code == 409
    assert client.get(url("test", row))["location"] == "/hall/"


def test_right_answers_are_shown_when_nobody_of_the_session_writes_any_more(exam: Exam) -> None:
    client, row = begun(exam, 1)
    _other, second = begun(exam, 2)
    client.post(url("finish", row))
    assert client.get(url("review", row))["location"] == url("result", row)
    services.finish(second.pk, "candidate", START + 3 * MINUTE)
    page = client.get(url("review", row), headers={"accept-language": "en"}).content.decode()
    assert page.count("the right answer") == 10
    assert "Art. 37(1)" in page or "37(1)" in page


def test_the_result_is_for_the_candidate_alone(exam: Exam) -> None:
    client, row = begun(exam, 1)
    client.post(url("finish", row))
    other, _row = begun(exam, 2)
    for browser in (Client(), other):
        assert browser.get(url("result", row)).status_code == 404
        assert browser.get(url("review", row)).status_code == 404
    assert candidate(row).get(url("result", row)).status_code == 200


def test_a_session_that_is_over_keeps_nobody_from_the_door_of_the_next(exam: Exam) -> None:
    client, row = begun(exam)
    client.post(url("finish", row))
    services.publish_seed(exam.pk, START + 100 * MINUTE)
    assert "code" in candidate(row).get("/hall/").content.decode()
    assert candidate(row).get(url("result", row)).status_code == 200


def test_a_suspended_candidate_is_told(exam: Exam, clock: Clock) -> None:
    """C-10."""
    client, row = begun(exam)
    services.stop(row.pk, clock.at, by=halls.author().pk, why="notes")
    assert "three months after" in client.get("/hall/", headers={"accept-language": "en"}).content.decode()
    assert send(client, row).json()["error"] == "not-running"


# --- the draw ----------------------------------------------------------------------------------------


def test_the_seed_is_secret_until_it_is_published(exam: Exam) -> None:
    """C-11."""
    client, row = begun(exam)
    address, data = (reverse(f"hall:{name}", args=[exam.pk]) for name in ("draw", "draw-data"))
    for page in (Client().get(address + "?check"), Client().get(data)):
        assert exam.seed not in page.content.decode()
        assert exam.commitment in page.content.decode()
    client.post(url("finish", row))
    services.publish_seed(exam.pk, START + 100 * MINUTE)
    told = Client().get(data).json()
    assert told["seed"] == exam.seed
    assert row.iin not in json.dumps(told)
    shown = Client().get(address + "?check", headers={"accept-language": "en"}).content.decode()
    assert "1 of 1 papers are the same" in shown
    assert row.name not in shown


def test_a_program_draws_a_paper_again_from_the_published_data(exam: Exam) -> None:
    """C-11: with the data alone, and nothing of the database."""
    from dataclasses import asdict

    from oryndau.law.certification.examination import Card, draw

    client, row = begun(exam)
    client.post(url("finish", row))
    services.publish_seed(exam.pk, START + 100 * MINUTE)
    told = Client().get(reverse("hall:draw-data", args=[exam.pk])).json()
    cards = [Card(*card) for card in told["cards"]]
    paper = draw(
        bytes.fromhex(told["seed"]), told["papers"][0]["candidate"], cards, told["weights"], told["questions"]
    )
    assert [asdict(one) for one in paper] == told["papers"][0]["paper"] == row.paper


def test_pages_of_the_hall_are_kept_by_no_cache_and_obey_the_policy(exam: Exam) -> None:
    client, row = begun(exam)
    page = client.get(url("test", row))
    assert "no-store" in page["cache-control"]
    assert "script-src 'self'" in page["content-security-policy"]
    assert not re.search(r"<script(?![^>]*(src=|application/json))", page.content.decode())
    assert " style=" not in page.content.decode()
    assert Incident.objects.count() == 0
