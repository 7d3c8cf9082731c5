"""Rules of the end: what the minutes mean for a candidate, and the result that is signed (C-10, C-17)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from typing import TYPE_CHECKING

from oryndau.law import parameters
from oryndau.law.acts import APPC, LAW_261, ORDER_69
from oryndau.law.certification.admission import DAY_TO_COME, may_apply_from
from oryndau.law.certification.facts import Outcome
from oryndau.law.certification.testing import pending_appeals
from oryndau.law.months import years_after
from oryndau.law.procedure import Check, Objection, Situation
from oryndau.law.text import Text, shown

if TYPE_CHECKING:
    from oryndau.law.certification.facts import Conclusion, Result

MINUTES = ORDER_69 / "A1 An.4"
RESULT = ORDER_69 / "A1 p.14(1)"
CONCLUSIONS = ("conclude-passed", "conclude-not-passed", "conclude-absent", "conclude-suspended")

_OUTCOME = Text(
    kk="хаттамада басқа нәтиже көрсетілген", ru="протокол говорит о другом исходе",
    en="the minutes say another outcome",
)  # fmt: skip
_BAN = Text(
    kk="шеттетілген үміткер қайта өтінішті {day} бастап береді",
    ru="отстранённый кандидат обращается снова не раньше {day}",
    en="a suspended candidate may apply again from {day}",
)
_NO_BAN = Text(
    kk="қайта жүгіну мерзімі тек шеттетілгендерге белгіленеді",
    ru="срок повторного обращения есть только у отстранённых",
    en="only a suspended candidate has a day from which he may apply again",
)
_PENDING = Text(
    kk="Департамент әлі қарамаған даулы сұрақтар бар: {which}",
    ru="Департамент ещё не рассмотрел оспоренные вопросы: {which}",
    en="the Department has not ruled yet on the contested questions {which}",
)


def decision_day(facts: Conclusion, at: datetime) -> date:
    """The day of the Commission's decision, from which the term of the result counts (C-17)."""
    return facts.decided_on


def check_conclusion(outcome: Outcome) -> Check:
    """The check of the step that concludes with this outcome (C-10, C-16)."""

    def check(facts: Conclusion, now: Situation) -> Iterator[Objection]:
        """The outcome is the step's own, no contested question waits, only a suspension bars."""
        if facts.outcome is not outcome:
            yield Objection("outcome", "outcome_of_step", _OUTCOME, MINUTES)
        if facts.decided_on > now.today:
            yield Objection("decided_on", "date_in_future", DAY_TO_COME, MINUTES)
        yield from _ban(facts)
        if now.state == "test-failed" and (waiting := pending_appeals(now)):
            words = _PENDING.format(which=", ".join(waiting))
            yield Objection("outcome", "appeal_pending", words, APPC / "Art. 91")

    return check


def _ban(facts: Conclusion) -> Iterator[Objection]:
    """Only a suspension bars from applying again, and then for exactly three months (C-10)."""
    right = may_apply_from(facts.decided_on) if facts.outcome is Outcome.SUSPENDED else None
    if facts.may_apply_from != right:
        words = _BAN.format(day=shown(right)) if right else _NO_BAN
        yield Objection("may_apply_from", "suspension_months", words, ORDER_69 / "A1 p.10(3)")


def valid_until(decided_on: date) -> date:
    """The last day of a decision to certify: three years from the day it was made (Art. 141(5))."""
    return years_after(decided_on, int(parameters.get("certification.validity", on=decided_on)))


_DECIDED = Text(kk="Комиссия {day} шешкен", ru="Комиссия решила {day}", en="the Commission decided on {day}")
_VALID = Text(
    kk="шешім {day} қоса алғанда жарамды", ru="решение действует по {day} включительно",
    en="the decision is valid up to and including {day}",
)  # fmt: skip
_NOT_VALID = Text(
    kk="аттестаттамау туралы шешімнің жарамдылық мерзімі болмайды",
    ru="у решения о неаттестации нет срока действия",
    en="a decision not to certify has no term of validity",
)


def check_certified(facts: Result, now: Situation) -> Iterator[Objection]:
    """The decision is of the Commission's day and valid for three years (C-17; Art. 141(5))."""
    yield from _decided(facts, now)
    if facts.valid_until != (until := valid_until(facts.decided_on)):
        yield Objection("valid_until", "validity", _VALID.format(day=shown(until)), LAW_261 / "Art. 141(5)")


def check_denied(facts: Result, now: Situation) -> Iterator[Objection]:
    """The refusal is of the Commission's day, and nothing of it is valid for a term (C-17)."""
    yield from _decided(facts, now)
    if facts.valid_until is not None:
        yield Objection("valid_until", "validity", _NOT_VALID, LAW_261 / "Art. 141(5)")


def _decided(facts: Result, now: Situation) -> Iterator[Objection]:
    decided = now.last(*CONCLUSIONS).get("decided_on", "")
    if facts.decided_on.isoformat() != decided:
        words = _DECIDED.format(day=shown(date.fromisoformat(decided)) if decided else "–")
        yield Objection("decided_on", "decision_day", words, RESULT)
