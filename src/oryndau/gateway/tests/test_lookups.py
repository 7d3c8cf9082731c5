"""What the look-ups of every service share: one message per question, an answer or a reason (C-05, E-10)."""

import logging

import pytest

from oryndau.cases import outbox
from oryndau.cases.models import Message
from oryndau.cases.tests.factories import WORKING_MORNING, submitted
from oryndau.gateway import lookups
from oryndau.gateway.models import Exchange
from oryndau.gateway.shep import BadSignature, GatewayFault, GatewayRefused, GatewayUnavailable

pytestmark = pytest.mark.django_db


def message() -> Message:
    case = submitted()
    return Message.objects.filter(case=case).earliest("id")


def test_each_question_is_a_message_of_its_own() -> None:
    origin = message()
    lookups.fan_out(origin, "test.look-up", ({"register": one} for one in "abc"), WORKING_MORNING)
    left = Message.objects.filter(topic="test.look-up").order_by("id")
    assert [one.payload["register"] for one in left] == ["a", "b", "c"]
    assert {(one.case_id, one.territory) for one in left} == {(origin.case_id, origin.territory)}


@pytest.mark.parametrize(("answer", "outcome"), [("x", "found"), (None, "not-found"), ((), "not-found")])
def test_an_empty_answer_is_not_found(answer: object, outcome: str) -> None:
    reply = lookups.ask("register", lambda: answer, message(), WORKING_MORNING)
    assert reply == lookups.Reply(outcome, answer if outcome == "found" else None)  # type: ignore[arg-type]
    assert Exchange.objects.get().outcome == "answered"


LASTING = [(GatewayRefused("SCSE002", "850315400124"), "refused"), (GatewayFault("999", "x"), "unavailable")]
PASSING = [GatewayUnavailable("850315400124"), BadSignature("x"), GatewayFault("500", "x"), OSError("key")]


@pytest.mark.parametrize(("error", "outcome"), LASTING, ids=repr)
def test_what_waiting_cannot_mend_is_an_answer_and_logs_nobody(
    error: Exception, outcome: str, caplog: pytest.LogCaptureFixture
) -> None:
    def fail() -> None:
        raise error

    with caplog.at_level(logging.INFO):
        assert lookups.ask("register", fail, message(), WORKING_MORNING).outcome == outcome
    assert caplog.records
    assert "850315400124" not in caplog.text


@pytest.mark.parametrize("error", PASSING, ids=repr)
def test_what_waiting_can_mend_waits(error: Exception) -> None:
    def fail() -> None:
        raise error

    with pytest.raises(outbox.Later) as later:
        lookups.ask("register", fail, message(), WORKING_MORNING)
    assert "850315400124" not in str(later.value)
