"""What programs read of the public register of licences (L-12): one licence, on a day, and its history."""

from datetime import date, datetime
from typing import Any

from oryndau.api import reading
from oryndau.api.problems import Problem
from oryndau.api.schemas import Words, _In, _Out
from oryndau.registers.licences import selectors
from oryndau.registers.licences.opendata.columns import CHANGES
from oryndau.registers.licences.words import STATES
from oryndau.registers.models import Licence, LicenceChange


class LicenceQuery(_In):
    """The day whose state is wanted."""

    on: date | None = None
    """None means today."""


class LicenceEvent(_Out):
    """A change of a licence, as the open data has it."""

    event: int
    change: str
    state: str
    effective_on: date
    entered_at: datetime
    until: date | None
    ground_kk: str | None
    ground_ru: str | None
    clause: str | None
    decree: str | None
    decree_on: date | None
    document: str | None
    """Public number of the act, by which anybody can check it."""
    court: str | None
    court_act: str | None
    court_act_on: date | None
    in_force_on: date | None
    other: str | None
    """Number of the licence before or after this one."""


class LicenceWhole(_Out):
    """A licence of a private enforcement agent. The IIN is never told."""

    number: str
    name: str
    on: date
    """The day that `state` is about."""
    state: str | None
    """active, suspended, terminated, deprived, replaced; null where it was not issued yet."""
    state_text: Words | None
    state_since: date | None
    issued_on: date
    region: str
    """KATO code of the region of the office."""
    office_kk: str
    office_ru: str
    changes: list[LicenceEvent]


def whole(number: str, on: date) -> LicenceWhole:
    """The licence of this number as it was on a day; 404 where there is none."""
    row = selectors.by_number(number)
    if row is None:
        raise Problem(404, "not-found")
    entered = selectors.changes(row)
    found = selectors.change_on(entered, on)
    told = {name: getattr(row, name) for name in ("number", "name", "issued_on", "office_kk", "office_ru")}
    return LicenceWhole(
        **told, on=on, region=row.territory, state=found.state if found else None,
        state_text=reading.words(STATES[found.state]) if found else None,
        state_since=found.effective_on if found else None, changes=[_event(row, one) for one in entered],
    )  # fmt: skip


def _event(row: Licence, one: LicenceChange) -> LicenceEvent:
    names = ("event", "step", "state", "effective_on", "at", "told")
    values: dict[str, Any] = {"number": row.number, **{name: getattr(one, name) for name in names}}
    return LicenceEvent(**{column.name: column.value(values) for column in CHANGES.columns})
