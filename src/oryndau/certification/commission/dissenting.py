"""A dissenting opinion, after the count of votes and until the minutes are drawn up (C-15, A1 p.13(2))."""

from datetime import datetime
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.urls import reverse

from oryndau.cases.actors import Actor
from oryndau.cases.errors import NotPermitted
from oryndau.cases.models import Case
from oryndau.cases.proof import Proof
from oryndau.certification.commission.bench import candidate_of, member_of, sitting
from oryndau.certification.commission.errors import Refused
from oryndau.certification.commission.voting import outvoted
from oryndau.certification.commission.words import said
from oryndau.certification.models import Candidate, Dissent, Member, Vote
from oryndau.eds.verdict import Verdict
from oryndau.law.canonical import canonical
from oryndau.law.certification.candidate import VOTED_FAIL, VOTED_PASS
from oryndau.signing import services as signing
from oryndau.signing.models import SignatureSession

PURPOSE = "certification.dissent"


def may_dissent(candidate: Candidate, case: Case, member: Member) -> Vote:
    """The vote of a member who was outvoted and has given no opinion yet. Raises `Refused` for others."""
    vote = Vote.objects.filter(candidate=candidate, member=member).select_related("later_dissent").first()
    decided = case.state in (VOTED_PASS, VOTED_FAIL)
    if not decided or vote is None or not outvoted(vote, passed=case.state == VOTED_PASS):
        raise Refused("not-outvoted")
    if vote.dissent or hasattr(vote, "later_dissent"):
        raise Refused("not-outvoted")
    return vote


def opinion(candidate: Candidate, staff: UUID, text: str) -> bytes:
    """The exact bytes of an opinion: site, session, candidate, member and text."""
    return canonical(
        {
            "candidate": str(candidate.pk), "dissent": text, "host": settings.SITE_NAME,
            "member": str(staff), "purpose": PURPOSE, "session": str(candidate.session_id),
        }
    )  # fmt: skip


def open_dissent(key: UUID, text: str, actor: Actor, *, browser: str, at: datetime) -> SignatureSession:
    """Freeze an opinion for the signature of the member who gives it."""
    candidate = candidate_of(key)
    member = member_of(candidate.session_id, actor.staff)
    may_dissent(candidate, Case.objects.get(pk=key), member)
    text = said(text, "dissent")
    return signing.open_session(
        PURPOSE, opinion(candidate, member.staff_id, text), browser=browser, at=at, iin=actor.iin,
        subject={"candidate": str(key), "staff": str(member.staff_id), "text": text},
    )  # fmt: skip


@signing.completes(PURPOSE)
def give(session: SignatureSession, proof: Proof, verdict: Verdict, at: datetime) -> str:
    """Keep a signed opinion: it stands in the minutes. Once they are drawn up it is too late."""
    candidate = candidate_of(UUID(session.subject["candidate"]))
    with transaction.atomic():
        sitting(candidate.session_id)
        member = member_of(candidate.session_id, UUID(session.subject["staff"]))
        if proof.iin != member.staff.person.iin:
            raise NotPermitted(PURPOSE)
        vote = may_dissent(candidate, Case.objects.get(pk=candidate.pk), member)
        Dissent.objects.create(vote=vote, text=session.subject["text"], signature=proof.id, at=at)
    return reverse("commission:room", args=[candidate.session_id])
