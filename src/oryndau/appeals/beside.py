"""A complaint stands on the page of the case that it is about, with what was decided (APPC Art. 100(4))."""

from django.urls import reverse

from oryndau.appeals.selectors import complaints_about, ruling
from oryndau.appeals.words import COMPLAINT as WORD
from oryndau.appeals.words import ORDERED, OUTCOMES
from oryndau.cases.models import Case
from oryndau.law.appeal import COMPLAINT, DECIDED
from oryndau.law.appeal_facts import Outcome
from oryndau.wizard.reading.beside import Beside, says

_BINDS = frozenset(Outcome) - {Outcome.DISMISS, Outcome.UNCONSIDERED}


@says
def complaints(case: Case, language: str, staff: bool) -> list[Beside]:
    """The complaints about a case, each as it stands; a decision that binds says so."""
    keys = complaints_about(case)
    return [_line(row, language, staff) for row in Case.objects.filter(pk__in=keys)] if keys else []


def _line(row: Case, language: str, staff: bool) -> Beside:
    state, note = COMPLAINT.state(row.state).text.in_(language), ""
    act = ruling(row) if row.state == DECIDED else None
    if act:
        state = OUTCOMES[act.outcome].in_(language)
        note = ORDERED.in_(language) if act.outcome in _BINDS else ""
    title = f"{WORD.in_(language)} № {row.number}" if row.number else WORD.in_(language)
    url = "" if staff else reverse("complaint:case", args=[row.pk])
    return Beside(title, state, row.received_at, url, note)
