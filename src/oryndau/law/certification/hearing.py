"""The hearing before a refusal: on which days it may be announced and held (C-18; A1 p.14(2), p.14(3))."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from oryndau.law import parameters
from oryndau.law.acts import APPC, LAW_261, ORDER_69
from oryndau.law.calendar import WorkCalendar
from oryndau.law.certification.admission import found_by_registers, not_in_future
from oryndau.law.hours import ALMATY, PROVIDER
from oryndau.law.procedure import Objection, Situation
from oryndau.law.text import Text, shown

if TYPE_CHECKING:
    from oryndau.law.certification.facts import Hearing, PreliminaryRefusal, Refusal

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
_CLEARED = Text(
    kk="{number}) тармақшадағы шектеуді тіркелім растамайды: {why}",
    ru="ограничение подпункта {number}) реестр не подтверждает: {why}",
    en="the register does not confirm the restriction of subparagraph {number}: {why}",
)
_NOT_HEARD = Text(
    kk="бас тарту тек алдын ала шешімде аталып, үміткер тыңдалған негіздерге сүйенеді",
    ru="отказ опирается только на основания предварительного решения, по которым кандидата заслушали",
    en="a refusal rests only on the grounds of the preliminary decision, on which the candidate was heard",
)
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


def check_notice(facts: PreliminaryRefusal, now: Situation) -> Iterator[Objection]:
    """The preliminary decision leaves the term that the order wants, and names a lawful day of hearing."""
    due_on = now.running["certification.decision"]
    days = lawful_days(now.today, due_on, now.calendar)
    if not days:
        least = int(parameters.get("certification.hearing-notice", on=now.today))
        words = _TOO_LATE.format(least=least, left=now.calendar.working_days(now.today, due_on))
        yield Objection("hearing_at", "hearing_notice_late", words, NOTICE)
        return
    held = facts.hearing_at.astimezone(ALMATY)
    if held.date() not in days or not in_working_hours(held):
        most = int(parameters.get("certification.hearing-within", on=now.today))
        words = _NOT_LAWFUL.format(most=most, days=", ".join(map(shown, days)))
        yield Objection("hearing_at", "hearing_day", words, HELD)


def check_grounds(facts: Refusal, now: Situation) -> Iterator[Objection]:
    """No restriction is named that the registers clear (C-05, C-08)."""
    for one in found_by_registers(now):
        if one.number in facts.restrictions and one.verdict == "clear":
            words = _CLEARED.format(number=one.number, why=one.why)
            yield Objection("restrictions", "restriction_clear", words, LAW_261 / f"Art. 140(2){one.number}")


def check_heard(facts: Refusal, now: Situation) -> Iterator[Objection]:
    """A refusal rests only on what the candidate was told of and heard on (C-18; APPC Art. 73)."""
    told = now.last("propose-refusal")
    new = [str(number) for number in facts.restrictions if number not in told.get("restrictions", ())]
    if new or not set(facts.grounds) <= set(told.get("grounds", ())):
        yield Objection(
            "restrictions" if new else "grounds", "ground_not_heard", _NOT_HEARD, APPC / "Art. 73"
        )


def check_held(facts: Hearing, now: Situation) -> Iterator[Objection]:
    """The minutes of a hearing are of one that took place, and not before its appointed time."""
    yield from not_in_future("held_at", facts.held_at, now, HELD)
    appointed = now.last("propose-refusal").get("hearing_at")
    if appointed is None or facts.held_at < datetime.fromisoformat(appointed):
        yield Objection("held_at", "hearing_before_time", _EARLY, HELD)
