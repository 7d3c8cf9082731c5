"""Disciplinary sanctions: how long one stands (W-04; Art. 170).

Who was not punished anew within six months of a sanction counts as never punished. A new sanction within
them keeps the former one alive, until six months have passed after the last of such a row. Procedure and
appeal are set by the charter of the Republican Chamber (Art. 170(3)), which is not in the sources: what is
built is what the law itself says.
"""

from collections.abc import Iterable
from datetime import date

from oryndau.law import parameters
from oryndau.law.acts import LAW_261
from oryndau.law.months import months_after

CLEARS, ONE_FOR_ONE = LAW_261 / "Art. 170(4)", LAW_261 / "Art. 170(3)"


def stands_until(imposed: Iterable[date]) -> dict[date, date]:
    """For each day on which sanctions were imposed, the last day on which they stand (Art. 170(4))."""
    found: dict[date, date] = {}
    following: date | None = None
    for day in sorted(set(imposed), reverse=True):
        until = months_after(day, int(parameters.get("agent.sanction-clears", on=day)))
        found[day] = found[following] if following and following <= until else until
        following = day
    return found
