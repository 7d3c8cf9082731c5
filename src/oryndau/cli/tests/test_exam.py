"""`exam verify` and `journal verify`: what anybody can do to check a session's tests (C-11)."""

import json
from typing import Any

import pytest
from typer.testing import CliRunner

from oryndau.certification.tests.exams import Held, held
from oryndau.cli import app
from oryndau.examination.hall import services as hall
from oryndau.examination.models import Attempt, Exam

__all__ = ["held"]
pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _set_up_already(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("oryndau.cli.django_setup.ready", lambda *_args, **_named: None)


def run(*words: str) -> Any:
    return CliRunner().invoke(app, list(words))


def test_every_paper_follows_from_the_published_seed_and_stands_in_the_journal(held: Held) -> None:
    rows = [held.finished(right=2), held.finished(right=1)]
    assert run("exam", "verify", str(held.session.pk)).exit_code == 2
    hall.publish_seed(held.session.pk, held.later(120))
    told = run("exam", "verify", str(held.session.pk), "--json")
    assert told.exit_code == 0
    said = json.loads(told.stdout)
    assert {one["candidate"] for one in said["papers"]} == {str(row.case_id) for row in rows}
    assert said["holds"]
    assert said["seed_holds"]
    assert "2 of 2 papers" in run("exam", "verify", str(held.session.pk)).stdout


def test_another_paper_and_another_seed_are_named(held: Held) -> None:
    row = held.finished(right=1)
    hall.publish_seed(held.session.pk, held.later(120))
    Attempt.objects.filter(pk=row.pk).update(paper=list(reversed(row.paper)))
    wrong = run("exam", "verify", str(held.session.pk))
    assert wrong.exit_code == 1
    assert str(row.case_id) in wrong.stdout
    Exam.objects.filter(pk=held.session.pk).update(seed="0" * 64)
    assert "ANOTHER SEED" in run("exam", "verify", str(held.session.pk)).stdout


def test_a_session_without_a_test_is_said() -> None:
    told = run("exam", "verify", "00000000-0000-7000-8000-000000000000", "--json")
    assert told.exit_code == 2
    assert json.loads(told.stdout)["holds"] is None


def test_the_journals_check_covers_the_answers(held: Held) -> None:
    row = held.finished(right=3)
    told = json.loads(run("journal", "verify", "--json").stdout)
    assert (told["tests"]["tests"], told["tests"]["answers"]) == (1, 4)
    Attempt.objects.filter(pk=row.pk).update(correct=99)
    broken = run("journal", "verify", "--json")
    assert broken.exit_code == 1
    assert "right answers" in json.loads(broken.stdout)["tests"]["fault"]["what"]
