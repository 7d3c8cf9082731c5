"""What other services have to say of a case: a complaint about it stands on its page (C-24, E-15).

Services do not know one another: who has something to say registers it here, and the pages of a case draw it.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from oryndau.cases.models import Case


@dataclass(frozen=True, slots=True)
class Beside:
    """A line about a case from beside it, in the reader's language."""

    title: str
    state: str
    at: datetime
    url: str
    """Where the applicant reads more of it; empty for staff who may not open it."""
    note: str = ""


Says = Callable[[Case, str, bool], list[Beside]]
"""From the case, the reader's language, and whether staff reads."""
_SAYERS: list[Says] = []


def says(sayer: Says) -> Says:
    """Register somebody who has something to say of cases."""
    _SAYERS.append(sayer)
    return sayer


def beside(case: Case, language: str, *, staff: bool = False) -> list[Beside]:
    """Everything that is said of the case from beside it, the newest first."""
    found = [line for sayer in _SAYERS for line in sayer(case, language, staff)]
    return sorted(found, key=lambda line: line.at, reverse=True)
