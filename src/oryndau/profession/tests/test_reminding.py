"""Reminders before anything ends: each exactly once, whatever the worker does (W-01, W-02)."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from oryndau.cases import outbox
from oryndau.cases.models import Message
from oryndau.law.profession.reminders import stages
from oryndau.notices.models import Dispatch, Notice
from oryndau.profession import reminding
from oryndau.profession.models import Agent, Reminder
from oryndau.profession.tests import factories as make
from oryndau.profession.tests.factories import MONDAY, TODAY, told
from oryndau.registers.tests.factories import change

pytestmark = pytest.mark.django_db
UNTIL = date(2027, 11, 22)


def settled() -> Agent:
    """An agent who owes nothing soon: insured for a year, office, accounts, taxes told."""
    row = make.agent()
    told("insure", row, **make.insurance())
    told("tell-office", row, **make.office())
    told("tell-tax", row, id="0198f1de-0000-7000-8000-000000000001", registered_on="2026-11-23")
    for no, (kind, iban) in enumerate(
        [("creditors", "KZ86125KZT5004100100"), ("operations", "KZ323190000000000003")]
    ):
        told(
            "open-account", row, id=f"0198f1de-0000-7000-8000-00000000001{no}", kind=kind, currency="KZT",
            iban=iban, bank="АО «Банк»", opened_on="2026-11-23",
        )  # fmt: skip
    training = {"id": "0198f1de-0000-7000-8000-000000000020", "certificate": "С-1", "centre": "Орталық"}
    told("train", row, trained_on="2026-11-23", **training)
    area = {"district_kk": "Алмалы ауданы", "district_ru": "Алмалинский район", "since": "2026-11-23"}
    told("assign-district", row, make.the("chamber"), **area)
    return make.fresh(row)


def morning(day: date) -> datetime:
    """Ten o'clock in Almaty."""
    return datetime(day.year, day.month, day.day, 5, 0, tzinfo=UTC)


def worked(day: date) -> int:
    """Work off everything that is due on the morning of a day; the number of messages."""
    done = 0
    while rows := outbox.claim(morning(day), 50):
        for message in rows:
            if message.topic.startswith("notices."):  # mail and SMS go out elsewhere
                Message.objects.filter(pk=message.pk).update(done_at=morning(day))
                continue
            done += 1
            assert outbox.work_off(message, morning(day)), Message.objects.get(pk=message.pk).error
    return done


def reminded() -> list[tuple[str, int, date]]:
    """The reminders that were queued."""
    return list(Reminder.objects.order_by("due_on", "-stage").values_list("key", "stage", "due_on"))


def test_the_first_registration_starts_the_daily_rounds() -> None:
    """W-01: a message of the outbox for each day, never two."""
    make.agent()
    make.agent()
    worked(TODAY)
    [first] = make.waiting(reminding.ROUND)
    assert first.available_at == datetime(2026, 11, 24, 4, 0, tzinfo=UTC)
    worked(TODAY + timedelta(days=1))
    [second] = make.waiting(reminding.ROUND)
    assert second.available_at == datetime(2026, 11, 25, 4, 0, tzinfo=UTC)


def test_insurance_is_reminded_of_at_every_stage_exactly_once() -> None:
    """W-01: Art. 146(1)."""
    settled()
    day = TODAY
    while day <= UNTIL + timedelta(days=3):
        worked(day)
        day += timedelta(days=1)
    told_ = [one for one in reminded() if one[0] == "insurance"]
    assert told_ == [("insurance", stage, UNTIL) for stage in (*stages(TODAY), 0)]
    notices = Notice.objects.filter(kind__startswith="remind-")
    assert notices.count() == Reminder.objects.count()
    first = notices.get(created_at=morning(UNTIL - timedelta(days=60)))
    assert "22.11.2027" in first.body_kk
    assert "осталось дней: 60" in first.body_ru
    assert "days left: 60" in first.body_en
    assert Dispatch.objects.filter(notice=first).count() == 2


def test_a_worker_that_was_away_reminds_of_what_stands_now() -> None:
    """W-01: stages gone by are not told after it."""
    settled()
    worked(TODAY)
    worked(UNTIL - timedelta(days=5))
    assert [one for one in reminded() if one[0] == "insurance"] == [("insurance", 7, UNTIL)]


def test_a_new_contract_ends_the_reminders_of_the_former() -> None:
    """W-01."""
    row = settled()
    worked(TODAY)
    worked(UNTIL - timedelta(days=60))
    later = make.histories.insurance(9, "2027-11-23", "2028-11-22", concluded_on="2026-11-20")
    told("insure", row, **later)
    worked(UNTIL + timedelta(days=1))
    assert [one for one in reminded() if one[0] == "insurance"] == [("insurance", 60, UNTIL)]


def test_what_was_done_before_the_message_is_worked_off_is_not_told() -> None:
    """W-01."""
    row = settled()
    reminding.look(row, morning(UNTIL - timedelta(days=30)))
    later = make.histories.insurance(9, "2027-11-23", "2028-11-22", concluded_on="2026-11-20")
    told("insure", row, **later)
    [message] = make.waiting(reminding.REMIND)
    assert outbox.work_off(message, morning(UNTIL - timedelta(days=30)))
    assert not Notice.objects.filter(kind__startswith="remind-").exists()


def test_two_rounds_of_one_day_remind_once() -> None:
    """W-01: at least once in the outbox, exactly once for the person."""
    row = settled()
    at = morning(UNTIL - timedelta(days=30))
    assert len(reminding.look(row, at)) == 1
    assert reminding.look(row, at) == []
    [message] = make.waiting(reminding.REMIND)
    for _again in range(2):
        Message.objects.filter(pk=message.pk).update(done_at=None)
        assert outbox.work_off(Message.objects.get(pk=message.pk), at)
    assert Notice.objects.filter(kind__startswith="remind-").count() == 1


def test_a_round_takes_so_many_agents_and_the_next_one_the_rest(monkeypatch: pytest.MonkeyPatch) -> None:
    """W-01."""
    monkeypatch.setattr(reminding, "BATCH", 2)
    for _one in range(5):
        make.agent()
    worked(TODAY)
    worked(TODAY + timedelta(days=1))
    assert Reminder.objects.filter(key="insurance").count() == 5
    assert len(make.waiting(reminding.ROUND)) == 1


def test_a_suspended_licence_asks_to_hand_over_the_next_morning() -> None:
    """W-01: Art. 148(1)9-2: the register of licences is looked at every day."""
    row = settled()
    worked(TODAY)
    change(
        make.Licence.objects.get(iin=row.iin), "suspend", TODAY + timedelta(days=1), until=date(2027, 3, 1)
    )
    worked(TODAY + timedelta(days=2))
    assert "hand-over" in {key for key, _stage, _due in reminded()}
    assert make.fresh(row).duty == "hand-over"


def test_who_has_ended_is_not_reminded() -> None:
    """W-01."""
    row = settled()
    told("hand-over", row, make.the("chamber"), received_on="2026-11-23", proceedings=0)
    told("end", row, make.the("clerk"), reason="own-wish", ended_on="2026-11-23")
    worked(UNTIL)
    assert reminded() == []


def test_the_notice_goes_where_the_account_says(settings: Any) -> None:
    """W-01."""
    row = settled()
    person = make.Person.objects.get(iin=row.iin)
    person.email, person.language = "own@example.kz", "ru"
    person.save()
    reminding.look(row, morning(UNTIL - timedelta(days=7)))
    [message] = make.waiting(reminding.REMIND)
    assert outbox.work_off(message, morning(UNTIL - timedelta(days=7)))
    notice = Notice.objects.get(kind__startswith="remind-")
    sent = notice.dispatches.get(channel="email")
    assert (sent.address, sent.language) == ("own@example.kz", "ru")
    assert notice.created_at > MONDAY
