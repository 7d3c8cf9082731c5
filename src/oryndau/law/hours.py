"""Working hours and the moment of registration (C-06, C-21, E-04, E-05, E-12).

A3 p.7 and St.: what arrives after working hours, at a weekend or on a holiday is registered on the next
working day.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from oryndau.law.acts import ORDER_69, Clause
from oryndau.law.calendar import WorkCalendar
from oryndau.law.channels import Channel
from oryndau.law.steps import Step
from oryndau.law.text import Text

__all__ = [
    "ALMATY",
    "PROVIDER",
    "RECEPTION",
    "STATE_CORPORATION",
    "Channel",
    "Hours",
    "Registration",
    "registration",
]

ALMATY: Final = ZoneInfo("Asia/Almaty")


@dataclass(frozen=True, slots=True)
class Hours:
    """Hours of a day, Asia/Almaty; both ends belong to them. `break_` is the lunch break, its end
    excluded."""

    opens: time
    closes: time
    clause: Clause
    break_: tuple[time, time] | None = None

    def admits(self, moment: time) -> time | None:
        """The time of the same day at which what came at `moment` is taken; None when the day is over."""
        if moment > self.closes:
            return None
        if self.break_ and self.break_[0] <= moment < self.break_[1]:
            return self.break_[1]
        return max(moment, self.opens)


_LUNCH: Final = (time(13), time(14, 30))
PROVIDER: Final = Hours(time(9), time(18, 30), ORDER_69 / "A3 St.", _LUNCH)
RECEPTION: Final = Hours(time(9), time(17, 30), ORDER_69 / "A3 St.", _LUNCH)
STATE_CORPORATION: Final = Hours(time(9), time(20), ORDER_69 / "A3 St.")
# The portal and a forwarded message are registered by the system: the lunch break of people does not
# matter to them.
_BY_SYSTEM: Final = Hours(PROVIDER.opens, PROVIDER.closes, ORDER_69 / "A3 p.7(1)")

_CLAUSES: Final = {
    Channel.PORTAL: ORDER_69 / "A3 p.7",
    Channel.COUNTER: ORDER_69 / "A3 p.5(2)",
    Channel.STATE_CORPORATION: ORDER_69 / "A3 p.6(2)",
}

_TAKEN: Final = Text(
    kk="сағат {at} келіп түсті: {day}, қабылдау сағат {until} аяқталады; сол күні сағат {when} тіркеледі",
    ru="поступило в {at}: {day}, до {until}; регистрируется в тот же день в {when}",
    en="received at {at}: {day}, by {until}; registered the same day at {when}",
)
_OVER: Final = Text(
    kk="сағат {at} келіп түсті, қабылдау сағат {until} аяқталған; келесі жұмыс күні тіркеледі",
    ru="поступило в {at}: после {until}; регистрируется на следующий рабочий день",
    en="received at {at}: after {until}; registered on the next working day",
)
_RESTS: Final = Text(
    kk="{day}: өтініштер тіркелмейді", ru="{day}: регистрации нет", en="{day}: nothing is registered"
)
_NEXT: Final = Text(
    kk="{day}: сағат {when} тіркеледі", ru="{day}: регистрируется в {when}", en="{day}: registered at {when}"
)
_AT_CORPORATION: Final = Text(
    kk="Мемлекеттік корпорация ({day}) сағат {when} қабылдап, көрсетілетін қызметті берушіге жіберді",
    ru="Государственная корпорация ({day}) приняла в {when} и переслала услугодателю",
    en="the State Corporation ({day}) accepted it at {when} and forwarded it to the provider",
)


@dataclass(frozen=True, slots=True)
class Registration:
    """When an application is registered: the day, the moment (Asia/Almaty), the clause, the reasoning."""

    registered_on: date
    registers_at: datetime
    clause: Clause
    steps: tuple[Step, ...]


def registration(received: datetime, channel: Channel | str, calendar: WorkCalendar) -> Registration:
    """When what was received at `received` (with a zone) through `channel` is registered.

    `calendar` is the provider's (five-day week). ValueError for a moment without a zone or an unknown
    channel;
    `CalendarError` outside the calendar's years."""
    if received.tzinfo is None:
        raise ValueError("received must name its time zone")
    channel = Channel(channel)
    moment = received.astimezone(ALMATY)
    before: tuple[Step, ...] = ()
    if channel is Channel.STATE_CORPORATION:
        moment, before = _accepted_by_corporation(moment, calendar.six_day)
    hours = RECEPTION if channel is Channel.COUNTER else _BY_SYSTEM
    moment, steps = _taken(moment, hours, calendar)
    return Registration(moment.date(), moment, _CLAUSES[channel], before + steps)


def _accepted_by_corporation(moment: datetime, calendar: WorkCalendar) -> tuple[datetime, tuple[Step, ...]]:
    # E-04, E-12: the Corporation takes papers Monday to Saturday, 9 to 20, by its own calendar, and
    # forwards them by
    # message at once; then the provider's own hours decide.
    accepted, steps = _taken(moment, STATE_CORPORATION, calendar)
    day = calendar.day(accepted.date())
    told = Step(day.date, False, _AT_CORPORATION.format(day=day.why, when=_clock(accepted.time())))
    return accepted, (*steps[:-1], told)


def _taken(moment: datetime, hours: Hours, calendar: WorkCalendar) -> tuple[datetime, tuple[Step, ...]]:
    day = calendar.day(moment.date())
    at, until = _clock(moment.time()), _clock(hours.closes)
    taken = hours.admits(moment.timetz().replace(tzinfo=None)) if day.counts else None
    if taken is not None:
        why = _TAKEN.format(at=at, day=day.why, until=until, when=_clock(taken))
        return _on(day.date, taken), (Step(day.date, True, why),)
    why = _OVER.format(at=at, until=until) if day.counts else _RESTS.format(day=day.why)
    steps = [Step(day.date, False, why)]
    following = calendar.next_working(day.date)
    for on in _between(day.date, following):
        steps.append(Step(on, False, _RESTS.format(day=calendar.day(on).why)))
    why = _NEXT.format(day=calendar.day(following).why, when=_clock(hours.opens))
    return _on(following, hours.opens), (*steps, Step(following, True, why))


def _between(start: date, end: date) -> list[date]:
    return [start + timedelta(days=n) for n in range(1, (end - start).days)]


def _on(day: date, at: time) -> datetime:
    return datetime.combine(day, at, tzinfo=ALMATY)


def _clock(at: time) -> str:
    return at.strftime("%H:%M:%S" if at.second or at.microsecond else "%H:%M")
