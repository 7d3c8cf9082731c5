"""Every saved answer: once, in order, in time, by its own candidate alone, and chained (C-10, C-11)."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pytest_django import DjangoAssertNumQueries

from oryndau.examination.hall import chain, services
from oryndau.examination.hall.errors import Refused
from oryndau.examination.hall.marking import last_choices
from oryndau.examination.models import Answer, Attempt, Exam, Incident
from oryndau.examination.tests import halls
from oryndau.examination.tests.halls import MINUTE, START, alone
from oryndau.law.certification.examination import GENESIS

__all__ = ["alone"]
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("alone")]


@pytest.fixture
def exam(monkeypatch: pytest.MonkeyPatch) -> Exam:
    return halls.exam(monkeypatch)


@pytest.fixture
def test(exam: Exam) -> Attempt:
    return halls.running(exam)


def kinds(test: Attempt) -> list[str]:
    return list(test.incidents.values_list("kind", flat=True))


def test_an_answer_is_kept_as_the_option_that_was_shown_at_that_place(test: Attempt) -> None:
    """C-11."""
    told = halls.saved(test, 4, 2)
    answer = test.answers.get()
    assert (answer.question, answer.choice) == (4, test.paper[3]["order"][1])
    assert (told.no, told.answered, told.left) == (1, 1, 89 * 60)


def test_saving_takes_two_messages_to_the_database(
    test: Attempt, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    """Beside the brackets of the transaction: lock and read, write."""
    halls.saved(test, 1, 1)
    with django_assert_num_queries(2 + 2):
        halls.saved(test, 1, 3)


def test_the_last_answer_counts_and_can_be_taken_back(test: Attempt) -> None:
    assert halls.saved(test, 1, 1).answered == 1
    assert halls.saved(test, 1, 2).answered == 1
    assert halls.saved(test, 2, 2).answered == 2
    assert halls.saved(test, 1, 0).answered == 1
    assert halls.saved(test, 1, 0).answered == 1
    assert last_choices(test.pk) == {1: "", 2: test.paper[1]["order"][1]}
    assert halls.saved(test, 1, 4).answered == 2


def test_a_repeated_save_gives_the_same_answer_and_saves_nothing_twice(test: Attempt) -> None:
    first = halls.saved(test, 1, 1, key="repeated-1")
    second = halls.saved(test, 1, 2, key="repeated-2")
    again = halls.saved(test, 1, 1, key="repeated-1", at=START + 5 * MINUTE)
    assert (first.no, second.no, again.no) == (1, 2, 1)
    assert last_choices(test.pk) == {1: test.paper[0]["order"][1]}
    assert test.answers.count() == 2
    assert kinds(test) == []


def test_a_repeated_save_is_acknowledged_even_after_the_end(test: Attempt) -> None:
    """What was taken in time is taken, though the acknowledgement was lost."""
    halls.saved(test, 1, 1, key="in-time-1")
    services.finish(test.pk, "time", START + 90 * MINUTE)
    assert halls.saved(test, 1, 1, key="in-time-1", at=START + 91 * MINUTE).no == 1


def test_a_key_does_not_serve_another_answer(test: Attempt) -> None:
    halls.saved(test, 1, 1, key="repeated-1")
    for question, option in ((1, 2), (2, 1)):
        with pytest.raises(Refused, match="key-reused"):
            halls.saved(test, question, option, key="repeated-1")
    assert test.answers.count() == 1
    assert kinds(test) == ["key-reused", "key-reused"]


def test_the_same_key_serves_another_candidate(exam: Exam, test: Attempt) -> None:
    other = halls.running(exam, 2)
    assert (
        halls.saved(test, 1, 1, key="the-same-key").no == halls.saved(other, 1, 1, key="the-same-key").no == 1
    )


@pytest.mark.parametrize("after", [timedelta(0), timedelta(microseconds=1), MINUTE])
def test_an_answer_after_the_time_is_refused_and_noted(test: Attempt, after: timedelta) -> None:
    """C-11: whatever the candidate's clock shows."""
    halls.saved(test, 1, 1, at=START + 90 * MINUTE - timedelta(microseconds=1))
    with pytest.raises(Refused, match="late"):
        halls.saved(test, 1, 2, at=START + 90 * MINUTE + after)
    assert test.answers.count() == 1
    incident = test.incidents.get(kind="late")
    assert incident.detail["question"] == 1
    assert incident.detail["option"] == 2


def test_an_answer_after_finishing_is_refused_and_noted(test: Attempt) -> None:
    services.finish(test.pk, "candidate", START + MINUTE)
    with pytest.raises(Refused, match="late"):
        halls.saved(test, 1, 1)
    assert kinds(test) == ["late"]


def test_a_seated_or_suspended_candidate_saves_nothing(exam: Exam, test: Attempt) -> None:
    waiting = halls.seated(exam, 2)
    services.stop(test.pk, START + MINUTE, by=test.pk, why="notes")
    for row in (waiting, test):
        with pytest.raises(Refused, match="not-running"):
            halls.saved(row, 1, 1)
    assert not Answer.objects.exists()


@pytest.mark.parametrize(
    ("question", "option", "why"),
    [
        (0, 1, "unknown-question"), (11, 1, "unknown-question"), (-1, 1, "unknown-question"),
        (2**40, 1, "unknown-question"), (1, 5, "unknown-option"), (1, -1, "unknown-option"),
        (1, 2**40, "unknown-option"),
    ],
)  # fmt: skip
def test_what_the_paper_does_not_have_is_refused_and_noted(
    test: Attempt, question: int, option: int, why: str
) -> None:
    with pytest.raises(Refused, match=why):
        halls.saved(test, question, option)
    assert not test.answers.exists()
    assert kinds(test) == [why]


@pytest.mark.parametrize("key", ["", "short", "x" * 41, "with space", "ключ-ключ", "a\x00b-----"])
def test_a_key_that_is_none_is_refused(test: Attempt, key: str) -> None:
    with pytest.raises(Refused, match="unreadable"):
        services.save(services.Save(test.pk, 1, 1, key, halls.PLACE), START + MINUTE)
    assert not test.answers.exists()


def test_another_browser_saves_nothing(test: Attempt) -> None:
    for place in ("b" * 64, ""):
        with pytest.raises(Refused, match="other-browser"):
            halls.saved(test, 1, 1, place=place)
    assert not test.answers.exists()
    assert kinds(test) == ["other-browser", "other-browser"]


def test_a_page_gone_wild_does_not_fill_the_disk(test: Attempt) -> None:
    for _ in range(120):
        with pytest.raises(Refused):
            halls.saved(test, 11, 1)
    assert Incident.objects.count() == 100


def test_a_silence_before_an_answer_is_noted_for_pages_that_give_signs_of_life(test: Attempt) -> None:
    halls.saved(test, 1, 1, at=START + 10 * MINUTE)
    assert kinds(test) == []
    halls.saved(test, 1, 2, at=START + 20 * MINUTE, watched=True)
    assert kinds(test) == ["connection"]


# --- seats -------------------------------------------------------------------------------------------


def test_a_seat_and_a_candidate_go_together_once(exam: Exam) -> None:
    row = halls.seated(exam, 1)
    with pytest.raises(Refused, match="seat-taken"):
        halls.seated(exam, 1)
    with pytest.raises(Refused, match="seat-taken"):
        services.seat(exam, row.case_id, row.iin, row.name, "kk", 2, 0, START)


def test_a_second_browser_is_let_in_by_the_proctor_alone_and_nothing_is_lost(test: Attempt) -> None:
    """C-11: a change of computer alters neither time nor answers."""
    halls.saved(test, 1, 1)
    other, proctor = "b" * 64, test.pk
    assert not services.take_place(test.pk, other, START + 2 * MINUTE)
    assert not services.take_place(test.pk, other, START + 3 * MINUTE)
    assert kinds(test) == ["another-browser"]
    row = services.let_in(test.pk, proctor, START + 4 * MINUTE)
    assert (row.ends_at, row.answered, row.paper) == (test.ends_at, 1, test.paper)
    assert halls.saved(test, 2, 1, place=other).no == 2
    with pytest.raises(Refused, match="other-browser"):
        halls.saved(test, 3, 1)
    with pytest.raises(Refused, match="nobody-waits"):
        services.let_in(test.pk, proctor, START + 5 * MINUTE)


def test_a_code_seats_one_browser_once(exam: Exam) -> None:
    row, proctor = halls.seated(exam, place=""), halls.author().pk
    code = services.issue_code(row, proctor, START)
    taken = services.redeem(code.lower().replace("-", " "), "c" * 64, START + MINUTE)
    assert (taken.pk, taken.place) == (row.pk, "c" * 64)
    with pytest.raises(Refused, match="wrong-code"):
        services.redeem(code, "d" * 64, START + MINUTE)


def test_a_code_grows_old_and_a_new_one_ends_it(exam: Exam) -> None:
    row, proctor = halls.seated(exam, place=""), halls.author().pk
    first = services.issue_code(row, proctor, START)
    second = services.issue_code(row, proctor, START)
    for code, at in ((first, START), (second, START + 10 * MINUTE), ("", START), ("AAAA-AAAA", START)):
        with pytest.raises(Refused, match="wrong-code"):
            services.redeem(code, "c" * 64, at)
    assert services.redeem(second, "c" * 64, START + 9 * MINUTE).place == "c" * 64


def test_a_code_moves_a_running_candidate_and_says_so(test: Attempt) -> None:
    code = services.issue_code(test, test.pk, START + MINUTE)
    services.redeem(code, "c" * 64, START + 2 * MINUTE)
    assert kinds(test) == ["let-in"]
    assert halls.saved(test, 1, 1, place="c" * 64).no == 1


# --- the chain ---------------------------------------------------------------------------------------


def test_the_chain_of_answers_holds(test: Attempt) -> None:
    row = halls.answered(test, right=10)
    services.finish(row.pk, "candidate", START + 2 * MINUTE)
    report = chain.verify_all()
    assert (report.tests, report.answers, report.fault) == (1, 10, None)
    assert bytes(test.answers.order_by("no")[0].previous) == GENESIS


@pytest.mark.parametrize(
    "damage",
    [
        {"choice": "a"}, {"question": 3}, {"no": 9}, {"at": START + 2 * MINUTE}, {"key": "another-key"},
        {"hash": bytes(32)}, {"previous": bytes(32)},
    ],
)  # fmt: skip
def test_any_change_of_an_answer_is_seen(test: Attempt, damage: dict[str, Any]) -> None:
    """C-11."""
    halls.answered(test, right=10)
    answers = list(test.answers.order_by("no"))
    victim = answers[4]
    damage = {"choice": "b"} if damage == {"choice": victim.choice} else damage
    for name, value in damage.items():
        setattr(victim, name, value)
    test.refresh_from_db()
    assert list(chain.faults_of(test, answers))


def test_a_missing_answer_is_seen_at_either_end(test: Attempt) -> None:
    halls.answered(test, right=10)
    test.refresh_from_db()
    answers = list(test.answers.order_by("no"))
    assert not list(chain.faults_of(test, answers))
    assert list(chain.faults_of(test, answers[:-1]))
    assert list(chain.faults_of(test, answers[1:]))
    assert list(chain.faults_of(test, []))


def test_a_raised_result_is_seen(test: Attempt) -> None:
    services.finish(halls.answered(test, right=2).pk, "candidate", START + 2 * MINUTE)
    Attempt.objects.update(correct=9)
    fault = chain.verify_all().fault
    assert fault is not None
    assert "right answers" in fault.what


@pytest.mark.parametrize(
    "sql",
    ["UPDATE examination_answer SET choice = 'a'", "DELETE FROM examination_answer",
     "TRUNCATE examination_answer", "UPDATE examination_incident SET kind = 'note'",
     "DELETE FROM examination_attempt"],
)  # fmt: skip
@pytest.mark.parametrize("role", ["oryndau_app", "owner"])
def test_the_database_itself_refuses_to_change_answers(test: Attempt, sql: str, role: str) -> None:
    """C-11."""
    if role == "owner" and ("TRUNCATE" in sql or "attempt" in sql):
        pytest.skip("the owner of the tables is bound by the triggers on rows alone")
    halls.saved(test, 1, 1)
    with pytest.raises(Refused):
        halls.saved(test, 1, 9)
    with connection.cursor() as cursor:
        if role == "owner":
            cursor.execute("RESET ROLE")
        with pytest.raises(DatabaseError), transaction.atomic():
            cursor.execute(sql)
    assert test.answers.count() == 1


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(moves=st.lists(st.tuples(st.integers(1, 10), st.integers(0, 4), st.integers(0, 5)), max_size=25))
def test_however_answers_come_the_count_and_the_chain_agree(
    exam: Exam, moves: list[tuple[int, int, int]]
) -> None:
    """C-11: repeated keys, changed and taken back answers in any order."""
    Attempt.objects.update(seat=999)
    with transaction.atomic():
        row = halls.running(exam, 1)
        kept: dict[int, int] = {}
        known: dict[str, tuple[int, int]] = {}
        for question, option, number in moves:
            key = f"some-key-{number}"
            if known.setdefault(key, (question, option)) != (question, option):
                with pytest.raises(Refused, match="key-reused"):
                    halls.saved(row, question, option, key=key)
                continue
            fresh = not row.answers.filter(key=key).exists()
            told = halls.saved(row, question, option, key=key)
            if fresh:
                kept[question] = option
            assert told.answered == sum(1 for chosen in kept.values() if chosen)
        expected = {q: row.paper[q - 1]["order"][o - 1] if o else "" for q, o in kept.items()}
        assert last_choices(row.pk) == expected
        row.refresh_from_db()
        assert not list(chain.faults_of(row, list(row.answers.order_by("no"))))
        transaction.set_rollback(True)
