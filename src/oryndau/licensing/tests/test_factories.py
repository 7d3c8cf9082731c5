"""The factories make each state through the engine, and the journal of every case holds."""

from collections.abc import Callable

import pytest

from oryndau.cases import journal
from oryndau.cases.models import Case
from oryndau.law.licensing import changes, grounds
from oryndau.licensing import reading
from oryndau.licensing.tests import factories as make
from oryndau.payments.selectors import fee_of
from oryndau.registers.licences import selectors as licences
from oryndau.timekeeping import local

pytestmark = pytest.mark.django_db

ROADS: list[tuple[Callable[[], Case], str]] = [
    (make.submitted, "submitted"), (make.registered, "registered"), (make.checked, "checked"),
    (make.concluded, "concluded"), (make.endorsed, "endorsed"), (make.issued, "issued"),
    (lambda: make.issued("labour"), "issued"), (make.refusal_suggested, "refusal-suggested"),
    (make.hearing, "hearing"), (make.heard, "heard"), (make.renewal_submitted, "submitted"),
    (make.renewal_registered, "registered"), (make.renewal_checked, "checked"),
    (make.renewal_concluded, "concluded"), (make.renewal_endorsed, "endorsed"), (make.reissued, "reissued"),
]  # fmt: skip


@pytest.mark.parametrize(("made", "state"), ROADS)
def test_every_road_leads_to_its_state_with_a_sound_journal(made: Callable[[], Case], state: str) -> None:
    case = made()
    assert case.state == state
    assert list(journal.faults_of(case, list(case.events.order_by("no")))) == []


@pytest.mark.parametrize("basis", ["certification", "labour"])
def test_a_checked_case_is_clear_of_all_seven_grounds(basis: str) -> None:
    """L-08."""
    case = make.checked(basis)
    found = grounds.findings(reading.known(case, local(make.MONDAY).date()))
    assert {one.number: one.verdict for one in found} == dict.fromkeys(range(1, 8), "clear"), found


def test_a_checked_renewal_is_clear_of_everything() -> None:
    """L-09."""
    found = changes.findings(reading.known_renewal(make.renewal_checked().pk, local(make.MONDAY).date()))
    assert {(one.point, one.verdict) for one in found} == {
        ("licence", "clear"), ("fee", "clear"), ("name", "clear")
    }  # fmt: skip


def test_an_issued_licence_stands_in_the_register_and_its_fee_is_used() -> None:
    """L-10, L-12."""
    case = make.issued()
    row, used = licences.valid_of(case.applicant), fee_of(reading.application_of(case).fee.fee)
    assert row
    assert used
    assert row.granted_in == case.pk
    assert (used.state, used.used_by) == ("used", case.pk)
