"""What comes by itself: the end of a suspension, a late handing over, notices (L-12; Art. 143, 162(1)2-3)."""

from datetime import datetime, timedelta

import pytest

from oryndau.cases import outbox
from oryndau.cases.models import Message
from oryndau.licensing.life import services
from oryndau.licensing.tests import licences as make
from oryndau.licensing.tests.licences import AT, UNTIL, WHY
from oryndau.notices.models import Notice
from oryndau.registers.licences.standing import may_work, suspended_agents
from oryndau.registers.models import Licence
from oryndau.timekeeping import local

pytestmark = pytest.mark.django_db
DECISION = AT + timedelta(days=3)


def waiting(row: Licence, topic: str) -> list[Message]:
    found = Message.objects.filter(case=row.pk, topic=f"licence-life.{topic}", done_at=None)
    return list(found.order_by("available_at"))


def work(message: Message, at: datetime | None = None) -> None:
    assert outbox.work_off(message, at or message.available_at), Message.objects.get(pk=message.pk).error


def kinds(row: Licence) -> list[str]:
    open_ = make.case_of(row).tasks.filter(done_at=None)
    return sorted(open_.values_list("kind", flat=True))


def recipients(row: Licence, kind: str) -> set[str]:
    found = Notice.objects.filter(case_id=row.pk, kind__startswith=f"licence-{kind}")
    return set(found.values_list("recipient", flat=True))


def test_the_licensor_is_reminded_ten_working_days_before_and_on_the_day_after() -> None:
    """Art. 143(3): the licence does not come back by itself; a decision is due."""
    row = make.suspended()
    soon, over = waiting(row, "suspension-ends")
    assert local(soon.available_at).date().isoformat() == "2027-02-15"
    assert local(over.available_at).date() == UNTIL + timedelta(days=1)
    work(soon)
    assert kinds(row) == ["end-suspension", "freeze-account", "hand-over"]
    work(over)
    assert kinds(row).count("end-suspension") == 1, "one task, not two"
    row.refresh_from_db()
    assert row.state == "suspended"
    make.resumed(row, over.available_at + timedelta(hours=10))
    assert kinds(row) == []


def test_a_suspension_that_was_decided_on_meanwhile_is_left_alone() -> None:
    row = make.resumed()
    for message in waiting(row, "suspension-ends"):
        work(message)
    assert kinds(row) == []


def test_the_reminder_of_an_earlier_suspension_does_not_speak_of_a_later_one() -> None:
    row = make.resumed()
    make.suspended(row, AT + timedelta(days=30), until=UNTIL + timedelta(days=40))
    first = waiting(row, "suspension-ends")[0]
    work(first)
    assert "end-suspension" not in kinds(row)


def test_a_deputy_is_reminded_of_nothing() -> None:
    row = make.granted()
    services.request(
        row.pk, {"wish": "suspend", "text": "Избран депутатом маслихата."}, make.holder(row), at=AT
    )
    make.concluded(row, request=1, proposal=None, ground="143.5", until=None, unheard="favourable")
    make.decided(row, "suspend", AT, ground="143.5")
    for message in waiting(row, "suspension-ends"):
        work(message)
    assert kinds(row) == ["freeze-account", "hand-over"]


def test_the_chamber_has_three_working_days_and_is_reminded_with_the_territorial_body() -> None:
    """Art. 148(1)9-2, 162(1)2-3."""
    chamber, head = make.the("chamber"), make.the("head")
    row = make.suspended()
    clock = make.case_of(row).clocks.get(term="licence.handover")
    assert local(clock.due_at).date().isoformat() == "2026-12-01"
    (message,) = waiting(row, "handover-late")
    assert message.available_at == clock.due_at
    work(message)
    assert kinds(row) == ["chase-handover", "freeze-account", "hand-over"]
    assert recipients(row, "late") == {chamber.iin, head.iin}


def test_what_was_handed_over_in_time_is_not_chased() -> None:
    row, other = make.suspended(), make.granted()
    services.hand_over(
        row.pk,
        {"handed_on": DECISION.date(), "to_iin": other.iin, "to_name": other.name,
         "to_licence": other.number, "proceedings": 3, "archive": True, "parties_told": True},
        make.the("chamber"), at=DECISION,
    )  # fmt: skip
    (message,) = waiting(row, "handover-late")
    work(message)
    assert kinds(row) == ["freeze-account"]


def test_a_termination_after_a_suspension_starts_the_handing_over_anew() -> None:
    """Art. 144(4): seal, certificate and licence are taken too."""
    row = make.terminated(make.suspended(), AT + timedelta(days=10))
    assert kinds(row) == ["freeze-account", "hand-over"]
    first, second = waiting(row, "handover-late")
    work(first)
    assert "chase-handover" not in kinds(row), "the clock of the suspension was stopped"
    work(second)
    assert "chase-handover" in kinds(row)


def test_the_holder_is_told_of_a_proposal_of_a_burden_and_of_a_claim() -> None:
    row = make.granted()
    make.proposed(row)
    make.concluded(row)
    make.sent_back(row)
    make.concluded(row, measure="sue", ground="144.2.1", until=None, **WHY)
    services.record_claim(row.pk, make.CLAIM, make.the("licensing-head"), at=AT)
    for topic in ("proposed", "preliminary", "claimed"):
        for message in waiting(row, topic):
            work(message, AT)
        assert recipients(row, topic) == {row.iin}
    assert Notice.objects.filter(kind__startswith="licence-preliminary").count() == 1, (
        "a claim is the court's"
    )


def test_a_declined_proposal_is_answered_to_everybody_concerned() -> None:
    chamber, head = make.the("chamber"), make.the("head")
    row = make.granted()
    make.proposed(row)
    make.concluded(row, measure="decline", ground=None, until=None)
    said = {"answer_kk": "Бұзушылық дәлелденбеген.", "answer_ru": "Нарушение не доказано."}
    services.decline(row.pk, said, make.the("licensing-head"), at=AT)
    (message,) = waiting(row, "declined")
    work(message, AT)
    assert recipients(row, "declined") == {row.iin, chamber.iin, head.iin}


def test_other_rooms_learn_who_may_not_work() -> None:
    """Art. 143(4), 167(11-2)."""
    active, lost = make.granted(), make.suspended()
    assert (may_work(active.iin), may_work(lost.iin)) == (True, False)
    assert list(suspended_agents("75")) == [lost]
    assert list(suspended_agents("71")) == []
