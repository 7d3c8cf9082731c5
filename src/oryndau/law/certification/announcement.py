"""The announcement of a session: its dates must let the service be provided in its term (C-02, C-19)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

from oryndau.law import terms
from oryndau.law.acts import ORDER_69
from oryndau.law.calendar import WorkCalendar
from oryndau.law.certification.session_facts import Announcement
from oryndau.law.hearing import in_working_hours
from oryndau.law.hours import ALMATY, PROVIDER
from oryndau.law.procedure import Objection, Situation
from oryndau.law.text import Text, shown

if TYPE_CHECKING:
    from oryndau.law.certification.session_facts import Change, Opening, Received

TERM = ORDER_69 / "A1 St."
ANNOUNCED = ORDER_69 / "A1 p.4(1)"


@dataclass(frozen=True, slots=True)
class Window:
    """Between which days a session may be held when receipt closes on a day, and when the term ends."""

    first: date
    """After completeness of what came on the last day was checked (C-07)."""
    last: date
    """One working day before the end of the term, for the result to be signed in it (C-17, C-19)."""
    term_ends_on: date


def window(closes_on: date, calendar: WorkCalendar) -> Window:
    """The days on which a session may be held. `CalendarError` outside the calendar's years."""
    checked = terms.due(terms.get("certification.completeness"), closes_on, calendar).due_on
    ends = terms.due(terms.get("certification.decision"), closes_on, calendar).due_on
    last = max(
        day for day in _working(closes_on, ends, calendar)
        if terms.due(terms.get("certification.result"), day, calendar).due_on <= ends
    )  # fmt: skip
    return Window(calendar.next_working(checked), last, ends)


def _working(after: date, until: date, calendar: WorkCalendar) -> Iterator[date]:
    day = calendar.next_working(after)
    while day <= until:
        yield day
        day = calendar.next_working(day)


def closing_moment(closes_on: date) -> datetime:
    """When receipt of documents ends: the end of working time of the closing date (C-21)."""
    return datetime.combine(closes_on, PROVIDER.closes, tzinfo=ALMATY)


_PAST = Text(
    kk="құжаттарды қабылдау аяқталатын күн ертеңнен ерте болмауы керек",
    ru="дата окончания приёма документов не может быть раньше завтрашнего дня",
    en="receipt of documents cannot close before tomorrow",
)
_REST = Text(kk="бұл жұмыс күні емес", ru="это нерабочий день", en="this is not a working day")
_HOURS = Text(
    kk="отырыс жұмыс уақытында басталады: 9:00–13:00 немесе 14:30–18:30",
    ru="сессия начинается в рабочее время: 9:00–13:00 или 14:30–18:30",
    en="the session begins in working hours: 9:00–13:00 or 14:30–18:30",
)
_WINDOW = Text(
    kk="қабылдау {closes} аяқталса, аттестаттау {first} – {last} аралығында өтеді: қызмет мерзімі – "
       "қабылдау аяқталған күннен бастап 10 жұмыс күні, ол {ends} аяқталады",
    ru="если приём закрывается {closes}, аттестация проходит с {first} по {last}: срок услуги – 10 рабочих "
       "дней со дня окончания приёма – истекает {ends}",
    en="with receipt closing on {closes} the session is held from {first} to {last}: the term of the "
       "service, 10 working days from the closing date, ends on {ends}",
)  # fmt: skip


def check_announcement(facts: Announcement, now: Situation) -> Iterator[Objection]:
    """The announced dates can be kept: else the announcement is refused (C-02, C-19)."""
    if facts.closes_on <= now.today:
        yield Objection("closes_on", "closes_in_past", _PAST, ANNOUNCED)
        return
    if not now.calendar.is_working(facts.closes_on):
        yield Objection("closes_on", "closes_on_rest_day", _REST, ANNOUNCED)
        return
    yield from fits(facts.closes_on, facts.held_at, now.calendar)


def fits(closes_on: date, held_at: datetime, calendar: WorkCalendar) -> Iterator[Objection]:
    """What stands against holding the session then, when receipt closes on that day."""
    held = held_at.astimezone(ALMATY)
    allowed = window(closes_on, calendar)
    if not allowed.first <= held.date() <= allowed.last:
        words = _WINDOW.format(
            closes=shown(closes_on), first=shown(allowed.first), last=shown(allowed.last),
            ends=shown(allowed.term_ends_on),
        )  # fmt: skip
        yield Objection("held_at", "session_outside_term", words, TERM)
    elif not calendar.is_working(held.date()):
        yield Objection("held_at", "session_on_rest_day", _REST, ANNOUNCED)
    elif not in_working_hours(held):
        yield Objection("held_at", "session_out_of_hours", _HOURS, TERM)


def check_change(facts: Change, now: Situation) -> Iterator[Objection]:
    """A changed time is to come, and fits the announced closing date as the first one did (C-02, C-19)."""
    if facts.held_at <= now.at:
        yield Objection("held_at", "session_in_past", _PAST_SESSION, ANNOUNCED)
        return
    yield from fits(_announced(now).closes_on, facts.held_at, now.calendar)


def _announced(now: Situation) -> Announcement:
    return Announcement.model_validate(now.last("announce"))


def check_received(facts: Received, now: Situation) -> Iterator[Objection]:
    """Receipt closes when it was announced to close, and not before (C-02, C-19)."""
    closes_on = _announced(now).closes_on
    if facts.closes_on != closes_on or now.at < closing_moment(closes_on):
        yield Objection("closes_on", "receipt_open", _OPEN.format(closes=shown(closes_on)), ANNOUNCED)


def held_at(now: Situation) -> datetime:
    """When the session is held, as announced and changed since."""
    moment: str = now.last("announce", "change")["held_at"]
    return datetime.fromisoformat(moment)


def check_day(facts: Opening, now: Situation) -> Iterator[Objection]:
    """The session opens on the day for which candidates were called: on another none is absent (C-02)."""
    day = held_at(now).astimezone(ALMATY).date()
    if now.today != day:
        yield Objection("opened_at", "session_another_day", _DAY.format(day=shown(day)), ANNOUNCED)


_PAST_SESSION = Text(
    kk="жаңа уақыт өтіп кеткен", ru="новое время уже прошло", en="the new time has passed already"
)
_OPEN = Text(
    kk="құжаттарды қабылдау {closes} жұмыс уақыты аяқталғанда жабылады",
    ru="приём документов закрывается {closes} с концом рабочего времени",
    en="receipt closes at the end of working time on {closes}",
)
_DAY = Text(
    kk="сессия {day} күніне жарияланған: басқа күні ашу үшін алдымен уақытын өзгертіңіз",
    ru="сессия объявлена на {day}: чтобы открыть её в другой день, сначала измените время",
    en="the session is announced for {day}: to open it on another day change its time first",
)
