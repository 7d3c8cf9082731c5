"""The Commission's own signatures checked anew: votes, opinions, minutes (C-15, C-16).

They are no steps of a case: members sign at the same time. So the journal's check does not reach them, and
this one compares what each of them signed with what is kept and counted.
"""

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict, dataclass
from typing import Any
from uuid import UUID

from oryndau.cases.errors import Fault
from oryndau.cases.models import Event
from oryndau.certification.commission.dissenting import opinion
from oryndau.certification.commission.recording import frozen
from oryndau.certification.commission.voting import ballot
from oryndau.certification.models import Candidate, Dissent, Member, MinutesSignature, Vote
from oryndau.signing.models import Signature
from oryndau.signing.services import cms_faults

Progress = Callable[[Iterable[Candidate], int], Iterable[Candidate]]
_COUNTED = ("vote-pass", "vote-fail")


@dataclass(slots=True)
class Report:
    """How much was checked, and the first broken thing, if any."""

    votes: int = 0
    minutes: int = 0
    fault: Fault | None = None

    def as_dict(self) -> dict[str, Any]:
        """For JSON."""
        return {"holds": self.fault is None, **asdict(self)}


def verify_all(progress: Progress | None = None) -> Report:
    """Check every vote and opinion, and every signature under minutes; stop at the first fault."""
    report = Report()
    voted = Candidate.objects.filter(votes__isnull=False).distinct().order_by("pk")
    for candidate in progress(voted.iterator(100), voted.count()) if progress else voted.iterator(100):
        for what in _of_candidate(candidate, report):
            report.fault = Fault(str(candidate.pk), None, what)
            return report
    for row in _minutes():
        report.minutes += 1
        if what := _kept(row.signature, row.member, frozen(row.minutes, row.member.staff_id), row.sha256):
            report.fault = Fault(str(row.minutes.session_id), row.minutes.event_no, f"minutes: {what}")
            return report
    return report


def _minutes() -> Iterable[MinutesSignature]:
    return MinutesSignature.objects.select_related("minutes", "member__staff__person").order_by("pk")


def _of_candidate(candidate: Candidate, report: Report) -> Iterator[str]:
    """What is broken in the votes on a candidate, in the opinions, and in their count."""
    votes = list(candidate.votes.select_related("member__staff__person", "later_dissent"))
    for vote in votes:
        report.votes += 1
        said = ballot(candidate, vote.member.staff_id, vote.choice, vote.dissent)
        if what := _kept(vote.signature, vote.member, said, vote.sha256):
            yield f"a vote: {what}"
        later: Dissent | None = getattr(vote, "later_dissent", None)
        if later and (
            what := _kept(later.signature, vote.member, opinion(candidate, vote.member.staff_id, later.text))
        ):
            yield f"an opinion: {what}"
    if not _counted_as_cast(candidate, votes):
        yield "the votes are not counted as they were cast"


def _counted_as_cast(candidate: Candidate, votes: list[Vote]) -> bool:
    """Whether the count in the journal has these votes, each with its choice and signature, and no other."""
    rows = Event.objects.filter(case=candidate.pk, step__in=_COUNTED).order_by("-no")
    body = rows.values_list("body", flat=True).first()
    if body is None:
        return True
    told = {(one["member"], one["choice"], one["signature"]) for one in json.loads(body)["facts"]["votes"]}
    return told == {(str(vote.member.staff_id), vote.choice, vote.sha256) for vote in votes}


def _kept(signature: UUID, member: Member, content: bytes, sha256: str = "") -> str:
    """What is broken in a kept signature: it is gone, another person's, over other bytes, or altered."""
    row = Signature.objects.filter(pk=signature).first()
    if row is None:
        return "its signature is missing"
    if row.iin != member.staff.person.iin:
        return "it is signed by somebody else"
    if bytes(row.content) != content:
        return "what was signed is not what is kept"
    return cms_faults(row, sha256) if sha256 else ""
