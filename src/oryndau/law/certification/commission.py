"""The Commission: composition, quorum, votes, minutes (C-09, C-15, C-16; A1 p.13)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal
from uuid import UUID

from oryndau.law import parameters
from oryndau.law.acts import ORDER_69
from oryndau.law.procedure import Objection, Situation
from oryndau.law.text import Text

if TYPE_CHECKING:
    from oryndau.law.certification.facts import Interview, Tally
    from oryndau.law.certification.session_facts import Appointee, Composition, Minutes, Opening, Signed

COMMISSION = ORDER_69 / "A1 p.9(1)"
VOTES = ORDER_69 / "A1 p.13"
MINUTES = ORDER_69 / "A1 An.4"


@dataclass(frozen=True, slots=True)
class Ballot:
    """One vote: whose, for or against, and whether it is the chairman's."""

    member: UUID
    passes: bool
    chairman: bool = False


class VotesIncomplete(ValueError):
    """Not all have voted, somebody voted twice, or there is not exactly one chairman's vote."""


@dataclass(frozen=True, slots=True)
class Decision:
    """What votes come to."""

    passed: bool
    votes_for: int
    votes_against: int
    decided_by: Literal["majority", "chairman"]


def decide(ballots: Sequence[Ballot], voters: Iterable[UUID]) -> Decision:
    """The decision by majority; an equal split is decided by the chairman's vote (C-15, A1 p.13).

    `voters` are those who must vote: members may not abstain. Raises `VotesIncomplete`; with an equal split
    that needs a chairman among the voters.
    """
    members = [ballot.member for ballot in ballots]
    if len(set(members)) != len(members) or set(members) != set(voters) or not members:
        raise VotesIncomplete("every voter votes once, and nobody else")
    chairs = [ballot for ballot in ballots if ballot.chairman]
    if len(chairs) > 1:
        raise VotesIncomplete("there is one chairman")
    favour = sum(ballot.passes for ballot in ballots)
    against = len(ballots) - favour
    if favour != against:
        return Decision(favour > against, favour, against, "majority")
    if not chairs:
        raise VotesIncomplete("an equal split is decided by the chairman, who has not voted")
    return Decision(chairs[0].passes, favour, against, "chairman")


def quorum(voting: int) -> int:
    """How many of the members with a vote must be present: more than half. The order names no quorum: this is
    the general rule of collegial bodies, an assumption until the Department's regulation says otherwise.
    """
    return voting // 2 + 1


_ONE_CHAIRMAN = Text(
    kk="Комиссияда бір төраға болады", ru="в Комиссии один председатель", en="the Commission has one chairman"
)
_ONE_SECRETARY = Text(
    kk="Комиссияда бір хатшы болады", ru="в Комиссии один секретарь", en="the Commission has one secretary"
)
_MEMBERS = Text(
    kk="төрағадан басқа кемінде {least} мүше қажет",
    ru="кроме председателя нужно не менее {least} членов",
    en="beside the chairman at least {least} members are needed",
)
_TWICE = Text(
    kk="бір адам Комиссияға бір рет енгізіледі",
    ru="человек входит в Комиссию один раз",
    en="a person is in the Commission once",
)


def check_composition(facts: Composition, now: Situation) -> Iterator[Objection]:
    """One chairman, one secretary, enough members, nobody twice (C-09)."""
    seats = [person.seat.value for person in facts.people]
    if seats.count("chairman") != 1:
        yield Objection("people", "commission_chairman", _ONE_CHAIRMAN, COMMISSION)
    if seats.count("secretary") != 1:
        yield Objection("people", "commission_secretary", _ONE_SECRETARY, COMMISSION)
    least = int(parameters.get("certification.commission-members", on=now.today))
    if seats.count("member") < least:
        yield Objection("people", "commission_members", _MEMBERS.format(least=least), COMMISSION)
    if len({person.iin for person in facts.people}) != len(facts.people):
        yield Objection("people", "commission_twice", _TWICE, COMMISSION)


def voting(composition: Composition) -> list[Appointee]:
    """Who has a vote: chairman and members; a substitute only in the place of one who is away."""
    return [person for person in composition.people if person.seat.value in ("chairman", "member")]


_NO_QUORUM = Text(
    kk="кворум жоқ: {present} қатысып отыр, кемінде {needed} қажет",
    ru="нет кворума: присутствуют {present}, нужно не менее {needed}",
    en="there is no quorum: {present} are present, at least {needed} are needed",
)
_NO_CHAIRMAN = Text(
    kk="төрағасыз отырыс ашылмайды", ru="без председателя сессия не открывается",
    en="the session does not open without its chairman",
)  # fmt: skip
_NO_SECRETARY = Text(
    kk="хаттаманы жүргізетін хатшы қатысуы керек",
    ru="должен присутствовать секретарь, который ведёт протокол",
    en="the secretary who keeps the minutes must be present",
)


def check_opening(facts: Opening, now: Situation) -> Iterator[Objection]:
    """Chairman, secretary and a quorum are there (C-15, C-16). Substitutes stand in for absent members."""
    present = set(facts.present)
    by_seat: dict[str, list[Appointee]] = {}
    for person in facts.composition.people:
        if person.staff in present:
            by_seat.setdefault(person.seat.value, []).append(person)
    if "chairman" not in by_seat:
        yield Objection("present", "no_chairman", _NO_CHAIRMAN, VOTES)
    if "secretary" not in by_seat:
        yield Objection("present", "no_secretary", _NO_SECRETARY, MINUTES)
    whole = len(voting(facts.composition))
    there = sum(len(by_seat.get(seat, ())) for seat in ("chairman", "member", "substitute"))
    if min(there, whole) < quorum(whole):
        words = _NO_QUORUM.format(present=there, needed=quorum(whole))
        yield Objection("present", "no_quorum", words, VOTES)


_ORAL = Text(
    kk="кемінде {least} сұрақ қойылады, {asked} қойылды",
    ru="задаётся не менее {least} вопросов, записано {asked}",
    en="at least {least} questions are asked; {asked} are recorded",
)


def check_interview(facts: Interview, now: Situation) -> Iterator[Objection]:
    """At least three questions were asked (C-14)."""
    least = int(parameters.get("certification.oral-questions", on=now.today))
    if len(facts.questions) < least:
        words = _ORAL.format(least=least, asked=len(facts.questions))
        yield Objection("questions", "too_few_oral_questions", words, ORDER_69 / "A1 p.12(4)")


_TALLY = Text(
    kk="дауыстардың қорытындысы дұрыс емес",
    ru="итог не следует из голосов",
    en="the result does not follow from the votes",
)


def check_tally(facts: Tally, now: Situation) -> Iterator[Objection]:
    """The recorded result is what the votes come to by law (C-15)."""
    ballots = [Ballot(vote.member, vote.choice == "pass", vote.chairman) for vote in facts.votes]
    try:
        made = decide(ballots, [vote.member for vote in facts.votes])
    except VotesIncomplete:
        yield Objection("votes", "votes_incomplete", _TALLY, VOTES)
        return
    if (made.passed, made.decided_by) != (facts.passed, facts.decided_by):
        yield Objection("passed", "tally_wrong", _TALLY, VOTES)


_SIGNERS = Text(
    kk="хаттамаға төраға, хатшы және қатысқан барлық мүшелер қол қояды",
    ru="протокол подписывают председатель, секретарь и все присутствовавшие члены",
    en="the chairman, the secretary and every member who was present sign the minutes",
)


def must_sign(minutes: Minutes) -> set[UUID]:
    """Staff ids of everybody who signs the minutes (C-16)."""
    return {minutes.chairman.staff, minutes.secretary.staff, *(member.staff for member in minutes.members)}


def check_signed(facts: Signed, now: Situation) -> Iterator[Objection]:
    """Chairman, secretary and at least one member signed, each once (C-16); who exactly, the minutes say."""
    seats = [one.seat.value for one in facts.signatures]
    people = {one.staff for one in facts.signatures}
    if seats.count("chairman") != 1 or seats.count("secretary") != 1 or len(people) != len(seats):
        yield Objection("signatures", "minutes_signers", _SIGNERS, MINUTES)
