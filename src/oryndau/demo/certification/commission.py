"""The Commission of the story: interviews, votes with dissents, minutes signed by all (C-14 to C-16)."""

from collections.abc import Collection, Sequence
from uuid import UUID

from oryndau.certification.commission import dissenting, interviewing, opening, recording, recusing, voting
from oryndau.certification.commission.bench import bench_of
from oryndau.certification.commission.interviewing import Asked, Marked
from oryndau.certification.models import Candidate, Session
from oryndau.demo.certification.crew import Crew, Post
from oryndau.demo.certification.hands import BROWSER, now, sign, version
from oryndau.law.certification.commission import must_sign

Ballot = tuple[str, str]
"""pass or fail, and the opinion that a member writes on his ballot."""
FOR, AGAINST = ("pass", ""), ("fail", "")
_QUESTIONS = {
    "kk": (
        ("Атқару құжатын ерікті түрде орындау тәртібі қандай?", "Толық жауап берді."),
        ("Борышкердің жалғыз баспанасынан өндіріп алуға бола ма?", "Ерекше жағдайларды атады."),
        ("Сот орындаушысының әрекетіне шағым қандай мерзімде беріледі?", ""),
    ),
    "ru": (
        ("Каков порядок добровольного исполнения исполнительного документа?", "Ответил полностью."),
        ("Можно ли обратить взыскание на единственное жилище должника?", "Назвал исключения."),
        ("В какой срок обжалуются действия судебного исполнителя?", ""),
    ),
}


def convene(crew: Crew, session: Session) -> None:
    """The secretary opens the session; everybody of the Commission is there."""
    present = list(session.members.values_list("staff_id", flat=True))
    opening.open_session(
        session.pk, present, crew.the("secretary").actor, version=version(session.pk), at=now()
    )


def interview(crew: Crew, case: UUID, marks: Sequence[int] = (8, 7, 9)) -> None:
    """Three questions, asked by three members, each marked by all who vote (C-14)."""
    row = Candidate.objects.get(pk=case)
    voters = _voters(row)
    asked = [
        Asked(
            asked_by=voters[place % len(voters)], text=text,
            marks=tuple(
                Marked(one, max(0, marks[place] - index % 2), remark if index == 0 else "")
                for index, one in enumerate(voters)
            ),
        )
        for place, (text, remark) in enumerate(_QUESTIONS[row.language])
    ]  # fmt: skip
    secretary = crew.the("secretary").actor
    interviewing.record(case, asked, {}, secretary)
    interviewing.close(case, secretary, version=version(case), at=now())


def vote(posts: Sequence[Post], case: UUID, ballots: Sequence[Ballot]) -> None:
    """Those who vote sign their votes, in the order of the ballots (C-15)."""
    must = _voters(Candidate.objects.get(pk=case))
    here = {post.staff.pk: post for post in posts}
    for staff, (choice, opinion) in zip(must, ballots, strict=False):
        post = here[staff]
        sign(voting.open_ballot(case, choice, opinion, post.actor, browser=BROWSER, at=now()), post.person)


def dissent(post: Post, case: UUID, text: str) -> None:
    """A member who was outvoted writes his opinion after the count."""
    sign(dissenting.open_dissent(case, text, post.actor, browser=BROWSER, at=now()), post.person)


def recuse(crew: Crew, session: Session, case: UUID, who: Post, instead: Post | None, reason: str) -> None:
    """A member takes no part in deciding on a candidate; who replaces him (APPC Art. 67)."""
    facts = {
        "member": who.staff.pk, "candidate": case, "reason": reason,
        "replaced_by": instead.staff.pk if instead else None,
    }  # fmt: skip
    secretary = crew.the("secretary").actor
    recusing.recuse(session.pk, facts, secretary, version=version(session.pk), at=now())


def draw_up(crew: Crew, session: Session, absent: Collection[UUID] = ()) -> None:
    """The secretary draws up the minutes."""
    secretary = crew.the("secretary").actor
    recording.draw_up(session.pk, absent, secretary, version=version(session.pk), at=now())


def sign_minutes(posts: Sequence[Post], session: Session, but: int = 0) -> None:
    """Everybody who must signs the minutes; `but` of them have not yet."""
    text = recording.in_force(session.pk)
    assert text, "the minutes were drawn up"
    must = must_sign(recording.facts_of(text))
    signers = [post for post in posts if post.staff.pk in must]
    for post in signers[: len(signers) - but]:
        sign(recording.open_signing(session.pk, post.actor, browser=BROWSER, at=now()), post.person)


def take_back(crew: Crew, session: Session, reason: str) -> None:
    """The minutes are taken back: the signatures under them are void (C-16)."""
    secretary = crew.the("secretary").actor
    recording.redraw(session.pk, reason, secretary, version=version(session.pk), at=now())


def _voters(row: Candidate) -> list[UUID]:
    bench = bench_of(row.session_id)
    assert bench, "the session was opened"
    return bench.voters(row.pk)
