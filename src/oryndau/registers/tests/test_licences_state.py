"""The state of a licence on any day (Art. 142(1), 143; L-12)."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from oryndau.registers.licences import selectors
from oryndau.registers.models import Licence, LicenceChange
from oryndau.registers.tests import factories

DAY = date(2025, 1, 1)
STEP = st.sampled_from(["suspend", "resume", "terminate", "deprive", "replace"])
STEPS = st.lists(st.tuples(STEP, st.integers(-40, 40)), max_size=12)


def replayed(entered: list[LicenceChange]) -> dict[date, str]:
    """What the register says of each day: every entry, in its turn, writes over all days from its own on."""
    days: dict[date, str] = {}
    for one in entered:
        for ahead in range(-50, 60):
            day = DAY + timedelta(ahead)
            if day >= one.effective_on:
                days[day] = one.state
    return days


@given(STEPS)
def test_the_state_on_every_day_is_that_of_the_journal_replayed(steps: list[tuple[str, int]]) -> None:
    """L-12: register state on a date equals the replay of the journal."""
    entered = [LicenceChange(event=1, step="grant", state="active", effective_on=DAY - timedelta(45))]
    entered += [
        LicenceChange(event=no, step=step, state=factories.STATES[step], effective_on=DAY + timedelta(ahead))
        for no, (step, ahead) in enumerate(steps, 2)
    ]
    told = replayed(entered)
    for ahead in range(-50, 60):
        day = DAY + timedelta(ahead)
        found = selectors.change_on(entered, day)
        assert (found.state if found else None) == told.get(day)


@pytest.mark.django_db
def test_before_it_was_issued_there_is_no_licence() -> None:
    row = factories.licence(issued_on=DAY)
    assert selectors.state_on(row, DAY - timedelta(1)) is None
    assert selectors.state_on(row, DAY) == "active"


@pytest.mark.django_db
def test_lists_and_pages_tell_the_same_state_of_a_day() -> None:
    """L-12: the list asks the database, the page of a licence its changes."""
    row = factories.licence(issued_on=DAY)
    factories.change(row, "suspend", DAY + timedelta(10), until=DAY + timedelta(20))
    factories.change(row, "resume", DAY + timedelta(21))
    factories.change(row, "terminate", DAY + timedelta(15))
    for ahead in range(30):
        day = DAY + timedelta(ahead)
        listed = {one.pk: one.shown_state for one in selectors.find(selectors.Wanted(on=day)).page.rows}
        assert listed.get(row.pk) == selectors.state_on(row, day), day
    assert selectors.find(selectors.Wanted(on=DAY - timedelta(1))).page.rows == []


@pytest.mark.django_db
def test_a_later_entry_about_an_earlier_day_wins() -> None:
    """A court's act that took force before the suspension ends the licence from its day on (Art. 144(2))."""
    row = factories.licence(issued_on=DAY)
    factories.change(row, "suspend", DAY + timedelta(10))
    factories.change(row, "deprive", DAY + timedelta(5))
    assert [selectors.state_on(row, DAY + timedelta(at)) for at in (4, 5, 12)] == [
        "active",
        "deprived",
        "deprived",
    ]


@pytest.mark.django_db
def test_a_person_has_the_licence_that_has_not_ended() -> None:
    """L-09: after a re-issue it is the new one."""
    old = factories.licence()
    assert selectors.valid_of(old.iin) == old
    new = factories.replaced(old, DAY)
    assert selectors.valid_of(old.iin) == new
    factories.change(new, "suspend", DAY)
    assert selectors.valid_of(old.iin) == new
    factories.change(new, "deprive", DAY)
    assert selectors.valid_of(old.iin) is None
    assert Licence.objects.filter(iin=old.iin).count() == 2


@pytest.mark.django_db
def test_the_edition_is_another_after_every_change() -> None:
    seen = {selectors.edition().key}
    row = factories.licence()
    seen.add(selectors.edition().key)
    factories.change(row, "suspend", DAY)
    seen.add(selectors.edition().key)
    assert len(seen) == 3
