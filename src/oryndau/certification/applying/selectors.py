"""Reads of a candidate's case for the candidate himself: session, hearing, result, what he may do (C-25)."""

from dataclasses import dataclass
from datetime import date, datetime
from urllib.parse import urlencode

from django.urls import NoReverseMatch, reverse

from oryndau.cases import calendars
from oryndau.cases.models import Case
from oryndau.certification.applying import openings
from oryndau.certification.desk.selectors import application, chosen_session, told
from oryndau.certification.desk.shelf import SHELF
from oryndau.certification.models import Candidate, Session
from oryndau.law import terms
from oryndau.law.certification.candidate import DECISION
from oryndau.law.channels import Channel
from oryndau.law.terms import Deadline
from oryndau.law.text import Text
from oryndau.registers.models import CertificationDecision
from oryndau.wizard.reading.documents import DocumentView

__all__ = ["Hearing", "application", "chosen_session", "documents", "expected", "forecast", "hearing"]

ROUTE = "certification:file"


@dataclass(frozen=True, slots=True)
class Hearing:
    """The appointed hearing: when, how, where, and what the preliminary decision rests on (C-18)."""

    at: datetime
    video: bool
    place: Text
    link: str
    reasons: Text


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


def hearing(case: Case) -> Hearing | None:
    """The hearing that was appointed last; None where none was."""
    found = told(case, "propose-refusal")
    if not found:
        return None
    facts = found[-1]
    return Hearing(
        at=datetime.fromisoformat(facts["hearing_at"]), video=facts["manner"] == "video",
        place=_of_two(facts["place_kk"], facts["place_ru"]), link=facts["link"] or "",
        reasons=_of_two(facts["reasons_kk"], facts["reasons_ru"]),
    )  # fmt: skip


def lacking(case: Case) -> Text | None:
    """What was missing in an application that was not considered (C-07)."""
    found = told(case, "refuse-to-consider")
    return _of_two(found[-1]["missing_kk"], found[-1]["missing_ru"]) if found else None


def objections(case: Case) -> list[str]:
    """The candidate's written objections, in their order."""
    return [str(facts["text"]) for facts in told(case, "object")]


def decision(case: Case) -> CertificationDecision | None:
    """The decision as the register has it: number, until when valid."""
    return CertificationDecision.objects.filter(case_id=case.pk).first()


def documents(case: Case) -> list[DocumentView]:
    """The documents of the case, the newest first, then what was attached."""
    return SHELF.documents(case, ROUTE)


def check_address(number: str) -> str:
    """The public look-up of a decision by its number; empty where that page is not installed."""
    try:
        return f"{reverse('decisions:look-up')}?{urlencode({'number': number})}" if number else ""
    except NoReverseMatch:
        return ""


def _of_two(kk: str, ru: str) -> Text:
    return Text(kk=kk, ru=ru, en=ru)
