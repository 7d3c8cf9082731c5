"""The hearing before a refusal: on which days it may be announced and held (C-18; A1 p.14(2), p.14(3))."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any

from oryndau.law import parameters
from oryndau.law.acts import ORDER_69
from oryndau.law.calendar import WorkCalendar
from oryndau.law.hours import ALMATY, PROVIDER
from oryndau.law.procedure import Objection, Situation
from oryndau.law.text import Text

if TYPE_CHECKING:
    from oryndau.law.certification.facts import Hearing, PreliminaryRefusal

NOTICE = ORDER_69 / "A1 p.14(2)"
HELD = ORDER_69 / "A1 p.14(3)"

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
_NO_DAYS = Text(kk="мүмкін күн жоқ", ru="возможных дней нет", en="no day is possible")
_EARLY = Text(
    kk="тыңдау тағайындалған уақыттан бұрын өткізілмейді",
    ru="заслушивание не может состояться раньше назначенного времени",
    en="the hearing is not held before the appointed time",
)


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

    Empty when the notice itself would come too late.
    """
    if notified_on > last_notice_day(due_on, calendar, on=notified_on):
        return ()
    most = int(parameters.get("certification.hearing-within", on=notified_on))
    days: list[date] = []
    day = notified_on
    for _ in range(most):
        day = calendar.next_working(day)
        if day <= due_on:
            days.append(day)
    return tuple(days)


def in_working_hours(moment: datetime) -> bool:
    """Whether a meeting may begin at that time of day: between 9:00 and 18:30, outside the break (C-21)."""
    at = moment.astimezone(ALMATY).time().replace(tzinfo=None)
    return at < PROVIDER.closes and PROVIDER.admits(at) == at


def check_notice(facts: PreliminaryRefusal, now: Situation) -> Iterator[Objection]:
    """The preliminary decision leaves the term that the order wants, and names a lawful day of hearing."""
    due_on = now.running.get("certification.decision")
    if due_on is None:
        return
    days = lawful_days(now.today, due_on, now.calendar)
    least = int(parameters.get("certification.hearing-notice", on=now.today))
    if not days:
        left = max(now.calendar.working_days(now.today, due_on), 0) if now.today <= due_on else 0
        yield Objection("hearing_at", "hearing_notice_late", _TOO_LATE.format(least=least, left=left), NOTICE)
        return
    held = facts.hearing_at.astimezone(ALMATY)
    if held.date() not in days or not in_working_hours(held):
        most = int(parameters.get("certification.hearing-within", on=now.today))
        told = ", ".join(day.strftime("%d.%m.%Y") for day in days) or _NO_DAYS
        yield Objection("hearing_at", "hearing_day", _NOT_LAWFUL.format(most=most, days=told), HELD)


def check_held(appointed: datetime) -> Any:
    """A check that the minutes of the hearing are not written before its appointed time."""

    def check(facts: Hearing, now: Situation) -> Iterator[Objection]:
        if facts.held_at < appointed:
            yield Objection("held_at", "hearing_before_time", _EARLY, HELD)

    return check
