"""The verbs of a session: announce, change, cancel, close the receipt; and its row for lists (C-02, C-19)."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from oryndau.cases import engine, numbering
from oryndau.cases.actors import SYSTEM, Actor
from oryndau.cases.models import Case, Event
from oryndau.certification.models import Candidate, Session
from oryndau.law.certification.session import ANNOUNCED, SESSION
from oryndau.law.certification.session_facts import Announcement, Change, Received
from oryndau.timekeeping import local

SERIES = "session"
GONE = ("withdrawn", "refused", "returned")
"""States of a candidate's case that give his seat back."""


def announce(key: UUID, facts: dict[str, Any], actor: Actor, *, at: datetime) -> Session:
    """Announce a session of the actor's own territory. The same key twice announces it once.

    Raises `FactsInvalid` with what the law objects to: the service must be possible in its term.
    """
    made = Session.objects.filter(pk=key).first()
    if made:
        return made
    with transaction.atomic():
        number = numbering.next_number(SERIES, actor.territory, local(at).year)
        told = {**facts, "number": number, "territory": actor.territory}
        checked = engine.valid(SESSION.step("announce"), told)
        assert isinstance(checked, Announcement)
        opening = engine.Opening(
            case=key, procedure=SESSION.key, territory=actor.territory, applicant="", principal="",
            title=number, channel="portal",
        )  # fmt: skip
        engine.open_case(opening, "announce", actor, checked, at=at)
        return Session.objects.create(
            id=key, number=number, territory=actor.territory, state=ANNOUNCED, closes_on=checked.closes_on,
            held_at=checked.held_at, place_kk=checked.place_kk, place_ru=checked.place_ru,
            languages=[language.value for language in checked.languages], seats=checked.seats,
            announced_at=at, changed_at=at,
        )  # fmt: skip


def change(session: UUID, facts: dict[str, Any], actor: Actor, *, version: int, at: datetime) -> Session:
    """Change time, place or seats; candidates are told. Seats never fall below those that are taken."""
    with transaction.atomic():
        event = engine.perform(session, "change", actor, facts, at=at, version=version)
        said = Change.model_validate(facts)
        Session.objects.filter(pk=session).update(
            held_at=said.held_at, place_kk=said.place_kk, place_ru=said.place_ru,
            seats=max(said.seats, taken(session)),
        )  # fmt: skip
        return project(event)


def cancel(session: UUID, facts: dict[str, Any], actor: Actor, *, version: int, at: datetime) -> Session:
    """Call a session off; its candidates are told and choose another one or withdraw."""
    with transaction.atomic():
        return project(engine.perform(session, "cancel", actor, facts, at=at, version=version))


def close_receipt(session: UUID, *, at: datetime) -> Session:
    """Close the receipt of documents: from this day the term of the service counts (C-19)."""
    with transaction.atomic():
        row = Session.objects.select_for_update().get(pk=session)
        facts = Received(closes_on=row.closes_on, applications=taken(session))
        return project(engine.perform(session, "close-receipt", SYSTEM, facts, at=at))


def project(event: Event) -> Session:
    """Bring the session's row up to its case after a step, in the transaction of the step."""
    Session.objects.filter(pk=event.case_id).update(state=event.case.state, changed_at=event.at)
    return Session.objects.get(pk=event.case_id)


def taken(session: UUID) -> int:
    """How many seats are taken by applications that still stand."""
    gone = Case.objects.filter(procedure="certification", state__in=GONE)
    rows = Candidate.objects.filter(session_id=session)
    return rows.exclude(case_id__in=gone.filter(pk__in=rows.values("case_id")).values("pk")).count()
