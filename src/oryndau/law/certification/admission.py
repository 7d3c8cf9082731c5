"""Rules of single steps of a candidate's case: application, admission, test, ruling, conclusion."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from oryndau.law import hours, parameters
from oryndau.law.acts import LAW_261, ORDER_69, UIHJ
from oryndau.law.channels import Channel
from oryndau.law.months import months_after
from oryndau.law.procedure import Objection, Situation
from oryndau.law.text import Text

if TYPE_CHECKING:
    from oryndau.law.certification.facts import (
        Admission,
        AppealRuling,
        CertificationApplication,
        Conclusion,
        TestResult,
    )

RESTRICTIONS = tuple(range(1, 9))
"""Subparagraphs of Law 261-IV Art. 140(2)."""

_CLOSED = Text(
    kk="бұл сессияға құжаттарды қабылдау {closes} аяқталады, ал өтініш {on} тіркелер еді; "
       "басқа сессия таңдаңыз",
    ru="приём документов на эту сессию закрывается {closes}, а заявление было бы зарегистрировано {on}; "
       "выберите другую сессию",
    en="receipt for this session closes on {closes}, and the application would be registered on {on}; "
       "choose another session",
)  # fmt: skip
_LONG = Text(
    kk="тағылымдама {most} айдан аспайды", ru="стажировка не длится больше {most} месяцев",
    en="the internship lasts no longer than {most} months",
)  # fmt: skip
_FUTURE = Text(kk="бұл күн әлі келген жоқ", ru="эта дата ещё не наступила", en="this day has not come yet")


def check_application(facts: CertificationApplication, now: Situation) -> Iterator[Objection]:
    """It comes before receipt closes, and its dates can be true (C-02, C-03, C-06; W-02)."""
    registered = hours.registration(now.at, Channel.PORTAL, now.calendar).registered_on
    if registered > facts.closes_on:
        words = _CLOSED.format(closes=_day(facts.closes_on), on=_day(registered))
        yield Objection("session", "receipt_closed", words, ORDER_69 / "A1 p.4(1)")
    yield from internship_too_long(facts.internship.started_on, facts.internship.ended_on, now.today)
    for field, day in (
        ("diploma.issued_on", facts.diploma.issued_on),
        ("internship.approved_on", facts.internship.approved_on),
    ):
        if day > now.today:
            yield Objection(field, "date_in_future", _FUTURE, ORDER_69 / "A1 An.2")


def internship_too_long(started_on: date, ended_on: date, today: date) -> Iterator[Objection]:
    """At most six months (W-02)."""
    most = int(parameters.get("certification.internship-months", on=today))
    if ended_on > months_after(started_on, most):
        words = _LONG.format(most=most)
        yield Objection("internship.ended_on", "internship_too_long", words, UIHJ / "country page")


_UNCLEARED = Text(
    kk="мына шектеулер тексерілмеген: {which}", ru="не проверены ограничения: {which}",
    en="these restrictions were not checked: {which}",
)  # fmt: skip


def check_admission(facts: Admission, now: Situation) -> Iterator[Objection]:
    """A clerk admits only when all eight restrictions of Art. 140(2) were cleared (C-08, C-09)."""
    missing = [number for number in RESTRICTIONS if number not in facts.cleared]
    if missing:
        words = _UNCLEARED.format(which=", ".join(map(str, missing)))
        yield Objection("cleared", "restrictions_unchecked", words, LAW_261 / "Art. 140(2)")


_MARK = Text(
    kk="дұрыс жауаптар: {correct}, өту балы: {mark}", ru="верных ответов {correct}, проходной балл {mark}",
    en="{correct} right answers, the pass mark is {mark}",
)  # fmt: skip


def _mark_objection(facts: TestResult, now: Situation) -> Objection:
    words = _MARK.format(correct=facts.correct, mark=facts.pass_mark)
    return Objection("correct", "pass_mark", words, ORDER_69 / "A1 p.12(2)")


def check_test_passed(facts: TestResult, now: Situation) -> Iterator[Objection]:
    """70 or more right answers of 100 pass the test (C-12)."""
    if facts.correct < facts.pass_mark:
        yield _mark_objection(facts, now)


def check_test_failed(facts: TestResult, now: Situation) -> Iterator[Objection]:
    """Fewer than 70 right answers do not (C-12)."""
    if facts.correct >= facts.pass_mark:
        yield _mark_objection(facts, now)


def check_ruling(facts: AppealRuling, now: Situation) -> Iterator[Objection]:
    """A ruling names a question in the form `code/version`."""
    if "/" not in facts.question:
        yield Objection("question", "question_unknown", _QUESTION, ORDER_69 / "A1 p.11")


_QUESTION = Text(
    kk="сұрақ пен оның нұсқасы көрсетіледі", ru="называется вопрос и его редакция",
    en="the question and its version are named",
)  # fmt: skip
_BAN = Text(
    kk="шеттетілген үміткер қайта өтінішті {day} бастап береді",
    ru="отстранённый кандидат обращается снова не раньше {day}",
    en="a suspended candidate may apply again from {day}",
)


def may_apply_from(decided_on: date) -> date:
    """From when a suspended candidate may apply again: three months after the decision (C-10)."""
    return months_after(decided_on, int(parameters.get("certification.suspension", on=decided_on)))


def check_conclusion(facts: Conclusion, now: Situation) -> Iterator[Objection]:
    """Only a suspension bars from applying again, and then for exactly three months (C-10)."""
    right = may_apply_from(facts.decided_on) if facts.outcome.value == "suspended" else None
    if facts.may_apply_from != right:
        words = _BAN.format(day=_day(right) if right else "–")
        yield Objection("may_apply_from", "suspension_months", words, ORDER_69 / "A1 p.10(3)")


def _day(day: date) -> str:
    return day.strftime("%d.%m.%Y")
