"""The register shows where an agent works now (W-01; Art. 153)."""

from datetime import date
from typing import Any

import pytest

from oryndau.registers.licences import placing, selectors
from oryndau.registers.models import Licence
from oryndau.registers.tests import factories

pytestmark = pytest.mark.django_db
AT = factories.noon(date(2026, 3, 3))
MOVED: dict[str, Any] = {
    "territory": "71",
    "office_kk": "Астана қ., 1",
    "office_ru": "г. Астана, 1",
    "at": AT,
}


def test_an_office_that_moves_is_found_in_its_new_region() -> None:
    row = factories.licence()
    before = selectors.edition().key
    assert placing.place(row.iin, **MOVED)
    assert [address for _kk, address, _rows in selectors.offices("71").found] == ["г. Астана, 1"]
    assert selectors.offices("75").found == []
    assert selectors.edition().key != before
    row.refresh_from_db()
    assert (row.state, row.changed_at) == ("active", AT)


def test_the_same_office_changes_nothing() -> None:
    row = factories.licence()
    placing.place(row.iin, **MOVED)
    before = selectors.edition()
    assert not placing.place(row.iin, **{**MOVED, "at": factories.noon(date(2026, 4, 4))})
    assert selectors.edition() == before


def test_an_ended_licence_keeps_its_office_and_a_stranger_has_none() -> None:
    row = factories.licence()
    factories.change(row, "terminate", date(2025, 1, 1))
    assert not placing.place(row.iin, **MOVED)
    assert not placing.place("000000000000", **MOVED)
    assert Licence.objects.get().territory == "75"
