"""The secretary opens the session: who is there, the quorum by law, the test's seed (C-09, C-15)."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from django.db import transaction

from oryndau.cases import engine
from oryndau.cases.actors import Actor
from oryndau.certification.commission.bench import composition_of, secretary_of
from oryndau.certification.commission.errors import Refused
from oryndau.certification.models import Member, Session
from oryndau.certification.sessions.services import project
from oryndau.examination.hall import services as hall
from oryndau.law.certification.commission import seated
from oryndau.law.certification.session_facts import Opening
from oryndau.timekeeping import local


def open_session(
    session: UUID, present: Iterable[UUID], actor: Actor, *, version: int, at: datetime
) -> Session:
    """Open the session with those who are present, and its test with a secret seed whose hash is told now.

    Raises `FactsInvalid` without chairman, secretary or quorum, and what the hall refuses.
    """
    row = secretary_of(session, actor.staff).session
    composition = composition_of(session)
    if composition is None:
        raise Refused("not-sitting")
    with transaction.atomic():
        exam = hall.open_exam(session, row.territory, on=local(at).date(), at=at)
        facts = Opening(
            opened_at=at, present=list(present), composition=composition, seed_commitment=exam.commitment
        )
        opened = project(engine.perform(session, "open", actor, facts, at=at, version=version))
        members = Member.objects.filter(session=session)
        members.filter(staff__in=facts.present).update(present=True)
        members.update(votes=False)
        members.filter(staff__in=[one.staff for one in seated(facts)]).update(votes=True)
        return opened
