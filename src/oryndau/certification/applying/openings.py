"""Sessions that a candidate can choose, and why the others cannot be chosen (C-02, C-03)."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from oryndau.cases import calendars
from oryndau.certification.models import Session
from oryndau.certification.sessions.selectors import Listed, coming, one
from oryndau.law import hours
from oryndau.law.acts import ORDER_69, Clause
from oryndau.law.certification.session import ANNOUNCED
from oryndau.law.channels import Channel
from oryndau.law.text import Text, shown

RECEIPT = ORDER_69 / "A1 p.4(1)"
LANGUAGES = {
    "kk": Text(kk="қазақ тілі", ru="казахский язык", en="Kazakh"),
    "ru": Text(kk="орыс тілі", ru="русский язык", en="Russian"),
}
_GONE = Text(
    kk="мұндай сессия жоқ: тізімнен басқасын таңдаңыз", ru="такой сессии нет: выберите другую из списка",
    en="there is no such session: choose another one in the list",
)  # fmt: skip
_NOT_RECEIVING = Text(
    kk="бұл сессияға құжаттар қабылданбайды: ол болдырылмады не қабылдау аяқталды; басқа сессия таңдаңыз",
    ru="на эту сессию документы не принимаются: она отменена или приём закрыт; выберите другую сессию",
    en="this session receives no documents: it was cancelled or receipt is closed; choose another session",
)
_CLOSED = Text(
    kk="құжаттарды қабылдау {closes} аяқталады, ал қазір берілген өтініш {on} тіркелер еді",
    ru="приём документов закрывается {closes}, а поданное сейчас заявление было бы зарегистрировано {on}",
    en="receipt closes on {closes}, and an application made now would be registered on {on}",
)
_FULL = Text(
    kk="барлық {seats} орынға өтініш берілген; орын босаса, сессия тізімде қайта пайда болады",
    ru="на все {seats} мест уже поданы заявления; если место освободится, сессия снова появится в списке",
    en="all {seats} seats are taken; if one becomes free, the session returns to the list",
)
_LANGUAGE = Text(
    kk="бұл сессия мына тілде өтеді: {languages}; басқа тіл не басқа сессия таңдаңыз",
    ru="эта сессия проводится так: {languages}; выберите другой язык или другую сессию",
    en="this session is held in: {languages}; choose another language or another session",
)


@dataclass(frozen=True, slots=True)
class Closed:
    """A coming session that cannot be chosen, and why."""

    listed: Listed
    why: Text


def in_region(territory: str, at: datetime) -> tuple[list[Listed], list[Closed]]:
    """The coming sessions of a region: those that can be chosen now, and the others with the reason."""
    rows = coming(calendars.active(), at=at, territory=territory) if territory else []
    free = [row for row in rows if row.open]
    return free, [Closed(row, why) for row in rows if not row.open and (why := closed(row, at))]


def regions(at: datetime) -> dict[str, int]:
    """How many sessions can be chosen now, by territory."""
    found = coming(calendars.active(), at=at)
    return dict(Counter(row.session.territory for row in found if row.open))


def closed(row: Listed, at: datetime) -> Text | None:
    """Why a session cannot be chosen at a moment; None when it can."""
    session = row.session
    if session.state != ANNOUNCED:
        return _NOT_RECEIVING
    registered = registered_on(at)
    if registered > session.closes_on:
        return _CLOSED.format(closes=shown(session.closes_on), on=shown(registered))
    return None if row.left else _FULL.format(seats=session.seats)


def why_not(session: UUID | str, at: datetime) -> Text | None:
    """Why this session cannot be chosen; None when it can."""
    key = _key(session)
    row = one(key, calendars.active(), at) if key else None
    return closed(row, at) if row else _GONE


def speaks(session: Session, language: str) -> Text | None:
    """Why the language cannot be chosen; None when the session is held in it (C-11)."""
    if language in session.languages:
        return None
    return _LANGUAGE.format(languages=_join(session.languages))


def named(session: UUID | str) -> Session | None:
    """The session of that id."""
    key = _key(session)
    return Session.objects.filter(pk=key).first() if key else None


def registered_on(at: datetime) -> date:
    """The day on which an application made at that moment is registered (C-06)."""
    return hours.registration(at, Channel.PORTAL, calendars.active()).registered_on


def _key(session: UUID | str) -> UUID | None:
    try:
        return session if isinstance(session, UUID) else UUID(session)
    except ValueError:
        return None


def _join(languages: list[str]) -> Text:
    def line(code: str) -> str:
        return ", ".join(LANGUAGES[name].in_(code) for name in languages)

    return Text(kk=line("kk"), ru=line("ru"), en=line("en"))


def faults(session: UUID, language: str, closes_on: date, at: datetime) -> Iterator[tuple[Text, Clause]]:
    """What stands against an application for the session at a moment: closed, full, in another language."""
    why = why_not(session, at)
    if why:
        yield why, RECEIPT
        return
    row = named(session)
    assert row is not None, "a session that can be chosen exists"
    if row.closes_on != closes_on:
        yield _NOT_RECEIVING, RECEIPT
    wrong = speaks(row, language)
    if wrong:
        yield wrong, ORDER_69 / "A1 p.11"
