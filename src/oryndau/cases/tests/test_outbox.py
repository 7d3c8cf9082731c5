"""Messages are worked off at least once, each by itself; what fails is tried again (E-14, C-22)."""

from datetime import timedelta

import pytest

from oryndau.cases import outbox
from oryndau.cases.models import Message
from oryndau.cases.tests.factories import WORKING_MORNING, submitted

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _own_handlers(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(outbox, "_HANDLERS", {})


def message(topic: str = "t", **changes: object) -> Message:
    return Message.objects.create(territory="75", topic=topic, available_at=WORKING_MORNING, **changes)


def test_a_message_is_done_once() -> None:
    seen = []
    outbox.handles("t")(lambda found, at: seen.append(found.pk))
    made = message()
    for _ in range(2):
        for claimed in outbox.claim(WORKING_MORNING, 10):
            assert outbox.work_off(claimed, WORKING_MORNING)
    assert seen == [made.pk]


def test_a_claimed_message_is_not_claimed_again_until_its_lease_ends() -> None:
    message()
    assert len(outbox.claim(WORKING_MORNING, 10)) == 1
    assert outbox.claim(WORKING_MORNING, 10) == []
    assert len(outbox.claim(WORKING_MORNING + outbox.LEASE + timedelta(seconds=1), 10)) == 1


def test_one_bad_row_does_not_stop_the_others() -> None:
    def handler(found: Message, at: object) -> None:
        if found.payload.get("bad"):
            raise ValueError("broken")

    outbox.handles("t")(handler)
    bad, good = message(payload={"bad": True}), message()
    assert [outbox.work_off(claimed, WORKING_MORNING) for claimed in outbox.claim(WORKING_MORNING, 10)] == [
        False,
        True,
    ]
    bad.refresh_from_db()
    good.refresh_from_db()
    assert bad.done_at is None
    assert "broken" in bad.error
    assert bad.available_at > WORKING_MORNING
    assert good.done_at == WORKING_MORNING


def test_what_a_failed_handler_wrote_is_undone() -> None:
    def handler(found: Message, at: object) -> None:
        message("written")
        raise outbox.Later("not now")

    outbox.handles("t")(handler)
    message()
    for claimed in outbox.claim(WORKING_MORNING, 10):
        outbox.work_off(claimed, WORKING_MORNING)
    assert not Message.objects.filter(topic="written").exists()


def test_a_topic_without_a_handler_waits() -> None:
    made = message("unknown")
    for claimed in outbox.claim(WORKING_MORNING, 10):
        assert not outbox.work_off(claimed, WORKING_MORNING)
    made.refresh_from_db()
    assert made.done_at is None


def test_a_message_of_tomorrow_is_not_claimed_today() -> None:
    case = submitted(WORKING_MORNING + timedelta(hours=9))
    topics = {claimed.topic for claimed in outbox.claim(WORKING_MORNING + timedelta(hours=10), 50)}
    assert "initiation.register" not in topics
    assert case.messages.filter(topic="initiation.register").exists()
