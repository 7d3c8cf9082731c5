"""Reads of a case that is considered, whatever the service: what was missing, heard, sent back (L-06).

Prefetch `events` and `clocks` of the case to ask the database once.
"""

from datetime import date

from oryndau.cases.models import Case
from oryndau.cases.told import last, one, told
from oryndau.law.facts.considering import Hearing, Lacking, SentBack
from oryndau.law.terms import Term


def lacking(case: Case) -> Lacking | None:
    """What was found missing."""
    return last(case, Lacking, "find-incomplete")


def sent_back(case: Case, back: str = "send-back", *forth: str) -> SentBack | None:
    """Why a proposal came back, when that was the last word on it; `forth` are the steps that proposed."""
    named = (*(forth or ("find-incomplete",)), back)
    found = [event.step for event in case.events.all() if event.step in named]
    return last(case, SentBack, back) if found[-1:] == [back] else None


def objections(case: Case) -> list[str]:
    """The applicant's objections in writing, as written."""
    return [facts["text"] for facts in told(case, "object")]


def hearing(case: Case) -> Hearing:
    """The minutes of the hearing in a case that was heard."""
    return one(case, Hearing, "hold-hearing")


def ends_on(case: Case, term: Term) -> date | None:
    """The last day of a term that runs; None while it does not."""
    for clock in case.clocks.all():
        if clock.term == term.name and clock.stopped_at is None:
            return clock.due_on
    return None
