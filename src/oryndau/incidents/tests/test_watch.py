"""A fault that lasts opens one incident by itself, and its end closes it (C-23, E-14)."""

from datetime import datetime, timedelta
from typing import Any

import pytest
from django.core import mail
from django.core.mail import EmailMessage

from oryndau.cases import outbox
from oryndau.cases.models import Message
from oryndau.cases.tests.factories import WORKING_MORNING, submitted
from oryndau.gateway.models import Exchange
from oryndau.incidents import probes, watch
from oryndau.incidents.models import Incident, Telling, Watch
from oryndau.incidents.parts import Part
from oryndau.incidents.probes import Fault
from oryndau.timekeeping import now

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("outside")]
MINUTE = timedelta(minutes=1)


def watched(start: datetime, minutes: int) -> datetime:
    """Look every minute from `start` on; the moment of the last look."""
    for passed in range(minutes + 1):
        assert watch.look(start + passed * MINUTE)
    return start + minutes * MINUTE


def later(at: datetime, minutes: int = 1) -> datetime:
    return at + minutes * MINUTE


def message(topic: str = "t", at: datetime = WORKING_MORNING, **values: Any) -> Message:
    return Message.objects.create(territory="75", topic=topic, available_at=at, **values)


def call(outcome: str, service: str = "gbdfl", at: datetime = WORKING_MORNING) -> Exchange:
    made = message(done_at=at)
    return Exchange.objects.create(message=made.pk, service=service, outcome=outcome, at=at, milliseconds=5)


def sent() -> list[EmailMessage]:
    """The e-mails that leave when everything that is due has been worked off."""
    for waiting in Message.objects.filter(topic=probes.TELLING, done_at=None):
        outbox.work_off(waiting, waiting.available_at)
    return mail.outbox


def test_when_all_works_nothing_is_opened() -> None:
    submitted()
    Message.objects.update(done_at=WORKING_MORNING)
    watched(WORKING_MORNING, 15)
    assert not Incident.objects.exists()


def test_a_fault_opens_one_incident_and_its_end_closes_it(outside: dict[Part, Fault]) -> None:
    outside[Part.SEAL] = Fault(facts={"seal": "unavailable"})
    at = watched(WORKING_MORNING, 30)
    row = Incident.objects.get()
    assert (row.part, row.began_at, row.noticed_at) == (
        "seal", WORKING_MORNING, later(WORKING_MORNING, 3),
    )  # fmt: skip
    assert row.evidence == {"seal": "unavailable"}
    del outside[Part.SEAL]
    at = watched(later(at), 10)
    row.refresh_from_db()
    assert row.ended_at == later(WORKING_MORNING, 31)
    assert row.lasted(at) == 31 * MINUTE
    assert Incident.objects.count() == 1


def test_a_fault_that_does_not_last_opens_nothing(outside: dict[Part, Fault]) -> None:
    at = WORKING_MORNING
    for _ in range(3):
        outside[Part.STAMPS] = Fault()
        at = watched(later(at), 2)
        outside.clear()
        at = watched(later(at), 0)
    assert not Incident.objects.exists()
    assert Watch.objects.get().suspects == {}


def test_a_part_can_fail_again(outside: dict[Part, Fault]) -> None:
    at = WORKING_MORNING
    for _ in range(2):
        outside[Part.DOCUMENTS] = Fault()
        at = watched(later(at), 4)
        outside.clear()
        at = watched(later(at), 1)
    assert Incident.objects.exclude(ended_at=None).count() == 2


def test_one_part_being_opaque_hides_no_other(
    outside: dict[Part, Fault], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A probe that breaks neither opens nor closes anything."""
    outside[Part.SEAL] = outside[Part.STAMPS] = Fault()
    at = watched(WORKING_MORNING, 4)

    def broken(_: datetime) -> Fault | None:
        raise ValueError("no")

    with monkeypatch.context() as patch:
        patch.setattr(probes, "seal", broken)
        outside.clear()
        watched(later(at), 2)
    assert list(Incident.objects.filter(ended_at=None).values_list("part", flat=True)) == ["seal"]


class TestOutbox:
    def test_a_due_message_that_nobody_takes_up(self) -> None:
        message()
        watched(WORKING_MORNING, 9)
        assert not Incident.objects.exists()
        watched(later(WORKING_MORNING, 10), 3)
        row = Incident.objects.get()
        assert (row.part, row.began_at, row.evidence["waiting"]) == ("outbox", WORKING_MORNING, 1)
        Message.objects.filter(topic="t").update(done_at=later(WORKING_MORNING, 14))
        watched(later(WORKING_MORNING, 14), 0)
        row.refresh_from_db()
        assert row.ended_at == later(WORKING_MORNING, 14)

    def test_what_waits_for_a_lawful_moment_does_not_count(self) -> None:
        message(at=later(WORKING_MORNING, 600))
        watched(WORKING_MORNING, 30)
        assert not Incident.objects.exists()

    def test_what_waits_for_a_person_does_not_count(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """C-02: the receipt closes when the last day's applications have been registered."""

        def wait(*_: object) -> None:
            raise outbox.NotYet("applications wait")

        monkeypatch.setattr(outbox, "_HANDLERS", {"t": wait})
        for made in [message() for _ in range(5)]:
            outbox.work_off(made, WORKING_MORNING)
        assert not Message.objects.exclude(failing_since=None).exists()
        Message.objects.update(available_at=later(WORKING_MORNING, 600))
        watched(WORKING_MORNING, 30)
        assert not Incident.objects.exists()

    def test_a_topic_that_fails_again_and_again(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """Each attempt moves the message on, so that it never seems late by its own moment."""

        def fail(*_: object) -> None:
            raise OSError("no")

        monkeypatch.setattr(outbox, "_HANDLERS", {"mail": fail})
        made = [message("mail") for _ in range(3)]
        for passed in range(15):
            for one in made:
                one.refresh_from_db()
                outbox.work_off(one, later(WORKING_MORNING, passed))
                Message.objects.filter(pk=one.pk).update(available_at=later(WORKING_MORNING, passed + 1))
            assert watch.look(later(WORKING_MORNING, passed))
        row = Incident.objects.get()
        assert (row.part, row.began_at, row.evidence["failing"]) == ("outbox", WORKING_MORNING, {"mail": 3})

    def test_one_mistyped_address_is_no_failure_of_the_system(self) -> None:
        message("mail", at=later(WORKING_MORNING, 600), failing_since=WORKING_MORNING)
        watched(WORKING_MORNING, 30)
        assert not Incident.objects.exists()

    def test_many_mistyped_addresses_are_none_while_others_come_through(self) -> None:
        for _ in range(5):
            message("mail", at=later(WORKING_MORNING, 600), failing_since=WORKING_MORNING)
        message("mail", done_at=WORKING_MORNING)
        assert probes.outbox(later(WORKING_MORNING, 30), now()) is None
        Message.objects.exclude(done_at=None).delete()
        assert probes.outbox(later(WORKING_MORNING, 30), now())


class TestGateway:
    def test_one_failing_exchange_opens_nothing(self) -> None:
        call("answered")
        call("GatewayUnavailable")
        watched(WORKING_MORNING, 15)
        assert not Incident.objects.exists()

    def test_many_failures_in_a_row_open_one_and_an_answer_closes_it(self) -> None:
        call("answered", "gbdul")
        for _ in range(5):
            call("GatewayUnavailable")
        at = watched(WORKING_MORNING, 5)
        row = Incident.objects.get()
        assert (row.part, row.evidence) == ("gateway", {"services": ["gbdfl"]})
        call("answered")
        watched(later(at), 0)
        row.refresh_from_db()
        assert row.ended_at == later(at)

    @pytest.mark.parametrize("outcome", ["answered", "GatewayRefused"])
    def test_an_answer_in_between_is_an_answer(self, outcome: str) -> None:
        for said in [*["GatewayFault"] * 4, outcome, *["GatewayFault"] * 4]:
            call(said)
        watched(WORKING_MORNING, 5)
        assert not Incident.objects.exists()

    def test_a_quiet_register_is_found_beside_a_busy_one(self) -> None:
        for _ in range(5):
            call("no-key", "quiet")
        for _ in range(30):
            call("answered", "busy")
        fault = probes.gateway(WORKING_MORNING)
        assert fault
        assert fault.facts == {"services": ["quiet"]}

    def test_calls_that_nobody_repeated_tell_nothing(self) -> None:
        for _ in range(5):
            call("GatewayUnavailable")
        assert probes.gateway(later(WORKING_MORNING, 119))
        assert probes.gateway(later(WORKING_MORNING, 121)) is None


class TestDowntime:
    def test_a_gap_is_told_afterwards_with_its_true_bounds(self) -> None:
        down = watched(WORKING_MORNING, 3)
        up = later(down, 90)
        watched(up, 3)
        row = Incident.objects.get()
        assert (row.part, row.began_at, row.ended_at) == ("system", down, up)
        assert row.evidence == {"gap_minutes": 90}
        assert {telling.what for telling in row.tellings.all()} == {"ended"}
        assert len(sent()) == 2

    def test_a_restart_is_no_gap(self) -> None:
        at = watched(WORKING_MORNING, 1)
        watched(later(at, 4), 1)
        assert not Incident.objects.exists()

    def test_moving_the_demonstrations_clock_is_no_gap(self) -> None:
        watch.look(WORKING_MORNING, WORKING_MORNING)
        assert watch.look(later(WORKING_MORNING, 3000), later(WORKING_MORNING, 1))
        assert not Incident.objects.exists()

    def test_a_fault_before_the_gap_must_last_anew(self, outside: dict[Part, Fault]) -> None:
        outside[Part.SEAL] = Fault()
        at = watched(WORKING_MORNING, 1)
        watch.look(later(at, 60))
        assert list(Incident.objects.values_list("part", flat=True)) == ["system"]


class TestTelling:
    @pytest.fixture
    def opened(self, outside: dict[Part, Fault]) -> datetime:
        outside[Part.SEAL] = Fault(facts={"seal": "unavailable"})
        at = watched(WORKING_MORNING, 4)
        outside.clear()
        return at

    def test_both_bodies_are_told_of_beginning_and_end(self, opened: datetime, settings: Any) -> None:
        """A1 p.17, A3 p.10: the authorised body and NIT JSC."""
        bodies = {settings.FAILURE_NOTICES["ministry"], settings.FAILURE_NOTICES["nit"]}
        assert {mailed.to[0] for mailed in sent()} == bodies
        began = mail.outbox[0]
        assert "Сбой информационной системы: Печать системы" in began.subject
        assert "Ақпараттық жүйенің іркілісі" in began.body
        watched(later(opened), 5)
        assert len(sent()) == 4
        assert "Ұзақтығы: 5 мин" in mail.outbox[-1].body
        assert "Продолжительность: 5 мин" in mail.outbox[-1].body
        assert Telling.objects.exclude(sent_at=None).count() == 4

    def test_a_repetition_sends_nothing_twice(self, opened: datetime) -> None:
        assert len(sent()) == 2
        Message.objects.filter(topic=probes.TELLING).update(done_at=None)
        assert len(sent()) == 2

    def test_a_mail_server_that_is_down_is_tried_again_with_one_id(
        self, opened: datetime, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        ids: list[str] = []

        def down(self: EmailMessage, **_: object) -> int:
            ids.append(self.extra_headers["Message-ID"])
            raise ConnectionRefusedError

        with monkeypatch.context() as patch:
            patch.setattr(EmailMessage, "send", down)
            assert sent() == []
        assert {mailed.extra_headers["Message-ID"] for mailed in sent()} == set(ids)

    def test_without_an_address_the_message_waits_and_says_so(self, opened: datetime, settings: Any) -> None:
        settings.FAILURE_NOTICES = {}
        assert sent() == []
        assert "no address" in Message.objects.filter(topic=probes.TELLING)[0].error
        watched(later(opened), 30)
        assert not Incident.objects.filter(part="outbox").exists()


def test_a_look_costs_few_statements(django_assert_num_queries: Any) -> None:
    watch.look(WORKING_MORNING)
    with django_assert_num_queries(8 + 4):  # four are savepoints within the test's own transaction
        watch.look(later(WORKING_MORNING))
