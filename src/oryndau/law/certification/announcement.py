"""The announcement of a session: its dates must let the service be provided in its term (C-02, C-19)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import TYPE_CHECKING

from oryndau.law import terms
from oryndau.law.acts import ORDER_69
from oryndau.law.calendar import WorkCalendar
from oryndau.law.certification.hearing import in_working_hours
from oryndau.law.hours import ALMATY, PROVIDER
from oryndau.law.procedure import Objection, Situation
from oryndau.law.text import Text

if TYPE_CHECKING:
    from oryndau.law.certification.session_facts import Announcement, Change

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
            closes=_day(closes_on), first=_day(allowed.first), last=_day(allowed.last),
            ends=_day(allowed.term_ends_on),
        )  # fmt: skip
        yield Objection("held_at", "session_outside_term", words, TERM)
    elif not calendar.is_working(held.date()):
        yield Objection("held_at", "session_on_rest_day", _REST, ANNOUNCED)
    elif not in_working_hours(held) or held.time() < time(9):
        yield Objection("held_at", "session_out_of_hours", _HOURS, TERM)


def check_change(facts: Change, now: Situation) -> Iterator[Objection]:
    """A changed time still lies in the term, which runs once receipt has closed."""
    ends = now.running.get("certification-session.decision")
    if facts.held_at <= now.at:
        yield Objection("held_at", "session_in_past", _PAST_SESSION, ANNOUNCED)
    elif ends and terms.due(
        terms.get("certification.result"), facts.held_at.astimezone(ALMATY).date(), now.calendar
    ).due_on > ends:  # fmt: skip
        yield Objection("held_at", "session_outside_term", _AFTER_TERM.format(ends=_day(ends)), TERM)
    elif not now.calendar.is_working(facts.held_at.astimezone(ALMATY).date()):
        yield Objection("held_at", "session_on_rest_day", _REST, ANNOUNCED)
    elif not in_working_hours(facts.held_at):
        yield Objection("held_at", "session_out_of_hours", _HOURS, TERM)


_PAST_SESSION = Text(
    kk="жаңа уақыт өтіп кеткен", ru="новое время уже прошло", en="the new time has passed already"
)
_AFTER_TERM = Text(
    kk="нәтиже қызмет мерзімі аяқталғанға дейін ({ends}) қол қойылуы керек",
    ru="результат должен быть подписан до конца срока услуги ({ends})",
    en="the result must be signed before the end of the service term ({ends})",
)


def _day(day: date) -> str:
    return day.strftime("%d.%m.%Y")
