"""Professional liability insurance: the least sum, and how long an agent is covered (W-01; Art. 146)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from oryndau.law import parameters
from oryndau.law.acts import LAW_261
from oryndau.law.money import Money
from oryndau.law.profession.facts import Insurance
from oryndau.law.territories import TerritoryKind, territory

OBLIGATORY, MINIMUM = LAW_261 / "Art. 146(1)", LAW_261 / "Art. 146(2-1)"
_DAY = timedelta(days=1)


def minimum(code: str, concluded_on: date) -> Money:
    """The least insured sum in a territory, in tenge, by the index on the contract's day (Art. 146(2-1)).

    `ParameterError` for a day of which the index is not known.
    """
    where = "region" if territory(code).kind is TerritoryKind.REGION else "city"
    return parameters.in_tenge(f"agent.insurance-{where}", on=concluded_on)


def covered_until(contracts: Iterable[Insurance], on: date, began_on: date) -> date:
    """The last day of cover without a gap, counted from a day; before it, where the day is not covered: the
    last day that was, or the day before practice began.
    """
    rows = sorted(contracts, key=lambda one: one.starts_on)
    end = max((one.ends_on for one in rows if one.starts_on <= on <= one.ends_on), default=None)
    if end is None:
        return max([one.ends_on for one in rows if one.ends_on < on] + [began_on - _DAY])
    for one in rows:
        if one.starts_on <= end + _DAY:
            end = max(end, one.ends_on)
    return end


def is_covered(contracts: Iterable[Insurance], on: date) -> bool:
    """Whether some contract covers a day."""
    return any(one.starts_on <= on <= one.ends_on for one in contracts)
