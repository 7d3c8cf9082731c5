"""Registration at the moment that the calendar says, by the bailiff whose turn it is (E-03, E-05, C-06)."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from oryndau.cases import engine, outbox, search
from oryndau.cases.actors import Actor
from oryndau.cases.errors import FactsInvalid, NotPermitted, UnknownCase
from oryndau.cases.models import Case, Event, Message, Numbering
from oryndau.cases.tests.committed import _guard_back, at_once, committed
from oryndau.documents.models import Document
from oryndau.initiation.services import registration
from oryndau.initiation.tests import factories as make
from oryndau.initiation.tests.factories import FRIDAY
from oryndau.law.calendar import current
from oryndau.people.acting import staff_actor
from oryndau.people.models import Staff

__all__ = ["_guard_back", "committed"]
TOPIC = "initiation.register"


def waiting(case: Case) -> Message:
    return Message.objects.get(case=case, topic=TOPIC)


def work(at: datetime) -> None:
    """What the worker does at a moment with registrations that are due."""
    for message in outbox.claim(at, 50):
        if message.topic == TOPIC:
            outbox.work_off(message, at)


def state(case: Case) -> str:
    return Case.objects.get(pk=case.pk).state


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("received", "registered_on"),
    [
        (datetime(2026, 11, 20, 13, 29, tzinfo=UTC), date(2026, 11, 20)),  # 18:29 on a Friday
        (datetime(2026, 11, 20, 13, 31, tzinfo=UTC), date(2026, 11, 23)),  # 18:31: the next working day
        (datetime(2026, 11, 21, 5, 0, tzinfo=UTC), date(2026, 11, 23)),  # Saturday
        (datetime(2026, 12, 16, 5, 0, tzinfo=UTC), date(2026, 12, 17)),  # Independence Day
    ],
    ids=["within hours", "after hours", "at a weekend", "on a holiday"],
)
def test_it_is_registered_on_the_right_day_and_not_before(received: datetime, registered_on: date) -> None:
    make.bailiff()
    case = make.submitted(received)
    due = waiting(case).available_at
    if due > received:
        work(due - timedelta(seconds=1))
        assert state(case) == "submitted"
    work(due)
    case.refresh_from_db()
    assert (case.state, case.registered_on) == ("registered", registered_on)


@pytest.mark.django_db
def test_a_late_worker_registers_on_the_day_on_which_it_works() -> None:
    make.bailiff()
    case = make.submitted()
    work(FRIDAY + timedelta(days=3))
    case.refresh_from_db()
    assert case.registered_on == date(2026, 11, 23)


@pytest.mark.django_db
def test_it_gets_a_number_a_bailiff_a_term_a_task_and_can_be_found() -> None:
    post = make.bailiff()
    case = make.submitted()
    work(FRIDAY)
    case.refresh_from_db()
    assert case.number == "75-2026-000001"
    assert case.assignee == post.pk
    assert case.tasks.get().assignee == post.pk
    assert case.clocks.get().due_at == case.due_at
    assert search.find(case.number, "75") == [case]
    assert Document.objects.filter(case=case).count() == 3  # the application and its two attachments


@pytest.mark.django_db
def test_it_waits_where_nobody_is_there_and_says_so() -> None:
    make.bailiff("71")
    Staff.objects.filter(pk=make.bailiff("75").pk).update(active=False)
    make.head("75")
    case = make.submitted()
    work(FRIDAY)
    assert state(case) == "submitted"
    assert "no active state bailiff in territory 75" in waiting(case).error
    assert not Numbering.objects.exists(), "a number was used up"
    make.bailiff("75")
    work(FRIDAY + timedelta(hours=2))
    assert state(case) == "registered"


@pytest.mark.django_db
def test_the_fewest_open_cases_then_the_longest_idle() -> None:
    busy, idle, rested = make.bailiff(), make.bailiff(), make.bailiff()
    at = FRIDAY - timedelta(days=9)
    first = make.registered(at)
    make.refused(first, at + timedelta(hours=3))
    Staff.objects.filter(pk=busy.pk).update(assigned_last_at=at)
    Staff.objects.filter(pk=idle.pk).update(assigned_last_at=at - timedelta(days=2))
    Staff.objects.filter(pk=rested.pk).update(assigned_last_at=at - timedelta(days=5))
    got = [make.registered(FRIDAY + timedelta(minutes=n)).assignee for n in range(3)]
    assert got == [rested.pk, idle.pk, busy.pk]


@pytest.mark.django_db
def test_open_cases_count_before_idleness() -> None:
    loaded = make.bailiff()
    make.registered(FRIDAY - timedelta(days=9))
    Staff.objects.filter(pk=loaded.pk).update(assigned_last_at=FRIDAY - timedelta(days=300))
    free = make.bailiff()
    Staff.objects.filter(pk=free.pk).update(assigned_last_at=FRIDAY - timedelta(hours=1))
    assert make.registered().assignee == free.pk


@pytest.mark.django_db
def test_who_never_had_a_case_comes_first() -> None:
    make.bailiff()
    Staff.objects.update(assigned_last_at=FRIDAY - timedelta(days=300))
    new = make.bailiff()
    assert make.registered().assignee == new.pk


@pytest.mark.django_db
@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(cases=st.integers(1, 7), bailiffs=st.integers(1, 3))
def test_cases_are_shared_evenly(cases: int, bailiffs: int) -> None:
    territory = "11"
    Staff.objects.filter(territory=territory).update(active=False)
    posts = [make.bailiff(territory) for _ in range(bailiffs)]
    loads = {post.pk: 0 for post in posts}
    for n in range(cases):
        chosen, load = registration.choose_bailiff(territory)
        assert load == loads[chosen.pk]
        loads[chosen.pk] += 1
        case = make.submitted(FRIDAY)
        case.tasks.create(territory=territory, kind="decide", role="state-bailiff", assignee=chosen.pk,
                          opened_at=FRIDAY, due_at=FRIDAY)  # fmt: skip
        Staff.objects.filter(pk=chosen.pk).update(assigned_last_at=FRIDAY + timedelta(minutes=n))
    assert max(loads.values()) - min(loads.values()) <= 1


@pytest.mark.django_db
def test_a_withdrawn_application_is_left_alone() -> None:
    make.bailiff()
    case = make.submitted()
    applicant = Actor(kind="person", name="x", iin=case.applicant)
    engine.perform(case.pk, "withdraw", applicant, {"reason": ""}, at=FRIDAY)
    work(FRIDAY)
    assert state(case) == "withdrawn"
    assert waiting(case).done_at


@pytest.mark.django_db
def test_a_repeated_message_registers_once() -> None:
    make.bailiff()
    case = make.submitted()
    work(FRIDAY)
    Message.objects.filter(pk=waiting(case).pk).update(done_at=None)
    work(FRIDAY + timedelta(minutes=5))
    assert Event.objects.filter(case=case, step="register").count() == 1


@pytest.mark.usefixtures("committed")
def test_two_workers_register_two_cases_with_two_bailiffs() -> None:
    posts = {make.bailiff().pk, make.bailiff().pk}
    cases = [make.submitted() for _ in range(2)]
    messages = [waiting(case) for case in cases]
    done = at_once(*(lambda m=message: outbox.work_off(m, FRIDAY) for message in messages))
    assert done == [True, True]
    assert {Case.objects.get(pk=case.pk).assignee for case in cases} == posts
    numbers = set(Case.objects.values_list("number", flat=True))
    assert numbers == {"75-2026-000001", "75-2026-000002"}


@pytest.mark.usefixtures("committed")
def test_two_workers_with_one_message_register_once() -> None:
    """The lease of the first ran out while it worked."""
    make.bailiff()
    case = make.submitted()
    message = waiting(case)
    assert at_once(*(lambda: outbox.work_off(message, FRIDAY) for _ in range(2))) == [True, True]
    assert Event.objects.filter(case=case).count() == 2
    assert Numbering.objects.get().last == 1


@pytest.mark.django_db
def test_the_head_hands_a_case_to_another_bailiff_of_the_territory() -> None:
    case, other = make.registered(), make.bailiff()
    head = staff_actor(make.head())
    event = registration.reassign(case.pk, other.pk, "Отпуск.", head, version=case.version, at=FRIDAY)
    case.refresh_from_db()
    assert (case.assignee, event.step, case.tasks.get().assignee) == (other.pk, "reassign", other.pk)
    assert Staff.objects.get(pk=other.pk).assigned_last_at == FRIDAY


@pytest.mark.django_db
@pytest.mark.parametrize("target", ["elsewhere", "head", "gone"])
def test_only_an_active_bailiff_of_the_territory_can_be_given_a_case(target: str) -> None:
    case = make.registered()
    post = {"elsewhere": lambda: make.bailiff("71"), "head": make.head, "gone": make.bailiff}[target]()
    if target == "gone":
        Staff.objects.filter(pk=post.pk).update(active=False)
    head = staff_actor(make.head())
    with pytest.raises(FactsInvalid):
        registration.reassign(case.pk, post.pk, "Отпуск.", head, version=case.version, at=FRIDAY)
    assert Event.objects.filter(case=case, step="reassign").count() == 0


@pytest.mark.django_db
@pytest.mark.parametrize(("who", "error"), [("bailiff", NotPermitted), ("foreign head", UnknownCase)])
def test_nobody_else_hands_a_case_over(who: str, error: type[Exception]) -> None:
    case, there = make.registered(), make.bailiff("71")
    if who == "bailiff":
        actor, target = staff_actor(Staff.objects.get(pk=case.assignee)), make.bailiff()
    else:
        actor, target = staff_actor(make.head("71")), there
    with pytest.raises(error):
        registration.reassign(case.pk, target.pk, "Отпуск.", actor, version=case.version, at=FRIDAY)


def test_the_calendar_of_these_tests_is_the_packaged_one() -> None:
    assert not current().is_working(date(2026, 12, 16))
