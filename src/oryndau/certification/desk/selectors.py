"""Reads of a candidate's case that the desk rests on: what was applied, found, decided, and when it ends."""

from datetime import date, datetime
from typing import TypeVar

from pydantic import BaseModel

from oryndau.cases import calendars
from oryndau.cases.models import Case
from oryndau.certification.models import Candidate, Session
from oryndau.law import terms
from oryndau.law.certification import facts as f
from oryndau.law.certification.candidate import DECISION, RESULT
from oryndau.wizard.reading.told import told

M = TypeVar("M", bound=BaseModel)


def _last(case: Case, kind: type[M], *steps: str) -> M | None:
    found = told(case, *steps)
    return kind.model_validate(found[-1]) if found else None


def _one(case: Case, kind: type[M], *steps: str) -> M:
    found = _last(case, kind, *steps)
    assert found is not None, f"the table brings no case here without {' or '.join(steps)}"
    return found


def application(case: Case) -> f.CertificationApplication:
    """The application of the case, from its first event."""
    return _one(case, f.CertificationApplication, "submit")


def lacking(case: Case) -> f.Lacking | None:
    """What the clerk found missing."""
    return _last(case, f.Lacking, "find-incomplete")


def sent_back(case: Case) -> f.SentBack | None:
    """Why the head sent the case back, when that was the last word on its completeness."""
    found = [event.step for event in case.events.all() if event.step in ("find-incomplete", "send-back")]
    return _last(case, f.SentBack, "send-back") if found[-1:] == ["send-back"] else None


def preliminary(case: Case) -> f.PreliminaryRefusal:
    """The preliminary refusal in a case that has one."""
    return _one(case, f.PreliminaryRefusal, "propose-refusal")


def objections(case: Case) -> list[f.Objections]:
    """The candidate's written objections."""
    return [f.Objections.model_validate(facts) for facts in told(case, "object")]


def hearing(case: Case) -> f.Hearing:
    """The minutes of the hearing in a case that was heard."""
    return _one(case, f.Hearing, "hold-hearing")


_CONCLUSIONS = ("conclude-passed", "conclude-not-passed", "conclude-absent", "conclude-suspended")


def conclusion(case: Case) -> f.Conclusion:
    """What the signed minutes of the Commission say of the candidate."""
    return _one(case, f.Conclusion, *_CONCLUSIONS)


def test(case: Case) -> f.TestResult | None:
    """The result of the test as it stands, after an appeal too."""
    return _last(case, f.TestResult, "pass-test", "fail-test", "pass-on-appeal")


def tally(case: Case) -> f.Tally | None:
    """How the Commission voted, where it came to a vote."""
    return _last(case, f.Tally, "vote-pass", "vote-fail")


def session_of(case: Case) -> Session:
    """The session that the candidate goes to."""
    return Candidate.objects.select_related("session").get(pk=case.pk).session


def chosen_session(case: Case) -> tuple[str, date]:
    """The session that the candidate chose last, and its closing date of receipt, as he signed them."""
    facts = told(case, "submit", "move-session")[-1]
    return facts["session"], date.fromisoformat(facts["closes_on"])


def term_ends_on(case: Case) -> date:
    """The last day of the term of the service: as its clock says, or as it will say when it starts."""
    for clock in case.clocks.all():
        if clock.term == DECISION.name and clock.stopped_at is None:
            return clock.due_on
    closes_on = chosen_session(case)[1]
    return terms.due(DECISION, closes_on, calendars.active()).due_on


def late_by(case: Case, at: datetime) -> datetime | None:
    """When the result should have been signed, if it was, or still is, signed later than that (C-17)."""
    for clock in case.clocks.all():
        if clock.term == RESULT.name and (clock.stopped_at or at) > clock.due_at:
            return clock.due_at
    return None
