"""Several workers at once: no message is worked off twice, none is lost (E-14, C-22)."""

import threading
from collections.abc import Iterator
from datetime import timedelta

import pytest

from oryndau.cases import outbox
from oryndau.cases.models import Message
from oryndau.cases.tests.committed import _guard_back, at_once, committed
from oryndau.cases.tests.factories import WORKING_MORNING

__all__ = ["_guard_back", "committed"]
pytestmark = pytest.mark.usefixtures("committed")


@pytest.fixture
def worked(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[object]]:
    """Ids of the messages that the handler of the topic «t» worked off."""
    monkeypatch.setattr(outbox, "_HANDLERS", {})
    done: list[object] = []
    outbox.handles("t")(lambda message, at: done.append(message.pk))
    return done  # type: ignore[return-value]


def messages(count: int) -> list[Message]:
    made = [Message(territory="75", topic="t", available_at=WORKING_MORNING) for _ in range(count)]
    return Message.objects.bulk_create(made)


def test_workers_share_the_messages(worked: list[object]) -> None:
    made = {message.pk for message in messages(40)}

    def work() -> int:
        count = 0
        while found := outbox.claim(WORKING_MORNING, 3):
            count += sum(outbox.work_off(message, WORKING_MORNING) for message in found)
        return count

    assert sum(at_once(work, work, work)) == 40
    assert len(worked) == 40
    assert set(worked) == made


def test_a_lease_that_ran_out_lets_nothing_be_done_twice(
    worked: list[object], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The first worker still waits for a register when the second claims its message."""
    inside, finish = threading.Event(), threading.Event()

    def slow(message: Message, at: object) -> None:
        worked.append(message.pk)
        inside.set()
        finish.wait(5)

    monkeypatch.setitem(outbox._HANDLERS, "t", slow)
    messages(1)
    mine = outbox.claim(WORKING_MORNING, 1)[0]
    later = WORKING_MORNING + outbox.LEASE + timedelta(seconds=1)

    def second() -> list[Message]:
        inside.wait(5)
        found = outbox.claim(later, 1)
        finish.set()
        return found

    first, claimed = at_once(lambda: outbox.work_off(mine, WORKING_MORNING), second)
    assert first is True
    assert claimed == [], "the row is held by the one who works on it"
    assert outbox.claim(later, 1) == []
    assert len(worked) == 1


def test_a_worker_with_an_old_claim_finds_the_work_done(worked: list[object]) -> None:
    messages(1)
    old = outbox.claim(WORKING_MORNING, 1)[0]
    later = WORKING_MORNING + outbox.LEASE + timedelta(seconds=1)
    new = outbox.claim(later, 1)[0]
    assert outbox.work_off(new, later)
    assert outbox.work_off(old, later)
    assert len(worked) == 1


def test_the_worker_stops_when_told_to_and_goes_on_after_an_error(
    worked: list[object], monkeypatch: pytest.MonkeyPatch
) -> None:
    stop, calls = threading.Event(), []

    def once() -> int:
        calls.append(1)
        if len(calls) == 1:
            raise ConnectionError("the database is gone")
        stop.set()
        return 0

    monkeypatch.setattr(outbox, "run_once", once)
    monkeypatch.setattr(stop, "wait", lambda _=None: stop.is_set())
    outbox.run(stop)
    assert len(calls) == 2
