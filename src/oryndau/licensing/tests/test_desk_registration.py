"""Registration of applications for a licence: number, officer, terms, search, notices (L-03, L-05, L-11)."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.core import mail

from oryndau.cases import outbox, search
from oryndau.cases.errors import FactsInvalid, NotPermitted
from oryndau.cases.models import Case, Event, Message, Task
from oryndau.certification.tests import factories as people
from oryndau.documents import storage
from oryndau.documents.models import Document
from oryndau.licensing.applying.papers import readable
from oryndau.licensing.desk import registration
from oryndau.licensing.tests import factories as make
from oryndau.licensing.tests import licences
from oryndau.licensing.tests.desk import fresh, work
from oryndau.licensing.tests.factories import MONDAY
from oryndau.notices.models import Notice
from oryndau.people.models import Person, Staff
from oryndau.timekeeping import local
from oryndau.wizard.services.freezing import freeze

pytestmark = pytest.mark.django_db
Made = Callable[[], Case]
BOTH = [(make.submitted, "licence", "LI"), (make.renewal_submitted, "renewal", "LR")]


@pytest.mark.parametrize(("made", "topic", "prefix"), BOTH, ids=["issue", "re-issue"])
def test_an_application_gets_number_officer_and_terms(made: Made, topic: str, prefix: str) -> None:
    """L-05, L-09: on the day of receipt; to an officer of the Ministry, whatever the region."""
    officer = make.licensor().staff
    case = made()
    work(case, MONDAY, f"{topic}.register")
    case = fresh(case)
    assert (case.state, case.number, case.assignee) == (
        "registered", f"{prefix}-75-2026-000001", officer,
    )  # fmt: skip
    assert case.registered_on == local(MONDAY).date()
    task = case.tasks.get()
    assert (task.kind, task.assignee, task.role) == ("check-completeness", officer, "licensor")
    assert Staff.objects.get(pk=officer).assigned_last_at == MONDAY


def test_ten_working_days_to_issue_three_to_reissue_two_to_check() -> None:
    """L-06, L-09, L-11: from Monday 23 November 2026."""
    issue = {clock.term: local(clock.due_at).date().isoformat() for clock in make.registered().clocks.all()}
    assert issue == {"licence.completeness": "2026-11-25", "licence.issue": "2026-12-07"}
    renewal = make.renewal_registered().clocks.all()
    assert {clock.term: local(clock.due_at).date().isoformat() for clock in renewal} == {
        "licence.completeness": "2026-11-25", "licence.reissue": "2026-11-26",
    }  # fmt: skip


def test_numbers_run_by_service_territory_and_year() -> None:
    licences.post("licensor")
    numbers = []
    for case in (
        make.submitted(),
        make.submitted(territory="71"),
        make.submitted(),
        make.renewal_submitted(),
    ):
        registration.register(case.pk, at=MONDAY)
        numbers.append(fresh(case).number)
    assert numbers == ["LI-75-2026-000001", "LI-71-2026-000001", "LI-75-2026-000002", "LR-75-2026-000001"]


def test_the_least_busy_officer_gets_it_then_the_longest_idle() -> None:
    """L-05: as in certification; the officers stand for the country."""
    make.licensor()
    busy, idle, rested = (licences.post("licensor") for _ in range(3))
    Staff.objects.filter(role="licensor").exclude(pk__in=[busy.pk, idle.pk, rested.pk]).update(active=False)
    case = make.submitted()
    Task.objects.create(case=case, territory="75", kind="consider", role="licensor", assignee=busy.pk,
                        opened_at=MONDAY, due_at=MONDAY)  # fmt: skip
    Staff.objects.filter(pk=idle.pk).update(assigned_last_at=MONDAY - timedelta(days=1))
    Staff.objects.filter(pk=rested.pk).update(assigned_last_at=MONDAY - timedelta(days=9))
    registration.register(case.pk, at=MONDAY)
    assert fresh(case).assignee == rested.pk


def test_where_no_officer_is_at_work_it_waits_and_says_so() -> None:
    case = make.submitted()
    message = Message.objects.get(case=case, topic="licence.register")
    assert not outbox.work_off(message, MONDAY)
    assert "no active licensor" in Message.objects.get(pk=message.pk).error
    assert fresh(case).state == "submitted"


def test_a_repeated_message_registers_once() -> None:
    make.licensor()
    case = make.submitted()
    for _ in range(2):
        work(case, MONDAY, "licence.register")
        Message.objects.filter(case=case, topic="licence.register").update(done_at=None)
    assert Event.objects.filter(case=case, step="register").count() == 1


@pytest.mark.parametrize("made", [make.submitted, make.renewal_submitted], ids=["issue", "re-issue"])
def test_what_came_after_hours_is_registered_on_the_next_working_day(made: Callable[..., Case]) -> None:
    """L-05, L-09 (A2 p.9, p.15)."""
    case = made(at=MONDAY + timedelta(hours=10))
    message = Message.objects.get(case=case, topic__endswith=".register")
    assert local(message.available_at).date() == local(MONDAY).date() + timedelta(days=1)


def test_it_is_found_by_number_iin_name_and_the_licence_to_be_reissued() -> None:
    make.licensor()
    case = make.renewal_submitted()
    registration.register(case.pk, at=MONDAY)
    licence = make.application_of(case).licence  # type: ignore[union-attr]
    for query in (fresh(case).number or "", case.applicant, case.title.lower(), licence):
        assert search.find(query, procedure="licence-renewal") == [fresh(case)], query


@pytest.mark.parametrize(
    ("made", "topic", "until"),
    [
        (make.submitted, "licence", "07.12.2026 18:30"),
        (make.renewal_submitted, "renewal", "26.11.2026 18:30"),
    ],
)
def test_the_applicant_is_told_of_receipt_and_registration(made: Made, topic: str, until: str) -> None:
    """L-03: the notice names the date and time of the result; L-05: the number follows."""
    make.licensor()
    case = made()
    work(case, MONDAY, f"{topic}.received", f"{topic}.register")
    work(case, MONDAY, f"{topic}.registered")
    received, registered = Notice.objects.filter(case_id=case.pk).order_by("created_at", "id")
    for words in (received.body_kk, received.body_ru, received.body_en):
        assert until in words
    assert str(fresh(case).number) in registered.subject_kk
    assert "25.11.2026" in registered.body_ru
    work(case, MONDAY, "notices.email")
    assert len(mail.outbox) == 2


def test_a_notice_is_sent_once_in_the_language_of_the_account() -> None:
    case = make.submitted()
    Person.objects.filter(iin=case.applicant).update(language="ru")
    for _ in range(2):
        work(case, MONDAY, "licence.received")
        Message.objects.filter(case=case, topic="licence.received").update(done_at=None)
    assert Notice.objects.filter(case_id=case.pk).count() == 1
    work(case, MONDAY, "notices.email")
    assert "принято" in mail.outbox[0].subject


def test_the_signed_application_becomes_a_document_that_anybody_can_check() -> None:
    """L-02: the very file that the applicant signed, and what he attached."""
    make.licensor()
    receipt = storage.put(b"%PDF-1.7 receipt")
    attached = {"sha256": receipt, "name": "түбіртек.pdf", "media_type": "application/pdf", "size": 16,
                "role": "receipt"}  # fmt: skip
    facts = make.application(attachments=[attached])
    key, actor = make.new_id(), make.Actor(kind="person", name="", iin=facts.applicant.iin)
    frozen = freeze("licence-issue", "submit", key, facts, readable(facts, "ru", MONDAY))
    proof = make.proof(
        actor, "licence-issue", "submit", key, 0, facts.model_dump(mode="json"), frozen.documents
    )
    from oryndau.licensing.applying.services import receive

    receive(key, facts, actor, proof, at=MONDAY, documents=frozen.documents)
    registration.register(key, at=MONDAY)
    kept = Document.objects.get(case_id=key, kind="licence-application")
    assert kept.sha256 == frozen.documents[0]["sha256"]
    assert Document.objects.get(case_id=key, kind="attachment").role == "receipt"


def test_the_head_hands_a_case_to_another_officer_of_the_country() -> None:
    case, other = make.registered(), licences.post("licensor")
    head = make.licensing_head()
    registration.reassign(case.pk, other.pk, "Демалыста.", head, version=case.version, at=MONDAY)
    assert (fresh(case).assignee, case.tasks.get().assignee) == (other.pk, other.pk)
    with pytest.raises(NotPermitted):
        registration.reassign(
            case.pk, other.pk, "Демалыста.", make.licensor(), version=fresh(case).version, at=MONDAY
        )


@pytest.mark.parametrize("role", ["licensing-head", "clerk", "ministry"])
def test_only_an_officer_of_the_licensor_can_be_given_a_case(role: str) -> None:
    case, post = make.registered(), licences.post(role)
    with pytest.raises(FactsInvalid):
        registration.reassign(
            case.pk, post.pk, "Демалыста.", make.licensing_head(), version=case.version, at=MONDAY
        )


def test_what_comes_from_a_certification_is_registered_without_a_new_application() -> None:
    """L-13, C-20: it was signed there; here it gets its number and its terms all the same."""
    officer, who = make.licensor(), people.person()
    case = make.transferred(certification=make.new_id(), who=who)
    work(case, MONDAY, "licence.received", "licence.register")
    case = fresh(case)
    assert (case.state, case.assignee) == ("registered", officer.staff)
    assert not Document.objects.filter(case=case).exists()
    assert Notice.objects.filter(case_id=case.pk).exists()
