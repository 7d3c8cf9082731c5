"""The journal is evidence: append-only, chained, and any change is found."""

import pytest
from django.db import IntegrityError, ProgrammingError, connection, transaction
from hypothesis import given
from hypothesis import strategies as st

from oryndau.cases import journal
from oryndau.cases.models import Case, Event
from oryndau.cases.tests.factories import bailiff, events, registered

FIELDS = ("body", "step", "at", "signature", "previous", "hash", "no")


@pytest.mark.django_db
def test_the_site_may_not_change_or_remove_an_event() -> None:
    case = registered(bailiff())
    for act in ("UPDATE cases_event SET step = 'x'", "DELETE FROM cases_event", "TRUNCATE cases_event"):
        with pytest.raises(ProgrammingError, match="permission denied"), transaction.atomic():
            connection.cursor().execute(act)
    assert len(events(case)) == 2


@pytest.mark.django_db
def test_not_even_the_owner_may_change_an_event() -> None:
    registered(bailiff())
    connection.cursor().execute("RESET ROLE")
    for act in ("UPDATE cases_event SET step = 'x'", "DELETE FROM cases_event"):
        with pytest.raises(IntegrityError, match="append-only"), transaction.atomic():
            connection.cursor().execute(act)


@pytest.mark.django_db
def test_a_sound_chain_has_no_fault() -> None:
    case = registered(bailiff())
    assert list(journal.faults_of(Case.objects.get(pk=case.pk), events(case))) == []


@pytest.mark.django_db
@pytest.mark.parametrize("change", ["body", "step", "removed", "swapped", "head", "state", "previous"])
def test_every_change_is_found(change: str) -> None:
    case = registered(bailiff())
    case, chain = Case.objects.get(pk=case.pk), events(case)
    match change:
        case "body":
            chain[0].body = chain[0].body.replace("1500000.00", "1500001.00")
        case "step":
            chain[1].step = "initiate"
        case "removed":
            chain.pop(0)
        case "swapped":
            chain.reverse()
        case "head":
            case.head = bytes(32)
        case "state":
            case.state = "initiated"
        case "previous":
            chain[1].previous = bytes(32)
    assert list(journal.faults_of(case, chain))


@given(st.binary(max_size=200), st.integers(0, 10**6))
def test_a_changed_byte_changes_the_link(body: bytes, place: int) -> None:
    if not body:
        return
    spot = place % len(body)
    other = body[:spot] + bytes([body[spot] ^ 1]) + body[spot + 1 :]
    assert journal.chained(journal.ROOT, body) != journal.chained(journal.ROOT, other)


def test_the_event_keeps_its_body_byte_for_byte() -> None:
    assert Event._meta.get_field("body").get_internal_type() == "TextField"
