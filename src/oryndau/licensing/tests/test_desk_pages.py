"""Pages of the licensor's desk: queue, search, case; who may open them, the log of accesses (L-01)."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from oryndau.cases.models import Case, Message
from oryndau.certification.tests import desk as others
from oryndau.certification.tests import factories as people
from oryndau.licensing.desk import registration
from oryndau.licensing.tests import factories as make
from oryndau.licensing.tests import licences
from oryndau.licensing.tests.desk import browser, clock, fresh, read, url
from oryndau.people.acting import staff_actor
from oryndau.people.models import Access

__all__ = ["clock"]
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]
LANGUAGES = ["kk", "ru", "en"]
QUEUE = "licensing-desk:queue"
STATES = [
    "submitted", "registered", "checked", "concluded", "endorsed", "refusal_suggested", "hearing", "heard",
    "issued", "renewal_submitted", "renewal_registered", "renewal_checked", "renewal_endorsed", "reissued",
]  # fmt: skip


def queue(actor: Any, **asked: str) -> str:
    """The work queue as somebody reads it."""
    return str(browser(actor).get(reverse(QUEUE), asked).content.decode())


# The queue


def test_an_officer_sees_his_work_wherever_it_comes_from() -> None:
    """L-01: the Ministry serves the whole country."""
    here, there = make.registered(), make.registered(territory="71")
    page = queue(make.licensor())
    for words in (str(here.number), str(there.number), here.title, "Check completeness", "Open: 2",
                  "Issue of a licence"):  # fmt: skip
        assert words in page, words
    assert str(here.number) not in queue(make.second_licensor())


def test_a_second_look_lies_before_every_officer_but_who_concluded() -> None:
    """Four eyes: work that he could not take is not shown to him."""
    case = make.concluded()
    assert str(case.number) not in queue(make.licensor())
    page = queue(make.second_licensor())
    assert str(case.number) in page
    assert "Check a second time" in page


def test_the_head_sees_all_of_it_and_may_ask_for_what_he_signs() -> None:
    mine, officers = make.endorsed(), make.registered(who=people.person("Омарова"))
    returned = make.renewal_registered()
    page = queue(make.licensing_head())
    for case in (mine, officers, returned):
        assert str(case.number) in page
    page = queue(make.licensing_head(), whose="shared")
    assert str(mine.number) in page
    assert str(officers.number) not in page
    page = queue(make.licensing_head(), whose=str(make.licensor().staff))
    assert str(mine.number) not in page
    assert str(officers.number) in page


@pytest.mark.parametrize(
    ("made", "work"),
    [(make.endorsed, "Sign"), (make.refusal_suggested, "Decide on the proposed refusal"),
     (make.hearing, "Hold the hearing"), (make.heard, "Decide after the hearing")],
)  # fmt: skip
def test_the_work_of_the_head_stands_in_his_queue(made: Callable[[], Case], work: str) -> None:
    case = made()
    page = queue(make.licensing_head())
    assert str(case.number) in page
    assert work in page


def test_each_desk_shows_its_own_service_alone() -> None:
    """Kinds of work of two services share names; territorial staff see nothing of the licensor's."""
    case, other = make.registered(), people.registered()
    for role in ("clerk", "head"):
        desk = others.browser(role)
        page = desk.get(reverse("certification-desk:queue")).content.decode()
        assert str(case.number) not in page
        assert desk.get(reverse("certification-desk:case", args=[case.pk])).status_code == 404
    assert str(other.number) not in queue(make.licensing_head())
    assert browser(make.licensor()).get(url(other)).status_code == 404


@pytest.mark.parametrize("found_by", ["number", "iin", "name", "diploma"])
def test_search_finds_in_the_whole_country(found_by: str) -> None:
    make.licensor()
    case = make.submitted(territory="71")
    registration.register(case.pk, at=make.MONDAY)
    case = fresh(case)
    query = {"number": case.number, "iin": case.applicant, "name": "Оспонова дана",
             "diploma": "ЖБ-Б 0123456"}[found_by]  # fmt: skip
    assert url(case) in queue(make.second_licensor(), q=str(query))


def test_the_queue_asks_the_database_as_often_for_many_as_for_one() -> None:
    """The number of queries is pinned, for an officer and for the head."""
    for actor in (make.licensor(), make.licensing_head()):
        client, counted = browser(actor), []
        for _ in range(2):
            make.registered(who=people.person())
            with CaptureQueriesContext(connection) as queries:
                assert client.get(reverse(QUEUE)).status_code == 200
            counted.append(len(queries))
        assert counted[1] <= counted[0] <= 12


def test_the_case_asks_the_database_as_often_however_long_its_journal_is() -> None:
    case, client = make.checked(), browser(make.licensor())
    counted = []
    for _ in range(2):
        with CaptureQueriesContext(connection) as queries:
            assert client.get(url(case)).status_code == 200
        counted.append(len(queries))
        make.answered(case)
    assert counted[0] == counted[1] <= 45


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_queue_is_read_in_three_languages(language: str) -> None:
    make.registered()
    for actor in (make.licensor(), make.licensing_head()):
        for asked in ({}, {"tab": "done"}, {"q": "Оспанова"}, {"q": "nobody"}, {"due": "late"}):
            answer = browser(actor).get(reverse(QUEUE), asked, headers={"accept-language": language})
            assert answer.status_code == 200


# Who may


@pytest.mark.parametrize(
    ("role", "status"),
    [("clerk", 403), ("head", 403), ("state-bailiff", 403), ("department", 403), ("ministry", 403),
     ("chamber", 403)],
)  # fmt: skip
def test_nobody_else_stands_at_this_desk(role: str, status: int) -> None:
    case = make.registered()
    client = browser(licences.the(role))
    for address in (reverse(QUEUE), url(case), url(case, "find-complete"),
                    reverse("licensing-desk:ask", args=[case.pk, "person"])):  # fmt: skip
        assert client.get(address).status_code == status


def test_an_unknown_case_and_another_service_have_no_such_page() -> None:
    other = people.registered()
    client = browser(make.licensor())
    for address in (url(other), url(other, "find-complete"),
                    reverse("licensing-desk:reassign", args=[other.pk]),
                    reverse("licensing-desk:case", args=[make.new_id()])):  # fmt: skip
        assert client.get(address).status_code == 404


def test_a_stranger_is_asked_to_sign_in() -> None:
    from django.test import Client

    answer = Client().get(reverse(QUEUE))
    assert (answer.status_code, "sign-in" in answer["Location"]) == (302, True)


# The case


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("made", STATES)
def test_the_case_is_read_in_every_state_and_language(made: str, language: str) -> None:
    case = getattr(make, made)()
    for actor in (make.licensor(), make.licensing_head()):
        assert case.title in read(case, actor=actor, language=language)


def test_the_terms_stand_on_the_page() -> None:
    """L-06, L-11: two working days to check, ten to issue, three to re-issue."""
    issue, renewal = read(make.registered()), read(make.renewal_registered())
    for words in ("25 November 2026", "7 December 2026"):
        assert words in issue, words
    for words in ("25 November 2026", "26 November 2026"):
        assert words in renewal, words


def test_a_late_result_is_said(clock: Any) -> None:
    case = make.checked()
    clock.move_to(make.MONDAY + timedelta(days=15))
    assert "The term of the service ended on" in read(case)


def test_the_seven_grounds_stand_one_by_one_with_verdict_and_reasons() -> None:
    """L-08: from the law, each with its clause and what is known of it."""
    case = make.checked(records={"convictions": {"conviction": "unexpunged"}, "approval": None})
    page = read(case)
    for words in ("Stands", "Not known", "Clear", "A2 p.12(1)", "A2 p.12(7)"):
        assert words in page, words
    assert page.count("A2 p.12(") == 7


def test_the_points_of_a_reissue_stand_one_by_one() -> None:
    """L-09: the licence, the fee, each ground of the re-issue."""
    page = read(make.renewal_checked())
    for words in ("A2 An.4", "A2 p.14(2)", "A2 p.14(3)", "Серікова Дана", "Register of licences"):
        assert words in page, words


@pytest.mark.parametrize("basis", ["certification", "labour"])
def test_the_application_stands_as_it_was_filled_in(basis: str) -> None:
    """L-02: every line of An.2 and An.3."""
    page = read(make.checked(basis, paper_copy=True))
    lines = {
        "certification": ["Basis: decision on certification", "CR-75-0001"],
        "labour": ["Basis: labour activity", "Сот орындаушысы", "Атқарушылық іс жүргізу"],
    }[basis]
    for words in ("agent@example.kz", "+77010000001", "КазНУ", "ЖБ-Б 0123456", "Үлгі", "wanted", *lines):
        assert words in page, words


def test_answers_stand_with_time_source_and_differences() -> None:
    """L-04: state registers and our own, each with what it said and when."""
    case = make.answered(make.registered())
    case = make.answer(case, "education", make.CLEAR["education"], differs=("number", "institution"))
    page = read(case)
    for words in ("Register of diplomas", "Differs from the application: number, institution",
                  "Approving body", "КЖ-75-1", "23 November 2026", "Register of fees (this system)",
                  "Register of decisions on certification (this system)",
                  "Register of court acts"):  # fmt: skip
        assert words in page, words


def test_the_fee_stands_as_the_room_of_payments_has_it() -> None:
    """L-10: also what became of it after the case was told."""
    case = make.checked()
    page = read(case)
    for words in ("25,950", "Paid", "through the payment gateway"):
        assert words.replace(",", "") in page.replace("\xa0", "").replace(",", ""), words


def test_opening_a_case_is_written_into_the_log() -> None:
    case = make.registered()
    read(case)
    row = Access.objects.get(case_id=case.pk)
    assert (row.subject, row.what, row.staff_id) == (case.applicant, "case", make.licensor().staff)


@pytest.mark.parametrize("register", ["court-acts", "approval", "fee", "basis"])
def test_a_register_is_asked_again(register: str) -> None:
    case = make.checked()
    Message.objects.filter(case=case).update(done_at=make.MONDAY)
    address = reverse("licensing-desk:ask", args=[case.pk, register])
    answer = browser(make.licensor()).post(address, follow=True)
    assert answer.status_code == 200
    asked = Message.objects.filter(case=case, payload__register=register, done_at=None).count()
    assert asked == (0 if register in ("fee", "basis") else 1)


@pytest.mark.parametrize("register", ["weather", "employment", "licence"])
def test_what_is_not_asked_of_this_applicant_is_not_asked_again(register: str) -> None:
    address = reverse("licensing-desk:ask", args=[make.checked().pk, register])
    assert browser(make.licensor()).post(address).status_code in (404, 409)


def test_a_file_of_the_case_is_served_to_the_desk_alone_and_logged() -> None:
    from oryndau.documents import storage
    from oryndau.documents.services import attach

    case = make.registered()
    sha256 = storage.put(b"%PDF-1.7 paper")
    attach(case_id=case.pk, territory="75", at=make.MONDAY, name="a.pdf", role="other",
           media_type="application/pdf", size=14, sha256=sha256)  # fmt: skip
    address = reverse("licensing-desk:file", args=[case.pk, "0" * 64])
    assert browser(make.licensor()).get(address).status_code == 404
    assert others.browser("clerk").get(address).status_code == 403


def test_another_officer_may_open_the_case() -> None:
    """A colleague stands in; four eyes are kept by the steps themselves."""
    case = make.registered()
    other = staff_actor(licences.post("licensor"))
    assert case.title in read(case, actor=other)
