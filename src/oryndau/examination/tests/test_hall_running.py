"""A test from its opening to its end: the seed, the paper, the server's clock (C-11, C-12)."""

import re
from datetime import date, timedelta
from typing import Any

import pytest

from oryndau.cases import outbox
from oryndau.cases.ids import new_id
from oryndau.cases.models import Message
from oryndau.examination.hall import redraw, services
from oryndau.examination.hall.errors import Refused
from oryndau.examination.models import Appeal, Area, Attempt, Exam, Question, Version
from oryndau.examination.tests import halls
from oryndau.examination.tests.halls import MINUTE, PLACE, START, alone
from oryndau.law.certification.examination import commitment

__all__ = ["alone"]
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("alone")]


@pytest.fixture
def exam(monkeypatch: pytest.MonkeyPatch) -> Exam:
    return halls.exam(monkeypatch)


def test_a_session_has_one_secret_seed_to_which_it_is_bound(exam: Exam) -> None:
    """C-11."""
    again = services.open_exam(exam.pk, "75", on=halls.DAY, at=START)
    assert (again.seed, again.commitment) == (exam.seed, commitment(bytes.fromhex(exam.seed)))
    other = services.open_exam(new_id(), "75", on=halls.DAY, at=START)
    assert other.seed != exam.seed
    assert re.fullmatch("[0-9a-f]{64}", exam.seed)


def test_only_what_may_be_drawn_on_the_day_is_drawn_from(monkeypatch: pytest.MonkeyPatch) -> None:
    """C-11: approved, in force, not withdrawn, and the newest version alone."""
    halls.bank()
    writer = halls.author()
    first, second, third = Question.objects.order_by("code")[:3]
    halls.version(first, writer, no=2)
    Version.objects.filter(question=second).update(valid_until=halls.DAY)
    Version.objects.filter(question=third).update(state="proposed")
    fourth = Question.objects.create(code="general-900", area=Area.objects.get(pk="general"), made_at=START)
    halls.version(fourth, writer, valid_from=date(2026, 12, 5))
    codes = [card[1] for card in halls.exam(monkeypatch).bank["cards"]]
    assert "general-001/2" in codes
    assert not {"general-001/1", "general-002/1", "general-003/1", "general-900/1"} & set(codes)
    assert len(codes) == 38


def test_a_bank_that_is_too_small_opens_no_test(monkeypatch: pytest.MonkeyPatch) -> None:
    halls.bank(each=4)
    with pytest.raises(Refused, match="bank-too-small"):
        halls.exam(monkeypatch)
    assert not Exam.objects.exists()


def test_the_paper_is_drawn_by_weight_and_each_candidate_has_his_own(exam: Exam) -> None:
    """C-11."""
    papers = [halls.running(exam, seat).paper for seat in (1, 2, 3)]
    for paper in papers:
        areas = [one["code"].split("-")[0] for one in paper]
        assert (areas.count("general"), areas.count("money")) == (6, 4)
        assert len({one["version"] for one in paper}) == 10
        assert all(sorted(one["order"]) == list("abcd") for one in paper)
    assert papers[0] != papers[1] != papers[2]


def test_time_is_ninety_minutes_and_what_was_granted(exam: Exam) -> None:
    """C-11."""
    assert halls.running(exam, 1).ends_at == START + 90 * MINUTE
    assert halls.running(exam, 2, extra=30).ends_at == START + 120 * MINUTE


def test_the_time_does_not_run_without_the_candidate(exam: Exam) -> None:
    row = halls.seated(exam, place="")
    with pytest.raises(Refused, match="no-browser"):
        services.begin(row.pk, START)


def test_a_test_begins_once(exam: Exam) -> None:
    row = halls.running(exam)
    with pytest.raises(Refused, match="not-running"):
        services.begin(row.pk, START + MINUTE)
    assert Attempt.objects.get(pk=row.pk).ends_at == START + 90 * MINUTE


def test_the_result_is_told_at_once(exam: Exam, alone: list[tuple[str, Any]]) -> None:
    """C-12."""
    row = services.finish(halls.answered(halls.running(exam), right=7).pk, "candidate", START + 50 * MINUTE)
    assert (row.state, row.correct, row.finished_at) == ("finished", 7, START + 50 * MINUTE)
    assert [what for what, _row in alone] == ["started", "candidate"]


def test_a_finished_test_is_finished_once(exam: Exam, alone: list[tuple[str, Any]]) -> None:
    row = services.finish(halls.running(exam).pk, "candidate", START + MINUTE)
    again = services.finish(row.pk, "candidate", START + 2 * MINUTE)
    assert again.finished_at == START + MINUTE
    assert [what for what, _row in alone] == ["started", "candidate"]
    assert row.incidents.get().kind == "finished-again"


def test_the_worker_ends_a_test_whose_candidate_has_gone(exam: Exam, alone: list[tuple[str, Any]]) -> None:
    """C-11: the time is over by the server's clock, whether a page asks or not."""
    row = halls.answered(halls.running(exam), right=3)
    message = Message.objects.get(topic="examination.finish")
    assert message.available_at == row.ends_at
    assert outbox.work_off(message, message.available_at + MINUTE)
    row.refresh_from_db()
    assert (row.state, row.correct, row.finished_at) == ("finished", 3, START + 90 * MINUTE)
    assert alone[-1][0] == "time"


def test_the_workers_message_ends_nothing_before_its_time(exam: Exam) -> None:
    row = halls.running(exam)
    message = Message.objects.get(topic="examination.finish")
    assert outbox.work_off(message, START + MINUTE)
    row.refresh_from_db()
    assert row.state == "running"


def test_whoever_asks_after_the_time_ends_the_test(exam: Exam) -> None:
    row = halls.running(exam)
    beat = services.alive(row.pk, PLACE, START + 91 * MINUTE)
    assert (beat.state, beat.left) == ("finished", 0)
    assert Attempt.objects.get(pk=row.pk).finished_at == START + 90 * MINUTE


def test_a_sign_of_life_tells_the_seconds_that_are_left(exam: Exam) -> None:
    row = halls.running(exam)
    assert services.alive(row.pk, PLACE, START + 30 * MINUTE).left == 3600
    with pytest.raises(Refused, match="other-browser"):
        services.alive(row.pk, "b" * 64, START + 30 * MINUTE)


def test_a_lost_connection_is_noted_when_it_comes_back(exam: Exam) -> None:
    row = halls.running(exam)
    services.alive(row.pk, PLACE, START + timedelta(seconds=20))
    assert not row.incidents.exists()
    services.alive(row.pk, PLACE, START + timedelta(seconds=200))
    incident = row.incidents.get()
    assert (incident.kind, incident.detail["seconds"]) == ("connection", 180)


def test_a_suspended_candidates_test_is_stopped_and_not_marked(exam: Exam) -> None:
    """C-10."""
    row, proctor = halls.answered(halls.running(exam), right=10), new_id()
    stopped = services.stop(row.pk, START + 20 * MINUTE, by=proctor, why="device")
    assert (stopped.state, stopped.correct) == ("stopped", None)
    assert services.finish(row.pk, "time", START + 95 * MINUTE).state == "stopped"
    assert row.incidents.get(kind="suspended").noted_by == proctor


def test_anybody_draws_every_paper_again_from_the_published_seed(exam: Exam) -> None:
    """C-11."""
    rows = [halls.running(exam, seat) for seat in (1, 2)]
    halls.seated(exam, 3)
    with pytest.raises(Refused, match="not-published"):
        list(redraw.redraw(exam))
    with pytest.raises(Refused, match="still-running"):
        services.publish_seed(exam.pk, START + MINUTE)
    for row in rows:
        services.finish(row.pk, "candidate", START + MINUTE)
    told = services.publish_seed(exam.pk, START + 100 * MINUTE)
    assert services.publish_seed(exam.pk, START + 200 * MINUTE).published_at == START + 100 * MINUTE
    found = list(redraw.redraw(told))
    assert redraw.seed_holds(told)
    assert {one.candidate for one in found} == {str(row.case_id) for row in rows}
    assert all(one.same for one in found)


def test_a_paper_that_was_changed_or_drawn_from_another_seed_is_seen(exam: Exam) -> None:
    row = halls.running(exam)
    services.finish(row.pk, "candidate", START + MINUTE)
    told = services.publish_seed(exam.pk, START + MINUTE)
    paper = row.paper
    paper[0], paper[1] = paper[1], paper[0]
    Attempt.objects.filter(pk=row.pk).update(paper=paper)
    assert [one.same for one in redraw.redraw(told)] == [False]
    told.seed = "0" * 64
    assert not redraw.seed_holds(told)


def test_an_upheld_appeal_counts_as_right_for_everybody_who_had_the_question(exam: Exam) -> None:
    """C-12."""
    from oryndau.examination.hall.marking import count_right

    row = halls.answered(halls.running(exam), right=6)
    code = row.paper[9]["code"]
    Appeal.objects.create(attempt=row, exam=exam, code=code, reason="?", made_at=START, upheld=None)
    assert count_right(row) == 6
    Appeal.objects.update(upheld=True)
    assert count_right(row) == 7
