"""One application for several services as one road: stages, each with its state and terms (C-20, L-13).

Each service tells its own stage; the pages of every stage's case draw the whole road. So services need not
know one another.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from oryndau.cases.models import Case
from oryndau.pages.components import Clock, Link, Row, Tag
from oryndau.wizard.reading.documents import DocumentView


@dataclass(frozen=True, slots=True)
class Stage:
    """A stage of the road as its applicant sees it, in his language."""

    title: str
    state: Tag
    note: str = ""
    """What happens now, or why it will not begin, in a sentence or two."""
    rows: tuple[Row, ...] = ()
    clocks: tuple[Clock, ...] = ()
    documents: tuple[DocumentView, ...] = ()
    links: tuple[Link, ...] = ()
    case: UUID | None = None
    """The case of the stage; None while there is none."""
    url: str = ""
    here: bool = False
    """Whether the reader is on the page of this stage, which shows its terms and documents itself."""


Tells = Callable[[Case, str, datetime], Stage | None]
"""From the first case, the reader's language and the moment; None where there is no such stage."""
_STAGES: dict[int, Tells] = {}


def stage(number: int) -> Callable[[Tells], Tells]:
    """Register who tells the stage with this number, from 1."""

    def register(teller: Tells) -> Tells:
        if number in _STAGES:
            raise ValueError(f"stage {number} is told already")
        _STAGES[number] = teller
        return teller

    return register


def road(first: Case | UUID | None, here: Case, language: str, at: datetime) -> Sequence[Stage]:
    """The stages of the road that begins with a case, read from the page of one of them; empty where the
    application is for one service alone.
    """
    case = _whole(first) if first is None or isinstance(first, UUID) else first
    if case is None:
        return ()
    told = [_STAGES[number](case, language, at) for number in sorted(_STAGES)]
    found = [replace(one, here=one.case == here.pk) for one in told if one]
    return found if len(found) > 1 else ()


def _whole(case: UUID | None) -> Case | None:
    rows = Case.objects.prefetch_related("events", "clocks", "documents")
    return rows.filter(pk=case).first() if case else None
