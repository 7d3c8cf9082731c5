"""Pages of the desk: queue, search, case; who may open them, and the log of accesses (C-05, C-07, C-08)."""

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from oryndau.cases.models import Message
from oryndau.certification.desk import registration
from oryndau.certification.tests import factories as make
from oryndau.certification.tests.desk import browser, clock, fresh, read, url
from oryndau.people.models import Access

__all__ = ["clock"]
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]
QUEUE = "certification-desk:queue"
LANGUAGES = ["kk", "ru", "en"]


# The queue


def test_the_clerk_sees_his_work_what_is_due_first(clock: Any) -> None:
    clock.move_to(make.MONDAY)
    case = make.registered()
    page = browser("clerk").get(reverse(QUEUE)).content.decode()
    for words in (str(case.number), case.title, "Check completeness", "CS-75-0001", "In time", "Open: 1"):
        assert words in page, words
    other = browser("clerk", post=make.post("clerk", surname="Омаров"))
    assert str(case.number) not in other.get(reverse(QUEUE)).content.decode()


def test_the_head_sees_the_territory_and_may_ask_for_his_own_work(clock: Any) -> None:
    clock.move_to(make.MONDAY)
    mine, clerks = make.registered(), make.registered(make.session())
    make.step(mine, "find-incomplete", make.the("clerk"),
              {"missing_kk": "Диплом жоқ екен.", "missing_ru": "Нет диплома."}, make.MONDAY)  # fmt: skip
    head = browser("head")
    page = head.get(reverse(QUEUE)).content.decode()
    assert str(mine.number) in page
    assert str(clerks.number) in page
    page = head.get(reverse(QUEUE), {"whose": "shared"}).content.decode()
    assert str(mine.number) in page
    assert str(clerks.number) not in page
    assert browser("head", "71").get(reverse(QUEUE)).content.decode().count("AT-75") == 0


def test_each_desk_shows_its_own_service_alone(clock: Any) -> None:
    from oryndau.initiation.tests import factories as initiation

    make.post("clerk")
    other, case = initiation.registered(), make.submitted()
    registration.register(case.pk, at=make.MONDAY)
    case = fresh(case)
    head = browser("head")
    desk = reverse("desk:case", args=[case.pk])
    assert url(other) not in head.get(reverse(QUEUE)).content.decode()
    assert desk not in head.get(reverse("desk:queue")).content.decode()
    assert head.get(reverse("desk:case", args=[case.pk])).status_code == 404
    assert head.get(url(other)).status_code == 404
    for query in (str(case.number), case.title):
        found = head.get(reverse("desk:queue"), {"q": query}).content.decode()
        assert desk not in found
        assert url(case) in head.get(reverse(QUEUE), {"q": query}).content.decode()


@pytest.mark.parametrize("found_by", ["number", "iin", "name"])
def test_search_finds_by_number_iin_and_name(found_by: str) -> None:
    make.post("clerk")
    case = make.submitted()
    registration.register(case.pk, at=make.MONDAY)
    case = fresh(case)
    query = {"number": case.number, "iin": case.applicant, "name": "Оспонова дана"}[found_by]
    page = browser("clerk").get(reverse(QUEUE), {"q": query}).content.decode()
    assert url(case) in page
    assert url(case) not in browser("clerk", "71").get(reverse(QUEUE), {"q": query}).content.decode()


def test_the_queue_asks_the_database_as_often_for_many_as_for_one(clock: Any) -> None:
    clock.move_to(make.MONDAY)
    session, counted = make.session(), []
    client = browser("clerk")
    for _ in range(2):
        make.registered(session)
        make.registered(session)
        with CaptureQueriesContext(
            connection,
        ) as queries:
            assert client.get(reverse(QUEUE)).status_code == 200
        counted.append(len(queries))
    assert counted[1] <= counted[0] <= 12


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("role", ["clerk", "head"])
def test_the_queue_is_read_in_three_languages(language: str, role: str) -> None:
    make.registered()
    for asked in ({}, {"tab": "done"}, {"q": "Оспанова"}, {"due": "late"}):
        answer = browser(role).get(reverse(QUEUE), asked, headers={"accept-language": language})
        assert answer.status_code == 200


@pytest.mark.parametrize("role", ["proctor", "secretary", "commission", "state-bailiff", "department"])
def test_nobody_else_stands_at_this_desk(role: str) -> None:
    case = make.registered()
    client = browser(role)
    for address in (
        reverse(QUEUE),
        url(case),
        url(case, "find-complete"),
        reverse("certification-desk:result-sessions"),
    ):
        assert client.get(address).status_code == 403


# The case


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("make_case", ["submitted", "registered", "checked", "hearing", "heard", "admitted"])
def test_the_case_is_read_in_every_state_and_language(make_case: str, language: str) -> None:
    case = getattr(make, make_case)()
    for role in ("clerk", "head"):
        assert case.title in read(case, role=role, language=language)


def test_the_eight_restrictions_stand_one_by_one_with_evidence() -> None:
    """C-08: verdict, clause, register, and until when it lasts."""
    case = make.answered(
        make.checked(),
        records={"corruption": {"penalty": "true", "imposed_on": "2025-02-03"}, "licences": {}},
    )
    page = read(case)
    for words in ("Art. 140(2)6", "03.02.2025", "03.02.2028", "Corruption offences", "Not known", "Found"):
        assert words in page, words
    assert page.count(">✓</span>Clear") + page.count("Clear</") >= 6


def test_answers_stand_with_time_source_and_differences() -> None:
    """C-05."""
    case = make.checked()
    facts = {
        "register_name": "education", "outcome": "found", "message_id": "m",
        "answered_at": make.MONDAY.isoformat(), "differs": ["institution", "number"],
        "record": {"institution": "ЕНУ", "number": "ЖБ-Б 0000001"},
    }  # fmt: skip
    case = make.step(case, "record-answer", make.SYSTEM, facts, make.MONDAY)
    page = read(case)
    for words in (
        "Register of diplomas",
        "23 November 2026",
        "Differs from the application: institution, number",
        "ЕНУ",
    ):
        assert words in page, words
    assert "No answer yet" in page


def test_opening_a_case_is_written_into_the_log() -> None:
    case = make.registered()
    read(case)
    row = Access.objects.get(case_id=case.pk)
    assert (row.subject, row.what, str(row.staff_id)) == (
        case.applicant,
        "case",
        str(make.the("clerk").staff),
    )


def test_a_register_is_asked_again() -> None:
    case = make.checked()
    Message.objects.filter(case=case, topic="certification.ask-registers").update(done_at=make.MONDAY)
    address = reverse("certification-desk:ask", args=[case.pk, "corruption"])
    answer = browser("clerk").post(address, follow=True)
    assert "The register is asked again" in answer.content.decode()
    assert Message.objects.filter(case=case, payload__register="corruption", done_at=None).count() == 1
    assert (
        browser("clerk").post(reverse("certification-desk:ask", args=[case.pk, "weather"])).status_code == 404
    )


def test_another_territory_has_no_such_page() -> None:
    case = make.registered()
    client = browser("clerk", "71")
    for address in (
        url(case),
        url(case, "find-complete"),
        reverse("certification-desk:reassign", args=[case.pk]),
    ):
        assert client.get(address).status_code == 404
