"""The minutes of the Commission: what they say, in the form of An.4 (C-16)."""

from collections.abc import Iterable
from datetime import datetime
from typing import ClassVar
from uuid import UUID

from pydantic import AwareDatetime, Field

from oryndau.certification.models import Session
from oryndau.certification.sessions.papers import SEATS, Sitting
from oryndau.documents.content import Content, Office, Part, Words
from oryndau.documents.letterhead import check_url, office
from oryndau.law.certification.facts import Outcome
from oryndau.law.certification.session_facts import Appointee, Line4, Minutes, Recusal
from oryndau.law.text import Text
from oryndau.people.models import Staff


class Candidate(Part):
    """A candidate in a list of the minutes."""

    number: Words
    name: Words
    correct: int | None = None
    votes: Text | None = None
    note: Text | None = None
    dissents: list[Words] = []


class Recused(Part):
    """A recusal in the minutes."""

    member: Words
    candidate: Words | None = Field(default=None, description="None: from the whole session")
    reason: Words
    replaced_by: Words | None = None


class CommissionMinutes(Content):
    """Minutes of the meeting of the Commission for certification (An.4)."""

    template: ClassVar[str] = "commission-minutes"
    title: ClassVar[Text] = Text(
        kk="Аттестаттау комиссиясы отырысының хаттамасы",
        ru="Протокол заседания Комиссии по аттестации",
        en="Minutes of the certification Commission",
    )

    office: Office
    minutes_number: Words
    session_number: Words
    drawn_up_at: AwareDatetime
    opened_at: AwareDatetime
    place: Text
    chairman: Sitting
    members: list[Sitting]
    secretary: Sitting
    passed: list[Candidate] = []
    not_passed: list[Candidate] = []
    absent: list[Candidate] = []
    suspended: list[Candidate] = []
    recusals: list[Recused] = []
    seed: Words | None = None
    commitment: Words


class VoidMinutes(CommissionMinutes):
    """Minutes that were taken back: the public check says that they and their signatures have no force."""

    title: ClassVar[Text] = Text(
        kk="Комиссия хаттамасы: өзгерту үшін қайтарылған, оның және қолтаңбаларының күші жоқ",
        ru="Протокол Комиссии: отозван для изменения, он и подписи под ним недействительны",
        en="Minutes of the Commission: taken back to be changed, they and their signatures are void",
    )


def commission_minutes(
    session: Session, facts: Minutes, number: str, *, opened_at: datetime, commitment: str, void: bool = False
) -> CommissionMinutes:
    """The minutes as a document with this public number."""
    people = [facts.chairman, *facts.members, facts.secretary]
    posts = Staff.objects.in_bulk([person.staff for person in people])
    chairman, *members, secretary = [_sitting(person, posts.get(person.staff)) for person in people]
    return (VoidMinutes if void else CommissionMinutes)(
        number=number, check_url=check_url(number), made_at=facts.drawn_up_at,
        office=office(session.territory), minutes_number=facts.number, session_number=session.number,
        drawn_up_at=facts.drawn_up_at, opened_at=opened_at, commitment=commitment, seed=facts.seed,
        place=Text(kk=session.place_kk, ru=session.place_ru, en=session.place_ru),
        chairman=chairman, members=members, secretary=secretary,
        passed=_listed(facts, Outcome.PASSED), not_passed=_listed(facts, Outcome.NOT_PASSED),
        absent=_listed(facts, Outcome.ABSENT), suspended=_listed(facts, Outcome.SUSPENDED),
        recusals=list(_recusals(facts)),
    )  # fmt: skip


def _sitting(person: Appointee, post: Staff | None) -> Sitting:
    kk, ru = (post.position_kk, post.position_ru) if post else (person.position, person.position)
    return Sitting(seat=SEATS[person.seat], name=person.name, position=Text(kk=kk, ru=ru, en=ru))


def _listed(facts: Minutes, outcome: Outcome) -> list[Candidate]:
    return [
        Candidate(
            number=line.number, name=line.name, correct=line.correct, votes=_votes(line),
            note=Text(kk=line.note_kk, ru=line.note_ru or line.note_kk, en=line.note_ru or line.note_kk)
            if line.note_kk else None,
            dissents=line.dissent,
        )
        for line in facts.candidates if line.outcome is outcome
    ]  # fmt: skip


def _votes(line: Line4) -> Text | None:
    if line.votes_for is None or line.votes_against is None:
        return None
    favour, against = line.votes_for, line.votes_against
    chair = line.decided_by == "chairman"
    return Text(
        kk=f"жақтап {favour}, қарсы {against}" + ("; төрағаның дауысымен шешілді" if chair else ""),
        ru=f"за {favour}, против {against}" + ("; решил голос председателя" if chair else ""),
        en=f"for {favour}, against {against}" + ("; decided by the chairman's vote" if chair else ""),
    )


def _recusals(facts: Minutes) -> Iterable[Recused]:
    people = {one.staff: one.name for one in (facts.chairman, *facts.members)}
    candidates: dict[UUID, str] = {line.case: f"{line.name} ({line.number})" for line in facts.candidates}
    for one in facts.recusals:
        yield _recused(one, people, candidates)


def _recused(one: Recusal, people: dict[UUID, str], candidates: dict[UUID, str]) -> Recused:
    return Recused(
        member=people.get(one.member) or _name(one.member), reason=one.reason,
        candidate=candidates.get(one.candidate) if one.candidate else None,
        replaced_by=(people.get(one.replaced_by) or _name(one.replaced_by)) if one.replaced_by else None,
    )  # fmt: skip


def _name(staff: UUID) -> str:
    return Staff.objects.select_related("person").get(pk=staff).person.full_name
