"""Calls through the gateway are recorded, a failure waits, a repetition is harmless (E-14, C-22)."""

import threading
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest

from oryndau.cases import outbox
from oryndau.cases.models import Message
from oryndau.cases.procedures import PROCEDURES
from oryndau.cases.tests.factories import WORKING_MORNING, bailiff, registered, submitted
from oryndau.gateway import connection, monitoring
from oryndau.gateway.models import Exchange
from oryndau.gateway.shep import (
    BadSignature,
    GatewayFault,
    GatewayRefused,
    GatewayUnavailable,
    Registers,
    StageMessage,
)
from oryndau.gateway.shep.tests.conftest import Emulator, emulator, running

__all__ = ["emulator", "running"]
pytestmark = pytest.mark.django_db


class Monitor:
    """A monitoring system that keeps what it is told, or fails as it is told to."""

    def __init__(self) -> None:
        self.stages: list[StageMessage] = []
        self.error: Exception | None = None

    def monitoring_stage(self, stage: StageMessage) -> None:
        if self.error:
            raise self.error
        self.stages.append(stage)


@pytest.fixture
def monitor(monkeypatch: pytest.MonkeyPatch) -> Monitor:
    made = Monitor()
    monkeypatch.setattr(monitoring, "registers", lambda: made)
    return made


def reports(case: Any) -> list[Message]:
    return list(Message.objects.filter(case=case, topic="monitoring.stage").order_by("id"))


def test_every_service_that_reports_its_stages_has_a_code() -> None:
    """C-22, L-01."""
    reporting = {
        key for key, one in PROCEDURES.items()
        if any(send.topic == "monitoring.stage" for step in one.steps for send in step.sends)
    }  # fmt: skip
    assert reporting <= set(monitoring.SERVICE_CODES)


def test_every_stage_is_reported_without_personal_data(monitor: Monitor) -> None:
    case = registered(bailiff())
    for message in reports(case):
        assert outbox.work_off(message, WORKING_MORNING)
    assert [(stage.stage, stage.outcome) for stage in monitor.stages] == [
        ("submit", "submitted"), ("register", "registered"),
    ]  # fmt: skip
    assert {stage.message_id for stage in monitor.stages} == {message.pk for message in reports(case)}
    assert case.applicant not in str(monitor.stages)
    assert monitor.stages[-1].due_at == case.due_at


FAILURES = [
    (GatewayUnavailable("down"), "GatewayUnavailable"), (BadSignature("x"), "BadSignature"),
    (GatewayFault("500", "x"), "GatewayFault"), (GatewayFault("999", "x"), "GatewayFault"),
    (GatewayRefused("SCSE002", "x"), "GatewayRefused"), (FileNotFoundError("key"), "no-key"),
]  # fmt: skip


@pytest.mark.parametrize(("error", "outcome"), FAILURES, ids=[f"{e!r}" for e, _ in FAILURES])
def test_a_stage_that_is_not_taken_is_reported_again(
    monitor: Monitor, error: Exception, outcome: str
) -> None:
    message = reports(submitted())[0]
    monitor.error = error
    assert not outbox.work_off(message, WORKING_MORNING)
    assert list(Exchange.objects.values_list("message", "outcome")) == [(message.pk, outcome)]
    monitor.error = None
    assert outbox.work_off(message, WORKING_MORNING + timedelta(hours=1))
    assert [stage.message_id for stage in monitor.stages] == [message.pk]
    assert Exchange.objects.filter(outcome="answered").count() == 1


@pytest.mark.parametrize(("error", "outcome"), FAILURES, ids=[f"{e!r}" for e, _ in FAILURES])
def test_only_what_waiting_can_mend_waits(error: Exception, outcome: str) -> None:
    lasting = isinstance(error, GatewayRefused) or (isinstance(error, GatewayFault) and error.code == "999")

    def ask() -> None:
        raise error

    with pytest.raises(type(error) if lasting else outbox.Later):
        connection.call("person", ask, message=UUID(int=1), case=None, at=WORKING_MORNING)
    assert Exchange.objects.exists() is lasting


def test_the_error_of_a_call_quotes_no_data() -> None:
    def ask() -> None:
        raise GatewayUnavailable("850315400124")

    with pytest.raises(outbox.Later) as later:
        connection.call("person", ask, message=UUID(int=1), case=None, at=WORKING_MORNING)
    assert "850315400124" not in str(later.value)


def test_a_stage_reaches_the_monitoring_system_through_the_real_protocol(
    emulator: Emulator, monkeypatch: pytest.MonkeyPatch
) -> None:
    case = submitted()
    message = reports(case)[0]
    monkeypatch.setattr(monitoring, "registers", lambda: Registers(emulator.channel()))
    for later in range(2):  # the second one as after a worker that died before its mark
        Message.objects.filter(pk=message.pk).update(done_at=None)
        assert outbox.work_off(message, WORKING_MORNING + timedelta(minutes=later))
    assert [stage["stage"] for stage in emulator.monitored(str(case.pk))] == ["submit"]


def test_a_channel_without_its_key_waits(
    settings: Any, tmp_path: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.GATEWAY_KEY = tmp_path / "nothing.key"
    monkeypatch.setattr(connection, "_kept", threading.local())
    message = reports(submitted())[0]
    assert not outbox.work_off(message, WORKING_MORNING)
    assert Exchange.objects.get().outcome == "no-key"
