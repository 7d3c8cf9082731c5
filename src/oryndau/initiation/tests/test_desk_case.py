"""The case page, its files, and the log of who opened them (E-03, E-10)."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from oryndau.cases.models import Case
from oryndau.initiation.services import registration
from oryndau.initiation.tests import factories as make
from oryndau.law.tests import samples
from oryndau.people.models import Access, Staff

pytestmark = pytest.mark.django_db
LATER = make.FRIDAY + timedelta(hours=1)
QUERIES = 15
"""Session, person, post; the case with four kinds of rows; the log; staff; searches; calendar versions."""


@pytest.fixture(autouse=True)
def _clock(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("queue", "case", "act", "reassign"):
        monkeypatch.setattr(f"oryndau.initiation.desk.views.{name}.now", lambda: LATER)


@pytest.fixture
def post() -> Staff:
    return make.bailiff()


def read(post: Staff, case: Case, language: str = "en", query: str = "") -> str:
    response = make.signed_in(post).get(
        reverse("desk:case", args=[case.pk]) + query, headers={"accept-language": language}
    )
    assert response.status_code == 200
    return response.content.decode()


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_it_shows_what_the_decision_rests_on(post: Staff, language: str) -> None:
    case = make.answered(make.registered(), "debtor", samples.DEBTOR_BIN, differs=("name",))
    page = read(post, case, language)
    for words in (str(case.number), samples.CLAIMANT_IIN, samples.DEBTOR_BIN, "7512-26-00-2/1", "Взыскать"):
        assert words in page


def test_the_bailiff_who_has_it_may_initiate_or_refuse(post: Staff) -> None:
    case = make.registered()
    page = read(post, case)
    assert reverse("desk:act", args=[case.pk, "initiate"]) in page
    assert reverse("desk:act", args=[case.pk, "refuse"]) in page
    assert reverse("desk:reassign", args=[case.pk]) not in page


def test_another_bailiff_of_the_territory_reads_it_and_is_told_why_he_cannot_act(post: Staff) -> None:
    case = make.registered()
    page = read(make.bailiff(surname="Омаров"), case)
    assert reverse("desk:act", args=[case.pk, "initiate"]) not in page
    assert "The case is with Ахметов Ерлан" in page


def test_the_head_may_hand_it_over_and_not_decide_it(post: Staff) -> None:
    case = make.registered()
    page = read(make.head(), case)
    assert reverse("desk:reassign", args=[case.pk]) in page
    assert reverse("desk:act", args=[case.pk, "refuse"]) not in page


def test_for_a_bailiff_of_another_territory_there_is_no_such_case(post: Staff) -> None:
    case = make.registered()
    stranger = make.signed_in(make.bailiff("71"))
    (attachment, *_rest) = case.events.get(no=1).body.split('"sha256":"')[1:]
    for url in (
        reverse("desk:case", args=[case.pk]),
        reverse("desk:act", args=[case.pk, "refuse"]),
        reverse("desk:file", args=[case.pk, attachment[:64]]),
    ):
        assert stranger.get(url).status_code == 404
    assert make.signed_in(make.head("71")).get(reverse("desk:reassign", args=[case.pk])).status_code == 404
    assert not Access.objects.exists()


def test_every_opening_is_written_down_for_each_person_concerned(post: Staff) -> None:
    case = make.registered()
    read(post, case)
    rows = Access.objects.filter(case_id=case.pk)
    assert sorted(row.subject for row in rows) == sorted([samples.CLAIMANT_IIN, samples.DEBTOR_BIN])
    assert {(row.staff_id, row.what, row.at) for row in rows} == {(post.pk, "case", LATER)}


def test_a_file_opens_and_is_written_down(post: Staff) -> None:
    case = make.registered()
    url = next(v.url for v in _files(case) if v.attachment)
    response = make.signed_in(post).get(url)
    assert response.status_code == 200
    assert b"".join(response.streaming_content).startswith(b"%PDF")  # type: ignore[attr-defined]
    assert response["content-disposition"].startswith("inline")
    assert Access.objects.filter(case_id=case.pk, what="file").count() == 2


def test_a_file_of_another_case_is_not_served(post: Staff) -> None:
    case, other = make.registered(), make.registered()
    digest = next(view.sha256 for view in _files(other) if view.attachment)
    assert make.signed_in(post).get(reverse("desk:file", args=[case.pk, digest])).status_code == 404
    assert make.signed_in(post).get(reverse("desk:file", args=[case.pk, ".."])).status_code == 404


def test_a_failed_check_is_shown_with_its_clause_and_evidence(post: Staff) -> None:
    case = make.registered(document__in_force_on=None)
    page = read(post, case)
    assert "Ground is there" in page
    assert "Art. 38(1)6" in page


def test_a_dissolved_debtor_is_seen_from_the_register(post: Staff) -> None:
    record = {"name": "АО «Қала жылуы»", "status": "liquidated"}
    case = make.answered(make.registered(), "debtor", samples.DEBTOR_BIN, record=record, differs=("status",))
    page = read(post, case)
    assert "liquidated" in page
    assert "Art. 38(1)12" in page


def test_an_earlier_case_on_the_same_document_calls_for_a_look(post: Staff) -> None:
    earlier = make.initiated(make.registered())
    page = read(post, make.registered())
    assert reverse("desk:case", args=[earlier.pk]) in page
    assert "was presented before" in page


def test_other_proceedings_against_the_debtor_are_named_without_a_way_in_elsewhere(post: Staff) -> None:
    make.bailiff("71")
    elsewhere = make.submitted(territory="71", document__number="999")
    registration.register(elsewhere.pk, at=LATER)
    elsewhere.refresh_from_db()
    page = read(post, make.registered())
    assert str(elsewhere.number) in page
    assert reverse("desk:case", args=[elsewhere.pk]) not in page


def test_a_claimant_of_the_same_name_is_no_debtor(post: Staff) -> None:
    make.registered(document__number="999", debtors=[_debtor(samples.CLAIMANT_IIN)])
    page = read(post, make.registered(document__number="1000", debtors=[_debtor(samples.DEBTOR_IIN)]))
    assert page.count("None in the system.") == 2


def test_a_case_that_waits_for_registration_says_so(post: Staff) -> None:
    page = read(post, make.submitted())
    assert "waits for registration" in page


def test_a_decided_case_shows_success_only_where_it_is_true(post: Staff) -> None:
    case = make.initiated(make.registered())
    assert "You signed the decree to initiate" in read(post, case, query="?done=initiate")
    assert "You signed" not in read(post, case, query="?done=refuse")
    assert "has been decided" in read(post, case)


def test_a_late_case_is_still_shown_with_its_clock(post: Staff, monkeypatch: pytest.MonkeyPatch) -> None:
    case = make.registered()
    long_after = make.FRIDAY + timedelta(days=3650)
    monkeypatch.setattr("oryndau.initiation.desk.views.case.now", lambda: long_after)
    assert "late" in read(post, case)
    assert long_after.date() > date(2030, 1, 1)


def test_the_page_costs_the_same_queries_however_long_the_story(post: Staff) -> None:
    case = make.registered()
    client, url = make.signed_in(post), reverse("desk:case", args=[case.pk])
    client.get(url)
    with CaptureQueriesContext(connection) as few:
        client.get(url)
    for _ in range(4):
        make.answered(case, "debtor", samples.DEBTOR_BIN)
    with CaptureQueriesContext(connection) as many:
        client.get(url)
    assert len(few) == len(many) <= QUERIES


def test_a_script_in_a_name_is_only_text(post: Staff) -> None:
    debtor = {**samples.application()["debtors"][0], "name": "<script>alert(1)</script>"}
    page = read(post, make.registered(debtors=[debtor]))
    assert "<script>alert" not in page


def _files(case: Case):  # type: ignore[no-untyped-def]
    from oryndau.initiation import selectors

    return selectors.documents(case, "desk:file")


def _debtor(iin: str) -> dict[str, object]:
    address = {"purpose": "registration", "address": samples.address()}
    return {"kind": "person", "surname": "Жакенов", "name": "Тимур", "iin": iin, "addresses": [address]}
