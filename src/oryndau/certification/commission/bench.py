"""Who sits: the Commission as the session was opened and as recusals changed it (C-09, C-15).

The session's journal is the only source; the law says what follows from it.
"""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from oryndau.cases.errors import NotPermitted, UnknownCase
from oryndau.cases.models import Case, Event
from oryndau.certification.commission.errors import Refused
from oryndau.certification.models import Candidate, Member
from oryndau.law.certification import commission as law
from oryndau.law.certification import presiding as chair
from oryndau.law.certification.session import SITTING
from oryndau.law.certification.session_facts import Appointee, Composition, Opening, Recusal, Seat


@dataclass(frozen=True, slots=True)
class Bench:
    """The Commission of an opened session."""

    opening: Opening
    recusals: tuple[Recusal, ...] = ()

    def voters(self, candidate: UUID | None = None) -> list[UUID]:
        """Posts of those who must vote on a candidate; without one, of those who vote in the session."""
        return law.voters(self.opening, self.recusals, candidate)

    def presides(self, candidate: UUID | None = None) -> UUID | None:
        """The post whose vote decides an equal split."""
        return chair.presiding(self.opening, self.recusals, candidate)

    def appointee(self, staff: UUID) -> Appointee:
        """A person of the Commission. StopIteration for a stranger."""
        return next(one for one in self.opening.composition.people if one.staff == staff)

    def called(self) -> list[UUID]:
        """Everybody who may have voted on somebody: who votes in the session and who replaced a recused."""
        gone = {one.member for one in self.recusals if one.candidate is None}
        called = [one.replaced_by for one in self.recusals if one.replaced_by and one.candidate]
        return [*dict.fromkeys([*self.voters(), *(staff for staff in called if staff not in gone)])]

    def spare(self) -> list[Appointee]:
        """Substitutes who are there and have no vote in the session."""
        gone = {one.member for one in self.recusals if one.candidate is None}
        taken = gone.union(self.voters())
        return [
            one for one in self.opening.composition.people
            if one.seat is Seat.SUBSTITUTE and one.staff in self.opening.present and one.staff not in taken
        ]  # fmt: skip


def composition_of(session: UUID) -> Composition | None:
    """The Commission as the head appointed it last; None before that."""
    body = Event.objects.filter(case=session, step="appoint").order_by("-no").values_list("body", flat=True)
    found = body.first()
    return Composition.model_validate(json.loads(found)["facts"]) if found else None


def bench_of(session: UUID) -> Bench | None:
    """Who sits in a session; None before it was opened. One statement."""
    told = _facts(Event.objects.filter(case=session, step__in=("open", "recuse")).order_by("no"))
    opened = [facts for step, facts in told if step == "open"]
    if not opened:
        return None
    recusals = tuple(Recusal.model_validate(facts) for step, facts in told if step == "recuse")
    return Bench(Opening.model_validate(opened[-1]), recusals)


def _facts(events: Iterable[Event]) -> list[tuple[str, dict[str, object]]]:
    return [(event.step, json.loads(event.body)["facts"]) for event in events]


def sitting(session: UUID) -> Bench:
    """Lock an open session and say who sits. Raises `Refused`.

    Whatever changes who votes, votes, or what the minutes say takes this lock first and then that of the
    candidate's case: two last votes at once are counted once, and no vote falls between a recusal and its
    effect.
    """
    case = Case.objects.select_for_update().filter(pk=session).first()
    bench = bench_of(session) if case else None
    if case is None or case.state != SITTING or bench is None:
        raise Refused("not-sitting")
    return bench


def locked(candidate: UUID) -> Case:
    """The candidate's case, locked; the session's lock is taken before."""
    return Case.objects.select_for_update().get(pk=candidate)


def member_of(session: UUID, staff: UUID | None) -> Member:
    """The member of the session who holds an active post; `NotPermitted` for everybody else."""
    found = Member.objects.select_related("staff__person").filter(session=session, staff=staff).first()
    if found is None or not found.staff.active:
        raise NotPermitted("certification-session")
    return found


def secretary_of(session: UUID, staff: UUID | None) -> Member:
    """The session's own secretary; `NotPermitted` for everybody else."""
    member = member_of(session, staff)
    if member.seat != Seat.SECRETARY:
        raise NotPermitted("certification-session")
    return member


def candidate_of(key: UUID) -> Candidate:
    """A candidate with his session; `UnknownCase` when there is none."""
    found = Candidate.objects.select_related("session").filter(pk=key).first()
    if found is None:
        raise UnknownCase(str(key))
    return found
