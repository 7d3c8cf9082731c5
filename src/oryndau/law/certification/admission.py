"""Rules up to admission: receipt, completeness, another session, restrictions (C-02 to C-09)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from oryndau.law import hours, parameters
from oryndau.law.acts import LAW_261, ORDER_69, UIHJ, Clause
from oryndau.law.certification.facts import FeePayment, RegisterAnswer
from oryndau.law.channels import Channel
from oryndau.law.months import months_after
from oryndau.law.procedure import Objection, Situation
from oryndau.law.restrictions import RESTRICTIONS, Finding, findings
from oryndau.law.text import Text, shown

if TYPE_CHECKING:
    from oryndau.law.certification.facts import Admission, CertificationApplication, Complete, SessionMove
    from oryndau.law.licensing.facts import FeeReference

RECEIPT = ORDER_69 / "A1 p.4(1)"
RESTRICTED = LAW_261 / "Art. 140(2)"

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
DAY_TO_COME = Text(
    kk="бұл күн әлі келген жоқ", ru="эта дата ещё не наступила", en="this day has not come yet"
)


def check_application(facts: CertificationApplication, now: Situation) -> Iterator[Objection]:
    """It comes before receipt closes, and its dates can be true (C-02, C-03, C-06; W-02)."""
    yield from _receipt_open("session", facts.closes_on, now)
    yield from internship_too_long(facts.internship.started_on, facts.internship.ended_on, now.today)
    days: list[tuple[str, date, Clause]] = [
        ("diploma.issued_on", facts.diploma.issued_on, ORDER_69 / "A1 An.2"),
        ("internship.approved_on", facts.internship.approved_on, ORDER_69 / "A1 An.2"),
    ]
    if facts.licence:
        yield from _fee_has_a_case(facts.licence.fee)
        if facts.licence.fee.paid_on:
            days.append(("licence.fee.paid_on", facts.licence.fee.paid_on, ORDER_69 / "A1 An.3"))
    for field, day, clause in days:
        if day > now.today:
            yield Objection(field, "date_in_future", DAY_TO_COME, clause)


_NO_CASE = Text(
    kk="алым төлем шлюзі арқылы не түбіртекпен көрсетіледі: деректерді теріп жазу жеткіліксіз",
    ru="сбор указывается через платёжный шлюз или по квитанции: набранных сведений недостаточно",
    en="the fee is named through the payment gateway or by a receipt: typed data are not enough",
)


def _fee_has_a_case(fee: FeeReference | FeePayment) -> Iterator[Objection]:
    """A new application names a fee that can be looked up; typed data stand in old journals alone (L-10)."""
    if isinstance(fee, FeePayment):
        yield Objection("licence.fee", "fee_without_case", _NO_CASE, ORDER_69 / "A1 An.3")


def _receipt_open(field: str, closes_on: date, now: Situation) -> Iterator[Objection]:
    registered = hours.registration(now.at, Channel.PORTAL, now.calendar).registered_on
    if registered > closes_on:
        words = _CLOSED.format(closes=shown(closes_on), on=shown(registered))
        yield Objection(field, "receipt_closed", words, RECEIPT)


def internship_too_long(started_on: date, ended_on: date, today: date) -> Iterator[Objection]:
    """At most six months (W-02)."""
    most = int(parameters.get("certification.internship-months", on=today))
    if ended_on > months_after(started_on, most):
        words = _LONG.format(most=most)
        yield Objection("internship.ended_on", "internship_too_long", words, UIHJ / "country page")


_SAME = Text(
    kk="өтініш осы сессияға берілген", ru="заявление уже подано на эту сессию",
    en="the application is for this session already",
)  # fmt: skip


def check_move(facts: SessionMove, now: Situation) -> Iterator[Objection]:
    """Another session is another one, and its receipt is open (C-02, C-19)."""
    if now.last("submit", "move-session").get("session") == str(facts.session):
        yield Objection("session", "session_same", _SAME, RECEIPT)
    yield from _receipt_open("session", facts.closes_on, now)


_CLOSING = Text(
    kk="мерзім сессияның қабылдау аяқталатын күнінен есептеледі: {closes}",
    ru="срок отсчитывается от даты окончания приёма сессии: {closes}",
    en="the term counts from the session's closing date: {closes}",
)


def check_complete(facts: Complete, now: Situation) -> Iterator[Objection]:
    """The term counts from the closing date of the session that the candidate chose, and no other (C-19)."""
    chosen = now.last("submit", "move-session").get("closes_on", "")
    if chosen != facts.closes_on.isoformat():
        words = _CLOSING.format(closes=shown(date.fromisoformat(chosen)) if chosen else "–")
        yield Objection("closes_on", "closing_date_differs", words, ORDER_69 / "A1 St.")


_UNCLEARED = Text(
    kk="мына шектеулер тексерілмеген: {which}", ru="не проверены ограничения: {which}",
    en="these restrictions were not checked: {which}",
)  # fmt: skip
_STANDS = Text(
    kk="{number}) тармақшадағы шектеу: {why}", ru="ограничение подпункта {number}): {why}",
    en="restriction of subparagraph {number}: {why}",
)  # fmt: skip
_REASON = Text(
    kk="тіркелімдер мына шектеулерді жоққа шығармайды: {which}; неге жіберілетінін негіздеңіз",
    ru="реестры не снимают ограничения: {which}; обоснуйте допуск",
    en="the registers do not clear these restrictions: {which}; give the reasons of the admission",
)


def found_by_registers(now: Situation) -> tuple[Finding, ...]:
    """What the registers' answers in the journal say today of each restriction; the last answer counts."""
    told = [RegisterAnswer.model_validate(facts) for facts in now.earlier("record-answer")]
    return findings({answer.register_name: answer for answer in told}, now.today)


def check_admission(facts: Admission, now: Situation) -> Iterator[Objection]:
    """A clerk admits only whom all eight restrictions leave clear, by the registers and by his own word.

    A register that has not answered leaves its restriction unknown, and the case waits (C-05, C-08, C-09).
    """
    yield from check_cleared(facts, now)
    for one in found_by_registers(now):
        if one.verdict != "clear":
            words = _STANDS.format(number=one.number, why=one.why)
            yield Objection(
                "cleared", f"restriction_{one.verdict}", words, LAW_261 / f"Art. 140(2){one.number}"
            )


def check_cleared(facts: Admission, now: Situation) -> Iterator[Objection]:
    """Each of the eight is named as checked (C-08)."""
    missing = [one.number for one in RESTRICTIONS if one.number not in facts.cleared]
    if missing:
        words = _UNCLEARED.format(which=", ".join(map(str, missing)))
        yield Objection("cleared", "restrictions_unchecked", words, RESTRICTED)


def check_admission_after_hearing(facts: Admission, now: Situation) -> Iterator[Objection]:
    """After a hearing the head may decide against a register, with his reasons in writing (C-18)."""
    yield from check_cleared(facts, now)
    against = [str(one.number) for one in found_by_registers(now) if one.verdict != "clear"]
    if against and not facts.notes:
        words = _REASON.format(which=", ".join(against))
        yield Objection("notes", "admission_reason", words, RESTRICTED)


def may_apply_from(decided_on: date) -> date:
    """From when a suspended candidate may apply again: three months after the decision (C-10)."""
    return months_after(decided_on, int(parameters.get("certification.suspension", on=decided_on)))
