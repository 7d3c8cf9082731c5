"""The Commission: composition, quorum, votes, minutes (C-09, C-15, C-16; A1 p.13)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal
from uuid import UUID

from oryndau.law import parameters
from oryndau.law.acts import APPC, ORDER_69
from oryndau.law.certification.session_facts import Opening, Recusal, Seat
from oryndau.law.certification.testing import chosen_language
from oryndau.law.hearing import not_in_future
from oryndau.law.procedure import Check, Objection, Situation
from oryndau.law.text import Text

if TYPE_CHECKING:
    from oryndau.law.certification.facts import Interview, Tally
    from oryndau.law.certification.session_facts import Appointee, Composition, Minutes

COMMISSION = ORDER_69 / "A1 p.9(1)"
VOTES = ORDER_69 / "A1 p.13"
MINUTES = ORDER_69 / "A1 An.4"
INTERVIEW = ORDER_69 / "A1 p.12(4)"
RECUSAL = APPC / "Art. 67"


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
_NOT_APPOINTED = Text(
    kk="сессияда басшы бекіткен Комиссия отырады",
    ru="в сессии заседает Комиссия, которую утвердил руководитель",
    en="the Commission that the head appointed sits in the session",
)
_NO_SECRETARY = Text(
    kk="хаттаманы жүргізетін хатшы қатысуы керек",
    ru="должен присутствовать секретарь, который ведёт протокол",
    en="the secretary who keeps the minutes must be present",
)


def check_opening(facts: Opening, now: Situation) -> Iterator[Objection]:
    """The appointed Commission sits: chairman, secretary and a quorum are there (C-09, C-15, C-16)."""
    if now.last("appoint") != facts.composition.model_dump(mode="json"):
        yield Objection("composition", "commission_not_appointed", _NOT_APPOINTED, COMMISSION)
    there = {person.seat.value for person in facts.composition.people if person.staff in facts.present}
    if "chairman" not in there:
        yield Objection("present", "no_chairman", _NO_CHAIRMAN, VOTES)
    if "secretary" not in there:
        yield Objection("present", "no_secretary", _NO_SECRETARY, MINUTES)
    needed, present = quorum(len(voting(facts.composition))), len(seated(facts))
    if present < needed:
        words = _NO_QUORUM.format(present=present, needed=needed)
        yield Objection("present", "no_quorum", words, VOTES)


def seated(opening: Opening) -> list[Appointee]:
    """Who votes in a session as it was opened (C-09): chairman and members who are there, and for each who is
    away a substitute who is there, in the order of the composition.
    """
    there = [person for person in opening.composition.people if person.staff in opening.present]
    own = [person for person in there if person.seat in (Seat.CHAIRMAN, Seat.MEMBER)]
    away = len(voting(opening.composition)) - len(own)
    return own + [person for person in there if person.seat is Seat.SUBSTITUTE][:away]


def voters(opening: Opening, recusals: Iterable[Recusal], candidate: UUID | None) -> list[UUID]:
    """Who must vote on a candidate: those seated, without the recused, with those who replace them (C-15).

    None stands for a candidate on whom nobody in particular is recused.
    """
    staff = [person.staff for person in seated(opening)]
    for one in recusals:
        if one.candidate in (None, candidate) and one.member in staff:
            staff.remove(one.member)
            staff += [one.replaced_by] if one.replaced_by and one.replaced_by not in staff else []
    return staff


_NOT_SEATED = Text(
    kk="бұл адам сессияда дауыс бермейді", ru="этот человек не голосует в сессии",
    en="this person has no vote in the session",
)  # fmt: skip
_NO_SUBSTITUTE = Text(
    kk="орнына сессияға қатысып отырған, дауысы жоқ қосалқы мүше кіреді",
    ru="заменяет присутствующий запасной член, у которого ещё нет голоса",
    en="the replacement is a substitute who is there and has no vote yet",
)
_TOO_FEW = Text(
    kk="бұл үміткер бойынша дауыс беретін {left} адам қалады, кемінде {needed} қажет: ауыстырыңыз",
    ru="по этому кандидату останется {left} голосующих, нужно не менее {needed}: назначьте замену",
    en="{left} would be left to vote on this candidate, at least {needed} are needed: name a replacement",
)


def check_recusal(facts: Recusal, now: Situation) -> Iterator[Objection]:
    """Who is recused had a vote, who replaces him had none, and the quorum stays (C-15; APPC Art. 67)."""
    opening = Opening.model_validate(now.last("open"))
    before = [Recusal.model_validate(told) for told in now.earlier("recuse")]
    sitting = voters(opening, before, facts.candidate)
    if facts.member not in sitting:
        yield Objection("member", "recused_without_vote", _NOT_SEATED, RECUSAL)
    spare = {person.staff for person in opening.composition.people if person.seat is Seat.SUBSTITUTE}
    free = spare & set(opening.present) - set(sitting)
    if facts.replaced_by and facts.replaced_by not in free:
        yield Objection("replaced_by", "replacement", _NO_SUBSTITUTE, RECUSAL)
    about = {facts.candidate} if facts.candidate else {None, *(one.candidate for one in before)}
    left = min(len(voters(opening, [*before, facts], candidate)) for candidate in about)
    needed = quorum(len(voting(opening.composition)))
    if left < needed:
        yield Objection("replaced_by", "no_quorum", _TOO_FEW.format(left=left, needed=needed), VOTES)


_ORAL = Text(
    kk="кемінде {least} сұрақ қойылады, {asked} қойылды",
    ru="задаётся не менее {least} вопросов, записано {asked}",
    en="at least {least} questions are asked; {asked} are recorded",
)


def check_interview(facts: Interview, now: Situation) -> Iterator[Objection]:
    """At least three questions were asked, in the language that the candidate chose (C-11, C-14)."""
    least = int(parameters.get("certification.oral-questions", on=now.today))
    if len(facts.questions) < least:
        words = _ORAL.format(least=least, asked=len(facts.questions))
        yield Objection("questions", "too_few_oral_questions", words, INTERVIEW)
    yield from chosen_language(facts.language.value, now)
    yield from not_in_future("held_at", facts.held_at, now, INTERVIEW)


_TALLY = Text(
    kk="дауыстардың қорытындысы дұрыс емес", ru="итог не следует из голосов",
    en="the result does not follow from the votes",
)  # fmt: skip
_TURNOUT = Text(
    kk="дауыстар {cast}, кемінде {needed} қажет", ru="голосов {cast}, нужно не менее {needed}",
    en="{cast} have voted, at least {needed} must",
)  # fmt: skip


def check_tally(passes: bool) -> Check:
    """The check of the step that this outcome of the votes takes: it is what they come to by law (C-15)."""

    def check(facts: Tally, now: Situation) -> Iterator[Objection]:
        """Enough have voted, each once, and their votes come to this by majority or the chairman's vote."""
        least = quorum(1 + int(parameters.get("certification.commission-members", on=now.today)))
        if len(facts.votes) < least:
            words = _TURNOUT.format(cast=len(facts.votes), needed=least)
            yield Objection("votes", "votes_too_few", words, VOTES)
        ballots = [Ballot(vote.member, vote.choice == "pass", vote.chairman) for vote in facts.votes]
        try:
            made = decide(ballots, [vote.member for vote in facts.votes])
        except VotesIncomplete:
            yield Objection("votes", "votes_incomplete", _TALLY, VOTES)
            return
        if (made.passed, made.decided_by) != (facts.passed, facts.decided_by) or made.passed is not passes:
            yield Objection("passed", "tally_wrong", _TALLY, VOTES)

    return check


def must_sign(minutes: Minutes) -> set[UUID]:
    """Staff ids of everybody who signs the minutes (C-16)."""
    return {minutes.chairman.staff, minutes.secretary.staff, *(member.staff for member in minutes.members)}
