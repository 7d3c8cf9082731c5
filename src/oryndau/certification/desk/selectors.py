"""Reads of a candidate's case that the desk rests on: what was applied, found, decided, and when it ends."""

from datetime import date, datetime

from oryndau.acts.reading import ends_on
from oryndau.cases import calendars
from oryndau.cases.models import Case
from oryndau.cases.told import last, one, told
from oryndau.certification.models import Candidate, Session
from oryndau.law import terms
from oryndau.law.certification import facts as f
from oryndau.law.certification.candidate import DECISION, RESULT


def application(case: Case) -> f.CertificationApplication:
    """The application of the case, from its first event."""
    return one(case, f.CertificationApplication, "submit")


def preliminary(case: Case) -> f.PreliminaryRefusal:
    """The preliminary refusal in a case that has one."""
    return one(case, f.PreliminaryRefusal, "propose-refusal")


_CONCLUSIONS = ("conclude-passed", "conclude-not-passed", "conclude-absent", "conclude-suspended")


def conclusion(case: Case) -> f.Conclusion:
    """What the signed minutes of the Commission say of the candidate."""
    return one(case, f.Conclusion, *_CONCLUSIONS)


def test(case: Case) -> f.TestResult | None:
    """The result of the test as it stands, after an appeal too."""
    return last(case, f.TestResult, "pass-test", "fail-test", "pass-on-appeal")


def tally(case: Case) -> f.Tally | None:
    """How the Commission voted, where it came to a vote."""
    return last(case, f.Tally, "vote-pass", "vote-fail")


def session_of(case: Case) -> Session:
    """The session that the candidate goes to."""
    return Candidate.objects.select_related("session").get(pk=case.pk).session


def chosen_session(case: Case) -> tuple[str, date]:
    """The session that the candidate chose last, and its closing date of receipt, as he signed them."""
    facts = told(case, "submit", "move-session")[-1]
    return facts["session"], date.fromisoformat(facts["closes_on"])


def term_ends_on(case: Case) -> date:
    """The last day of the term of the service: as its clock says, or as it will say when it starts."""
    if running := ends_on(case, DECISION):
        return running
    closes_on = chosen_session(case)[1]
    return terms.due(DECISION, closes_on, calendars.active()).due_on


def late_by(case: Case, at: datetime) -> datetime | None:
    """When the result should have been signed, if it was, or still is, signed later than that (C-17)."""
    for clock in case.clocks.all():
        if clock.term == RESULT.name and (clock.stopped_at or at) > clock.due_at:
            return clock.due_at
    return None
