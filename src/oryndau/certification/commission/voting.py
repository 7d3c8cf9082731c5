"""Votes: signed, final, told to nobody until all who must vote have voted, then counted by law (C-15).

A vote is no step of the candidate's case: members vote at the same time, and none makes another's page stale.
"""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.urls import reverse

from oryndau.cases import engine
from oryndau.cases.actors import SYSTEM, Actor
from oryndau.cases.errors import NotPermitted
from oryndau.cases.models import Case, Event
from oryndau.cases.proof import Proof
from oryndau.certification.commission.bench import Bench, bench_of, candidate_of, locked, member_of, sitting
from oryndau.certification.commission.errors import Refused
from oryndau.certification.commission.words import said
from oryndau.certification.models import Candidate, Member, Vote
from oryndau.eds.verdict import Verdict
from oryndau.law.canonical import canonical
from oryndau.law.certification.candidate import INTERVIEWED
from oryndau.law.certification.commission import Ballot, Decision, VotesIncomplete, decide
from oryndau.law.certification.facts import CountedVote, Tally
from oryndau.signing import services as signing
from oryndau.signing.models import SignatureSession

PURPOSE = "certification.vote"


def ballot(candidate: Candidate, staff: UUID, choice: str, dissent: str) -> bytes:
    """The exact bytes of a vote: site, session, candidate, member, choice and opinion."""
    return canonical(
        {
            "candidate": str(candidate.pk), "choice": choice, "dissent": dissent, "host": settings.SITE_NAME,
            "member": str(staff), "purpose": PURPOSE, "session": str(candidate.session_id),
        }
    )  # fmt: skip


def open_ballot(
    key: UUID, choice: str, dissent: str, actor: Actor, *, browser: str, at: datetime
) -> SignatureSession:
    """Freeze a member's vote for his signature. Nothing is cast yet, and nobody else can read it."""
    candidate = candidate_of(key)
    member = member_of(candidate.session_id, actor.staff)
    dissent = said(dissent, "dissent") if dissent.strip() else ""
    bench = bench_of(candidate.session_id)
    if bench is None:
        raise Refused("not-sitting")
    _check(candidate, Case.objects.get(pk=key), member, bench)
    return signing.open_session(
        PURPOSE, ballot(candidate, member.staff_id, choice, dissent), browser=browser, at=at, iin=actor.iin,
        subject={"candidate": str(key), "staff": str(member.staff_id), "choice": choice, "dissent": dissent},
    )  # fmt: skip


@signing.completes(PURPOSE)
def cast(session: SignatureSession, proof: Proof, verdict: Verdict, at: datetime) -> str:
    """Cast a signed vote; the last one of those who must vote is counted with all others at once."""
    told = session.subject
    candidate = candidate_of(UUID(told["candidate"]))
    with transaction.atomic():
        bench = sitting(candidate.session_id)
        case = locked(candidate.pk)
        member = member_of(candidate.session_id, UUID(told["staff"]))
        if proof.iin != member.staff.person.iin:
            raise NotPermitted(PURPOSE)
        _check(candidate, case, member, bench)
        Vote.objects.create(
            candidate=candidate, member=member, choice=told["choice"], dissent=told["dissent"],
            signature=proof.id, sha256=proof.digest, at=at,
        )  # fmt: skip
        settle(candidate, bench, at)
    return reverse("commission:room", args=[candidate.session_id])


def _check(candidate: Candidate, case: Case, member: Member, bench: Bench) -> None:
    if member.staff_id not in bench.voters(candidate.pk):
        raise NotPermitted(PURPOSE)
    if Vote.objects.filter(candidate=candidate, member=member).exists():
        raise Refused("already-voted")
    if case.state != INTERVIEWED:
        raise Refused("not-interviewed")


def settle(candidate: Candidate, bench: Bench, at: datetime) -> Event | None:
    """Count the votes once all who must vote have voted; None while one is missing.

    To be called under the locks of `sitting` and `locked`.
    """
    votes = list(Vote.objects.filter(candidate=candidate).select_related("member__staff__person"))
    if {vote.member.staff_id for vote in votes} != set(bench.voters(candidate.pk)):
        return None
    chair = bench.presides(candidate.pk)
    made = _decision(votes, bench, candidate.pk, chair)
    tally = Tally(votes=_counted(votes, made, chair), passed=made.passed, decided_by=made.decided_by)
    return engine.perform(candidate.pk, "vote-pass" if made.passed else "vote-fail", SYSTEM, tally, at=at)


def _decision(votes: Sequence[Vote], bench: Bench, candidate: UUID, chair: UUID | None) -> Decision:
    ballots = [
        Ballot(vote.member.staff_id, vote.choice == "pass", vote.member.staff_id == chair) for vote in votes
    ]
    try:
        return decide(ballots, bench.voters(candidate))
    except VotesIncomplete as error:
        raise Refused("nobody-presides") from error


def _counted(votes: Sequence[Vote], made: Decision, chair: UUID | None) -> list[CountedVote]:
    """The votes as the journal tells them. An opinion counts as a dissent in the minority alone: written in

    advance by a member with whom the others agreed, it stays in his ballot.
    """
    return [
        CountedVote(
            member=vote.member.staff_id, name=vote.member.staff.person.full_name,
            chairman=vote.member.staff_id == chair, choice="pass" if vote.choice == "pass" else "fail",
            dissent=vote.dissent or None if outvoted(vote, passed=made.passed) else None,
            signature=vote.sha256,
        )
        for vote in sorted(votes, key=lambda one: str(one.member.staff_id))
    ]  # fmt: skip


def outvoted(vote: Vote, *, passed: bool) -> bool:
    """Whether the decision went otherwise than the member voted."""
    return (vote.choice == "pass") is not passed
