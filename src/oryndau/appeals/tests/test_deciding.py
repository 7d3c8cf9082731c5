"""Who decides a complaint, by when, and what silence means (C-24, E-15, L-14)."""

from datetime import datetime, timedelta
from typing import Any

import pytest

from oryndau.appeals.tests import factories as make
from oryndau.cases import errors, outbox
from oryndau.cases.models import Case, Event, Message, Task
from oryndau.law.appeal import TERMS
from oryndau.law.appeal_facts import Addressee
from oryndau.notices.models import Notice
from oryndau.people.models import Staff
from oryndau.timekeeping import local

pytestmark = pytest.mark.django_db
ADDRESSEES = [one.value for one in Addressee]


@pytest.fixture
def about() -> Case:
    return make.contested_case()


def _due(case: Case) -> datetime:
    return case.clocks.get(stopped_at=None).due_at


def _lapse(case: Case, at: datetime) -> Case:
    message = Message.objects.filter(case=case, topic="complaint.lapse", done_at=None).get()
    assert outbox.work_off(message, at), Message.objects.get(pk=message.pk).error
    return Case.objects.get(pk=case.pk)


@pytest.mark.parametrize(("addressee", "day"), [("head", 27), ("ministry", 27), ("quality", 11)])
def test_the_addressee_has_his_own_term(about: Case, addressee: str, day: int) -> None:
    """C-24, E-15, L-14: five working days, or fifteen of the body that assesses quality."""
    case = make.registered(about, addressee=addressee)
    assert case.state == f"with-{addressee}"
    assert str(case.number).startswith("CM-75-2026-")
    clock = case.clocks.get()
    assert clock.term == TERMS[Addressee(addressee)].name
    assert (clock.started_on, local(clock.due_at).day) == (local(make.AT).date(), day)
    task = Task.objects.get(case=case)
    assert (task.role, task.assignee, task.due_at) == (addressee, None, clock.due_at)
    lapse = Message.objects.get(case=case, topic="complaint.lapse")
    assert lapse.available_at == clock.due_at


def test_after_hours_a_complaint_is_registered_on_the_next_working_day(about: Case) -> None:
    evening = make.AT + timedelta(hours=6)
    case = make.submitted(about, evening)
    message = Message.objects.get(case=case, topic="complaint.register")
    assert local(message.available_at).date().isoformat() == "2026-11-23"


@pytest.mark.parametrize("addressee", ADDRESSEES)
def test_the_addressee_decides_and_nobody_else(about: Case, addressee: str) -> None:
    case = make.registered(about, addressee=addressee)
    at = make.AT + timedelta(days=3)
    for other in ADDRESSEES:
        if other != addressee:
            with pytest.raises(errors.NotPermitted):
                make.decide(case, make.the(other), at, addressee)
    decided = make.decide(case, make.the(addressee), at, addressee)
    assert (decided.state, decided.closed_at) == ("decided", at)
    assert not Task.objects.filter(case=case, done_at=None).exists()
    assert not decided.clocks.filter(stopped_at=None).exists()


def test_a_head_of_another_territory_does_not_see_it(about: Case) -> None:
    case = make.registered(about)
    with pytest.raises(errors.UnknownCase):
        make.decide(case, make.post("head", "71"), make.AT)


def test_nobody_decides_on_his_own_act(about: Case) -> None:
    """APPC Art. 97(2): neither by the post in which he made it nor by another one."""
    case = make.registered(about, addressee="ministry")
    bailiff = Staff.objects.get(pk=about.assignee)
    other = make.post("ministry")
    own = Staff.objects.create(
        person=bailiff.person, territory="", role="ministry", position_kk="Сарапшы", position_ru="Эксперт"
    )
    again = make.registered(about, addressee="ministry")
    with pytest.raises(errors.FactsInvalid) as refused:
        make.decide(again, own, make.AT + timedelta(days=1), "ministry")
    assert [one["type"] for one in refused.value.extra["errors"]] == ["own_act"]
    assert make.decide(again, other, make.AT + timedelta(days=1), "ministry").state == "decided"
    assert case.state == "with-ministry"


def test_of_inaction_who_has_the_case_does_not_decide(about: Case) -> None:
    case = make.registered(about, addressee="quality", step=None)
    barred = Event.objects.get(case=case, step="register-quality").body
    assert str(about.assignee) in barred


def test_silence_is_refusal_at_the_end_of_the_term_and_not_before(about: Case) -> None:
    """APPC Art. 91(2), 100(5)."""
    case = make.registered(about)
    due = _due(case)
    early = _lapse(case, due - timedelta(seconds=1))
    assert early.state == "with-head"
    lapsed = _lapse(case, due)
    assert (lapsed.state, lapsed.closed_at) == ("lapsed", due)
    with pytest.raises(errors.StepNotAllowed):
        make.decide(case, make.the("head"), due + timedelta(minutes=1))
    for message in Message.objects.filter(case=case, topic="complaint.lapsed", done_at=None):
        assert outbox.work_off(message, due)
    notice = Notice.objects.get(case_id=case.pk, kind="complaint-lapsed")
    assert "ст. 136" in notice.body_ru
    assert "28.12.2026" in notice.body_ru


def test_after_the_term_nothing_is_decided_even_before_the_worker_came(about: Case) -> None:
    case = make.registered(about)
    with pytest.raises(errors.FactsInvalid) as refused:
        make.decide(case, make.the("head"), _due(case))
    assert refused.value.extra["errors"][0]["type"] == "term_ended"


def test_a_decision_in_time_stops_the_lapse(about: Case) -> None:
    case = make.registered(about)
    due = _due(case)
    make.decide(case, make.the("head"), due - timedelta(minutes=1))
    assert _lapse(case, due).state == "decided"
    assert not Event.objects.filter(case=case, step="lapse").exists()


@pytest.mark.parametrize("outcome", ["replace", "perform", "return"])
def test_an_order_says_what_is_to_be_done(about: Case, outcome: str) -> None:
    case = make.registered(about)
    with pytest.raises(errors.FactsInvalid):
        make.decide(case, make.the("head"), make.AT, outcome=outcome)
    orders: dict[str, Any] = {
        "order_kk": "Жаңа қаулы шығарылсын.", "order_ru": "Вынести новое постановление."
    }  # fmt: skip
    assert make.decide(case, make.the("head"), make.AT, outcome=outcome, **orders).state == "decided"
