"""Granting and re-issuing: one valid licence each, the old one ends as the new one starts (L-09, L-12)."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import IntegrityError, transaction

from oryndau.cases import journal
from oryndau.cases.ids import new_id
from oryndau.cases.models import Case
from oryndau.registers.licences import selectors, services
from oryndau.registers.models import Licence
from oryndau.registers.tests import factories

pytestmark = pytest.mark.django_db
AT = datetime(2026, 11, 20, 6, 0, tzinfo=UTC)
TODAY = date(2026, 11, 20)
OFFICE = {"office_kk": "Алматы қ., Үлгі көшесі, 1", "office_ru": "г. Алматы, ул. Үлгі, 1"}


def granted(number: int = 1, **said: object) -> Licence:
    told = {
        "application": new_id(), "iin": factories.iin(number), "name": "Серіков Әлібек", "territory": "75",
        "basis": "certification", "issued_on": TODAY, "at": AT, **OFFICE, **said,
    }  # fmt: skip
    return services.grant(**told)  # type: ignore[arg-type]


def reissued(old: Licence, at: datetime = AT + timedelta(days=40), **said: object) -> Licence:
    told = {
        "application": new_id(), "name": "Серіков Әлібек", "territory": old.territory,
        "issued_on": at.date(), "at": at, **OFFICE, **said,
    }  # fmt: skip
    return services.replace(old, **told)  # type: ignore[arg-type]


def test_a_granted_licence_is_active_numbered_and_in_the_journal() -> None:
    """L-12: the id of the licence is the id of its case."""
    row = granted()
    assert row.number == "LC-75-2026-000001"
    assert (row.state, row.state_since, row.suspended_until) == ("active", TODAY, None)
    case = Case.objects.get(pk=row.pk)
    assert (case.procedure, case.number, case.applicant, case.state) == (
        "licence", row.number, row.iin, "active",
    )  # fmt: skip
    assert list(journal.faults_of(case, list(case.events.all()))) == []
    assert [one.step for one in selectors.changes(row)] == ["grant"]
    assert selectors.valid_of(row.iin) == row


def test_a_person_has_one_valid_licence_at_a_time() -> None:
    granted()
    with pytest.raises(services.LicenceExists):
        granted()
    assert Licence.objects.count() == 1


def test_the_database_itself_keeps_a_second_valid_licence_out() -> None:
    row = granted()
    with pytest.raises(IntegrityError), transaction.atomic():
        factories.licence(iin=row.iin)


def test_a_reissue_ends_the_old_licence_on_the_day_on_which_the_new_one_starts() -> None:
    """L-09: history is kept through the predecessor."""
    old = granted()
    new = reissued(old, territory="71", name="Серіков-Оспан Әлібек")
    old.refresh_from_db()
    assert (old.state, old.state_since, new.state, new.issued_on) == (
        "replaced", new.issued_on, "active", new.issued_on,
    )  # fmt: skip
    assert (new.predecessor, new.iin, new.basis) == (old, old.iin, old.basis)
    assert new.number.startswith("LC-71-2026-")
    assert selectors.state_on(old, new.issued_on - timedelta(1)) == "active"
    assert selectors.state_on(old, new.issued_on) == "replaced"
    assert selectors.state_on(new, new.issued_on) == "active"
    assert selectors.changes(old)[-1].told == {"other": new.number}
    assert selectors.changes(new)[0].told == {"other": old.number}


def test_a_licence_that_is_not_active_is_not_reissued() -> None:
    old = granted()
    reissued(old)
    with pytest.raises(services.NotReplaceable):
        reissued(old)
    assert Licence.objects.filter(iin=old.iin, state="active").count() == 1
