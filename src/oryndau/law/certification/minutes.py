"""Rules of the minutes of a session: who, what of each candidate, who signs (C-13, C-15, C-16; form An.4)."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from typing import TYPE_CHECKING

from oryndau.law.acts import ORDER_69
from oryndau.law.certification.commission import must_sign, seated, voters
from oryndau.law.certification.facts import Outcome
from oryndau.law.certification.presiding import presiding
from oryndau.law.certification.session_facts import Line4, Minutes, Opening, Recusal, Seat
from oryndau.law.hours import ALMATY
from oryndau.law.procedure import Objection, Situation
from oryndau.law.text import Text, shown

if TYPE_CHECKING:
    from oryndau.law.certification.session_facts import Signed

MINUTES = ORDER_69 / "A1 An.4"

_PEOPLE = Text(
    kk="хаттамада сессияға қатысқан төраға, мүшелер мен хатшы көрсетіледі",
    ru="протокол называет председателя, членов и секретаря, которые участвовали в сессии",
    en="the minutes name the chairman, the members and the secretary who took part in the session",
)
_TWICE = Text(
    kk="үміткер хаттамада бір рет көрсетіледі", ru="кандидат назван в протоколе один раз",
    en="a candidate stands in the minutes once",
)  # fmt: skip
_LINE = Text(
    kk="{number}: нәтиже дауыстарға сәйкес емес", ru="{number}: исход не следует из голосов",
    en="{number}: the outcome does not follow from the votes",
)  # fmt: skip
_SEED = Text(
    kk="құпия сан сессия ашылғанда жарияланған хэшке сәйкес емес",
    ru="секретное число не соответствует хэшу, объявленному при открытии сессии",
    en="the seed is not the one whose hash was told when the session opened",
)
_SIGNERS = Text(
    kk="хаттамаға төраға, хатшы және қатысқан барлық мүшелер бір реттен қол қояды",
    ru="протокол подписывают по одному разу председатель, секретарь и все участвовавшие члены",
    en="the chairman, the secretary and every member who took part sign the minutes, each once",
)
_NUMBER = Text(
    kk="қолтаңбалар басқа хаттамаға қойылған", ru="подписи стоят под другим протоколом",
    en="the signatures are under other minutes",
)  # fmt: skip

_DECIDED = Text(
    kk="Комиссия сессия ашылған күннен ({day}) бастап бүгінге дейін шешеді",
    ru="Комиссия решает не раньше дня сессии ({day}) и не позже сегодняшнего",
    en="the Commission decides between the day of the session ({day}) and today",
)


def check_minutes(facts: Minutes, now: Situation) -> Iterator[Objection]:
    """The minutes name who sat, each candidate once, and agree with the votes (C-15, C-16)."""
    opening = Opening.model_validate(now.last("open"))
    recusals = [Recusal.model_validate(told) for told in now.earlier("recuse")]
    throughout = set(voters(opening, recusals, None))
    may = throughout.union(person.staff for person in seated(opening))
    may.update(one.replaced_by for one in recusals if one.replaced_by)
    people = {facts.chairman.staff, *(member.staff for member in facts.members)}
    seats = (facts.chairman.seat, facts.secretary.seat)
    presides = facts.chairman.staff == presiding(opening, recusals)
    if seats != (Seat.CHAIRMAN, Seat.SECRETARY) or not presides or not throughout <= people <= may:
        yield Objection("members", "minutes_people", _PEOPLE, MINUTES)
    if len({line.case for line in facts.candidates}) != len(facts.candidates):
        yield Objection("candidates", "minutes_candidate_twice", _TWICE, MINUTES)
    for place, line in enumerate(facts.candidates):
        if not _follows(line):
            words = _LINE.format(number=line.number)
            yield Objection(f"candidates.{place}.outcome", "minutes_outcome", words, ORDER_69 / "A1 p.13")
    if facts.seed and hashlib.sha256(bytes.fromhex(facts.seed)).hexdigest() != opening.seed_commitment:
        yield Objection("seed", "seed_commitment", _SEED, ORDER_69 / "A1 p.11")


def _follows(line: Line4) -> bool:
    """Whether the outcome is what the votes say. Without a vote nobody passes; who was absent or suspended
    was not voted on.
    """
    votes = (line.votes_for, line.votes_against)
    if None in votes or votes == (0, 0):
        return line.outcome is not Outcome.PASSED
    favour, against = line.votes_for or 0, line.votes_against or 0
    if line.outcome is Outcome.PASSED:
        return favour > against or (favour == against and line.decided_by == "chairman")
    return line.outcome is Outcome.NOT_PASSED and (favour < against or favour == against)


def check_signed(facts: Signed, now: Situation) -> Iterator[Objection]:
    """Everybody who must sign the minutes as they were last drawn up has signed, each once (C-16)."""
    minutes = Minutes.model_validate(now.last("draw-up"))
    people = [one.staff for one in facts.signatures]
    if set(people) != must_sign(minutes) or len(set(people)) != len(people):
        yield Objection("signatures", "minutes_signers", _SIGNERS, MINUTES)
    if facts.minutes_number != minutes.number:
        yield Objection("minutes_number", "minutes_number", _NUMBER, MINUTES)
    opened = Opening.model_validate(now.last("open")).opened_at.astimezone(ALMATY).date()
    if not opened <= facts.decided_on <= now.today:
        yield Objection("decided_on", "decision_day", _DECIDED.format(day=shown(opened)), MINUTES)
