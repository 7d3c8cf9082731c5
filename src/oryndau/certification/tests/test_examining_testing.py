"""What happens in the hall stands in the candidate's case: identity, beginning, result, suspension."""

import json
from typing import Any

import pytest

from oryndau.cases import outbox
from oryndau.cases.actors import Actor
from oryndau.cases.errors import FactsInvalid, NotPermitted, StepNotAllowed, UnknownCase
from oryndau.cases.models import Case, Message
from oryndau.certification.examining import services
from oryndau.certification.models import Candidate
from oryndau.certification.tests import factories
from oryndau.certification.tests.exams import Held, has_photo, held
from oryndau.examination.hall import running
from oryndau.examination.hall import services as hall
from oryndau.examination.hall.redraw import kept_digest
from oryndau.examination.models import Attempt

__all__ = ["held"]
pytestmark = pytest.mark.django_db
VIOLATION = {
    "violation": "device", "described_kk": "Үміткер ұялы телефонды пайдаланды.",
    "described_ru": "Кандидат пользовался мобильным телефоном.",
}  # fmt: skip


def facts_of(attempt: Attempt, step: str) -> dict[str, Any]:
    event = Case.objects.get(pk=attempt.case_id).events.get(step=step)
    told: dict[str, Any] = json.loads(event.body)["facts"]
    return told


def state(attempt: Attempt) -> str:
    return Case.objects.get(pk=attempt.case_id).state


def test_the_beginning_is_in_the_case_with_the_commitment_and_the_paper(held: Held) -> None:
    """C-11."""
    row = held.testing()
    told = facts_of(row, "start-test")
    assert told["seed_commitment"] == held.exam.commitment
    assert told["paper"] == kept_digest(row)
    assert told["questions"] == 100
    assert state(row) == "testing"


def test_seventy_pass_and_sixty_nine_do_not(held: Held) -> None:
    """C-12."""
    passed, failed = held.finished(right=70), held.finished(right=69)
    assert (state(passed), state(failed)) == ("test-passed", "test-failed")
    assert list(Candidate.objects.order_by("seat").values_list("correct", flat=True)) == [70, 69]
    told = facts_of(passed, "pass-test")
    assert (told["correct"], told["by"], told["answers"]) == (70, "candidate", bytes(passed.head).hex())


def test_when_time_is_over_the_worker_writes_the_result(held: Held) -> None:
    row = held.testing()
    message = Message.objects.get(topic="examination.finish")
    assert outbox.work_off(message, held.later(91))
    assert facts_of(row, "fail-test")["by"] == "time"


def test_a_test_whose_result_the_case_refuses_stays_unmarked(held: Held) -> None:
    """No marked test without its step, no step without its test."""
    row = held.testing()
    Case.objects.filter(pk=row.case_id).update(state="suspended")
    with pytest.raises(StepNotAllowed):
        hall.finish(row.pk, "candidate", held.later(5))
    row.refresh_from_db()
    assert (row.state, row.correct) == ("running", None)


def test_a_suspended_candidate_writes_no_more(held: Held) -> None:
    """C-10."""
    row = held.testing()
    told = {**VIOLATION, "occurred_at": held.later(10).isoformat()}
    services.suspend(row.case_id, told, held.proctor, at=held.later(11))
    row.refresh_from_db()
    assert (row.state, state(row)) == ("stopped", "suspended")
    assert running.finish(row.pk, "time", held.later(95)).state == "stopped"
    assert Message.objects.filter(topic="certification.suspended").exists()


def test_a_violation_after_the_test_leaves_its_result_standing(held: Held) -> None:
    """C-10: in the interview too; the marked test stays what it was."""
    row = held.finished()
    told = {**VIOLATION, "occurred_at": held.later(58).isoformat()}
    services.suspend(row.case_id, told, held.proctor, at=held.later(60))
    row.refresh_from_db()
    assert (state(row), row.state, row.correct) == ("suspended", "finished", 80)


def test_a_violation_is_described_in_both_languages(held: Held) -> None:
    row = held.testing()
    told = {**VIOLATION, "described_ru": "тел", "occurred_at": held.later(10).isoformat()}
    with pytest.raises(FactsInvalid):
        services.suspend(row.case_id, told, held.proctor, at=held.later(11))
    assert state(row) == "testing"


def identification(**changes: Any) -> dict[str, Any]:
    return {"seat": 9, "way": "eds", "extra_minutes": 0, "extra_minutes_reason": None} | changes


def test_more_time_is_for_who_asked_for_it_and_has_its_reason(held: Held) -> None:
    """C-11."""
    plain = factories.admitted(held.session)
    asked = factories.admitted(held.session, extra_time="Көру қабілеті нашар, мүгедектік III топ")
    granted = identification(extra_minutes=30, extra_minutes_reason="III топ мүгедектігі, анықтама № 5")
    for case, told in ((plain, granted), (asked, identification(extra_minutes=30))):
        with pytest.raises(FactsInvalid):
            services.identify(case.pk, told, held.proctor, at=held.at)
    row = services.identify(asked.pk, granted, held.proctor, at=held.at).attempt
    hall.take_place(row.pk, "a" * 64, held.at)
    assert running.begin(row.pk, held.at).ends_at == held.later(120)


def test_who_came_without_eds_gets_a_code_for_his_seat(held: Held) -> None:
    case = factories.admitted(held.session)
    has_photo(case.pk, case.applicant)
    seated = services.identify(case.pk, identification(way="photo"), held.proctor, at=held.at)
    assert hall.redeem(seated.code, "a" * 64, held.at).pk == seated.attempt.pk


def test_a_taken_seat_leaves_the_case_as_it_was(held: Held) -> None:
    services.identify(factories.admitted(held.session).pk, identification(), held.proctor, at=held.at)
    other = factories.admitted(held.session)
    with pytest.raises(hall.Refused, match="seat-taken"):
        services.identify(other.pk, identification(), held.proctor, at=held.at)
    assert Case.objects.get(pk=other.pk).state == "admitted"


def test_only_the_proctor_of_the_territory_runs_the_hall(held: Held) -> None:
    case = factories.admitted(held.session)
    strangers: list[Actor] = [factories.the("proctor", "71"), factories.the("clerk"), factories.the("head")]
    for actor in strangers:
        with pytest.raises(NotPermitted):
            services.identify(case.pk, identification(), actor, at=held.at)
        with pytest.raises(UnknownCase):
            services.hall_of(actor, held.session.pk)


def test_all_who_sit_begin_and_one_who_cannot_keeps_nobody_back(held: Held) -> None:
    ready, absent, broken = held.present(), held.present(place=""), held.present()
    Case.objects.filter(pk=broken.case_id).update(state="admitted")
    assert services.begin_all(held.session.pk, held.proctor, lambda: held.later(5)) == (1, 1)
    states = {row.pk: row.state for row in Attempt.objects.all()}
    assert states == {ready.pk: "running", absent.pk: "seated", broken.pk: "seated"}
