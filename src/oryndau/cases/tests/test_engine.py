"""The one door: a step is allowed, or nothing changes (E-03, E-05, E-11)."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from oryndau.cases import engine, errors
from oryndau.cases.actors import SYSTEM
from oryndau.cases.models import Case, Event, Message, Task
from oryndau.cases.tests.factories import (
    CLAIMANT,
    WORKING_MORNING,
    bailiff,
    events,
    opening,
    proof,
    registered,
    submitted,
)
from oryndau.law.tests.samples import made

pytestmark = pytest.mark.django_db

REFUSAL = {
    "grounds": ["38.3"], "reasons_kk": "Атқарушылық құжатты ұсыну мерзімі өтіп кеткен.",
    "reasons_ru": "Истёк срок предъявления исполнительного документа.",
}  # fmt: skip


def test_it_opens_a_case_with_its_event_parties_and_messages() -> None:
    case = submitted()
    assert (case.state, case.version, case.territory) == ("submitted", 1, "75")
    assert [event.step for event in events(case)] == ["submit"]
    assert {party.role for party in case.parties.all()} == {"claimant", "debtor"}
    topics = set(case.messages.values_list("topic", flat=True))
    assert {"initiation.register", "initiation.ask-registers", "monitoring.stage"} <= topics


def test_it_plans_registration_for_the_next_working_day_after_hours() -> None:
    friday_evening = WORKING_MORNING - timedelta(days=3) + timedelta(hours=8, minutes=31)  # 18:31
    case = submitted(friday_evening)
    due = case.messages.get(topic="initiation.register").available_at
    assert due == WORKING_MORNING - timedelta(hours=1)  # Monday 9:00


def test_it_starts_the_clock_and_the_task_on_registration() -> None:
    who = bailiff()
    case = registered(who)
    clock, task = case.clocks.get(), case.tasks.get()
    assert (clock.term, clock.due_on) == ("initiation.decision", date(2026, 11, 26))
    assert (task.assignee, task.due_at, task.done_at) == (who.staff, clock.due_at, None)
    assert case.due_at == clock.due_at


def test_it_stops_the_clock_and_closes_the_task_on_decision() -> None:
    who = bailiff()
    case = registered(who)
    signed = proof(who, "refuse", case.pk, 2, REFUSAL)
    engine.perform(case.pk, "refuse", who, REFUSAL, at=WORKING_MORNING, version=2, proof=signed)
    case.refresh_from_db()
    assert (case.state, case.version, case.closed_at) == ("refused", 3, WORKING_MORNING)
    assert case.due_at is None
    assert not case.clocks.filter(stopped_at=None).exists()
    assert not case.tasks.filter(done_at=None).exists()


def test_it_refuses_a_stale_version_and_says_what_changed() -> None:
    case = registered(bailiff())
    with pytest.raises(errors.StaleVersion) as stale:
        engine.perform(case.pk, "withdraw", CLAIMANT, {"reason": ""}, at=WORKING_MORNING, version=1)
    assert [row["step"] for row in stale.value.extra["since"]] == ["register"]
    assert Event.objects.filter(case=case).count() == 2


def test_it_refuses_a_step_that_the_table_does_not_allow() -> None:
    case = submitted()
    with pytest.raises(errors.StepNotAllowed):
        engine.perform(case.pk, "deliver", SYSTEM, _delivery(), at=WORKING_MORNING)
    with pytest.raises(errors.StepNotAllowed):
        engine.perform(case.pk, "no-such-step", SYSTEM, {}, at=WORKING_MORNING)


def _delivery() -> dict[str, object]:
    return {"document": str(Case().pk), "number": "x", "sha256": "0" * 64, "channels": ["account"]}


def test_a_case_of_another_person_or_territory_does_not_exist_for_the_actor() -> None:
    case = registered(bailiff())
    for stranger in (replace(CLAIMANT, iin="900101300007"), bailiff("71")):
        with pytest.raises(errors.UnknownCase):
            engine.perform(case.pk, "withdraw", stranger, {"reason": ""}, at=WORKING_MORNING)


def test_only_the_assigned_bailiff_decides() -> None:
    case = registered(bailiff())
    colleague = bailiff()
    signed = proof(colleague, "refuse", case.pk, 2, REFUSAL)
    with pytest.raises(errors.NotPermitted):
        engine.perform(case.pk, "refuse", colleague, REFUSAL, at=WORKING_MORNING, proof=signed)


@pytest.mark.parametrize("spoiled", ["missing", "other person", "other facts", "other version", "other host"])
def test_a_signed_step_needs_the_actors_own_signature_over_exactly_these_facts(spoiled: str) -> None:
    who = bailiff()
    case = registered(who)
    good = proof(who, "refuse", case.pk, 2, REFUSAL)
    bad = {
        "missing": None,
        "other person": replace(good, iin="900101300007"),
        "other facts": proof(who, "refuse", case.pk, 2, {**REFUSAL, "reasons_ru": "Другая причина отказа."}),
        "other version": proof(who, "refuse", case.pk, 1, REFUSAL),
        "other host": proof(who, "refuse", case.pk, 2, REFUSAL, host="elsewhere.kz"),
    }[spoiled]
    with pytest.raises(errors.SignatureNeeded):
        engine.perform(case.pk, "refuse", who, REFUSAL, at=WORKING_MORNING, proof=bad)
    assert Event.objects.filter(case=case).count() == 2


def test_wrong_facts_are_named_by_field_and_rule() -> None:
    who = bailiff()
    case = registered(who)
    with pytest.raises(errors.FactsInvalid) as wrong:
        engine.perform(
            case.pk, "refuse", who, {"grounds": [], "reasons_kk": "x", "reasons_ru": "x"}, at=WORKING_MORNING
        )
    assert {error["loc"][0] for error in wrong.value.extra["errors"]} == {
        "grounds",
        "reasons_kk",
        "reasons_ru",
    }


def test_the_same_case_is_not_opened_twice() -> None:
    facts = made()
    start = opening(facts)
    for attempt in range(2):
        signed = proof(CLAIMANT, "submit", start.case, 0, facts.model_dump(mode="json"))
        if attempt:
            with pytest.raises(errors.AlreadyExists), transaction.atomic():
                engine.open_case(start, "submit", CLAIMANT, facts, at=WORKING_MORNING, proof=signed)
        else:
            engine.open_case(start, "submit", CLAIMANT, facts, at=WORKING_MORNING, proof=signed)
    assert Case.objects.count() == 1
    assert Message.objects.filter(topic="initiation.register").count() == 1


def test_reassignment_moves_the_open_task() -> None:
    who, other = bailiff(), bailiff()
    case = registered(who)
    from oryndau.law.procedure import Role

    head = replace(bailiff(), roles=frozenset({Role.HEAD}))
    facts = {"staff": str(other.staff), "reason": "Отпуск исполнителя."}
    engine.perform(case.pk, "reassign", head, facts, at=WORKING_MORNING, version=2)
    assert Task.objects.get(case=case).assignee == other.staff
    case.refresh_from_db()
    assert case.assignee == other.staff


def test_the_number_of_statements_of_a_step_is_pinned() -> None:
    """Design: SQL counts are pinned, times are not. Savepoints are counted too."""
    who = bailiff()
    case = registered(who)
    signed = proof(who, "refuse", case.pk, 2, REFUSAL)
    with CaptureQueriesContext(
        connection,
    ) as queries:
        engine.perform(case.pk, "refuse", who, REFUSAL, at=WORKING_MORNING, version=2, proof=signed)
    assert len(queries) <= 11, "\n".join(query["sql"] for query in queries)
