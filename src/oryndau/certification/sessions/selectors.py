"""Reads of sessions: what is announced, what can still be applied for, how it stands (C-02)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import Count, Q

from oryndau.cases.models import Case
from oryndau.certification.models import Candidate, Session
from oryndau.certification.sessions.services import GONE
from oryndau.law import hours
from oryndau.law.calendar import WorkCalendar
from oryndau.law.certification.announcement import Window, window
from oryndau.law.certification.session import ANNOUNCED, CANCELLED, CONCLUDED
from oryndau.law.channels import Channel
from oryndau.law.territories import territories
from oryndau.law.text import Text


@dataclass(frozen=True, slots=True)
class Listed:
    """A session as the public list shows it."""

    session: Session
    taken: int
    open: bool
    """Whether an application made now would be registered in time, and a seat is left."""

    @property
    def left(self) -> int:
        """Seats left."""
        return max(self.session.seats - self.taken, 0)

    @property
    def place(self) -> Text:
        """The place in the official languages; English readers get the Russian one."""
        row = self.session
        return Text(kk=row.place_kk, ru=row.place_ru, en=row.place_ru)

    @property
    def body(self) -> Text:
        """The justice body that holds the session."""
        return territories()[self.session.territory].justice_body


def coming(
    calendar: WorkCalendar, *, at: datetime, territory: str = "", language: str = "", limit: int = 200
) -> list[Listed]:
    """Sessions that are not over, those under way too, the next one first."""
    rule = ~Q(state__in=[CANCELLED, CONCLUDED])
    if territory:
        rule &= Q(territory=territory)
    if language:
        rule &= Q(languages__contains=[language])
    return listed(Session.objects.filter(rule).order_by("held_at", "pk")[:limit], calendar, at)


def past(*, territory: str = "", limit: int = 50) -> list[Session]:
    """Sessions that were concluded or cancelled, the latest first."""
    rule = Q(state__in=[CANCELLED, CONCLUDED])
    if territory:
        rule &= Q(territory=territory)
    return list(Session.objects.filter(rule).order_by("-held_at", "-pk")[:limit])


def listed(sessions: Iterable[Session], calendar: WorkCalendar, at: datetime) -> list[Listed]:
    """Sessions with their seats, counted in one statement for all."""
    rows = list(sessions)
    seats = _taken([row.pk for row in rows])
    registers = hours.registration(at, Channel.PORTAL, calendar).registered_on
    return [Listed(row, seats.get(row.pk, 0), _open(row, seats.get(row.pk, 0), registers)) for row in rows]


def one(session: UUID, calendar: WorkCalendar, at: datetime) -> Listed | None:
    """One session with its seats."""
    found = listed(Session.objects.filter(pk=session), calendar, at)
    return found[0] if found else None


def frame(session: Session, calendar: WorkCalendar) -> Window:
    """When the session may be held and when the term of the service ends (C-19)."""
    return window(session.closes_on, calendar)


def candidates(session: UUID) -> list[tuple[Candidate, Case]]:
    """The candidates of a session with their cases, by number."""
    rows = {row.case_id: row for row in Candidate.objects.filter(session_id=session)}
    cases = Case.objects.filter(pk__in=rows).order_by("number", "pk")
    return [(rows[case.pk], case) for case in cases]


def _open(row: Session, seats: int, registers: date) -> bool:
    return row.state == ANNOUNCED and registers <= row.closes_on and seats < row.seats


def _taken(keys: list[UUID]) -> dict[UUID, int]:
    rows = Candidate.objects.filter(session_id__in=keys)
    gone = Case.objects.filter(pk__in=rows.values("case_id"), state__in=GONE).values("pk")
    counted = rows.exclude(case_id__in=gone).values_list("session_id").annotate(Count("case_id"))
    return dict(counted.order_by())
