"""The clerk's and the head's acts without a document: completeness, sending back, admission (C-07, C-09)."""

from datetime import datetime
from uuid import UUID

from oryndau.cases import engine, errors, permissions
from oryndau.cases.actors import Actor
from oryndau.cases.models import Case, Event
from oryndau.certification.desk import selectors
from oryndau.certification.lookups.selectors import answers
from oryndau.certification.models import Session
from oryndau.law.acts import ORDER_69
from oryndau.law.certification.facts import Admission, Complete
from oryndau.law.certification.session import CANCELLED, CONCLUDED, RECORDED
from oryndau.law.restrictions import Finding, findings
from oryndau.law.text import Text
from oryndau.timekeeping import local

OVER = (RECORDED, CONCLUDED, CANCELLED)
_OVER = Text(
    kk="бұл сессия аяқталған немесе болдырылмаған: үміткер басқа сессия таңдайды",
    ru="эта сессия завершена или отменена: кандидат выбирает другую",
    en="this session is over or was cancelled: the candidate chooses another one",
)

__all__ = ["admit", "admit_after_hearing", "find_complete", "find_incomplete", "restrictions", "send_back"]


def restrictions(case: Case | UUID, at: datetime) -> tuple[Finding, ...]:
    """What the registers say of each of the eight restrictions on the day of `at` (C-08)."""
    return findings(answers(case), local(at).date())


def find_complete(case: UUID, actor: Actor, *, version: int, at: datetime, notes: str | None = None) -> Event:
    """Find the application complete: the term of the service runs from the session's closing date (C-19)."""
    row = _case(case, actor)
    facts = Complete(closes_on=selectors.chosen_session(row)[1], notes=notes or None)
    return engine.perform(case, "find-complete", actor, facts, at=at, version=version)


def find_incomplete(
    case: UUID, missing_kk: str, missing_ru: str, actor: Actor, *, version: int, at: datetime
) -> Event:
    """Propose to the head to refuse consideration: what is missing, in both languages (C-07)."""
    facts = {"missing_kk": missing_kk, "missing_ru": missing_ru}
    return engine.perform(case, "find-incomplete", actor, facts, at=at, version=version)


def send_back(case: UUID, reason: str, actor: Actor, *, version: int, at: datetime) -> Event:
    """The head does not agree: the clerk checks once more within the same two working days."""
    return engine.perform(case, "send-back", actor, {"reason": reason}, at=at, version=version)


def admit(case: UUID, actor: Actor, *, version: int, at: datetime, notes: str | None = None) -> Event:
    """Admit a candidate whom all eight restrictions leave clear, by the registers' own answers (C-08, C-09).

    What is cleared is computed here and never comes from a form. Raises `FactsInvalid` that names every
    restriction which was found or is unknown.
    """
    return _admitted("admit", case, actor, _clear(case, at), version, at, notes)


def admit_after_hearing(case: UUID, reasons: str, actor: Actor, *, version: int, at: datetime) -> Event:
    """After the hearing the head admits, with his reasons where a register says otherwise (C-18)."""
    every = [one.number for one in restrictions(case, at)]
    return _admitted("admit-after-hearing", case, actor, every, version, at, reasons)


def _clear(case: UUID, at: datetime) -> list[int]:
    return [one.number for one in restrictions(case, at) if one.verdict == "clear"]


def _admitted(
    step: str, case: UUID, actor: Actor, cleared: list[int], version: int, at: datetime, notes: str | None
) -> Event:
    if Session.objects.filter(candidates__case_id=case, state__in=OVER).exists():
        told = {"loc": ("session",), "type": "session_over", "msg": _OVER, "clause": ORDER_69 / "A1 p.9(1)"}
        raise errors.FactsInvalid(step, errors=[told])
    facts = Admission(cleared=cleared, notes=notes or None)
    return engine.perform(case, step, actor, facts, at=at, version=version)


def _case(case: UUID, actor: Actor) -> Case:
    row = Case.objects.filter(pk=case).first()
    if row is None or not permissions.can_see(actor, row):
        raise errors.UnknownCase(str(case))
    return row
