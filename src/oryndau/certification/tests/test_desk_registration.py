"""Registration: number, clerk, term, search, and what the candidate is told (C-04, C-06)."""

from datetime import timedelta

import pytest
from django.core import mail

from oryndau.cases import outbox, search
from oryndau.cases.errors import FactsInvalid, NotPermitted, UnknownCase
from oryndau.cases.models import Event, Message, Task
from oryndau.certification.applying.papers import readable
from oryndau.certification.applying.services import receive
from oryndau.certification.desk import registration
from oryndau.certification.models import Candidate
from oryndau.certification.tests import factories as make
from oryndau.certification.tests.desk import fresh, work
from oryndau.certification.tests.factories import MONDAY
from oryndau.documents import storage
from oryndau.documents.models import Document
from oryndau.notices.models import Notice
from oryndau.people.acting import staff_actor
from oryndau.people.models import Staff
from oryndau.timekeeping import local
from oryndau.wizard.services.freezing import freeze

pytestmark = pytest.mark.django_db


def test_an_application_gets_number_clerk_and_term() -> None:
    """C-06: registered on the day of receipt; two working days for completeness."""
    clerk = make.post("clerk")
    case = make.submitted()
    work(case, MONDAY, "certification.register")
    case = fresh(case)
    assert (case.state, case.number, case.assignee) == ("registered", "AT-75-2026-000001", clerk.pk)
    assert case.registered_on == local(MONDAY).date()
    task = case.tasks.get()
    assert (task.kind, task.assignee) == ("check-completeness", clerk.pk)
    assert local(task.due_at).date() == local(MONDAY).date() + timedelta(days=2)
    assert Staff.objects.get(pk=clerk.pk).assigned_last_at == MONDAY


def test_numbers_run_by_territory_and_year() -> None:
    make.post("clerk")
    make.post("clerk", "71")
    for territory, number in (
        ("75", "AT-75-2026-000001"),
        ("71", "AT-71-2026-000001"),
        ("75", "AT-75-2026-000002"),
    ):
        case = make.submitted(make.session(territory))
        registration.register(case.pk, at=MONDAY)
        assert fresh(case).number == number


def test_the_clerk_with_the_fewest_open_tasks_gets_it_then_the_longest_idle() -> None:
    busy, idle, rested = (make.post("clerk") for _ in range(3))
    first = make.submitted()
    Task.objects.create(case=first, territory="75", kind="consider", role="clerk", assignee=busy.pk,
                        opened_at=MONDAY, due_at=MONDAY)  # fmt: skip
    Staff.objects.filter(pk=idle.pk).update(assigned_last_at=MONDAY - timedelta(days=1))
    Staff.objects.filter(pk=rested.pk).update(assigned_last_at=MONDAY - timedelta(days=9))
    registration.register(first.pk, at=MONDAY)
    assert fresh(first).assignee == rested.pk
    registration.register((second := make.submitted()).pk, at=MONDAY)
    assert fresh(second).assignee == idle.pk


def test_where_no_clerk_is_at_work_it_waits_and_says_so() -> None:
    case = make.submitted()
    Staff.objects.filter(role="clerk").update(active=False)
    message = Message.objects.get(case=case, topic="certification.register")
    assert not outbox.work_off(message, MONDAY)
    assert "no active clerk in territory 75" in Message.objects.get(pk=message.pk).error
    assert fresh(case).state == "submitted"


def test_a_repeated_message_registers_once() -> None:
    case = make.submitted()
    for _ in range(2):
        work(case, MONDAY, "certification.register")
        Message.objects.filter(case=case, topic="certification.register").update(done_at=None)
    assert Event.objects.filter(case=case, step="register").count() == 1


def test_what_came_after_hours_is_registered_on_the_next_working_day() -> None:
    """C-06, C-21."""
    case = make.submitted(at=MONDAY + timedelta(hours=10))
    message = Message.objects.get(case=case, topic="certification.register")
    assert local(message.available_at).date() == local(MONDAY).date() + timedelta(days=1)


def test_it_is_found_by_number_iin_and_name() -> None:
    case = make.submitted()
    registration.register(case.pk, at=MONDAY)
    row = Candidate.objects.get(pk=case.pk)
    for query in (fresh(case).number or "", row.iin, "оспанова дана", "Оспонова"):
        assert search.find(query, "75", procedure="certification") == [fresh(case)], query
        assert search.find(query, "75", procedure="initiation") == []
    assert search.find(row.iin, "71") == []


def test_the_candidates_row_names_his_session() -> None:
    session = make.session()
    case = make.submitted(session)
    Candidate.objects.filter(pk=case.pk).delete()
    registration.register(case.pk, at=MONDAY)
    row = Candidate.objects.get(pk=case.pk)
    assert (row.session_id, row.territory, row.language, row.form) == (session.pk, "75", "kk", "an2")


def test_the_candidate_is_told_of_receipt_and_registration() -> None:
    """C-04: the notice of receipt names the date and time of the result."""
    make.post("clerk")
    case = make.submitted()
    work(case, MONDAY, "certification.received", "certification.register")
    work(case, MONDAY, "certification.registered")
    told = Notice.objects.filter(case_id=case.pk).order_by("created_at", "id")
    received, registered = told
    assert "23.11.2026" in received.body_ru
    assert "16.12.2026 18:30" not in received.body_ru, "a holiday ends no term"
    assert "15.12.2026 18:30" in received.body_ru
    assert str(fresh(case).number) in registered.subject_kk
    work(case, MONDAY, "notices.email")
    assert len(mail.outbox) == 2


def test_a_notice_is_sent_once_though_its_message_comes_twice() -> None:
    case = make.submitted()
    for _ in range(2):
        work(case, MONDAY, "certification.received")
        Message.objects.filter(case=case, topic="certification.received").update(done_at=None)
    assert Notice.objects.filter(case_id=case.pk).count() == 1


def test_the_signed_application_becomes_a_document_that_anybody_can_check() -> None:
    """C-03: the very file that the candidate signed, and what he attached."""
    make.post("clerk")
    session = make.session()
    diploma = storage.put(b"%PDF-1.7 diploma")
    attached = {"sha256": diploma, "name": "диплом.pdf", "media_type": "application/pdf", "size": 16,
                "role": "diploma"}  # fmt: skip
    facts, key = make.application(session, attachments=[attached]), make.new_id()
    actor = make.candidate_actor(facts)
    paper = readable(facts, session, MONDAY)
    frozen = freeze("certification", "submit", key, facts, paper)
    proof = make.proof(
        actor, "certification", "submit", key, 0, facts.model_dump(mode="json"), frozen.documents
    )
    receive(key, facts, actor, proof, at=MONDAY, documents=frozen.documents)
    registration.register(key, at=MONDAY)
    kept = Document.objects.get(case_id=key, kind="certification-application")
    assert (kept.number, kept.sha256) == (paper.number, frozen.documents[0]["sha256"])
    assert Document.objects.get(case_id=key, kind="attachment").role == "diploma"


def test_the_head_hands_a_case_to_another_clerk() -> None:
    case, other = make.registered(), make.post("clerk", surname="Омаров")
    head = make.the("head")
    registration.reassign(case.pk, other.pk, "Отпуск.", head, version=case.version, at=MONDAY)
    assert (fresh(case).assignee, case.tasks.get().assignee) == (other.pk, other.pk)


@pytest.mark.parametrize("role", ["head", "proctor", "elsewhere"])
def test_only_a_clerk_of_the_territory_can_be_given_a_case(role: str) -> None:
    case = make.registered()
    post = make.post("clerk", "71") if role == "elsewhere" else make.post(role)
    with pytest.raises(FactsInvalid):
        registration.reassign(case.pk, post.pk, "Отпуск.", make.the("head"), version=case.version, at=MONDAY)


def test_nobody_else_hands_a_case_over() -> None:
    case, other = make.registered(), make.post("clerk")
    with pytest.raises(NotPermitted):
        registration.reassign(
            case.pk, other.pk, "Отпуск.", staff_actor(other), version=case.version, at=MONDAY
        )
    stranger = make.post("clerk", "71")
    with pytest.raises(UnknownCase):
        registration.reassign(
            case.pk, stranger.pk, "Отпуск.", make.the("head", "71"), version=case.version, at=MONDAY
        )
