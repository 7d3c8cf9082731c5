"""Reads of the Commission's room: who I am in a session, who sits, who stands where, who has voted (C-15).

Choices are never read here: before the votes are counted nobody's page may come near them.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from uuid import UUID

from django.http import Http404

from oryndau.cases import permissions
from oryndau.cases.actors import Actor
from oryndau.cases.models import Case
from oryndau.certification.commission.bench import Bench, bench_of
from oryndau.certification.commission.stages import Stage, Standing, standings
from oryndau.certification.models import Member, MinutesText, Session, Vote
from oryndau.law.certification.commission import quorum, voting
from oryndau.law.certification.session import CLOSED, RECORDED, SITTING
from oryndau.law.certification.session_facts import Seat
from oryndau.law.procedure import Role

_ORDER = {Seat.CHAIRMAN: 0, Seat.MEMBER: 1, Seat.SUBSTITUTE: 2, Seat.SECRETARY: 3}
_LOOKERS_ON = frozenset({Role.HEAD, Role.DEPARTMENT})
"""Who may look into a session without sitting in it."""


@dataclass(frozen=True)
class Room:
    """A session as one of its people, or the head who answers for it, sees it."""

    session: Session
    case: Case
    members: Sequence[Member]
    me: Member | None
    bench: Bench | None

    @property
    def is_secretary(self) -> bool:
        """Whether the page is the secretary's."""
        return self.me is not None and self.me.seat == Seat.SECRETARY

    @property
    def is_sitting(self) -> bool:
        """Whether the session sits."""
        return self.case.state == SITTING

    @property
    def is_live(self) -> bool:
        """Whether the page has something to wait for."""
        return self.case.state in (CLOSED, SITTING, RECORDED)

    @cached_property
    def standing(self) -> Sequence[Standing]:
        """The admitted candidates, by number."""
        return standings(self.session.pk)

    @cached_property
    def voted(self) -> Mapping[UUID, set[UUID]]:
        """Who has voted on each candidate: posts, never choices."""
        found: dict[UUID, set[UUID]] = {}
        rows = Vote.objects.filter(candidate__session=self.session.pk)
        for candidate, staff in rows.values_list("candidate_id", "member__staff_id"):
            found.setdefault(candidate, set()).add(staff)
        return found

    @property
    def quorum(self) -> tuple[int, int]:
        """How many vote in the session now, and how many must be there."""
        if self.bench is None:
            appointed = [one for one in self.members if one.seat in (Seat.CHAIRMAN, Seat.MEMBER)]
            return 0, quorum(len(appointed))
        return len(self.bench.voters()), quorum(len(voting(self.bench.opening.composition)))

    def names(self) -> dict[UUID, str]:
        """Names of the session's people by post."""
        return {one.staff_id: one.staff.person.full_name for one in self.members}

    def waits_for_my_vote(self, one: Standing) -> bool:
        """Whether I must still vote on a candidate."""
        if self.me is None or self.bench is None or one.stage is not Stage.INTERVIEWED:
            return False
        must = self.me.staff_id in self.bench.voters(one.key)
        return must and self.me.staff_id not in self.voted.get(one.key, set())


def room_for(actor: Actor, session_id: UUID) -> Room:
    """The room of a session; Http404 for who neither sits in it nor answers for it."""
    session = Session.objects.filter(pk=session_id).first()
    case = Case.objects.filter(pk=session_id).first()
    if session is None or case is None:
        raise Http404
    rows = Member.objects.filter(session=session).select_related("staff__person")
    members = sorted(rows, key=lambda one: (_ORDER[Seat(one.seat)], one.staff.person.full_name))
    me = next((one for one in members if one.staff_id == actor.staff), None)
    may_look = bool(actor.roles & _LOOKERS_ON) and permissions.can_see(actor, case)
    if me is None and not may_look:
        raise Http404
    return Room(session, case, members, me, bench_of(session_id))


def my_sessions(actor: Actor, limit: int = 50) -> list[Session]:
    """The sessions in which the actor sits, the next ones first, those that are over last."""
    mine = Session.objects.filter(members__staff=actor.staff).order_by("-held_at")[:limit]
    return sorted(mine, key=lambda one: (one.state in ("concluded", "cancelled"), -one.held_at.timestamp()))


def standing_of(room: Room, candidate: UUID) -> Standing:
    """An admitted candidate of the session; Http404 for any other."""
    found = next((one for one in room.standing if one.key == candidate), None)
    if found is None:
        raise Http404
    return found


def texts_of(session: UUID) -> Sequence[MinutesText]:
    """Every text of the minutes with its signatures, the newest first."""
    rows = MinutesText.objects.filter(session=session).order_by("-made_at", "-id")
    return list(rows.prefetch_related("signatures__member__staff__person"))
