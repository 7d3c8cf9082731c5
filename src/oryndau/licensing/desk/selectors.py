"""Reads of a case at the licensor's desk: its term, what was proposed, concluded, decided (L-06, L-11)."""

from datetime import date, datetime

from oryndau.acts.reading import ends_on
from oryndau.cases.models import Case
from oryndau.cases.told import last, one
from oryndau.law.licensing import facts as f
from oryndau.licensing.applying.selectors import expected, term_of


def term_ends_on(case: Case) -> date:
    """The last day of the term of the service: as its clock says, or as it will say when it starts."""
    return ends_on(case, term_of(case.procedure)) or expected(case).due_on


def suggested(case: Case) -> f.Refusal | None:
    """The refusal that the officer proposed last."""
    return last(case, f.Refusal, "suggest-refusal")


def preliminary(case: Case) -> f.PreliminaryRefusal:
    """The preliminary refusal in a case that has one."""
    return one(case, f.PreliminaryRefusal, "propose-refusal")


def concluded(case: Case) -> f.Conclusion | None:
    """The officer's conclusion that nothing stands in the way."""
    return last(case, f.Conclusion, "conclude")


def late_by(case: Case, at: datetime) -> datetime | None:
    """When the result was due, where it comes, or came, later than that (L-11)."""
    for clock in case.clocks.all():
        if clock.term == term_of(case.procedure).name and (clock.stopped_at or at) > clock.due_at:
            return clock.due_at
    return None
