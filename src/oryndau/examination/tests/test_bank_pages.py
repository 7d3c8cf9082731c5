"""The Department's pages of the bank (C-11)."""

import io
from typing import Any

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from oryndau.certification.tests import factories
from oryndau.examination.bank import exchange, loading, selectors, statistics
from oryndau.examination.bank.wording import LETTERS
from oryndau.examination.models import Answer, Attempt, Exam, Question, Version
from oryndau.examination.tests import test_bank_services as bank
from oryndau.people.models import Staff

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _today() -> Any:
    with time_machine.travel(bank.AT, tick=False):
        yield


def by(post: Staff, client: Client) -> Client:
    client.force_login(post.person, backend="oryndau.people.backend.EdsBackend")
    session = client.session
    session["acting"] = f"staff:{post.pk}"
    session.save()
    return client


def form(**changes: str) -> dict[str, str]:
    answers = {f"{letter}_{code}": f"{code} {letter}" for letter in "abc" for code in ("kk", "ru")}
    return {
        "area": "general", "act": "law-261", "article": "Art. 37(4)", "stem_kk": "Қаулы қашан шығарылады?",
        "stem_ru": "Когда выносится постановление?", "right": "1", **answers,
    } | changes  # fmt: skip


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_every_page_opens_in_every_language(client: Client, language: str) -> None:
    """C-11."""
    author, approver = bank.people()
    loading.load(bank.QUESTIONS, author, approver, on=bank.TODAY, at=bank.AT)
    by(author, client).cookies["django_language"] = language
    for name in ("list", "write", "approvals", "import", "figures", "weights", "withdraw"):
        assert client.get(reverse(f"questions:{name}")).status_code == 200, name
    assert client.get(reverse("questions:one", args=["general-001"])).status_code == 200
    assert client.get(reverse("questions:revise", args=["general-001"])).status_code == 200


def test_the_list_pages_by_keyset_and_filters(client: Client, django_assert_max_num_queries: Any) -> None:
    """C-11: few statements whatever the size of the bank."""
    author, approver = bank.people()
    loading.load(bank.QUESTIONS, author, approver, on=bank.TODAY, at=bank.AT)
    by(author, client)
    with django_assert_max_num_queries(12):
        first = client.get(reverse("questions:list"))
    assert len(first.context["rows"]) == selectors.SIZE
    second = client.get(reverse("questions:list") + first.context["pages"].next)
    assert first.context["rows"][-1][0].code < second.context["rows"][0][0].code
    found = client.get(reverse("questions:list"), {"area": "sale", "search": "Art. 84", "state": "in-force"})
    assert {row.area_id for row, _version in found.context["rows"]} == {"sale"}
    assert client.get(reverse("questions:list"), {"after": "\x00", "area": "nowhere"}).status_code == 200


def test_a_question_is_written_put_forward_and_approved_by_another(client: Client) -> None:
    """C-11."""
    author, approver = bank.people()
    loading.areas()
    by(author, client).post(reverse("questions:write"), form())
    version = Version.objects.get()
    client.post(reverse("questions:propose", args=[version.question.code, 1]))
    own = client.post(reverse("questions:approve", args=[version.question.code, 1]), follow=True)
    assert Version.objects.get().state == "proposed"
    assert own.status_code == 200
    by(approver, client).post(
        reverse("questions:approve", args=[version.question.code, 1]), {"from": "approvals"}
    )
    version.refresh_from_db()
    assert (version.state, version.valid_from) == ("approved", bank.date(2026, 11, 24))


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"stem_kk": ""}, "stem_kk"), ({"b_kk": "kk a"}, "right"), ({"right": "5"}, "right"),
        ({"c_ru": ""}, "c_ru"), ({"article": ""}, "article"), ({"area": "x"}, "area"), ({"a_kk": ""}, "a_kk"),
    ],
)  # fmt: skip
def test_a_fault_stands_at_its_field_and_nothing_is_lost(
    client: Client, changes: dict[str, str], field: str
) -> None:
    """C-11."""
    author, _approver = bank.people()
    loading.areas()
    answer = by(author, client).post(reverse("questions:write"), form(**changes))
    assert answer.status_code == 422
    assert field in answer.context["form"].errors
    assert not Question.objects.exists()


@pytest.mark.parametrize("typed", ["ст. 37(4)", "37(4)-бап", "37(4)", "Art. 37(4)", "статья 37(4)"])
def test_a_place_in_law_may_be_written_in_any_language(client: Client, typed: str) -> None:
    """C-11."""
    author, _approver = bank.people()
    loading.areas()
    assert by(author, client).post(reverse("questions:write"), form(article=typed)).status_code == 302
    assert Version.objects.get().article == "Art. 37(4)"


def test_nobody_else_sees_the_bank(client: Client) -> None:
    """C-11: right answers are the Department's secret."""
    for role in ("clerk", "head", "proctor", "secretary", "commission"):
        by(factories.post(role), client)
        for name in ("list", "approvals", "figures"):
            assert client.get(reverse(f"questions:{name}")).status_code == 403
        assert client.get(reverse("questions:export", args=["xlsx"])).status_code == 403
    client.force_login(factories.person(), backend="oryndau.people.backend.EdsBackend")
    assert client.get(reverse("questions:list")).status_code == 403


def test_a_workbook_goes_out_and_comes_in(client: Client) -> None:
    """C-11."""
    version = bank.approved()
    author, _approver = bank.people()
    out = by(author, client).get(reverse("questions:export", args=["xlsx"]))
    assert out.content[:2] == b"PK"
    file = SimpleUploadedFile("q.xlsx", exchange.to_xlsx([version]))
    answer = client.post(reverse("questions:import"), {"file": file})
    assert answer.context["brought"].unchanged == 1
    bad = client.post(reverse("questions:import"), {"file": io.BytesIO(b"nonsense")})
    assert bad.status_code == 422


def test_the_law_changed_and_questions_are_withdrawn(client: Client) -> None:
    """C-11."""
    version = bank.approved()
    author, _approver = bank.people()
    url = reverse("questions:withdraw") + "?act=law-261&article=Art.+37"
    assert len(by(author, client).get(url).context["found"]) == 1
    told = {"versions": [str(version.pk)], "remark": "Закон 246-VIII",
            "on_day": "1", "on_month": "12", "on_year": "2026"}  # fmt: skip
    assert client.post(url, told).status_code == 302
    version.refresh_from_db()
    assert version.valid_until == bank.date(2026, 12, 1)
    assert client.post(url, told | {"on_year": "2020"}).status_code == 422


def test_weights_that_are_not_a_hundred_are_refused(client: Client) -> None:
    """C-12."""
    author, _approver = bank.people()
    weights = {area.pk: str(area.weight) for area in loading.areas().values()}
    url = reverse("questions:weights")
    assert by(author, client).post(url, weights | {"general": "99"}).status_code == 422
    assert client.post(url, weights).status_code == 302


def _attempt(exam: Exam, version: Version, other: Version, seat: int, *, knows: bool) -> None:
    """A finished test of two questions by somebody who knows both answers, or neither."""
    right = 2 if knows else 0
    paper = [{"version": str(one.pk), "code": "x/1", "order": "abc"} for one in (version, other)]
    attempt = Attempt.objects.create(
        exam=exam, territory="75", case_id=Attempt().pk, iin="", name="", language="kk", seat=seat,
        state="finished", paper=paper, head=bytes(32), correct=right,
    )  # fmt: skip
    for place in (1, 2):
        Answer.objects.create(
            attempt=attempt, no=place, question=place, choice="b" if knows else "a", key=f"k{place}",
            at=bank.AT, previous=bytes(32), hash=bytes([seat, place] * 16),
        )  # fmt: skip


def test_figures_tell_difficulty_and_discrimination() -> None:
    """C-11: what those who know answer right, and the others do not, tells them apart."""
    version, other = bank.approved(), bank.approved()
    assert LETTERS[1] == version.right == "b"
    exam = Exam.objects.create(
        id=version.pk, territory="75", seed="", commitment="", questions=2, pass_mark=1, minutes=90,
        bank_on=bank.TODAY, opened_at=bank.AT,
    )  # fmt: skip
    for seat in range(1, 31):
        _attempt(exam, version, other, seat, knows=seat <= 20)
    told = statistics.figures()[version.pk]
    assert (told.drawn, told.right, told.percent) == (30, 20, 67)
    assert told.discrimination == pytest.approx(1.0)
    assert told.verdict == "good"
    assert statistics.figures(versions=[]) == {}
