"""Reads of a candidate's case for the candidate himself: session, term, result (C-25)."""

from datetime import date, datetime
from urllib.parse import urlencode

from django.urls import NoReverseMatch, reverse

from oryndau.cases import calendars
from oryndau.cases.models import Case
from oryndau.certification.applying import openings
from oryndau.certification.desk.selectors import application, chosen_session
from oryndau.certification.models import Candidate, Session
from oryndau.law import terms
from oryndau.law.certification.candidate import DECISION
from oryndau.law.channels import Channel
from oryndau.law.terms import Deadline
from oryndau.registers.models import CertificationDecision

__all__ = ["application", "chosen_session", "expected", "forecast"]


def forecast(at: datetime, closes_on: date) -> Deadline:
    """When an application made at `at` is registered, and the result due, counted from the closing date.

    C-04, C-19: the term of the service counts from the day on which receipt of documents closes.
    """
    calendar = calendars.active()
    due = terms.due(DECISION, closes_on, calendar)
    return Deadline(
        rule=DECISION.name, received=at, channel=Channel.PORTAL, registered_on=openings.registered_on(at),
        due_on=due.due_on, due_at=due.due_at, clause=DECISION.clause, calendar_version=calendar.version,
        steps=due.steps,
    )  # fmt: skip


def expected(case: Case) -> Deadline:
    """When the result of a case is due, by the session that its candidate chose last."""
    return forecast(case.received_at, chosen_session(case)[1])


def session_of(case: Case) -> Session:
    """The session that the candidate goes to."""
    return Candidate.objects.select_related("session").get(pk=case.pk).session


def decision(case: Case) -> CertificationDecision | None:
    """The decision as the register has it: number, until when valid."""
    return CertificationDecision.objects.filter(case_id=case.pk).first()


def check_address(number: str) -> str:
    """The public look-up of a decision by its number; empty where that page is not installed."""
    try:
        return f"{reverse('decisions:look-up')}?{urlencode({'number': number})}" if number else ""
    except NoReverseMatch:
        return ""
