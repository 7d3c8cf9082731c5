"""Sessions: what can be announced, changed, cancelled, and when receipt closes (C-02, C-19)."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from oryndau.cases import calendars, errors, outbox
from oryndau.cases.ids import new_id
from oryndau.cases.models import Case, Clock, Message
from oryndau.certification.models import Session
from oryndau.certification.sessions import selectors, services
from oryndau.certification.sessions.handlers import close, tell_cancelled, tell_changed
from oryndau.certification.tests import factories
from oryndau.notices.models import Notice

pytestmark = pytest.mark.django_db
CLOSING = datetime(2026, 12, 1, 13, 30, tzinfo=UTC)
"""18:30 of the closing date in Almaty."""


def said(**changes: Any) -> dict[str, Any]:
    """What the clerk types: receipt closes on Tuesday 1 December, the session is on Friday the 4th."""
    return {
        "closes_on": date(2026, 12, 1), "held_at": datetime(2026, 12, 4, 5, 0, tzinfo=UTC),
        "place_kk": "Алматы қ., Абай даңғылы, 10", "place_ru": "г. Алматы, пр. Абая, 10",
        "languages": ["kk", "ru"], "seats": 2,
    } | changes  # fmt: skip


def announced(**changes: Any) -> Session:
    return services.announce(new_id(), said(**changes), factories.the("clerk"), at=factories.MONDAY)


def changed_facts(session: Session, **changes: Any) -> dict[str, Any]:
    return {
        "held_at": session.held_at + timedelta(hours=1), "place_kk": "Жаңа зал", "place_ru": "Новый зал",
        "seats": 5, "reason_kk": "Зал жөндеуде", "reason_ru": "Зал на ремонте",
    } | changes  # fmt: skip


def test_it_announces_with_a_number_of_the_territory() -> None:
    """C-02."""
    session = announced()
    assert session.number.startswith("75-2026-")
    assert Case.objects.get(pk=session.pk).state == session.state == "announced"


def test_the_same_announcement_twice_is_one_session() -> None:
    """C-02: a second press of the button."""
    key, clerk = new_id(), factories.the("clerk")
    first = services.announce(key, said(), clerk, at=factories.MONDAY)
    assert services.announce(key, said(), clerk, at=factories.MONDAY) == first
    assert Session.objects.count() == 1


@pytest.mark.parametrize(
    ("held_on", "field"),
    [(date(2026, 12, 2), "held_at"), (date(2026, 12, 31), "held_at"), (date(2026, 12, 5), "held_at")],
    ids=["before completeness is checked", "after the term", "on a Saturday"],
)
def test_it_refuses_a_session_that_cannot_fit(held_on: date, field: str) -> None:
    """C-19: the session must fit into ten working days from the closing date, with a day for the result."""
    held = datetime(held_on.year, held_on.month, held_on.day, 5, 0, tzinfo=UTC)
    with pytest.raises(errors.FactsInvalid) as refused:
        announced(held_at=held)
    assert refused.value.extra["errors"][0]["loc"] == (field,)
    assert not Case.objects.exists()


def test_it_refuses_a_closing_date_that_has_passed() -> None:
    """C-02."""
    with pytest.raises(errors.FactsInvalid):
        announced(closes_on=date(2026, 11, 20))


def test_staff_of_another_role_cannot_announce() -> None:
    """C-02."""
    with pytest.raises(errors.NotPermitted):
        services.announce(new_id(), said(), factories.the("proctor"), at=factories.MONDAY)


def test_receipt_closes_at_the_end_of_the_day_and_the_term_begins() -> None:
    """C-02, C-19: ten working days from 1 December end on 15 December."""
    session = announced()
    message = Message.objects.get(topic="certification-session.close")
    assert message.available_at == CLOSING
    close(message, CLOSING)
    assert Session.objects.get(pk=session.pk).state == "closed"
    clock = Clock.objects.get(case_id=session.pk)
    assert clock.started_on == date(2026, 12, 1)
    assert clock.due_on == selectors.frame(session, calendars.active()).term_ends_on == date(2026, 12, 15)


def test_receipt_waits_for_the_applications_of_the_last_day() -> None:
    """C-06: what was received on the last day is registered first."""
    session = announced()
    factories.submitted(session)
    with pytest.raises(outbox.Later):
        close(Message.objects.get(topic="certification-session.close"), CLOSING)


def test_a_cancelled_session_is_not_closed() -> None:
    """C-02."""
    session = announced()
    facts = {"reason_kk": "Зал жөндеуде", "reason_ru": "Зал на ремонте"}
    services.cancel(session.pk, facts, factories.the("head"), version=1, at=factories.MONDAY)
    close(Message.objects.get(topic="certification-session.close"), CLOSING)
    assert Session.objects.get(pk=session.pk).state == "cancelled"


def test_candidates_are_told_of_a_change_once() -> None:
    """C-02."""
    session = announced()
    case = factories.submitted(session)
    facts = changed_facts(session)
    services.change(session.pk, facts, factories.the("clerk"), version=1, at=factories.MONDAY)
    message = Message.objects.get(topic="certification-session.changed")
    tell_changed(message, factories.MONDAY)
    tell_changed(message, factories.MONDAY)
    notice = Notice.objects.get(case_id=case.pk)
    assert "Зал на ремонте" in notice.body_ru
    assert "Жаңа зал" in notice.body_kk


def test_candidates_are_told_of_a_cancellation() -> None:
    """C-02."""
    session = announced()
    case = factories.submitted(session)
    facts = {"reason_kk": "Зал жөндеуде", "reason_ru": "Зал на ремонте"}
    services.cancel(session.pk, facts, factories.the("head"), version=1, at=factories.MONDAY)
    tell_cancelled(Message.objects.get(topic="certification-session.cancelled"), factories.MONDAY)
    assert Notice.objects.get(case_id=case.pk).subject_en.endswith("was cancelled")


def test_a_clerk_cannot_cancel() -> None:
    """C-02: the head calls a session off."""
    session = announced()
    facts = {"reason_kk": "Зал жөндеуде", "reason_ru": "Зал на ремонте"}
    with pytest.raises(errors.NotPermitted):
        services.cancel(session.pk, facts, factories.the("clerk"), version=1, at=factories.MONDAY)


def test_seats_never_fall_below_those_taken() -> None:
    """C-02."""
    session = announced()
    for _number in range(2):
        factories.submitted(session)
    facts = changed_facts(session, seats=1)
    changed = services.change(session.pk, facts, factories.the("clerk"), version=1, at=factories.MONDAY)
    assert changed.seats == 2


def test_a_withdrawn_application_gives_its_seat_back() -> None:
    """C-02."""
    session = announced()
    case = factories.submitted(session)
    listed = selectors.one(session.pk, calendars.active(), factories.MONDAY)
    assert listed
    assert (listed.left, listed.open) == (1, True)
    actor = factories.candidate_actor(factories.application(session))
    mine = type(actor)(kind="person", name=case.title, iin=case.applicant)
    factories.step(case, "withdraw", mine, {}, factories.MONDAY)
    again = selectors.one(session.pk, calendars.active(), factories.MONDAY)
    assert again
    assert again.left == 2


def test_a_full_session_is_not_open() -> None:
    """C-02."""
    session = announced(seats=1)
    factories.submitted(session)
    listed = selectors.one(session.pk, calendars.active(), factories.MONDAY)
    assert listed
    assert not listed.open


def test_a_session_whose_receipt_ends_before_registration_is_not_open() -> None:
    """C-06: after 18:30 of the closing date an application would be registered on the next day."""
    session = announced()
    listed = selectors.one(session.pk, calendars.active(), CLOSING + timedelta(minutes=1))
    assert listed
    assert not listed.open


def test_a_stale_change_is_refused() -> None:
    """C-02: another member of staff changed it meanwhile."""
    session = announced()
    services.change(
        session.pk, changed_facts(session), factories.the("clerk"), version=1, at=factories.MONDAY
    )
    with pytest.raises(errors.StaleVersion):
        services.change(
            session.pk, changed_facts(session), factories.the("clerk"), version=1, at=factories.MONDAY
        )
