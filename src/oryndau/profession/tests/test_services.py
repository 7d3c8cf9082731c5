"""Registering an agent, taking steps, and the rows of lists that follow the journal (W-01, W-03)."""

from datetime import date, timedelta
from typing import Any
from uuid import UUID

import pytest

from oryndau.cases import errors, journal, outbox
from oryndau.cases.ids import new_id
from oryndau.cases.models import Case, Event
from oryndau.documents import storage
from oryndau.documents.models import Document
from oryndau.law.profession.standing import By
from oryndau.notices.models import Notice
from oryndau.profession import selectors, services
from oryndau.profession.models import Agent, Office, Worker
from oryndau.profession.tests import factories as make
from oryndau.profession.tests.factories import MONDAY, TODAY, told
from oryndau.registers.licences.beside import beside
from oryndau.registers.tests.factories import change

pytestmark = pytest.mark.django_db


def keys(error: errors.CaseError) -> list[str]:
    """The rules that were broken."""
    return [one["type"] for one in error.extra["errors"]]


def test_an_agent_is_registered_with_the_licence_of_the_register() -> None:
    """W-01, W-03: Art. 140(1), 168(1)4."""
    row = make.agent()
    case = make.of_case(row)
    assert row.number.startswith("PA-75-2026-")
    assert (case.procedure, case.state, case.applicant, case.number) == (
        "agent",
        "active",
        row.iin,
        row.number,
    )
    assert row.licence == selectors.licence_of(row.iin).number  # type: ignore[union-attr]
    assert (row.duty, row.due_at.date()) == ("insurance", TODAY - timedelta(days=1))
    assert list(journal.faults_of(case, list(Event.objects.filter(case=case)))) == []


def test_without_an_active_licence_nobody_is_registered() -> None:
    """W-03: Art. 140(1)."""
    who = make.person()
    with pytest.raises(errors.FactsInvalid) as refused:
        services.register(new_id(), {"iin": who.iin}, make.the("clerk"), at=MONDAY)
    assert keys(refused.value) == ["no_licence"]
    change(make.licensed(who), "suspend", TODAY, until=date(2027, 3, 1))
    with pytest.raises(errors.FactsInvalid) as refused:
        services.register(new_id(), {"iin": who.iin}, make.the("clerk"), at=MONDAY)
    assert keys(refused.value) == ["no_licence"]
    assert not Case.objects.filter(procedure="agent").exists()


def test_one_registration_for_a_person_and_one_for_a_key() -> None:
    """W-01: Art. 168(1)4."""
    row = make.agent()
    with pytest.raises(errors.FactsInvalid) as refused:
        services.register(new_id(), {"iin": row.iin}, make.the("clerk", "71"), at=MONDAY)
    assert keys(refused.value) == ["registered_already"]
    assert services.register(row.pk, {}, make.the("clerk"), at=MONDAY) == row


def test_after_the_end_he_may_be_registered_elsewhere() -> None:
    """W-01: who moves to another district brings his last training along."""
    row = make.agent(began_on="2025-12-22", trained_on="2026-03-03")
    told("end", row, make.the("clerk"), reason="moved", ended_on="2026-11-23")
    assert make.fresh(row).ended_on == TODAY
    who = make.Person.objects.get(iin=row.iin)
    again = make.agent("71", who=who, began_on="2025-12-22", trained_on="2026-03-03")
    assert selectors.record(make.of_case(again)).trained_on == date(2026, 3, 3)
    assert selectors.of_person(row.iin) == again


def test_only_staff_of_the_body_register() -> None:
    """W-01: Art. 168(1)4."""
    who = make.person()
    make.licensed(who)
    facts = {
        "iin": who.iin, "member_since": "2026-01-05", "began_on": "2026-11-23", "language": "kk",
        "email": "agent@example.kz", "phone": "+77010000001",
    }  # fmt: skip
    with pytest.raises(errors.NotPermitted):
        services.register(new_id(), facts, make.the("chamber"), at=MONDAY)


def test_what_the_agent_tells_stands_in_his_row_and_waits_for_confirmation() -> None:
    """W-01."""
    row = make.agent()
    event = told("insure", row, **make.insurance())
    row = make.fresh(row)
    assert (row.insured_until, row.waiting) == (date(2027, 11, 22), 1)
    notice = UUID(selectors.history(make.of_case(row))[-1].facts["id"])
    told("confirm", row, make.the("chamber"), notice=str(notice), accepted=False, reason="Шарт оқылмайды.")
    row = make.fresh(row)
    assert (row.insured_until, row.waiting) == (None, 0)
    assert event.no == 2


def test_what_staff_writes_down_needs_no_confirmation() -> None:
    """W-01."""
    row = make.agent()
    told("insure", row, make.the("chamber"), **make.insurance())
    assert make.fresh(row).waiting == 0


def test_a_stranger_tells_nothing_and_another_territory_sees_nothing() -> None:
    """W-01."""
    row, other = make.agent(), make.agent()
    with pytest.raises(errors.UnknownCase):
        told("insure", row, make.himself(other), **make.insurance())
    with pytest.raises(errors.UnknownCase):
        told("insure", row, make.the("clerk", "71"), **make.insurance())
    with pytest.raises(errors.NotPermitted):
        told("assign-district", row, district_kk="Алмалы", district_ru="Алмалинский", since="2026-11-23")


def test_an_institution_is_one_office_for_all_who_share_it() -> None:
    """W-01: Art. 153(2): several founders of one office."""
    first, second = make.agent(), make.agent()
    told("tell-office", first, **make.office())
    told("tell-office", second, **make.office(hours_ru="Пн–Пт, 10:00–19:00"))
    office = Office.objects.get()
    assert office.agents.count() == 2
    assert office.hours_ru == "Пн–Пт, 10:00–19:00"


def test_a_new_place_of_work_takes_the_place_of_the_former() -> None:
    """W-01: Art. 153(2): one office for an agent."""
    row = make.agent()
    told("tell-office", row, **make.office())
    premises = make.office(
        kind="premises", since="2026-12-01", name_kk=None, name_ru=None, bin=None, founded_on=None
    )
    told("tell-office", row, at=MONDAY + timedelta(days=9), **premises)
    office = make.fresh(row).office
    assert office is not None
    assert (office.bin, office.pk) == (None, UUID(premises["id"]))


def test_an_institution_of_another_district_is_nobody_elses() -> None:
    """W-01: Art. 152(1)."""
    told("tell-office", make.agent(), **make.office())
    away = make.office(address={"region": "71", "settlement": "Астана", "street": "Абай", "house": "1"})
    with pytest.raises(errors.FactsInvalid) as refused:
        told("tell-office", make.agent("71"), **away)
    assert keys(refused.value) == ["another_district"]
    assert Office.objects.get().territory == "75"


def test_workers_come_and_go() -> None:
    """W-01, W-02: Art. 156."""
    row = make.agent()
    facts = make.hiring()
    told("hire", row, **facts)
    worker = Worker.objects.get()
    assert (worker.kind, worker.agent_id, worker.ended_on) == ("assistant", row.pk, None)
    training = {"id": str(new_id()), "worker": facts["id"], "trained_on": "2026-11-20", "certificate": "С-2"}
    told("train-worker", row, **training)
    told("let-go", row, worker=facts["id"], ended_on="2026-11-30")
    worker.refresh_from_db()
    assert (worker.trained_on, worker.ended_on) == (date(2026, 11, 20), date(2026, 11, 30))


def test_a_file_becomes_a_document_of_the_case() -> None:
    """W-02."""
    row = make.agent()
    content = b"%PDF-1.7 x"
    file = {
        "sha256": storage.put(content), "name": "sertifikat.pdf", "media_type": "application/pdf",
        "size": len(content),
    }  # fmt: skip
    training = {"id": str(new_id()), "trained_on": "2026-11-23", "certificate": "С-1", "centre": "Орталық"}
    told("train", row, evidence=[file], **training)
    assert Document.objects.get(case=make.of_case(row)).role == "evidence"


def test_rows_are_made_anew_from_the_journal_alone() -> None:
    """W-01: a row is never more than what the journal tells."""
    row = make.agent()
    told("tell-office", row, **make.office())
    told("insure", row, **make.insurance())
    told("hire", row, **make.hiring())
    kept = Agent.objects.values().get(pk=row.pk)
    workers = list(Worker.objects.values())
    Agent.objects.filter(pk=row.pk).delete()
    services.project(make.of_case(row), MONDAY)
    assert Agent.objects.values().get(pk=row.pk) == kept
    assert list(Worker.objects.values()) == workers


def test_a_suspended_licence_shows_in_the_standing() -> None:
    """W-01: Art. 143."""
    row = make.agent()
    told("insure", row, **make.insurance())
    assert selectors.known(make.of_case(row), MONDAY)[1].obstacles == ()
    change(make.Licence.objects.get(iin=row.iin), "suspend", TODAY, until=date(2027, 3, 1))
    how = selectors.known(make.of_case(row), MONDAY)[1]
    assert [text.en for text, _clause in how.obstacles] == ["the licence is suspended"]
    assert "hand-over" in {one.key for one in how.of(By.AGENT)}


def test_the_public_page_of_the_licence_has_the_office_and_its_hours() -> None:
    """W-01, L-12: Art. 153(8)."""
    row = make.agent()
    licence = make.Licence.objects.get(iin=row.iin)
    assert "10:00" not in str(beside(licence, "ru"))
    told("tell-office", row, **make.office())
    said = {line.key: line.value for line in beside(licence, "ru")}
    assert "Пн–Пт, 9:00–18:00" in said.values()
    assert not any(row.iin in str(value) for value in said.values())
    told("end", row, make.the("clerk"), reason="own-wish", ended_on="2026-11-23")
    assert beside(licence, "ru") == []


@pytest.mark.parametrize(
    ("step", "facts", "words"),
    [
        ("open-check", {"id": str(new_id()), "kind": "unscheduled", "asked_on": "2026-11-23",
                        "answer_by": "2026-12-04", "asks": "Есеп айырысу туралы мәлімет.",
                        "ground": "Өндіріп алушының шағымы."}, "Есеп айырысу"),
        ("report-offence", {"id": str(new_id()), "breach": "code-of-ethics", "learned_on": "2026-11-20",
                            "told": "Әдепсіз мінез-құлық туралы шағым."}, "ар-намыс"),
        ("end", {"reason": "own-wish", "ended_on": "2026-11-23"}, "қалауы"),
    ],
)  # fmt: skip
def test_the_agent_is_told_of_what_is_done_about_him(step: str, facts: dict[str, Any], words: str) -> None:
    """W-04: in three languages, once."""
    row = make.agent()
    event = told(step, row, make.the("head"), **facts)
    for message in make.Message.objects.filter(case=row.pk, done_at=None, payload__event=event.no):
        assert outbox.work_off(message, MONDAY), make.Message.objects.get(pk=message.pk).error
    [notice] = Notice.objects.filter(recipient=row.iin)
    assert words in notice.body_kk
    assert notice.body_ru
    assert notice.body_en
    assert notice.dispatches.count() == 2
