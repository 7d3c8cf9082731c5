"""The hearing before a refusal: on which days it may be announced and held, whatever the service.

Order 69, A1 p.14 and A2 p.11 set the same limits (C-18, L-07); APPC Art. 73, 74.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from oryndau.law import parameters
from oryndau.law.acts import Clause
from oryndau.law.calendar import WorkCalendar
from oryndau.law.hours import ALMATY, PROVIDER
from oryndau.law.procedure import Check, Objection, Situation
from oryndau.law.text import Text, shown

if TYPE_CHECKING:
    from oryndau.law.facts.considering import Hearing, HearingAppointment

_TOO_LATE = Text(
    kk="тыңдау туралы хабарлама қызмет мерзімі аяқталғанға дейін кемінде {least} жұмыс күні бұрын "
       "жіберіледі; соңғы мүмкін күн өтіп кетті, {left} жұмыс күні қалды",
    ru="уведомление о заслушивании направляется не менее чем за {least} рабочих дня до конца срока "
       "услуги; осталось {left}, поэтому предварительный отказ уже невозможен",
    en="the notice of a hearing is given at least {least} working days before the end of the service term; "
       "{left} are left, so a preliminary refusal is no longer possible",
)  # fmt: skip
_NOT_LAWFUL = Text(
    kk="тыңдау хабарлама күнінен кейінгі {most} жұмыс күні ішінде, жұмыс уақытында өткізіледі: {days}",
    ru="заслушивание проводится в рабочее время не позднее {most} рабочих дней со дня уведомления: {days}",
    en="the hearing is held in working hours within {most} working days of the notice: {days}",
)
_EARLY = Text(
    kk="тыңдау тағайындалған уақыттан бұрын өткізілмейді",
    ru="заслушивание не может состояться раньше назначенного времени",
    en="the hearing is not held before the appointed time",
)

_LATER = Text(kk="бұл уақыт әлі келген жоқ", ru="это время ещё не наступило", en="this time has not come yet")


def last_notice_day(due_on: date, calendar: WorkCalendar, *, on: date) -> date:
    """The last day on which the notice may be given: three working days before the end of the term (A1 p.14).

    `on` chooses the parameter; `CalendarError` outside the calendar's years.
    """
    least = int(parameters.get("certification.hearing-notice", on=on))
    day = due_on
    while not calendar.is_working(day) or calendar.working_days(day, due_on) < least:
        day -= timedelta(days=1)
    return day


def lawful_days(notified_on: date, due_on: date, calendar: WorkCalendar) -> tuple[date, ...]:
    """The days on which the hearing may be held after a notice given on `notified_on`: working days, not the
    day of the notice itself, at most two working days after it, not after the end of the service term.

    Empty when the notice would come too late. Once the term is over nothing of it is left to keep, and a
    restriction is no less one: a refusal is possible again, with its hearing; the breach is on record.
    """
    over = notified_on > due_on
    if not over and notified_on > last_notice_day(due_on, calendar, on=notified_on):
        return ()
    most = int(parameters.get("certification.hearing-within", on=notified_on))
    days, day = [], notified_on
    for _ in range(most):
        day = calendar.next_working(day)
        days.append(day)
    return tuple(day for day in days if over or day <= due_on)


def in_working_hours(moment: datetime) -> bool:
    """Whether a meeting may begin at that time of day: between 9:00 and 18:30, outside the break (C-21)."""
    at = moment.astimezone(ALMATY).time().replace(tzinfo=None)
    return at < PROVIDER.closes and PROVIDER.admits(at) == at


def not_in_future(field: str, moment: datetime, now: Situation, clause: Clause) -> Iterator[Objection]:
    """What is recorded has happened already."""
    if moment > now.at:
        yield Objection(field, "time_in_future", _LATER, clause)


def check_notice(term: str, notice: Clause, held: Clause) -> Check:
    """The check of a preliminary decision: it leaves the service's `term` what the order wants of it, and
    names a lawful day of hearing. `notice` and `held` are the clauses of the two limits.
    """

    def check(facts: HearingAppointment, now: Situation) -> Iterator[Objection]:
        """The notice comes in time, the hearing on a day and at a time that the order allows."""
        due_on = now.running[term]
        days = lawful_days(now.today, due_on, now.calendar)
        if not days:
            least = int(parameters.get("certification.hearing-notice", on=now.today))
            words = _TOO_LATE.format(least=least, left=now.calendar.working_days(now.today, due_on))
            yield Objection("hearing_at", "hearing_notice_late", words, notice)
            return
        at = facts.hearing_at.astimezone(ALMATY)
        if at.date() not in days or not in_working_hours(at):
            most = int(parameters.get("certification.hearing-within", on=now.today))
            words = _NOT_LAWFUL.format(most=most, days=", ".join(map(shown, days)))
            yield Objection("hearing_at", "hearing_day", words, held)

    return check


def check_held(held: Clause) -> Check:
    """The check of a hearing's minutes: it took place, and not before its appointed time."""

    def check(facts: Hearing, now: Situation) -> Iterator[Objection]:
        """The minutes are of a hearing that the applicant could come to."""
        yield from not_in_future("held_at", facts.held_at, now, held)
        appointed = now.last("propose-refusal").get("hearing_at")
        if appointed is None or facts.held_at < datetime.fromisoformat(appointed):
            yield Objection("held_at", "hearing_before_time", _EARLY, held)

    return check
