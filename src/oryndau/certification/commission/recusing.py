"""Recusals: who takes no part in deciding on a candidate or in the session, why, and who replaces him (C-15).

APPC Art. 67 lets a member be recused for a conflict of interest; the reason is recorded, not judged.
"""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from oryndau.cases import engine
from oryndau.cases.actors import Actor
from oryndau.cases.models import Case
from oryndau.certification.commission.bench import candidate_of, locked, secretary_of, sitting
from oryndau.certification.commission.errors import Refused
from oryndau.certification.commission.voting import settle
from oryndau.certification.models import Candidate, Session, Vote
from oryndau.certification.sessions.services import project
from oryndau.law.certification.candidate import INTERVIEWED, VOTED_FAIL, VOTED_PASS
from oryndau.law.certification.session import SESSION
from oryndau.law.certification.session_facts import Recusal


def recuse(
    session: UUID, facts: dict[str, Any], actor: Actor, *, version: int, at: datetime
) -> Session:  # fmt: skip
    """Record a recusal. Who has voted cannot be recused from what he voted on: a vote is final.

    Where all others have voted already, the votes are counted at once.
    """
    secretary_of(session, actor.staff)
    told = engine.valid(SESSION.step("recuse"), facts)
    assert isinstance(told, Recusal)
    with transaction.atomic():
        sitting(session)
        _check(session, told)
        row = project(engine.perform(session, "recuse", actor, told, at=at, version=version))
        bench = sitting(session)
        for candidate in _waiting(session, told.candidate):
            if locked(candidate.pk).state == INTERVIEWED:
                settle(candidate, bench, at)
    return row


def _check(session: UUID, told: Recusal) -> None:
    votes = Vote.objects.filter(candidate__session=session, member__staff=told.member)
    if told.candidate:
        if candidate_of(told.candidate).session_id != session:
            raise Refused("not-sitting")
        if locked(told.candidate).state in (VOTED_PASS, VOTED_FAIL):
            raise Refused("decided")
        votes = votes.filter(candidate=told.candidate)
    if votes.exists():
        raise Refused("has-voted")


def _waiting(session: UUID, candidate: UUID | None) -> list[Candidate]:
    """The candidates whose votes a recusal may complete."""
    rows = Candidate.objects.filter(session=session)
    rows = rows.filter(pk=candidate) if candidate else rows
    waiting = Case.objects.filter(pk__in=rows.values("pk"), state=INTERVIEWED).values("pk")
    return list(rows.filter(pk__in=waiting).order_by("pk"))
