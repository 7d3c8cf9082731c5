"""The law of certification at the engine's door: what the journal already says binds the next step."""

from datetime import date, datetime, timedelta
from typing import Any

import pytest

from oryndau.cases import errors
from oryndau.cases.actors import Actor
from oryndau.cases.ids import new_id
from oryndau.cases.models import Case, Clock
from oryndau.certification.models import Candidate
from oryndau.certification.tests import factories

pytestmark = pytest.mark.django_db
ALL = {"cleared": list(range(1, 9))}


def himself(case: Case) -> Actor:
    return Actor(kind="person", name=case.title, iin=case.applicant)


def refused(case: Case, step: str, actor: Actor, facts: dict[str, Any], at: datetime) -> list[str]:
    """Keys of what the law objects to; nothing of the case has changed."""
    with pytest.raises(errors.FactsInvalid) as error:
        factories.step(case, step, actor, facts, at)
    assert Case.objects.get(pk=case.pk).version == case.version
    return [one["type"] for one in error.value.extra["errors"]]


def test_nobody_is_admitted_before_the_registers_have_answered_or_against_them() -> None:
    """C-05, C-08: the last answer in the journal counts."""
    case, clerk = factories.checked(), factories.the("clerk")
    assert set(refused(case, "admit", clerk, ALL, factories.MONDAY)) == {"restriction_unknown"}
    case = factories.answered(case, records={"convictions": {"conviction": "unexpunged"}})
    assert refused(case, "admit", clerk, ALL, factories.MONDAY) == ["restriction_found"]
    case = factories.answered(case)
    assert factories.step(case, "admit", clerk, ALL, factories.MONDAY).state == "admitted"


def test_two_contested_questions_are_two_tasks_and_a_ruling_closes_one() -> None:
    """C-11."""
    case = factories.after_test(correct=68)
    at = Candidate.objects.get(pk=case.pk).session.held_at + timedelta(hours=2)
    for code in ("costs-001/1", "costs-002/1"):
        said = {"question": code, "reason": "Екі жауап та дұрыс."}
        case = factories.step(case, "appeal-question", himself(case), said, at)
    waiting = case.tasks.filter(kind="rule-on-question", done_at=None)
    assert waiting.count() == 2
    ruling = {
        "question": "costs-001/1", "upheld": True, "reason_kk": "Екі жауап та дұрыс.",
        "reason_ru": "Верны оба ответа.", "correct": 69, "pass_mark": 70,
    }  # fmt: skip
    case = factories.step(case, "rule-on-question", factories.the("department"), ruling, at)
    assert waiting.count() == 1
    again = ruling | {"question": "costs-002/1", "correct": 70}
    factories.step(case, "rule-on-question", factories.the("department"), again, at)
    assert waiting.count() == 0


def test_another_session_gives_a_new_term_to_the_clock_and_to_what_waits() -> None:
    """C-02, C-19: a session was called off; the ten working days count from the new closing date."""
    case = factories.checked()
    later = {"session": str(new_id()), "closes_on": "2026-12-21"}
    case = factories.step(case, "move-session", himself(case), later, factories.MONDAY)
    running = Clock.objects.get(case=case, term="certification.decision", stopped_at=None)
    assert (running.started_on, running.due_on) == (date(2026, 12, 21), date(2027, 1, 6))
    assert case.due_at == running.due_at
    assert case.tasks.get(done_at=None).due_at == running.due_at
    assert refused(case, "move-session", himself(case), later, factories.MONDAY) == ["session_same"]


def test_a_candidate_who_moved_before_the_check_is_found_complete_for_his_new_session() -> None:
    """C-19."""
    case, clerk = factories.registered(), factories.the("clerk")
    later = {"session": str(new_id()), "closes_on": "2026-12-21"}
    old = {"closes_on": factories.CLOSES_ON.isoformat()}
    case = factories.step(case, "move-session", himself(case), later, factories.MONDAY)
    assert refused(case, "find-complete", clerk, old, factories.MONDAY) == ["closing_date_differs"]
    case = factories.step(case, "find-complete", clerk, {"closes_on": "2026-12-21"}, factories.MONDAY)
    assert Clock.objects.get(case=case, stopped_at=None).due_on == date(2027, 1, 6)


def test_a_candidate_who_passed_the_test_and_did_not_come_to_the_interview_was_absent() -> None:
    """C-16."""
    case = factories.after_test()
    held = Candidate.objects.get(pk=case.pk).session.held_at
    said = {
        "outcome": "absent", "minutes_number": "1", "minutes": "4" * 64,
        "decided_on": held.date().isoformat(),
    }  # fmt: skip
    ended = factories.step(case, "conclude-absent", factories.SYSTEM, said, held + timedelta(hours=3))
    assert ended.state == "rejected"


def test_a_candidate_is_suspended_in_the_interview_as_in_the_test() -> None:
    """C-10: certification consists of two stages."""
    case = factories.after_test()
    at = Candidate.objects.get(pk=case.pk).session.held_at + timedelta(hours=2)
    said = {
        "violation": "notes", "described_kk": "Жазбаларды пайдаланды.", "occurred_at": at.isoformat(),
        "described_ru": "Пользовался записями.",
    }  # fmt: skip
    assert factories.step(case, "suspend", factories.the("secretary"), said, at).state == "suspended"
