"""The moment of registration by channel (C-06, C-21, E-02, E-04, E-05, E-12)."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from oryndau.law import calendar
from oryndau.law.hours import ALMATY, Channel, registration

CURRENT = calendar.current()


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=ALMATY)


@pytest.mark.parametrize(
    ("channel", "received", "registers"),
    [
        ("portal", "2026-11-20T18:30:00", "2026-11-20T18:30:00"),
        ("portal", "2026-11-20T18:30:01", "2026-11-23T09:00:00"),
        ("portal", "2026-11-20T18:31:00", "2026-11-23T09:00:00"),
        ("portal", "2026-11-20T03:00:00", "2026-11-20T09:00:00"),
        ("portal", "2026-11-20T13:30:00", "2026-11-20T13:30:00"),  # people lunch, the portal does not
        ("portal", "2026-11-21T12:00:00", "2026-11-23T09:00:00"),
        ("portal", "2026-10-24T12:00:00", "2026-10-27T09:00:00"),  # Republic Day on Sunday, Monday off
        ("portal", "2024-05-04T12:00:00", "2024-05-04T12:00:00"),  # a worked Saturday
        ("counter", "2026-11-20T17:30:00", "2026-11-20T17:30:00"),
        ("counter", "2026-11-20T17:31:00", "2026-11-23T09:00:00"),
        ("counter", "2026-11-20T13:00:00", "2026-11-20T14:30:00"),
        ("counter", "2026-11-20T14:29:59", "2026-11-20T14:30:00"),
        ("counter", "2026-11-20T14:30:00", "2026-11-20T14:30:00"),
        ("counter", "2026-11-20T08:00:00", "2026-11-20T09:00:00"),
        ("state-corporation", "2026-11-20T18:30:00", "2026-11-20T18:30:00"),
        (
            "state-corporation",
            "2026-11-20T19:00:00",
            "2026-11-23T09:00:00",
        ),  # accepted, the provider is closed
        ("state-corporation", "2026-11-21T10:00:00", "2026-11-23T09:00:00"),  # accepted on Saturday
        ("state-corporation", "2026-11-22T10:00:00", "2026-11-23T09:00:00"),  # Sunday
        ("state-corporation", "2026-11-19T20:30:00", "2026-11-20T09:00:00"),
    ],
)
def test_it_registers_by_the_hours_of_the_channel(channel: str, received: str, registers: str) -> None:
    found = registration(at(received), channel, CURRENT)
    assert found.registers_at == at(registers)
    assert found.registered_on == at(registers).date()


def test_a_moment_of_another_zone_is_read_on_the_clocks_of_kazakhstan() -> None:
    found = registration(datetime(2026, 11, 20, 13, 31, tzinfo=UTC), Channel.PORTAL, CURRENT)
    assert found.registered_on == date(2026, 11, 23)


def test_before_march_2024_the_clocks_were_an_hour_ahead() -> None:
    found = registration(datetime(2024, 2, 20, 12, 45, tzinfo=UTC), Channel.PORTAL, CURRENT)
    assert found.registered_on == date(2024, 2, 21)


def test_a_moment_without_a_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="zone"):
        registration(datetime(2026, 11, 20, 12), Channel.PORTAL, CURRENT)
    with pytest.raises(ValueError, match="telegram"):
        registration(at("2026-11-20T12:00:00"), "telegram", CURRENT)


def test_it_tells_what_the_state_corporation_did() -> None:
    found = registration(at("2026-11-22T10:00:00"), Channel.STATE_CORPORATION, CURRENT)
    assert [(step.date.day, step.counts) for step in found.steps] == [(22, False), (23, False), (23, True)]
    assert "State Corporation" in found.steps[1].why.en


def test_the_state_corporation_takes_papers_on_saturday_by_its_own_week() -> None:
    found = registration(at("2026-11-21T10:00:00"), Channel.STATE_CORPORATION, CURRENT)
    assert found.steps[0].date == date(2026, 11, 21)
    assert "accepted it at 10:00" in found.steps[0].why.en
    assert found.clause.point == "A3 p.6(2)"


moments = st.datetimes(datetime(2020, 1, 2), datetime(2027, 11, 30)).map(lambda m: m.replace(tzinfo=ALMATY))


@given(moments, st.sampled_from(list(Channel)))
def test_registration_is_never_before_receipt_and_always_on_a_working_day(
    received: datetime, channel: Channel
) -> None:
    found = registration(received, channel, CURRENT)
    assert found.registers_at >= received
    assert CURRENT.is_working(found.registered_on)
    assert found.steps[-1].counts
    assert found.steps[-1].date == found.registered_on


@given(moments, st.timedeltas(timedelta(), timedelta(days=20)), st.sampled_from(list(Channel)))
def test_what_came_later_is_not_registered_earlier(
    received: datetime, later: timedelta, channel: Channel
) -> None:
    first = registration(received, channel, CURRENT).registers_at
    assert first <= registration(received + later, channel, CURRENT).registers_at
