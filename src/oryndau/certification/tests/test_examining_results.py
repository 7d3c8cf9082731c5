"""After the test: the sheet in two copies, its signature, contested questions and rulings (C-12, C-13)."""

import json
from collections.abc import Callable
from datetime import datetime
from io import BytesIO
from typing import Any

import pytest
from django.urls import reverse
from pypdf import PdfReader

from oryndau.cases.errors import FactsInvalid, StepNotAllowed
from oryndau.cases.models import Case, Message
from oryndau.certification.examining import appeals, sheets
from oryndau.certification.models import Candidate, Session
from oryndau.certification.tests import factories
from oryndau.certification.tests.exams import Held, browser_of, browser_of_candidate, held
from oryndau.documents import storage
from oryndau.documents.models import Document
from oryndau.examination.hall import chain
from oryndau.examination.hall import services as hall
from oryndau.examination.models import Appeal, Attempt
from oryndau.people.models import Staff
from oryndau.signing.models import SignatureSession
from oryndau.signing.tests.world import Pretender, pretended, pretender

__all__ = ["held", "pretender"]
pytestmark = pytest.mark.django_db
VIEWS = "oryndau.certification.examining.views"
REASONS = {"reason_kk": "Екі жауап та дұрыс болып шықты.", "reason_ru": "Верными оказались два ответа."}


@pytest.fixture(autouse=True)
def clock(held: Held, monkeypatch: pytest.MonkeyPatch) -> Callable[[datetime], None]:
    for name in ("hall", "seat", "own", "rulings"):
        monkeypatch.setattr(f"{VIEWS}.{name}.now", lambda: held.later(60))
    return lambda at: None


def url(name: str, row: Attempt, *more: Any) -> str:
    return reverse(f"examining:{name}", args=[row.case_id, *more])


def state(row: Attempt) -> str:
    return Case.objects.get(pk=row.case_id).state


def words(document: Document) -> str:
    content = storage.open_verified(document.sha256).read()
    return " ".join(page.extract_text() for page in PdfReader(BytesIO(content)).pages)


# --- the sheet ---------------------------------------------------------------------------------------


def test_the_sheet_is_printed_in_two_copies_in_both_languages(held: Held) -> None:
    """C-13."""
    row = held.finished()
    sheet = sheets.sheet_of(row, at=held.later(51))
    told = words(sheet)
    assert len(PdfReader(BytesIO(storage.open_verified(sheet.sha256).read())).pages) == 4
    for expected in (
        "Экземпляр 1: кандидату",
        "Экземпляр 2: Комиссии",
        "1-дана",
        "2-дана",
        row.iin,
        "тест сдан",
    ):
        assert expected in told
    assert (sheet.kind, sheet.case_id) == ("result-sheet", row.case_id)
    assert sheets.sheet_of(row, at=held.later(55)) == sheet


def test_there_is_no_sheet_before_the_end(held: Held) -> None:
    row = held.testing()
    assert browser_of(held.proctor).get(url("sheet", row)).status_code == 404
    assert browser_of_candidate(row).get(url("own", row)).status_code == 404
    assert not Document.objects.exists()


def test_the_candidate_signs_his_sheet_with_eds(held: Held, pretender: Pretender) -> None:
    """C-13."""
    row = held.finished()
    client = browser_of_candidate(row)
    assert client.get(url("own", row)).status_code == 200
    page = client.post(url("sign", row))["location"]
    session = SignatureSession.objects.get()
    assert client.get(page).status_code == 200
    other = pretended(bytes(session.content), iin=factories.person().iin)
    assert client.post(page, {"cms": other.decode()}).status_code == 422
    answer = client.post(page, {"cms": pretended(bytes(session.content), iin=row.iin).decode()})
    assert answer["location"] == url("own", row)
    event = Case.objects.get(pk=row.case_id).events.get(step="sign-sheet")
    told = json.loads(event.body)
    assert told["facts"] == {"sheet": told["documents"][0]["sha256"], "correct": 80}
    assert (
        "You have signed" in client.get(url("own", row), headers={"accept-language": "en"}).content.decode()
    )
    assert sheets.state_of(Case.objects.get(pk=row.case_id), row) == "signed"


def test_a_candidate_without_eds_is_noted_on_the_sheet(held: Held) -> None:
    """C-13."""
    row, client = held.finished(right=10), browser_of(held.proctor)
    first = sheets.sheet_of(row, at=held.later(51))
    assert client.post(url("unsigned", row), {"reason": "nonsense"}).status_code == 302
    assert not row.incidents.exists()
    client.post(url("unsigned", row), {"reason": "no-eds", "remark": ""})
    answer = client.get(url("sheet", row))
    assert answer["content-type"] == "application/pdf"
    second = Document.objects.order_by("-id")[0]
    assert second.supersedes == first
    assert "не было при себе ЭЦП" in words(second)
    assert "тест не сдан" in words(second)


def test_the_sheet_is_the_candidates_and_the_proctors_alone(held: Held) -> None:
    row, other = held.finished(), held.finished(right=71)
    stranger = browser_of_candidate(other)
    for name in ("own", "own-sheet"):
        assert stranger.get(url(name, row)).status_code == 404
    assert stranger.post(url("sign", row)).status_code == 404
    assert browser_of(factories.the("clerk")).get(url("own", row)).status_code == 404


# --- contested questions -----------------------------------------------------------------------------


def contested(row: Attempt, place: int, at: datetime) -> Appeal:
    actor = factories.candidate_actor(factories_application(row))
    return appeals.appeal(row.pk, place, "Бұл сұрақтың екі дұрыс жауабы бар.", actor, at=at)


def factories_application(row: Attempt) -> Any:
    from oryndau.law.certification.facts import CertificationApplication

    body = Case.objects.get(pk=row.case_id).events.get(no=1).body
    return CertificationApplication.model_validate(json.loads(body)["facts"])


def ruled(appeal: Appeal, upheld: bool, at: datetime) -> Appeal:
    return appeals.rule(
        appeal.pk, upheld, REASONS["reason_kk"], REASONS["reason_ru"], factories.the("department"), at=at
    )


def test_an_upheld_objection_passes_who_was_one_short(held: Held) -> None:
    """C-12: the last question of 70, answered wrongly, counts as right."""
    row = held.finished(right=69, wrong=1)
    made = contested(row, 70, held.later(60))
    assert Message.objects.filter(topic="certification.question-contested").exists()
    ruled(made, True, held.later(120))
    row.refresh_from_db()
    assert (row.correct, state(row)) == (70, "test-passed")
    assert Candidate.objects.get(pk=row.case_id).correct == 70
    steps = [event.step for event in Case.objects.get(pk=row.case_id).events.all()]
    assert steps[-3:] == ["appeal-question", "rule-on-question", "pass-on-appeal"]
    assert chain.verify_all().fault is None


def test_a_dismissed_objection_changes_nothing(held: Held) -> None:
    row = held.finished(right=69, wrong=1)
    ruled(contested(row, 70, held.later(60)), False, held.later(120))
    row.refresh_from_db()
    assert (row.correct, state(row)) == (69, "test-failed")


def test_everybody_of_the_session_who_had_the_question_gains(held: Held) -> None:
    """C-12: in the case of each, and who reaches the mark passes."""
    rows = [held.finished(right=69, wrong=31) for _ in range(6)]
    first = rows[0]
    codes = {row.pk: [one["code"] for one in row.paper] for row in rows}
    # A question that the first candidate answered wrongly, and that somebody else did as well.
    place, code = next(
        (place, code)
        for place, code in enumerate(codes[first.pk], start=1)
        if place > 69 and any(code in codes[row.pk][69:] for row in rows[1:])
    )
    ruled(contested(first, place, held.later(60)), True, held.later(120))
    for row in rows:
        row.refresh_from_db()
        gains = code in codes[row.pk][69:]
        assert row.correct == 69 + gains
        assert state(row) == ("test-passed" if gains else "test-failed")
        assert Candidate.objects.get(pk=row.case_id).correct == row.correct
        steps = [event.step for event in Case.objects.get(pk=row.case_id).events.all()]
        assert ("re-mark" in steps) == (gains and row.pk != first.pk)
    assert chain.verify_all().fault is None


def test_the_sheet_is_made_anew_when_the_result_changed(held: Held, pretender: Pretender) -> None:
    row = held.finished(right=69, wrong=1)
    first = sheets.sheet_of(row, at=held.later(51))
    ruled(contested(row, 70, held.later(60)), True, held.later(120))
    row.refresh_from_db()
    second = sheets.sheet_of(row, at=held.later(121))
    assert second.supersedes == first
    assert "тест сдан" in words(second)


def test_a_decided_candidate_keeps_the_decision(held: Held) -> None:
    rows = [held.finished(right=69, wrong=31) for _ in range(2)]
    common = next(
        (place, one["code"]) for place, one in enumerate(rows[0].paper, start=1)
        if place > 69 and one["code"] in [other["code"] for other in rows[1].paper]
    )  # fmt: skip
    Case.objects.filter(pk=rows[1].case_id).update(state="rejected")
    ruled(contested(rows[0], common[0], held.later(60)), True, held.later(120))
    assert Candidate.objects.get(pk=rows[1].case_id).correct == 69
    assert chain.verify_all().fault is None


def test_a_question_is_contested_once_and_ruled_on_once(held: Held) -> None:
    row = held.finished(right=69, wrong=1)
    made = contested(row, 70, held.later(60))
    with pytest.raises(FactsInvalid):
        contested(row, 70, held.later(61))
    ruled(made, True, held.later(120))
    with pytest.raises(StepNotAllowed):
        ruled(made, False, held.later(121))


def test_two_objections_of_one_candidate_are_both_ruled_on(held: Held) -> None:
    row = held.finished(right=68, wrong=2)
    first, second = contested(row, 69, held.later(60)), contested(row, 70, held.later(61))
    ruled(first, True, held.later(120))
    assert [one.pk for one in appeals.waiting()] == [second.pk]
    ruled(second, True, held.later(121))
    row.refresh_from_db()
    assert (row.correct, state(row)) == (70, "test-passed")


def test_nothing_is_contested_once_the_minutes_are_drawn_up(held: Held) -> None:
    """C-16: the minutes tell a result that nothing changes any more."""
    row = held.finished(right=69, wrong=1)
    Session.objects.filter(pk=row.exam_id).update(state="recorded")
    with pytest.raises(StepNotAllowed):
        contested(row, 70, held.later(60))


def test_nothing_is_contested_while_somebody_still_writes(held: Held) -> None:
    row = held.finished(right=69, wrong=1)
    held.testing()
    with pytest.raises(hall.Refused):
        contested(row, 70, held.later(60))
    assert browser_of_candidate(row).get(url("appeal", row, 70)).status_code == 404


def test_the_way_of_an_objection_through_the_pages(held: Held) -> None:
    row = held.finished(right=69, wrong=1)
    client, department = browser_of_candidate(row), browser_of(factories.the("department"))
    address = url("appeal", row, 70)
    assert client.get(address).status_code == 200
    assert client.post(address, {"reason": "жоқ"}).status_code == 422
    assert client.post(address, {"reason": "Екі жауабы дұрыс, 37-бап."}).status_code == 302
    assert client.post(address, {"reason": "Екі жауабы дұрыс, 37-бап."}).status_code == 422
    made = Appeal.objects.get()
    listed = department.get(reverse("examining:rulings")).content.decode()
    assert made.code in listed
    assert row.name not in listed
    page = reverse("examining:ruling", args=[made.pk])
    assert row.name not in department.get(page).content.decode()
    assert department.post(page, {"upheld": "yes"}).status_code == 422
    assert department.post(page, {"upheld": "yes", **REASONS}).status_code == 302
    assert department.get(page).status_code == 404
    told = client.get(url("own", row), headers={"accept-language": "en"}).content.decode()
    assert "counts as right" in told
    assert Appeal.objects.get().ruled_by == Staff.objects.get(role="department")


def test_only_the_department_rules(held: Held) -> None:
    made = contested(held.finished(right=69, wrong=1), 70, held.later(60))
    for role in ("proctor", "head", "commission", "secretary", "clerk"):
        client = browser_of(factories.the(role))
        assert client.get(reverse("examining:rulings")).status_code == 403
        assert (
            client.post(reverse("examining:ruling", args=[made.pk]), {"upheld": "yes", **REASONS}).status_code
            == 403
        )
    assert Appeal.objects.get().upheld is None


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_every_page_is_read_in_three_languages(held: Held, language: str) -> None:
    row, told = held.finished(right=69, wrong=1), {"accept-language": language}
    made = contested(row, 70, held.later(60))
    for address in (url("own", row), url("appeal", row, 69)):
        assert browser_of_candidate(row).get(address, headers=told).status_code == 200
    department = browser_of(factories.the("department"))
    for address in (reverse("examining:rulings"), reverse("examining:ruling", args=[made.pk])):
        assert department.get(address, headers=told).status_code == 200


def test_the_candidate_is_told_of_what_concerns_him(held: Held) -> None:
    """C-10."""
    from oryndau.cases import outbox
    from oryndau.notices.models import Notice

    row = held.finished(right=69, wrong=1)
    ruled(contested(row, 70, held.later(60)), True, held.later(120))
    topics = ("certification.question-contested", "certification.question-ruled")
    for message in Message.objects.filter(topic__in=topics):
        assert outbox.work_off(message, held.later(121)), message.error
    assert Notice.objects.filter(recipient=row.iin).count() == 2
